package io.reunion.chat;

import java.util.List;
import java.util.Random;

/** Texts as nobody kind would send them. */
final class Texts {
  /** What has deceived, broken or mentioned somebody on one platform or another. */
  static final List<String> HOSTILE = List.of(
      "<!channel> <@U024BE7LH> <https://evil.example|bank>",
      "@everyone @all ＠all <at user_id=\"all\">",
      "*bold* _it_ `code` ~no~ **b** [x](https://evil.example) <b>x</b> &lt;!here&gt;",
      "Li\u202Egnp.exe\u202C",
      "a\u2066b\u2069c\u200Ed\u200Fe\u061C",
      "pay\u200Bpal\u2060.com\uFEFF",
      "Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324algo",
      "e\u0301\u0301\u0301\u0301\u200B\u0301\u0301\u0301\u0301\u200B\u0301\u0301",
      "\uE000bold\uE001 \uE006x\uE007https://evil.example\uE008",
      "\uD83D\u200B\uDE00 \uD83D alone \uDE00",
      "line\r\nline\u2028line\u2029line\u0085line\u000Bline",
      "\u0000\u0007\u001B[31mred\u007F\u009F",
      "\uDB40\uDC41\uDB40\uDC7F tags",
      "\u3164\u115F\u1160\uFFA0\u180E",
      "\uFFFE\uFFFF\uFDD0\uD83F\uDFFE",
      "\u2061\u2062\u2063\u2064\u206A\u206F\uFFF9\uFFFA\uFFFB");

  /** What people write and want to see again. */
  static final List<String> HONEST = List.of(
      "李雷",
      "José Ñandú",
      "Nguyễn Thị Ánh Nguyệt",
      "👨‍👩‍👧‍👦 👩🏽‍💻 🏳️‍🌈 ❤️",
      "می‌خواهم",
      "क्षत्रिय",
      "葛\uDB40\uDD00城",
      "שלום עולם",
      "a\tb\nc",
      "𠮷野家 ①②③ ㈱ ½ № ＠",
      "O'Brien & Söhne <ltd>");

  private static final String ALPHABET =
      "aZ09 \n\t\r*_`~<>&@#/:|{}'\"\\李\u0301\u20DD\u200B\u200D\uFE0F"
          + "\u202E\u2066\u200E\u0000\u001F\u007F\u0085\u00AD\uFEFF\uE000\uE001\uE002\uE003\uE004\uE005\uE006\uE007\uE008"
          + "\uE010\uF8FF\uD83D\uDE00\uDB40\uDC41\uFFFE\uFFF9\u3164\u061C\u2064\u2028";

  private Texts() {}

  static String random(Random random, int longest) {
    int length = random.nextInt(longest + 1);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(
          random.nextInt(12) == 0
              ? (char) random.nextInt(0x10000)
              : ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
