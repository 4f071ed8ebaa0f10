package io.reunion.language.when;

import io.reunion.language.when.Lexicon.Unit;
import io.reunion.language.when.Meaning.Piece;
import org.jspecify.annotations.Nullable;

/** Lengths of time, and moments counted from now: 两个半小时, "an hour and a half", 三天后, "in 2 weeks", 两小时内. */
final class AmountRules {
  private static final int MOST = 1000;
  private static final String VAGUE_BEFORE = "这那前过有每哪某头隔几第近";

  /** A length that was read, and the place after it. */
  private record Read(Amount amount, int end, boolean article) {}

  private AmountRules() {}

  /** A piece that begins at {@code i}: with "in", 过 or "within" first, or with the length itself. */
  static @Nullable Piece at(Tokens t, int i) {
    Token head = t.at(i);
    if (head.is(Sort.IN) || head.is(Sort.PASS)) {
      Read read = amount(t, t.skipSpace(i + 1));
      boolean idiom = head.is(Sort.PASS)
          && head.to() == head.from() + 1
          && t.character(t.at(i + 1).from()) == '两';
      if (idiom) {
        return null;
      }
      boolean minute = read != null && read.article && read.amount.minutes() == 1;
      if (read == null || minute) {
        return null;
      }
      int end = skipLater(t, read.end);
      boolean near = head.is(Sort.IN) && head.to() > head.from() + 2;
      return later(i, end, read.amount, false).about(near, end);
    }
    if (head.is(Sort.WITHIN)) {
      Read read = amount(t, t.skipSpace(i + 1));
      return read == null ? null : later(i, read.end, read.amount, false).relating(Relation.BY);
    }
    Read read = amount(t, i);
    return read == null ? null : counted(t, i, read);
  }

  /** The length that all of the words say, however small or vague it is; null if they say something else. */
  static @Nullable Amount whole(Tokens t) {
    Read read = amount(t, t.skipSpace(0));
    return read != null && t.skipSpace(read.end) >= t.size() ? read.amount : null;
  }

  private static int skipLater(Tokens t, int end) {
    int after = t.skipSpace(end);
    return t.is(after, Sort.LATER) ? after + 1 : end;
  }

  private static @Nullable Piece counted(Tokens t, int i, Read read) {
    int end = t.is(read.end, Sort.APPROX_AFTER) ? read.end + 1 : read.end;
    int after = t.skipSpace(end);
    boolean near = end > read.end;
    Amount amount = read.amount;
    return switch (t.at(after).sort()) {
      case LATER -> later(i, after + 1, amount, false).about(near, after + 1);
      case WITHIN -> later(i, after + 1, amount, false).relating(Relation.BY);
      case AGO -> {
        boolean vague = amount.months() > 0 || t.character(t.at(i).from() - 1) == '提';
        yield vague ? null : later(i, after + 1, amount, true);
      }
      default -> {
        Piece length = length(t, i, read);
        yield length == null ? null : length.about(near, end);
      }
    };
  }

  private static Piece later(int i, int end, Amount amount, boolean back) {
    return amount.minutes() > 0
        ? Piece.of(i, end, new Meaning.Soon(amount, back))
        : Piece.of(i, end, new DaySpec.Later(amount, back));
  }

  /** Days and weeks are often said without measuring anything, so they count only with support; months never do. */
  private static @Nullable Piece length(Tokens t, int i, Read read) {
    Meaning.Length length = new Meaning.Length(read.amount);
    if (read.amount.months() > 0 || isHalfOfOtherThing(t, read.end)) {
      return null;
    }
    if (read.amount.minutes() > 0) {
      boolean single = read.article && read.amount.minutes() == 1;
      return single ? null : Piece.of(i, read.end, length);
    }
    boolean vague = VAGUE_BEFORE.indexOf(t.character(t.at(i).from() - 1)) >= 0;
    return vague ? null : Piece.weak(i, read.end, length);
  }

  private static boolean isHalfOfOtherThing(Tokens t, int end) {
    return t.is(end, Sort.WORD) && t.following(end) == '热';
  }

  private static @Nullable Read amount(Tokens t, int i) {
    Token head = t.at(i);
    return switch (head.sort()) {
      case BAN -> half(t, t.is(i + 1, Sort.GE) ? i + 2 : i + 1);
      case HALF -> half(t, articleAfter(t, i + 1));
      case NUM, NUMBER, COUPLE -> several(t, i, head);
      case ARTICLE -> single(t, i);
      default -> null;
    };
  }

  private static int articleAfter(Tokens t, int i) {
    int at = t.skipSpace(i);
    return t.is(at, Sort.ARTICLE) ? t.skipSpace(at + 1) : at;
  }

