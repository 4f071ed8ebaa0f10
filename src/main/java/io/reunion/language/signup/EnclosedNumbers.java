package io.reunion.language.signup;

import io.reunion.language.signup.Mark.Style;
import org.jspecify.annotations.Nullable;

/** Numbers that are one sign: ① to ㊿, ⑴, ⒈, ㈠, ㊀, ❶, ➀, ➊, keycaps such as 1️⃣, and 🔟. */
final class EnclosedNumbers {
  static final String TEN = "\uD83D\uDD1F";

  private static final char KEYCAP = '\u20E3';
  private static final char EMOJI_STYLE = '\uFE0F';

  private EnclosedNumbers() {}

  static boolean isOne(char c) {
    return value(c) > 0;
  }

  static @Nullable Mark at(String plain, int from, int end) {
    int one = value(plain.charAt(from));
    if (one > 0) {
      return NumberScanner.closed(plain, one, Style.ENCLOSED, from, from + 1, end);
    }
    if (plain.startsWith(TEN, from)) {
      return NumberScanner.closed(plain, 10, Style.ENCLOSED, from, from + TEN.length(), end);
    }
    return keycaps(plain, from, end);
  }

  private static @Nullable Mark keycaps(String plain, int from, int end) {
    int value = 0;
    int at = from;
    while (at < end && at - from < 9 && NumberScanner.isDigit(plain.charAt(at))) {
      int cap = at + 1 < end && plain.charAt(at + 1) == EMOJI_STYLE ? at + 2 : at + 1;
      if (cap >= end || plain.charAt(cap) != KEYCAP) {
        break;
      }
      value = value * 10 + plain.charAt(at) - '0';
      at = cap + 1;
    }
    return at == from ? null : NumberScanner.closed(plain, value, Style.ENCLOSED, from, at, end);
  }

  private static int value(char c) {
    if (c < '\u2460' || c > '\u32BF') {
      return 0;
    }
    if (c <= '\u249B') {
      // Circled, in parentheses, with a full stop: three rows of twenty.
      return (c - '\u2460') % 20 + 1;
    }
    return c < '\u3220' ? western(c) : eastern(c);
  }

  private static int western(char c) {
    if (c >= '\u24EB' && c <= '\u24F4') {
      return c - '\u24EB' + 11;
    }
    if (c >= '\u24F5' && c <= '\u24FE') {
      return c - '\u24F5' + 1;
    }
    // Dingbats: negative circled, sans-serif, negative sans-serif.
    return c >= '\u2776' && c <= '\u2793' ? (c - '\u2776') % 10 + 1 : 0;
  }

  private static int eastern(char c) {
    if (c <= '\u3229') {
      return c - '\u3220' + 1;
    }
    if (c >= '\u3251' && c <= '\u325F') {
      return c - '\u3251' + 21;
    }
    if (c >= '\u3280' && c <= '\u3289') {
      return c - '\u3280' + 1;
    }
    return c >= '\u32B1' ? c - '\u32B1' + 36 : 0;
  }
}
