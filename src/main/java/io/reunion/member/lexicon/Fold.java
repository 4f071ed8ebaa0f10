package io.reunion.member.lexicon;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Brings what people write into the form in which it is compared: compatibility forms, case, accents of Latin, Greek and
 * Cyrillic letters, and traditional characters are gone afterwards. Used alike for what is indexed and what is asked.
 */
public final class Fold {
  /** Accents above this letter belong to the letter (Thai, Devanagari, kana). */
  private static final int LAST_WITH_LOOSE_ACCENTS = 0x0600;

  private Fold() {}

  public static String text(String text) {
    return simplify(latin(text));
  }

  /**
   * As {@link #text} but with Chinese characters as they were written: the reading of a traditional character is not
   * always that of its simplified form.
   */
  public static String latin(String text) {
    if (isPlain(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String apart = Normalizer.normalize(compatible, Normalizer.Form.NFD);
    StringBuilder out = new StringBuilder(apart.length());
    int base = ' ';
    for (int i = 0; i < apart.length(); ) {
      int c = apart.codePointAt(i);
      i += Character.charCount(c);
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        base = c;
        append(out, c);
      } else if (base >= LAST_WITH_LOOSE_ACCENTS) {
        out.appendCodePoint(c);
      }
    }
    return Normalizer.normalize(out, Normalizer.Form.NFC);
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case 'ß' -> out.append("ss");
      case 'æ' -> out.append("ae");
      case 'œ' -> out.append("oe");
      case 'ø' -> out.append('o');
      case 'đ', 'ð' -> out.append('d');
      case 'ł' -> out.append('l');
      case 'ı' -> out.append('i');
      case 'þ' -> out.append("th");
      case '\u2018', '\u2019', '\u02BC', '\u00B4', '`', '\u02BB' -> out.append('\'');
      default -> out.appendCodePoint(c);
    }
  }

  public static String simplify(String text) {
    if (text.codePoints().noneMatch(c -> Han.simplified(c) != c)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(Han.simplified(c)));
    return out.toString();
  }

  /** {@link #text} with only its letters and digits left: two spellings that differ in blanks or hyphens are equal. */
  public static String joined(String text) {
    return lettersAndDigits(text(text));
  }

  public static String lettersAndDigits(String folded) {
    StringBuilder out = new StringBuilder(folded.length());
    folded.codePoints().filter(Fold::isWordPart).forEach(out::appendCodePoint);
    return out.toString();
  }

  static boolean isWordPart(int c) {
    return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /** ASCII and the usual Chinese characters have nothing to fold but case. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c < 0x7F ? c != '`' : c >= 0x4E00 && c <= 0x9FFF;
      if (!plain) {
        return false;
      }
    }
    return true;
  }
}
