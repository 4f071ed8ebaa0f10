package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Some of a party stay away: the speaker still comes, and so do the others. */
class FewerTest {
  private static String read(String text) {
    return Phrasings.read(text, Listening.CARD, EventNames.NONE, FewerTest::told);
  }

  private static String told(Meaning meaning) {
    Slots slots = meaning.slots();
    return (slots.seats().isPresent() ? " " + slots.seats().getAsInt() : "")
        + (slots.more() == 0 ? "" : (slots.more() > 0 ? " +" : " ") + slots.more());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "减一个人 | YES -1",
        "少来两个人 | YES -2",
        "我们家少一个人，孩子发烧了 | YES -1",
        "我儿子病了，我们少一个人 | YES -1",
        "我太太来不了了，少一个人 | YES -1",
        "人数减2 | YES -2",
        "退掉两个位子 | YES -2",
        "我来，但少带一个人 | YES -1",
        "one less please | YES -1",
        "we'll be two fewer than planned | YES -2",
        "there will be one less of us, my son is ill | YES -1",
        "one of my guests can't come | YES -1",
        "cancel 2 of our seats | YES -2",
        "I'm still coming but with one fewer guest | YES -1",
        "only two of us now, my son is ill | YES 2",
        "one person fewer | YES -1",
        "我先生来不了了，年会少一个人 | YES -1",
        "my husband is ill, one fewer for the gala | YES -1",
        "my wife can't make it after all | YES -1",
        "我太太来不了了 | YES -1",
      })
  void fewerThanBeforeKeepsTheOthersAndTheSpeaker(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "人数加一 | YES 2 +1",
        "追加一位 | YES 2 +1",
        "我们家还要再加俩 | YES 3 +2",
        "再帮我加一位 | YES 2 +1",
        "I need one more seat | YES 2 +1",
        "add another guest | YES 2 +1",
      })
  void moreThanBeforeAddsToThem(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "我不去了，少一个人 | NO",
        "退出 | WITHDRAW",
        "cancel our seats | WITHDRAW",
        "少一个人也没关系 | NONE",
        "少喝点 | NONE",
        "小孩不去了 | NONE",
        "Tom's wife can't come | NONE",
        "my wife can't make it, so I'm out too | NO",
      })
  void whatOnlySoundsLikeItIsSomethingElse(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }
}