  private static @Nullable Read half(Tokens t, int i) {
    Unit unit = unit(t, i);
    if (unit == Unit.HOUR) {
      return new Read(new Amount(0, 0, 30), i + 1, false);
    }
    if (t.is(i, Sort.NIAN)) {
      return new Read(new Amount(6, 0, 0), i + 1, false);
    }
    return unit == Unit.MONTH && t.at(i - 1).sort() != Sort.GE
        ? new Read(new Amount(0, 15, 0), i + 1, false)
        : null;
  }

  private static @Nullable Unit unit(Tokens t, int i) {
    Token token = t.at(i);
    return token.is(Sort.UNIT) ? token.term().attached(Unit.class) : null;
  }

  /** "An hour and a half", "a week"; "half" may also stand before the unit: "one and a half hours". */
  private static @Nullable Read single(Tokens t, int i) {
    int at = t.skipSpace(i + 1);
    Unit unit = unit(t, at);
    if (unit == null || t.character(t.at(at).to() - 1) == 's') {
      return null;
    }
    return withHalf(t, unit.times(1), unit, at + 1, true);
  }

  private static Read withHalf(Tokens t, Amount amount, Unit unit, int end, boolean article) {
    int half = t.find(end, Sort.AND_HALF);
    if (half < 0 && t.is(end, Sort.BAN) && unit == Unit.HOUR) {
      half = end;
    }
    boolean some = half >= 0 && (unit == Unit.HOUR || unit == Unit.MINUTE);
    return some
        ? new Read(amount.plus(new Amount(0, 0, unit == Unit.HOUR ? 30 : 0)), half + 1, article)
        : new Read(amount, end, article);
  }

  private static @Nullable Read several(Tokens t, int i, Token head) {
    boolean counts = head.is(Sort.COUPLE) || head.isAnyNumber(1, MOST);
    if (!counts || head.has(Token.TH)) {
      return null;
    }
    if (t.isMark(i + 1, '.') && t.at(i + 2).isInDigits()) {
      return decimal(t, i, head);
    }
    int at = t.isMark(i + 1, '-') ? i + 2 : t.skipSpace(i + 1);
    if (t.is(at, Sort.AND_HALF)) {
      Unit unit = unit(t, t.skipSpace(at + 1));
      return unit == Unit.HOUR
          ? new Read(new Amount(0, 0, head.value() * 60 + 30), t.skipSpace(at + 1) + 1, false)
          : null;
    }
    return chinese(t, at, head);
  }

  private static @Nullable Read chinese(Tokens t, int at, Token head) {
    if (t.is(at, Sort.GE) && t.is(at + 1, Sort.BAN)) {
      boolean month = t.is(at + 2, Sort.YUE);
      Unit unit = unit(t, at + 2);
      if (month || unit == Unit.HOUR) {
        Amount amount =
            month ? new Amount(head.value(), 15, 0) : new Amount(0, 0, head.value() * 60 + 30);
        return new Read(amount, at + 3, false);
      }
      return null;
    }
    if (t.is(at, Sort.KE)) {
      return t.at(at).to() - t.at(at).from() == 2
          ? new Read(new Amount(0, 0, head.value() * 15), at + 1, false)
          : null;
    }
    if (t.is(at, Sort.NIAN)) {
      return new Read(new Amount(head.value() * 12, 0, 0), at + 1, false);
    }
    Unit unit = unit(t, at);
    return unit == null ? null : withMinutes(t, unit, head.value(), at + 1);
  }

  private static @Nullable Read decimal(Tokens t, int i, Token head) {
    Token tenths = t.at(i + 2);
    int at = t.skipSpace(i + 3);
    if (unit(t, at) != Unit.HOUR || tenths.digits() != 1) {
      return null;
    }
    return new Read(new Amount(0, 0, head.value() * 60 + tenths.value() * 6), at + 1, false);
  }

  /** "1h30", "1 hr 30 min", 1小时30分. */
  private static Read withMinutes(Tokens t, Unit unit, int n, int end) {
    Amount amount = unit.times(n);
    int at = t.skipSpace(end);
    Token minutes = t.at(at);
    if (unit != Unit.HOUR || !minutes.isAnyNumber(1, 59) || t.isMark(at + 1, ':')) {
      return withHalf(t, amount, unit, end, false);
    }
    int mark = t.skipSpace(at + 1);
    if (unit(t, mark) == Unit.MINUTE || t.is(mark, Sort.FEN)) {
      return new Read(amount.plus(new Amount(0, 0, minutes.value())), mark + 1, false);
    }
    boolean tight = at == end && minutes.digits() == 2;
    return tight
        ? new Read(amount.plus(new Amount(0, 0, minutes.value())), at + 1, false)
        : withHalf(t, amount, unit, end, false);
  }
}
