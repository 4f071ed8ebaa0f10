package io.reunion.language.signup;

import io.reunion.language.signup.Unreadable.Reason;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each line of a list whether it belongs to the title, an entry, the examples or the notes below. Works
 * from the runs of numbers ({@link Run}): the first run that is not terms begins the entries.
 */
final class Outline {
  private final Folded text;
  private final String plain;
  private final List<Piece> pieces;
  /** For each piece the index of the next numbered one. */
  private final int[] next;
  /** Pieces that are terms, with their heading. */
  private final BitSet terms = new BitSet();

  private final int start;

  private final List<String> title = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private final List<String> examples = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Unreadable> unreadable = new ArrayList<>();

  private Heading heading = Heading.NONE;
  private boolean afterBlank;
  private boolean inExample;
  private boolean inNotes;
  private int lastValue;

  private Outline(Folded text, List<Piece> pieces) {
    this.text = text;
    this.plain = text.plain();
    this.pieces = pieces;
    this.next = MarkFilter.nextMarked(pieces);
    this.start = readRuns(Run.of(text, pieces));
  }

  static Outline of(Folded text, List<Piece> pieces) {
    Outline outline = new Outline(text, pieces);
    for (int i = 0; i < pieces.size(); i++) {
      outline.place(i);
    }
    return outline;
  }

  List<String> title() {
    return title;
  }

  List<Item> items() {
    return items;
  }

  List<String> examples() {
    return examples;
  }

  List<String> notes() {
    return notes;
  }

  List<Unreadable> unreadable() {
    return unreadable;
  }

  /** Marks what is terms; gives the index of the first entry. */
  private int readRuns(List<Run> runs) {
    int first = pieces.size();
    for (Run run : runs) {
      if (run.terms()) {
        terms.set(run.first(), run.last() + 1);
        terms.set(Math.max(run.heading(), 0), Math.max(run.heading() + 1, 0));
      } else {
        first = Math.min(first, run.first());
      }
    }
    return first;
  }

  private void place(int at) {
    Piece piece = pieces.get(at);
    if (piece.isBlank()) {
      afterBlank = true;
      inExample = false;
      return;
    }
    if (piece.mark() != null && at >= start && !terms.get(at)) {
      numbered(piece, piece.mark());
    } else if (!isRuler(piece)) {
      unnumbered(at, piece);
    }
    afterBlank = false;
  }

  private boolean isRuler(Piece piece) {
    return new Line(piece.line(), piece.from(), piece.to()).isRuler(plain);
  }

  private void numbered(Piece piece, Mark mark) {
    inNotes = false;
    if (isExample(piece.contentFrom(), piece.to())) {
      examples.add(shown(piece.contentFrom(), piece.to()));
      inExample = true;
      return;
    }
    inExample = false;
    lastValue = mark.value();
    items.add(
        new Item(mark, sub(piece.contentFrom(), piece.to()), heading, piece.line(), piece.line()));
  }

  private void unnumbered(int at, Piece piece) {
    if (isExample(piece.from(), piece.to()) || inExample) {
      inExample = true;
      examples.add(shown(piece.from(), piece.to()));
    } else if (isListOfNames(piece)) {
      unreadable.add(
          new Unreadable(shown(piece.from(), piece.to()), piece.line(), Reason.SEVERAL_NAMES));
    } else if (at < start) {
      heading = headsEntries(at, piece) ? Heading.of(text, piece.from(), piece.to()) : Heading.NONE;
      title.add(shown(piece.from(), piece.to()));
    } else if (terms.get(at)) {
      inNotes = true;
      notes.add(shown(piece.from(), piece.to()));
    } else {
      loose(at, piece);
    }
  }

  /** The last line of the title counts as a heading only where it names a group or says who does not come. */
  private boolean headsEntries(int at, Piece piece) {
    return nextNumbered(at) != null
        && (Heading.isGroup(plain, piece.from(), piece.to())
            || Heading.of(text, piece.from(), piece.to()).attendance() != Attendance.GOING);
  }

  /** A line without a number among the entries or below them. */
  private void loose(int at, Piece piece) {
    Mark next = nextNumbered(at);
    if (next != null && isHeading(piece, next)) {
      heading = Heading.of(text, piece.from(), piece.to());
      return;
    }
    boolean person = LooseLine.isPerson(plain, piece.from(), piece.to());
    if (next != null && person && next.value() == lastValue + 2) {
      lastValue++;
      items.add(new Item(null, sub(piece.from(), piece.to()), heading, piece.line(), piece.line()));
    } else if (person || LooseLine.isPlusOne(plain, piece.from(), piece.to())) {
      unreadable.add(new Unreadable(
          shown(piece.from(), piece.to()),
          piece.line(),
          person ? Reason.NO_NUMBER : Reason.NO_NAME));
    } else if (next == null && (inNotes || afterBlank || isTail(piece))) {
      inNotes = true;
      notes.add(shown(piece.from(), piece.to()));
    } else if (!items.isEmpty() && items.get(items.size() - 1).mayWrap()) {
      Item last = items.remove(items.size() - 1);
      items.add(last.wrapped(sub(piece.from(), piece.to()), piece.line()));
    } else {
      notes.add(shown(piece.from(), piece.to()));
    }
  }

  private boolean isHeading(Piece piece, Mark next) {
    if (Heading.of(text, piece.from(), piece.to()).isNone()) {
      return false;
    }
    boolean restarts = next.value() <= 1 && lastValue >= 1;
    return Heading.isPlain(plain, piece.from(), piece.to())
        || Heading.isGroup(plain, piece.from(), piece.to())
        || (restarts && afterBlank);
  }

  private boolean isTail(Piece piece) {
    return ListWords.TAILS.lengthAt(plain, piece.from(), piece.to()) > 0;
  }

  /** The number of the next entry, null if terms or nothing numbered come first. */
  private @Nullable Mark nextNumbered(int at) {
    int index = next[at];
    return index >= pieces.size() || terms.get(index) ? null : pieces.get(index).mark();
  }

  private boolean isExample(int from, int to) {
    int open = from < to && "([".indexOf(plain.charAt(from)) >= 0 ? from + 1 : from;
    int word = ListWords.EXAMPLES.lengthAt(plain, open, to);
    int after = open + word;
    if (word > 0 && (after >= to || " :、,)](.-".indexOf(plain.charAt(after)) >= 0)) {
      return true;
    }
    return word > 1
        || plain.substring(from, to).endsWith("(例)")
        || plain.substring(from, to).endsWith("(示例)");
  }

  /** {@code 请假：王五、赵六}: names that no number counts. */
  private boolean isListOfNames(Piece piece) {
    int colon = plain.indexOf(':', piece.from());
    if (colon < 0 || colon >= piece.to() - 1) {
      return false;
    }
    String words = Tokens.trimmed(plain.substring(piece.from(), colon));
    boolean known = ListWords.WITHDRAWN_HEADINGS.has(words)
        || ListWords.MAYBE_HEADINGS.has(words)
        || ListWords.GOING_HEADINGS.has(words);
    return known && LooseLine.names(plain, colon + 1, piece.to()) > 0;
  }

  private Folded sub(int from, int to) {
    return text.sub(from, to);
  }

  private String shown(int from, int to) {
    return text.shown().substring(from, to).strip();
  }
}
