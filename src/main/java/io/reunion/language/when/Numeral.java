package io.reunion.language.when;

import org.jspecify.annotations.Nullable;

/** Numbers in Chinese characters: 二十三, 廿三, 零五, 二零二六, 两, 一百二十; 七八 is a vague one. */
record Numeral(int value, int end, boolean isVague) {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String FORMAL = "零壹贰叁肆伍陆柒捌玖";

  /** The longest well-formed number at the place; null if there is none. */
  static @Nullable Numeral at(char[] text, int start) {
    int digits = 0;
    while (digit(text, start + digits) >= 0 && digits < 9) {
      digits++;
    }
    boolean tens = tensAt(text, start + digits) > 0;
    if (digits >= 2 && !(digits == 2 && tens && digit(text, start) == 0)) {
      return sequence(text, start, tens ? digits - 1 : digits);
    }
    return digits == 0 && !tens ? null : structured(text, start, digits == 1);
  }

  private static Numeral sequence(char[] text, int start, int length) {
    int value = 0;
    for (int i = 0; i < length; i++) {
      value = value * 10 + digit(text, start + i);
    }
    boolean year = length == 4;
    boolean leadingZero = length == 2 && digit(text, start) == 0;
    boolean ending = length == 2 && digit(text, start + 1) == 0;
    return new Numeral(value, start + length, length > 1 && !year && !leadingZero && !ending);
  }

  private static Numeral structured(char[] text, int start, boolean leading) {
    int at = start;
    int head = leading ? digit(text, at++) : 1;
    if (isHundred(text, at)) {
      return hundreds(text, at + 1, head);
    }
    int tens = tensAt(text, at);
    if (tens == 0) {
      return new Numeral(head, at, false);
    }
    int value = tens == 1 ? head * 10 : tens * 10;
    at++;
    int last = digit(text, at);
    return last > 0 && !couple(text, at)
        ? new Numeral(value + last, at + 1, false)
        : new Numeral(value, at, false);
  }

  private static Numeral hundreds(char[] text, int start, int head) {
    int value = head * 100;
    int at = start;
    boolean zero = digit(text, at) == 0;
    if (zero) {
      at++;
    }
    int next = digit(text, at);
    if (next <= 0) {
      return new Numeral(value, zero ? at - 1 : at, false);
    }
    if (tensAt(text, at + 1) != 1) {
      return new Numeral(value + (zero ? next : next * 10), at + 1, false);
    }
    int last = digit(text, at + 2);
    return new Numeral(value + next * 10 + Math.max(last, 0), at + (last > 0 ? 3 : 2), false);
  }

  private static boolean isHundred(char[] text, int i) {
    return i < text.length && (text[i] == '百' || text[i] == '佰');
  }

  private static boolean couple(char[] text, int i) {
    return text[i] == '两' || text[i] == '俩';
  }

  private static int tensAt(char[] text, int i) {
    if (i >= text.length) {
      return 0;
    }
    return switch (text[i]) {
      case '十', '拾' -> 1;
      case '廿' -> 2;
      case '卅' -> 3;
      default -> 0;
    };
  }

  private static int digit(char[] text, int i) {
    if (i >= text.length || text[i] < 0x3007) {
      return -1;
    }
    if (couple(text, i)) {
      return 2;
    }
    return Math.max(DIGITS.indexOf(text[i]), FORMAL.indexOf(text[i]));
  }
}
