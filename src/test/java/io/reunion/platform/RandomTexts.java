package io.reunion.platform;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts as people write them, among them what would be marks; always the same ones. */
public final class RandomTexts {
  private static final List<String> PIECES = List.of(
      "报名",
      "find 张三",
      "rsvp",
      "+1",
      "a_b",
      "*so*",
      "~no~",
      "`x`",
      "&",
      "<",
      ">",
      "\"",
      "'",
      "😀",
      "👩‍👩‍👧",
      "]]>",
      "&amp;",
      "{x}",
      "@li",
      "#1",
      "\\",
      "100%",
      "https://a.example/?b=c&d=_e_#f",
      "王五，2008",
      "é");

  private RandomTexts() {}

  /** {@code count} texts of up to eight pieces, each beginning and ending with a letter. */
  public static Stream<String> of(int count) {
    Random random = new Random(7);
    return IntStream.range(0, count).mapToObj(i -> {
      StringBuilder text = new StringBuilder("x");
      for (int n = random.nextInt(8); n > 0; n--) {
        text.append(random.nextInt(4) == 0 ? "" : " ")
            .append(PIECES.get(random.nextInt(PIECES.size())));
      }
      return text.append(" y").toString();
    });
  }
}
