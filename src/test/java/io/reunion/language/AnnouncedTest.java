package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.text.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An announcement that is told as one tells it to a person: whom it is for, and what it says. */
class AnnouncedTest {
  private static Meaning read(String text, Listening heard) {
    boolean han = text.codePoints().anyMatch(Character::isIdeographic);
    return Phrasings.INTERPRETER
        .read(new Utterance(text, heard, han ? Language.ZH : Language.EN, Phrasings.NOW))
        .main();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tell the class of 2010 that the dinner starts at 8 | to the class of 2010: the dinner starts at 8",
        "let everyone in London know the room has changed | to everyone in London: the room has changed",
        "need to tell everybody in the London chapter that the venue moved | to everybody in the London chapter: the venue moved",
        "pls send a note to the Berlin people: bring umbrellas | to the Berlin people: bring umbrellas",
        "drop a line to the 1999 graduates that we look for photos | to the 1999 graduates: we look for photos",
        "通知一下2010级的，聚餐改到八点 | 给2010级的：聚餐改到八点",
        "告诉上海的校友们明天下雨记得带伞 | 给上海的校友们：明天下雨记得带伞",
        "跟北京分会讲一下，会议室换了 | 给北京分会：会议室换了",
      })
  void whomItIsForStandsBeforeWhatItSays(String text, String announced) {
    Meaning meaning = read(text, Listening.DIRECT);
    assertThat(meaning.intent()).isEqualTo(Intent.ANNOUNCE);
    assertThat(meaning.slots().query()).contains(announced);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "please remind everybody the deadline is Sunday | the deadline is Sunday",
        "spread the word that parking is free | parking is free",
        "跟大家说一声，周六改地方了 | 周六改地方了",
        "群里发一下：会费该交了 | 会费该交了",
        "让大家知道礼堂关了 | 礼堂关了",
      })
  void whatIsForEverybodyHasNobodyBeforeIt(String text, String announced) {
    Meaning meaning = read(text, Listening.ADDRESSED);
    assertThat(meaning.intent()).isEqualTo(Intent.ANNOUNCE);
    assertThat(meaning.slots().query()).contains(announced);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "聚餐取消了，跟大家说一声 | 聚餐取消了",
        "跟各群说大巴取消了 | 大巴取消了",
        "大巴九点就开，记得通知一下2010级的 | 给2010级的：大巴九点就开",
        "the coach leaves at nine, please let everyone know | the coach leaves at nine",
        "Parking is free. Tell the Oslo chapter please | to the Oslo chapter: Parking is free",
      })
  void whatIsToBeToldMayStandBefore(String text, String announced) {
    Meaning meaning = read(text, Listening.DIRECT);
    assertThat(meaning.intent()).isEqualTo(Intent.ANNOUNCE);
    assertThat(meaning.slots().query()).contains(announced);
  }

  @ParameterizedTest
  @CsvSource({
    "'I can''t make it, tell everyone', RSVP_NO",
    "tell everyone I can't come, RSVP_NO",
    "跟大家说声抱歉我来不了, RSVP_NO",
    "告诉大家我去不了, RSVP_NO"
  })
  void whatSaysWhetherTheSpeakerComesIsTheirAnswer(String text, Intent intent) {
    assertThat(read(text, Listening.CARD).intent()).isEqualTo(intent);
    assertThat(read(text, Listening.DIRECT).intent()).isEqualTo(intent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"我来不了，跟大家说一声", "I can't make it to the dinner, please tell everyone"})
  void anAnswerThatIsToBeToldToTheOthersIsAnAnswerFirst(String text) {
    assertThat(read(text, Listening.DIRECT).intent()).isEqualTo(Intent.RSVP_NO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tell everyone the dinner is ready", "告诉大家开饭了", "tell the class a joke"})
  void talkAmongPeopleAnnouncesNothing(String text) {
    assertThat(read(text, Listening.AMBIENT).intent()).isEqualTo(Intent.NONE);
    assertThat(read(text, Listening.CARD).intent()).isEqualTo(Intent.NONE);
  }
}
