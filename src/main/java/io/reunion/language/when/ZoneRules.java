package io.reunion.language.when;

import io.reunion.language.when.Meaning.Piece;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Time zones: 北京时间, "London time", "GMT", "UTC+8", and the offset that ends an ISO time. */
final class ZoneRules {
  private ZoneRules() {}

  static @Nullable Piece at(Tokens t, int i) {
    Token head = t.at(i);
    if (head.isMark('+') || head.isMark('-')) {
      return isoOffset(t, i, head);
    }
    if (!head.is(Sort.ZONE)) {
      return null;
    }
    ZoneName name = head.term().attached(ZoneName.class);
    boolean universal = name.zones().get(0).equals(ZoneOffset.UTC.getId());
    Piece offset = universal ? offset(t, i) : null;
    if (offset != null) {
      return offset;
    }
    return head.value() == 0 ? Piece.weak(i, i + 1, name) : Piece.of(i, i + 1, name);
  }

  private static @Nullable Piece offset(Tokens t, int i) {
    int sign = t.skipSpace(i + 1);
    boolean minus = t.isMark(sign, '-');
    Token hours = t.at(sign + 1);
    boolean signed = minus || t.isMark(sign, '+');
    if (signed && isCompact(hours)) {
      return zone(i, sign + 2, minus, hours.value() / 100, hours.value() % 100);
    }
    if (!signed || !hours.is(Sort.NUM) || hours.value() > 14) {
      return null;
    }
    boolean exact = t.isMark(sign + 2, ':') && t.at(sign + 3).isNumber(0, 59);
    return zone(
        i,
        exact ? sign + 4 : sign + 2,
        minus,
        hours.value(),
        exact ? t.at(sign + 3).value() : 0);
  }

  /** 0800, as mails have it. */
  private static boolean isCompact(Token hours) {
    return hours.is(Sort.NUM)
        && hours.digits() == 4
        && hours.value() <= 1400
        && hours.value() % 100 < 60;
  }

  private static Piece zone(int i, int end, boolean minus, int hours, int minutes) {
    int total = hours * 60 + minutes;
    ZoneOffset zone = ZoneOffset.ofTotalSeconds((minus ? -60 : 60) * Math.min(total, 14 * 60));
    return Piece.of(i, end, ZoneName.of(zone));
  }

  /** +08:00 right after a time; a minus only after the form with T, or 14:00-17:00 would lose its end. */
  private static @Nullable Piece isoOffset(Tokens t, int i, Token sign) {
    Token hours = t.at(i + 1);
    int last = t.before(i);
    boolean seconds = t.isMark(last - 1, ':') && t.isMark(last - 3, ':');
    if (seconds && isCompact(hours)) {
      return zone(i, i + 2, sign.isMark('-'), hours.value() / 100, hours.value() % 100);
    }
    Token minutes = t.at(i + 3);
    boolean shaped = hours.is(Sort.NUM)
        && hours.digits() == 2
        && hours.value() <= 14
        && t.isMark(i + 2, ':')
        && minutes.isNumber(0, 59)
        && t.is(i - 1, Sort.NUM)
        && t.at(i - 1).to() == sign.from();
    boolean iso = t.isMark(i - 4, 't') || t.isMark(i - 6, 't');
    return shaped && (sign.isMark('+') || iso)
        ? zone(i, i + 4, sign.isMark('-'), hours.value(), minutes.value())
        : null;
  }
}
