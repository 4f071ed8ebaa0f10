package io.reunion.language;

import org.jspecify.annotations.Nullable;

/** What kinds of characters there are. */
final class Characters {
  private Characters() {}

  static boolean isPictograph(String form) {
    int c = form.codePointAt(0);
    return c >= 0x2190 || (c == ':' && form.length() > 2);
  }

  /** The kind of a token of this form, which is no punctuation. */
  static Kind kindOf(String form) {
    int c = form.codePointAt(0);
    if (isHan(c)) {
      return Kind.HAN;
    }
    if (isDigit(c)) {
      return Kind.NUMBER;
    }
    return Character.isLetter(c) || c == '\'' ? Kind.WORD : Kind.SYMBOL;
  }

  static boolean isHan(int c) {
    return (c >= 0x3041 && c <= 0x30FF && c != '・')
        || (c >= 0x3400 && c <= 0x9FFF)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || c == '〇'
        || c == '々'
        || (c >= 0x20000 && c <= 0x3FFFF);
  }

  static boolean isDigit(int c) {
    return (c >= '0' && c <= '9') || Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
  }

  static @Nullable Kind punctuation(int c) {
    return switch (c) {
      case '.', '!', ';', '\n', '\r', '。', '…', '¡', '｡' -> Kind.STOP;
      case '?', '¿' -> Kind.QUERY;
      case ',',
          ':',
          '、',
          '(',
          ')',
          '[',
          ']',
          '{',
          '}',
          '"',
          '“',
          '”',
          '「',
          '」',
          '『',
          '』',
          '《',
          '》',
          '【',
          '】',
          '〈',
          '〉',
          '~',
          '〜',
          '|',
          '·',
          '・',
          '«',
          '»',
          '<',
          '>',
          '*',
          '_',
          '\\' -> Kind.PAUSE;
      default -> null;
    };
  }
}
