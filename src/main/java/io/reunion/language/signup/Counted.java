package io.reunion.language.signup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number of people as it is written in an entry: digits, Chinese numerals, 两, 俩, 仨, or an English word.
 *
 * @param to the place after it
 */
record Counted(int value, int to) {
  private static final List<String> ENGLISH = List.of(
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  /** The number at {@code at}, at most 999. */
  static @Nullable Counted at(String plain, int at, int end) {
    if (at >= end) {
      return null;
    }
    char c = plain.charAt(at);
    if (c == '俩' || c == '仨') {
      return new Counted(c == '俩' ? 2 : 3, at + 1);
    }
    int word = EntryWords.ENGLISH_NUMBERS.lengthAt(plain, at, end);
    if (word > 0) {
      return new Counted(ENGLISH.indexOf(plain.substring(at, at + word)), at + word);
    }
    Numeral number = Numeral.at(plain, at, end);
    boolean whole = number != null
        && number.value() < 1000
        && !(number.to() < end && NumberScanner.isDigit(plain.charAt(number.to())));
    return number != null && whole ? new Counted(number.value(), number.to()) : null;
  }

  /** Whether a number that ends at {@code at} may stand without a unit: nothing makes it a quantity, date or longer number. */
  static boolean isBare(String plain, int at, int end) {
    if (at >= end) {
      return true;
    }
    char c = plain.charAt(at);
    boolean decimal =
        (c == '.' || c == ':') && at + 1 < end && NumberScanner.isDigit(plain.charAt(at + 1));
    return !decimal
        && !NumberScanner.isDigit(c)
        && !Phrases.isLatin(c)
        && "份箱斤瓶本件点月日号级班届楼块元盒包张条袋杯%个".indexOf(c) < 0;
  }

  /** The place after a unit of people at {@code at}, after blanks; 0 if there is none. */
  static int people(String plain, int at, int end) {
    return unit(EntryWords.PEOPLE, plain, at, end);
  }

  /** The place after one of {@code units} at {@code at}, after blanks; 0 if there is none. */
  static int unit(Phrases units, String plain, int at, int end) {
    int from = NumberScanner.skipBlanks(plain, at, end);
    int length = units.lengthAt(plain, from, end);
    int to = from + length;
    boolean other = to < end && EntryWords.NOT_PEOPLE.indexOf(plain.charAt(to)) >= 0;
    // 带3个菜: the measure word alone says nothing about people.
    boolean measure = length == 1
        && to < end
        && "个大小".indexOf(plain.charAt(from)) >= 0
        && HanScript.isHan(plain.charAt(to))
        && Numeral.at(plain, to, end) == null;
    return length == 0 || other || measure ? 0 : to;
  }
}
