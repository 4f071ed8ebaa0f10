package io.reunion.language.when;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that try to make reading slow. Work is counted, not timed: looks at tokens per token. */
class WhenHostileTest {
  private static final int LENGTH = 100_000;

  /** Every token is looked at by the rules of its kind, each of which looks a bounded way ahead. */
  private static final long MOST_LOOKS_PER_TOKEN = 400;

  private static final ZonedDateTime NOW =
      LocalDateTime.of(2026, 11, 18, 10, 0).atZone(ZoneId.of("Asia/Shanghai"));

  private final WhenParser parser = new WhenParser();

  static Stream<String> patterns() {
    return Stream.of(
        "1",
        "1-",
        "1/",
        "1.",
        "1:",
        "12:",
        "12:30",
        "12:30-",
        "12:30 - ",
        "2026-",
        "2026-12-",
        "十",
        "一二",
        "二十三",
        "年",
        "12月",
        "12月12",
        "12月12日、",
        "下",
        "下下",
        "下个",
        "周",
        "周六",
        "周六、",
        "周六,",
        "点",
        "三点",
        "三点差",
        "半",
        "半个",
        "每",
        "每周一、",
        "农历",
        "正月初",
        "to ",
        "from ",
        "at ",
        "at 7",
        "at 7 ",
        "next ",
        "next week ",
        "the ",
        "the 3rd ",
        "the day after ",
        "first ",
        "first Friday of ",
        "mon ",
        "mon, ",
        "sat or ",
        "7 to ",
        "twenty ",
        "half past ",
        "quarter to ",
        "in ",
        "in 2 ",
        "2 hours ",
        "an hour and a ",
        "(",
        "((12:30",
        "\n",
        "\n\n",
        " ",
        "\t",
        "\u200b",
        "1\u200b",
        "\u202e7pm",
        "7pm ",
        "5/1 ",
        "2/30 ",
        "UTC+8 ",
        "EST ",
        "北京时间",
        "every ",
        "every Monday and ",
        "éclair",
        "\ud83d\ude00",
        "\ud83d",
        "-",
        "- ",
        "--1",
        "jan ",
        "jan 1 - ",
        "1 jan - ",
        "中秋",
        "八月十五",
        "除夕",
        "年底",
        "mid ",
        "end of ",
        "今天 ",
        "１２：３０",
        "點點",
        "5pm-",
        "from 2 to ",
        "between 1 and ",
        "a week from ");
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void workIsLinearInTheLength(String pattern) {
    String text = pattern.repeat(LENGTH / pattern.length() + 1);
    WhenParser.Outcome outcome = parser.search(text, NOW, Hint.NONE);

    assertThat(outcome.looks()).isLessThan(MOST_LOOKS_PER_TOKEN * (outcome.tokens() + 10));
    assertThat(outcome.found().size()).isLessThanOrEqualTo(Phrases.MOST);
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void twiceTheTextIsAtMostTwiceTheWork(String pattern) {
    long once = parser.search(pattern.repeat(1000), NOW, Hint.NONE).looks();
    long twice = parser.search(pattern.repeat(2000), NOW, Hint.NONE).looks();

    assertThat(twice).isLessThanOrEqualTo(2 * once + 2 * MOST_LOOKS_PER_TOKEN);
  }

  @Test
  void noMixtureOfItsWordsIsTooMuch() {
    List<String> words = patterns().toList();
    Random random = new Random(7);
    for (int round = 0; round < 2000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i >= 0; i--) {
        text.append(words.get(random.nextInt(words.size())));
        text.append(random.nextInt(3) == 0 ? " " : "");
        text.append(random.nextInt(4) == 0 ? String.valueOf(random.nextInt(40)) : "");
      }
      String written = text.toString();
      for (Hint.Expects expects : Hint.Expects.values()) {
        WhenParser.Outcome outcome = parser.search(written, NOW, Hint.NONE.expecting(expects));
        assertThat(outcome.looks()).isLessThan(MOST_LOOKS_PER_TOKEN * (outcome.tokens() + 10));
        for (When when : outcome.found()) {
          assertThat(when.to()).isGreaterThan(when.from()).isLessThanOrEqualTo(written.length());
        }
      }
    }
  }

  @Test
  void noTextOfAnyCharactersIsRefused() {
    Random random = new Random(11);
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i >= 0; i--) {
        text.append((char) random.nextInt(0x10000));
      }
      assertThat(parser.find(text.toString(), NOW, Hint.NONE)).isNotNull();
    }
  }
}
