package io.reunion.language.when;

import io.reunion.language.when.Meaning.Piece;
import org.jspecify.annotations.Nullable;

/** Whether a phrase of weak pieces, such as "sat", 12/12 or "in March", is meant as a date. */
final class Support {
  private final Tokens t;
  private final Hint hint;

  Support(Tokens tokens, Hint hint) {
    this.t = tokens;
    this.hint = hint;
  }

  /** The place of the token before {@code from} that introduces the phrase, past "the", "on" and colons. */
  int head(int from) {
    int i = t.before(from);
    for (int steps = 0; steps < 4; steps++) {
      Token token = t.at(i);
      boolean passes = token.isMark(':')
          || token.is(Sort.THE)
          || token.is(Sort.CUE)
          || token.is(Sort.APPROX)
          || token.isMark('(')
          || token.is(Sort.AT);
      if (!passes) {
        return i;
      }
      i = t.before(i);
    }
    return i;
  }

  boolean holds(Draft draft) {
    long strong = draft.pieces().stream().filter(piece -> !piece.weak()).count();
    boolean length = draft.first().meaning() instanceof Meaning.Length;
    if (strong > 0 && !isLonePart(draft)) {
      return true;
    }
    if (draft.pieces().size() > 1 && !length) {
      return arePair(draft);
    }
    int before = t.before(draft.first().from());
    if (length) {
      return t.is(before, Sort.FOR);
    }
    if (draft.first().meaning() instanceof ZoneName) {
      return false;
    }
    return isIntroduced(before) || isFollowed(draft) || isWhole(draft) || isExpected(draft);
  }

  private static boolean isLonePart(Draft draft) {
    return draft.pieces().stream()
        .allMatch(piece -> piece.weak() || piece.meaning() instanceof Meaning.Part);
  }

  /** Two weak pieces hold each other up unless both are numbers with dots or dashes, which anything may be. */
  private boolean arePair(Draft draft) {
    if (draft.pieces().stream().anyMatch(piece -> piece.meaning() instanceof Meaning.Part)) {
      return draft.pieces().stream().noneMatch(piece -> piece.meaning() instanceof Meaning.Length);
    }
    boolean numbers =
        draft.pieces().stream().allMatch(piece -> piece.meaning() instanceof DaySpec.Slash);
    if (!numbers) {
      return true;
    }
    boolean full =
        draft.pieces().stream().allMatch(piece -> t.at(piece.to() - 1).digits() == 2);
    return full || isIntroduced(t.before(draft.first().from()));
  }

  private boolean isIntroduced(int before) {
    return switch (t.at(before).sort()) {
      case CUE, AT, IN, BY, AFTER, FROM, TO, LABEL, BETWEEN, FOR, ONWARDS -> true;
      case MARK -> t.isMark(before, ':') && isIntroduced(t.before(before));
      default -> false;
    };
  }

  private boolean isFollowed(Draft draft) {
    Token next = t.at(t.skipSpace(draft.last().to()));
    boolean limit =
        next.is(Sort.AGO) || next.is(Sort.END_MARK) || next.is(Sort.ONWARDS) || next.is(Sort.LATER);
    boolean weekday = draft.first().meaning() instanceof DaySpec.Weekday;
    int after = t.skipSpace(t.skipSpace(draft.last().to()) + 1);
    boolean comma = next.isMark(',') && t.is(after, Sort.WEEKDAY);
    boolean list = weekday && (next.is(Sort.OR) || next.is(Sort.AND) || next.isMark('/') || comma);
    return limit || (weekday && next.is(Sort.OK)) || list;
  }

  /** The whole message is the phrase; fractions and ratings such as 1/2 and 10/10 are not dates even then. */
  private boolean isWhole(Draft draft) {
    for (int i = 0; i < t.size(); i++) {
      boolean inside = i >= draft.first().from() && i < draft.last().to();
      Token token = t.at(i);
      if (!inside && !token.is(Sort.SPACE) && !token.is(Sort.LINE) && !token.is(Sort.MARK)) {
        return false;
      }
    }
    Meaning meaning = draft.first().meaning();
    if (meaning instanceof DaySpec.Slash slash) {
      return t.isMark(draft.first().from() + 1, '/') && !isFraction(slash);
    }
    return meaning instanceof DaySpec.Weekday
        || meaning instanceof DaySpec.Weekend
        || meaning instanceof ClockSpec;
  }

  private static boolean isFraction(DaySpec.Slash slash) {
    int a = slash.first();
    int b = slash.second();
    return (a < b && b <= 5)
        || (b == 10 && a <= 10)
        || (a == 24 && b == 7)
        || (b == 11 && (a == 9 || a == 7));
  }

  private boolean isExpected(Draft draft) {
    Meaning meaning = draft.first().meaning();
    return switch (hint.expects()) {
      case DATE -> meaning instanceof DaySpec;
      case TIME -> meaning instanceof ClockSpec;
      case ANYTHING -> false;
    };
  }

  /** A message that is one number answers the question for a day or a time. */
  @Nullable
  Piece bareAnswer() {
    int at = t.skipSpace(0);
    Token number = t.at(at);
    boolean whole = t.skipSpace(at + 1) >= t.size();
    if (!whole || !number.isAnyNumber(0, 2400) || hint.expects() == Hint.Expects.ANYTHING) {
      return null;
    }
    if (hint.expects() == Hint.Expects.DATE) {
      boolean day = number.value() >= 1 && number.value() <= 31;
      return day ? Piece.of(at, at + 1, new DaySpec.DayOfMonth(number.value())) : null;
    }
    if (number.digits() == 4 && number.value() % 100 < 60) {
      return Piece.of(
          at,
          at + 1,
          ClockSpec.spoken(number.value() / 100, number.value() % 100).full());
    }
    boolean hour = number.value() <= 24 && number.digits() <= 2;
    return hour ? Piece.of(at, at + 1, ClockSpec.spoken(number.value(), 0)) : null;
  }
}
