package io.reunion.language.when;

import io.reunion.language.when.Meaning.Piece;
import org.jspecify.annotations.Nullable;

/** Finds the piece that begins at a token: the longest that any rule reads and whose edges are clean. */
final class Pieces {
  private final Tokens t;

  Pieces(Tokens tokens) {
    this.t = tokens;
  }

  /**
   * @param used the end of the piece before: a number right after it may begin another one, as in 14:00-17:00
   */
  @Nullable
  Piece at(int i, int used) {
    Piece piece = read(i);
    if (piece == null || isInsideNumber(i, used) || runsIntoNumber(piece)) {
      return null;
    }
    return decorated(piece.meaning() instanceof DaySpec ? ShiftedDayRules.after(t, piece) : piece);
  }

  private @Nullable Piece read(int i) {
    return switch (t.at(i).sort()) {
      case EDGE, SPACE, LINE -> null;
      case MARK -> ZoneRules.at(t, i);
      case WORD -> ClockRules.at(t, i);
      case NUM, NUMBER -> number(i);
      case ZONE -> ZoneRules.at(t, i);
      case PART -> Piece.of(i, i + 1, new Meaning.Part(t.at(i).term().attached(PartOfDay.class)));
      case CHA, NOON, MIDNIGHT -> ClockRules.at(t, i);
      default -> word(i);
    };
  }

  private @Nullable Piece number(int i) {
    Piece shifted = ShiftedDayRules.at(t, i);
    if (shifted != null) {
      return shifted;
    }
    Piece date = Piece.longer(NumericDateRules.at(t, i), ChineseDateRules.at(t, i));
    date = Piece.longer(date, EnglishDateRules.at(t, i));
    date = Piece.longer(date, LunarDateRules.at(t, i));
    date = Piece.longer(date, RepeatRules.at(t, i));
    Piece clock = Piece.longer(ClockRules.at(t, i), SpokenClockRules.at(t, i));
    Piece amount = Piece.longer(WeekRules.at(t, i), AmountRules.at(t, i));
    return Piece.longer(Piece.longer(date, clock), amount);
  }

  private @Nullable Piece word(int i) {
    Piece shifted = ShiftedDayRules.at(t, i);
    if (shifted != null) {
      return shifted;
    }
    Piece date = Piece.longer(ChineseDateRules.at(t, i), EnglishDateRules.at(t, i));
    date = Piece.longer(date, LunarDateRules.at(t, i));
    date = Piece.longer(date, WeekRules.at(t, i));
    date = Piece.longer(date, RepeatRules.at(t, i));
    return Piece.longer(date, Piece.longer(SpokenClockRules.at(t, i), AmountRules.at(t, i)));
  }

  /** "Around" before and 左右 after a piece make it inexact; 准时 and "sharp" belong to it. */
  private Piece decorated(Piece piece) {
    boolean about = t.is(t.before(piece.from()), Sort.APPROX);
    int after = t.skipSpace(piece.to());
    Token next = t.at(after);
    boolean clock = piece.meaning() instanceof ClockSpec;
    if (next.is(Sort.APPROX_AFTER)) {
      return piece.about(true, after + 1);
    }
    if (clock && next.is(Sort.SHARP)) {
      return new Piece(
          piece.from(), after + 1, piece.meaning(), piece.relation(), piece.weak(), about);
    }
    return piece.about(about, piece.to());
  }

  private boolean isInsideNumber(int i, int used) {
    Token first = t.at(i);
    if (!first.is(Sort.NUM) || !first.isInDigits()) {
      return false;
    }
    Token mark = t.at(i - 1);
    Token before = t.at(i - 2);
    boolean joined = ".:/-+*×,".indexOf(mark.mark()) >= 0 && mark.mark() != 0;
    return joined
        && mark.to() == first.from()
        && i - 2 >= used
        && before.is(Sort.NUM)
        && before.isInDigits()
        && before.to() == mark.from();
  }

  private boolean runsIntoNumber(Piece piece) {
    Token last = t.at(piece.to() - 1);
    if (!last.is(Sort.NUM) || !last.isInDigits() || last.has(Token.TH)) {
      return false;
    }
    Token next = t.at(piece.to());
    if (next.is(Sort.WORD) && next.from() == last.to() && Trie.isLetter(t.character(next.from()))) {
      return !next.isMark('t');
    }
    boolean mark = ".:%‰°$¥".indexOf(next.mark()) >= 0 && next.mark() != 0;
    boolean number = t.at(piece.to() + 1).is(Sort.NUM) && t.at(piece.to() + 1).isInDigits();
    boolean dash = next.isMark('-') && piece.weak() && piece.meaning() instanceof DaySpec;
    return (mark && (number || ".:".indexOf(next.mark()) < 0))
        || (dash && number && isDashed(piece));
  }

  /** 12-12 followed by another dash and number is no date. */
  private boolean isDashed(Piece piece) {
    return t.isMark(piece.from() + 1, '-');
  }
}
