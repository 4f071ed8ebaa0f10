package io.reunion.language.when;

import io.reunion.language.when.Meaning.Piece;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A phrase while its pieces are being gathered. */
final class Draft {
  private Side start = Side.EMPTY;
  private @Nullable Side end;
  private @Nullable Amount length;
  private Meaning.@Nullable Soon soon;
  private @Nullable ZoneName zone;
  private boolean approximate;
  private final List<Piece> pieces = new ArrayList<>(4);

  /** Adds the piece if it belongs here; false if it begins another phrase. */
  boolean add(Piece piece) {
    boolean fits = pieces.isEmpty() ? begin(piece.meaning()) : goOn(piece.meaning());
    if (fits) {
      pieces.add(piece);
      approximate |= piece.approximate();
    }
    return fits;
  }

  private boolean begin(Meaning meaning) {
    if (meaning instanceof Meaning.Length only) {
      length = only.amount();
      return true;
    }
    if (meaning instanceof Meaning.Soon only) {
      soon = only;
      return true;
    }
    if (meaning instanceof ZoneName name) {
      zone = name;
      return true;
    }
    Side side = start.with(meaning);
    start = side == null ? start : side;
    return side != null;
  }

  private boolean goOn(Meaning meaning) {
    if (soon != null || (length != null && start.isEmpty())) {
      return false;
    }
    if (meaning instanceof ZoneName name) {
      boolean fits = zone == null
          && (start.clock() != null || (name.zones().size() == 1 && start.day() != null));
      zone = fits ? name : zone;
      return fits;
    }
    if (meaning instanceof Meaning.Length measured) {
      boolean fits = start.clock() != null
          && end == null
          && length == null
          && measured.amount().minutes() > 0;
      length = fits ? measured.amount() : length;
      return fits;
    }
    if (meaning instanceof Meaning.Soon || length != null) {
      return false;
    }
    return end == null ? addToStart(meaning) : addToEnd(meaning, end);
  }

  private boolean addToStart(Meaning meaning) {
    boolean spans = start.day() != null && !Side.isSingle(start.day());
    Side side = spans && meaning instanceof DaySpec ? joinSpan(meaning) : start.with(meaning);
    start = side == null ? start : side;
    return side != null;
  }

  /** A span of days takes only what makes it one day. */
  private @Nullable Side joinSpan(Meaning meaning) {
    Side side = start.with(meaning);
    return side != null && side.check() == null ? side : null;
  }

  /** The end of "2-5pm on Sunday" lends its day to the start, which has none. */
  private boolean addToEnd(Meaning meaning, Side before) {
    boolean lends = before.clock() != null && start.day() == null && start.clock() != null;
    if (lends && (meaning instanceof DaySpec || meaning instanceof Meaning.DayAndPart)) {
      Side side = start.with(meaning);
      start = side == null ? start : side;
      return side != null;
    }
    boolean laterDay = before.clock() != null && meaning instanceof DaySpec;
    Side side = laterDay ? null : before.with(meaning);
    end = side == null ? before : side;
    return side != null;
  }

  /** Adds the piece as the other end of a range, or, after a dash, as the time of a day. */
  boolean link(Piece piece) {
    Meaning meaning = piece.meaning();
    boolean open = end == null && length == null && soon == null && !start.isEmpty();
    boolean months = meaning instanceof DaySpec.Month && start.day() instanceof DaySpec.Month;
    boolean fits = meaning instanceof DaySpec day ? Side.isSingle(day) || months : isTime(meaning);
    if (!open || !fits) {
      return false;
    }
    boolean dateThenTime =
        meaning instanceof ClockSpec && start.clock() == null && start.day() != null;
    if (dateThenTime && start.part() == null) {
      return add(piece);
    }
    end = Side.EMPTY.with(meaning);
    pieces.add(piece);
    approximate |= piece.approximate();
    return true;
  }

  /** Takes back a time that was added to the last day of 周一至周五 9:00, where another one follows it. */
  @Nullable
  Piece takeBackClock() {
    Side last = end;
    if (last == null
        || last.day() == null
        || start.clock() != null
        || !(last().meaning() instanceof ClockSpec)) {
      return null;
    }
    end = new Side(last.day(), last.check(), last.part(), null);
    return pieces.remove(pieces.size() - 1);
  }

  private static boolean isTime(Meaning meaning) {
    return meaning instanceof ClockSpec
        || meaning instanceof Meaning.Part
        || meaning instanceof Meaning.DayAndPart;
  }

  boolean hasClock() {
    return start.clock() != null;
  }

  List<Piece> pieces() {
    return pieces;
  }

  Piece first() {
    return pieces.get(0);
  }

  Piece last() {
    return pieces.get(pieces.size() - 1);
  }

  /** A part of the day or a zone alone says nothing. */
  boolean isMeaningful() {
    return start.day() != null
        || start.clock() != null
        || length != null
        || soon != null
        || (end != null && (end.day() != null || end.clock() != null));
  }

  Phrase phrase(
      int from,
      int to,
      boolean torn,
      Relation relation,
      @Nullable PartOfDay meal,
      @Nullable Phrase continues) {
    List<int[]> spans = List.of(new int[] {from, to});
    return new Phrase(
        from,
        to,
        spans,
        relation,
        start,
        end,
        length,
        soon,
        zone,
        approximate,
        false,
        torn,
        meal,
        continues);
  }
}
