package io.reunion.language.when;

import io.reunion.language.when.Meaning.Piece;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the pieces of a text into phrases, from left to right, each token once. */
final class Phrases {
  /** More than any message holds; what follows them is not read. */
  static final int MOST = 64;

  private final Tokens t;
  private final Pieces pieces;
  private final Support support;
  private final @Nullable PartOfDay meal;
  private final List<Phrase> found = new ArrayList<>();
  private @Nullable Draft draft;
  private @Nullable Phrase previous;

  Phrases(Tokens tokens, Hint hint) {
    this.t = tokens;
    this.pieces = new Pieces(tokens);
    this.support = new Support(tokens, hint);
    this.meal = meal(tokens);
  }

  /** The part of the day of the meals that are named, if they agree. */
  private static @Nullable PartOfDay meal(Tokens t) {
    Set<PartOfDay> parts = EnumSet.noneOf(PartOfDay.class);
    for (int i = 0; i < t.size(); i++) {
      if (t.is(i, Sort.MEAL)) {
        parts.add(t.at(i).term().attached(PartOfDay.class));
      }
    }
    return parts.size() == 1 ? parts.iterator().next() : null;
  }

  List<Phrase> read() {
    Piece answer = support.bareAnswer();
    if (answer != null) {
      begin(answer, false);
      close();
      return found;
    }
    int i = 0;
    int used = 0;
    while (i < t.size() && found.size() < MOST) {
      Piece piece = pieces.at(i, used);
      if (piece == null) {
        i++;
        continue;
      }
      take(piece);
      i = piece.to();
      used = i;
    }
    close();
    return Joiner.join(t, Years.spread(t, Unread.mark(t, Inheritance.forward(found))));
  }

  private void take(Piece piece) {
    Draft open = draft;
    if (open == null) {
      begin(piece, false);
      return;
    }
    boolean between = t.is(t.before(open.first().from()), Sort.BETWEEN);
    Glue glue = Glue.between(t, open.last().to(), piece.from(), between);
    boolean added = switch (glue) {
      case PLAIN -> open.add(piece);
      case LINK -> open.link(piece);
      case LENGTH -> isLengthOrTime(open, piece) && open.add(piece);
      case LIST, NONE -> false;
    };
    Piece taken = !added && glue == Glue.LINK && piece.meaning() instanceof ClockSpec
        ? open.takeBackClock()
        : null;
    if (taken != null) {
      close();
      begin(taken, false);
      take(piece);
      return;
    }
    if (!added) {
      close(glue == Glue.LIST && isWeekday(open.first()) && isWeekday(piece));
      begin(piece, glue == Glue.LIST || glue == Glue.PLAIN || glue == Glue.LENGTH);
    }
  }

  /** "Saturday 2pm for 90 minutes"; "Saturday for 2pm". */
  private static boolean isLengthOrTime(Draft open, Piece piece) {
    return open.hasClock()
        ? piece.meaning() instanceof Meaning.Length
        : piece.meaning() instanceof ClockSpec;
  }

  private void begin(Piece piece, boolean continues) {
    if (!continues) {
      previous = null;
    }
    draft = new Draft();
    if (!draft.add(piece)) {
      throw new IllegalStateException("no phrase begins with " + piece.meaning());
    }
  }

  private static boolean isWeekday(Piece piece) {
    return piece.meaning() instanceof DaySpec.Weekday;
  }

  private void close() {
    close(false);
  }

  /** @param listed another day of its kind follows, as in "sat & sun" */
  private void close(boolean listed) {
    Draft done = draft;
    draft = null;
    boolean holds =
        done != null && done.isMeaningful() && found.size() < MOST && (listed || holds(done));
    Phrase phrase = done != null && holds ? phrase(done) : null;
    if (phrase != null) {
      found.add(phrase);
    }
    previous = phrase;
  }

  /** What goes on listing needs no other support: "Sat or Sun". */
  private boolean holds(Draft done) {
    boolean listed = previous != null && done.first().meaning() instanceof DaySpec.Weekday;
    return listed || support.holds(done);
  }

  private Phrase phrase(Draft done) {
    int from = done.first().from();
    int to = done.last().to();
    Relation relation = done.first().relation();
    int before = support.head(from);
    Sort head = t.at(before).sort();
    boolean until = head == Sort.TO
        && (t.at(before).value() == 1 || t.character(t.at(before).from()) == '至');
    if (head == Sort.BY || until) {
      relation = Relation.BY;
    } else if (head == Sort.AFTER) {
      relation = Relation.AFTER;
    }
    int after = t.skipSpace(to);
    Relation suffix = suffix(t.at(after));
    if (suffix != Relation.AT && done.last().relation() == Relation.AT) {
      relation = suffix;
      to = after + 1;
    }
    boolean torn = OtherEnd.isUnread(
        t, from, to, found.isEmpty() ? 0 : found.get(found.size() - 1).to());
    return done.phrase(from, to, torn, relation, meal, previous);
  }

  /** 前, 之前, 截止 and 内 after a moment; 后, 以后, 起, "onwards". */
  private Relation suffix(Token token) {
    boolean han = t.character(token.from()) >= 0x3400;
    return switch (token.sort()) {
      case AGO -> han ? Relation.BY : Relation.AT;
      case WITHIN -> han ? Relation.BY : Relation.AT;
      case BY -> han ? Relation.BY : Relation.AT;
      case END_MARK -> Relation.BY;
      case LATER -> han ? Relation.AFTER : Relation.AT;
      case ONWARDS -> Relation.AFTER;
      default -> Relation.AT;
    };
  }
}
