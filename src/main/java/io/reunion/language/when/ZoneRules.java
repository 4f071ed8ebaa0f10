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
    boolean universal = name.zones().get(0).equals(ZoneOffset.UTC);
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
    if (!(minus || t.isMark(sign, '+')) || !hours.is(Sort.NUM) || hours.value() > 14) {
      return null;
    }
    boolean exact = t.isMark(sign + 2, ':') && t.at(sign + 3).isNumber(0, 59);
    return zone(
        i, exact ? sign + 4 : sign + 2, minus, hours, exact ? t.at(sign + 3).value() : 0);
  }

  private static Piece zone(int i, int end, boolean minus, Token hours, int minutes) {
    int total = hours.value() * 60 + minutes;
    ZoneOffset zone = ZoneOffset.ofTotalSeconds((minus ? -60 : 60) * Math.min(total, 14 * 60));
    return Piece.of(i, end, ZoneName.of(zone));
  }

  /** +08:00 right after a time; a minus only after the form with T, or 14:00-17:00 would lose its end. */
  private static @Nullable Piece isoOffset(Tokens t, int i, Token sign) {
    Token hours = t.at(i + 1);
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
        ? zone(i, i + 4, sign.isMark('-'), hours, minutes.value())
        : null;
  }
}
