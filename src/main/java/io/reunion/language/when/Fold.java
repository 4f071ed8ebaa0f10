package io.reunion.language.when;

import java.util.Arrays;

/**
 * A text made comparable: half width, lower case, simplified script (only the characters that dates need), one space for
 * any run of them, one dash for any run of dashes, nothing invisible; with the way back to the original.
 */
final class Fold {
  private static final String TRADITIONAL =
      "點個後週禮號鐘鍾時間兩農曆歷臘國慶節聖誕這從開來當陽勞動紐約倫敦東準過內裡種閏貳參陸" + "萬婦兒師復親華聯會與還約爾羅馬爾納費爾頓溫墨爾悉蘭灣矽蘇瑪倫鳥長歡";
  private static final String SIMPLIFIED =
      "点个后周礼号钟钟时间两农历历腊国庆节圣诞这从开来当阳劳动纽约伦敦东准过内里种闰贰叁陆" + "万妇儿师复亲华联会与还约尔罗马尔纳费尔顿温墨尔悉兰湾硅苏玛伦鸟长欢";
  private static final char[] SIMPLE = simpleForms();
  private static final int HAN_START = 0x4E00;

  private final char[] folded;
  private final int[] origin;

  private Fold(char[] folded, int[] origin) {
    this.folded = folded;
    this.origin = origin;
  }

  private static char[] simpleForms() {
    char[] table = new char[0xA000 - HAN_START];
    for (int i = 0; i < TRADITIONAL.length(); i++) {
      table[TRADITIONAL.charAt(i) - HAN_START] = SIMPLIFIED.charAt(i);
    }
    return table;
  }

  static Fold of(String text) {
    char[] out = new char[text.length()];
    int[] origin = new int[text.length() + 1];
    int size = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = fold(text.charAt(i));
      if (c == 0 || (size > 0 && runsOn(out, size, c))) {
        continue;
      }
      origin[size] = i;
      out[size++] = c;
    }
    origin[size] = text.length();
    return new Fold(Arrays.copyOf(out, size), origin);
  }

  /** Whether {@code c} adds nothing to what is there: a further space or dash, a third line break. */
  private static boolean runsOn(char[] out, int size, char c) {
    char last = out[size - 1];
    return switch (c) {
      case ' ' -> last == ' ' || last == '\n';
      case '-' -> last == '-';
      case '\n' -> last == '\n' && size > 1 && out[size - 2] == '\n';
      default -> false;
    };
  }

  private static char fold(char c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z'
          ? (char) (c + 32)
          : c == '\t' || c == '\r' ? ' ' : c == '~' ? '-' : c;
    }
    if (c >= HAN_START && c < 0xA000) {
      char simple = SIMPLE[c - HAN_START];
      return simple == 0 ? c : simple;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
      return fold((char) (c - 0xFEE0));
    }
    return switch (c) {
      case 0xA0, 0x2002, 0x2003, 0x2009, 0x200A, 0x202F, 0x3000 -> ' ';
      case 0x2028, 0x2029, 0x85 -> '\n';
      case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x301C, 0x223C, 0x2500 -> '-';
      case 0x2018, 0x2019, 0x02BC, 0xB4 -> '\'';
      case 0x2236, 0xFE55, 0xFE13 -> ':';
      case 0x3014, 0x3010 -> '(';
      case 0x3015, 0x3011 -> ')';
      case 0x3007 -> '零';
      default -> isInvisible(c) ? 0 : Character.toLowerCase(c);
    };
  }

  private static boolean isInvisible(char c) {
    return c == 0xAD
        || (c >= 0x200B && c <= 0x200F)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F)
        || c == 0xFEFF
        || c == 0xFE0F;
  }

  char[] text() {
    return folded;
  }

  /** Where the folded character {@code i} stood in the original; its length for the end. */
  int origin(int i) {
    return origin[i];
  }

  /** Where the original character behind the folded one ends. */
  int originEnd(int end) {
    return end == 0 ? 0 : origin[end - 1] + 1;
  }
}
