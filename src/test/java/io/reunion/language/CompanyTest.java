package io.reunion.language;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who comes along, and to which of several events. */
class CompanyTest {
  private static final EventNames EVENTS = Phrasings.INTERPRETER.eventNames(
      List.of("秋季茶会 / Autumn tea party", "Rooftop concert / 屋顶音乐会", "创业沙龙 / Founders' salon"));

  private static String read(String text) {
    return Phrasings.read(text, Listening.DIRECT, EVENTS, CompanyTest::told);
  }

  private static String told(Meaning meaning) {
    Slots slots = meaning.slots();
    return Phrasings.event(meaning)
        + (slots.seats().isPresent() ? " " + slots.seats().getAsInt() : "")
        + slots.guests().stream().map(name -> " with " + name).collect(joining())
        + slots.onBehalfOf().map(name -> " for " + name).orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "帮我跟我闺蜜刘敏都登记一下 | YES 2 with 刘敏",
        "请给我和老同学赵磊报名茶会 | YES 茶会 2 with 赵磊",
        "把我和我室友都算上 | YES 2",
        "给王强和我一起报上 | YES 2 with 王强",
        "茶会我带妹妹孙悦来 | YES 茶会 2 with 孙悦",
        "register me and my flatmate Priya for the concert | YES concert 2 with Priya",
        "add me and Oscar to the salon list please | YES salon 2 with Oscar",
        "I'll be at the concert with my cousin Ravi | YES concert 2 with Ravi",
        "帮我同事陈涛报名 | YES for 陈涛",
        "我来，带2个孩子，2个朋友 | YES 5",
        "I'm in, bringing 2 kids, 2 friends | YES 5",
        "没问题我带老婆来 | YES 2",
        "我来，带2个商学院同学 | YES 3",
      })
  void whoIsSignedUpBesideTheSpeakerComesWithThem(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "茶会和沙龙我都参加，茶会带我弟弟 | YES 茶会 2, YES 沙龙",
        "音乐会、沙龙都算我，沙龙我们两个人 | YES 音乐会, YES 沙龙 2",
        "I'm in for the concert and the salon, plus my wife for the concert | YES concert 2, YES salon",
        "yes to the concert and the salon, just me for the salon | YES concert, YES salon 1",
        "茶会去，沙龙也去，沙龙不去了 | YES 茶会, NO 沙龙",
        "yes to the concert and the salon, and put Priya down for the concert | YES concert, YES salon, YES concert for Priya",
        "音乐会我去，沙龙我也去，帮赵磊报名音乐会 | YES 音乐会, YES 沙龙, YES 音乐会 for 赵磊",
      })
  void aLaterWordOnOneOfSeveralEventsIsAboutThatOne(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "茶会+3，其中一个小孩 | YES 茶会 4",
        "音乐会四个人 其中有两个老人 | YES 音乐会 4",
        "concert +2, including one child | YES concert 3",
        "concert: six of us, incl. three kids | YES concert 6",
        "concert +2 (my wife and my son) | YES concert 3",
        "沙龙+1（我太太） | YES 沙龙 2",
        "concert +1 and my wife | YES concert 3",
      })
  void whoIsAmongThoseCountedIsNotCountedAgain(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }
}
