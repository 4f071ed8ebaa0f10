package io.reunion.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.platform.PlainText.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "@bot find li|find li",
        "@bot, find li|find li",
        "@bot：查 张三|查 张三",
        "@bot，报名|报名",
        "hey @bot find li|hey find li",
        "hey @bot|hey",
        "hey @bot!|hey!",
        "hey @bot, x|hey, x",
        "你好@bot查一下|你好查一下",
        "@bot|''",
        "  @bot   ,  x  |x",
        "@bot @bot x|x",
        "x @bot y @bot z|x y z",
        "@bot\u00A0\u2005x|x",
        "no mention  at all|no mention  at all"
      })
  void takesMentionsOutWithoutLeavingGaps(String text, String expected) {
    assertThat(PlainText.without(text, mentions(text))).isEqualTo(expected);
  }

  @Test
  void keepsTheLinesOfAList() {
    String text = "@bot 接龙\n1. 张三\n2. 李四 @bot\n3. 王五";
    assertThat(PlainText.without(text, mentions(text))).isEqualTo("接龙\n1. 张三\n2. 李四 \n3. 王五");
    assertThat(PlainText.without("@bot\n1. 张三", List.of(new Span(0, 4)))).isEqualTo("1. 张三");
  }

  @Test
  void makesTextStorable() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(6); n >= 0; n--) {
        text.append(random.nextBoolean() ? 'a' : (char) (0xD7F0 + random.nextInt(0x820)));
      }
      String whole = PlainText.wellFormed(text.toString());
      byte[] stored = whole.getBytes(StandardCharsets.UTF_8);
      assertThat(new String(stored, StandardCharsets.UTF_8)).isEqualTo(whole);
      assertThat(whole).hasSameSizeAs(text);
    }
    assertThat(PlainText.wellFormed("😀 ok")).isEqualTo("😀 ok");
  }

  @Test
  void cutsNoPairInHalf() {
    assertThat(PlainText.cut("abcdef", 6)).isEqualTo("abcdef");
    assertThat(PlainText.cut("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(PlainText.cut("abcd😀fg", 6)).isEqualTo("abcd…");
  }

  private static List<Span> mentions(String text) {
    List<Span> spans = new ArrayList<>();
    for (int at = text.indexOf("@bot"); at >= 0; at = text.indexOf("@bot", at + 4)) {
      spans.add(new Span(at, at + 4));
    }
    return spans;
  }
}
