package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.text.Language;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who says that an event is at another time has it moved; who asks, has heard it or speaks of themselves has not. */
class MovedEventTest {
  private static final EventNames EVENTS = Phrasings.INTERPRETER.namesOf(List.of(
      new Upcoming("badminton", "羽毛球 / Badminton", Phrasings.NOW.plusDays(10)),
      new Upcoming("gala", "校友年会 / Alumni gala", Phrasings.NOW.plusDays(20)),
      new Upcoming("hike", "秋日徒步 / Autumn hike", Phrasings.NOW.plusDays(30)),
      new Upcoming("pub", "London pub night", Phrasings.NOW.plusDays(11)),
      new Upcoming("fintech", "Fintech evening", Phrasings.NOW.plusDays(12)),
      new Upcoming("breakfast", "Founders breakfast", Phrasings.NOW.plusDays(13))));

  private static Meaning read(String text, Listening heard) {
    boolean han = text.codePoints().anyMatch(Character::isIdeographic);
    return Phrasings.INTERPRETER
        .read(new Utterance(text, heard, han ? Language.ZH : Language.EN, Phrasings.NOW, EVENTS))
        .main();
  }

  @ParameterizedTest
  @CsvSource({
    "羽毛球改到12月7日, 羽毛球, 12月7日",
    "把年会改到下周五晚上七点, 年会, 下周五晚上七点",
    "move the gala to Friday 8pm, gala, Friday 8pm",
    "please push back the hike to 3 December, hike, 3 December"
  })
  void anEventIsMovedByItsNameAndATime(String text, String event, String when) {
    Meaning meaning = read(text, Listening.DIRECT);
    assertThat(meaning.intent()).isEqualTo(Intent.EVENT_MOVE);
    assertThat(meaning.slots().event()).contains(event);
    assertThat(meaning.slots().query()).contains(when);
    assertThat(read(text, Listening.CARD).intent()).isNotEqualTo(Intent.EVENT_MOVE);
    assertThat(read(text, Listening.AMBIENT).intent()).isEqualTo(Intent.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "push the gala back by an hour, gala, an hour later",
    "move the gala an hour later, gala, an hour later",
    "can you delay the hike by two weeks, hike, two weeks later",
    "bring the hike forward by 30 minutes, hike, 30 minutes earlier",
    "start the gala half an hour earlier please, gala, half an hour earlier",
    "move the gala forward a week, gala, a week forward",
    "年会推迟一周, 年会, 推迟一周",
    "把羽毛球往后推两天, 羽毛球, 推迟两天",
    "年会晚一个小时开始, 年会, 推迟一个小时",
    "羽毛球提前半小时, 羽毛球, 提前半小时",
    "徒步早一个半小时集合吧, 徒步, 提前一个半小时"
  })
  void byHowMuchAnEventIsMovedIsHandedOn(String text, String event, String by) {
    Meaning meaning = read(text, Listening.DIRECT);
    assertThat(meaning.intent()).isEqualTo(Intent.EVENT_MOVE);
    assertThat(meaning.slots().event()).contains(event);
    assertThat(meaning.slots().query()).contains(by);
    assertThat(read(text, Listening.CARD).intent()).isNotEqualTo(Intent.EVENT_MOVE);
    assertThat(read(text, Listening.AMBIENT).intent()).isEqualTo(Intent.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "postpone the pub night by an hour, pub night, an hour later",
    "delay the fintech evening by two hours, fintech evening, two hours later",
    "move the pub night to an hour later, pub night, an hour later",
    "make the pub night half an hour earlier, pub night, half an hour earlier",
    "bring forward the fintech evening by two days, fintech evening, two days earlier",
    "push the pub night back one hour, pub night, one hour later"
  })
  void theHourOfATitleIsPartOfTheTitle(String text, String event, String by) {
    Meaning meaning = read(text, Listening.DIRECT);
    assertThat(meaning.intent()).isEqualTo(Intent.EVENT_MOVE);
    assertThat(meaning.slots().event()).contains(event);
    assertThat(meaning.slots().query()).contains(by);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tom said, move the gala an hour later",
        "Tom asked me, move the gala by two hours",
        "Tom says: move the gala to Friday 8pm",
        "Tom: \"move the gala to Friday 8pm\"",
        "“move the gala an hour later”, that is what he wrote",
        "if it rains, move the gala to Friday 8pm",
        "move the gala to Friday 8pm if it rains",
        "move the gala to Friday 8pm, or what do you think?",
        "老王说，把年会推迟一小时",
        "如果下雨，年会推迟一周",
        "Tom said, call off the hike and tell everyone",
        "Tom said, call the whole thing off"
      })
  void whatOthersSaidOrMaySayIsNoOrder(String text) {
    assertThat(read(text, Listening.DIRECT).intent()).isIn(Intent.NONE, Intent.ASK, Intent.ABOUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "年会我晚一个小时",
        "年会我晚一个小时到",
        "年会推迟一周了吗",
        "听说年会推迟一周",
        "I'll be an hour late to the gala",
        "can we talk about the gala in an hour?",
        "I heard the gala is an hour later",
        "年会改到哪天了",
        "羽毛球改到12月7日了吗",
        "听说年会改到下周五",
        "徒步改到周六我就去",
        "建议年会改到周末",
        "年会改到大礼堂",
        "把我从徒步换到年会",
        "switch me from the hike to the gala",
        "move me to the gala",
      })
  void whateverElseIsChangedOrAskedMovesNone(String text) {
    assertThat(read(text, Listening.DIRECT).intent()).isNotEqualTo(Intent.EVENT_MOVE);
  }

  @ParameterizedTest
  @CsvSource({
    "call off the hike, hike",
    "call off the hike and tell everyone who signed up, hike",
    "please cancel the gala and let everybody in London know, gala",
    "call the hike off, hike",
    "'call off breakfast because the cafe is closed, and let everybody know', breakfast",
    "取消羽毛球，通知所有人, 羽毛球",
    "'the gala has been called off, please tell everyone', gala",
    "'羽毛球黄了，跟报了名的人说一声', 羽毛球"
  })
  void anEventIsOffWhereThatIsAnOrder(String text, String event) {
    Meaning meaning = read(text, Listening.DIRECT);
    assertThat(meaning.intent()).isEqualTo(Intent.EVENT_CANCEL);
    assertThat(meaning.slots().event()).contains(event);
    assertThat(read(text, Listening.CARD).intent()).isNotEqualTo(Intent.EVENT_CANCEL);
    assertThat(read(text, Listening.AMBIENT).intent()).isEqualTo(Intent.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"right, let's call the whole thing off", "please cancel the event"})
  void allOfItIsCalledOffWithoutItsName(String text) {
    assertThat(read(text, Listening.DIRECT).intent()).isEqualTo(Intent.EVENT_CANCEL);
    assertThat(read(text + "?", Listening.DIRECT).intent()).isNotEqualTo(Intent.EVENT_CANCEL);
    assertThat(read(text, Listening.CARD).intent()).isNotEqualTo(Intent.EVENT_CANCEL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the gala is cancelled",
        "is the hike off?",
        "I heard the hike is off, tell me",
        "羽毛球黄了",
        "羽毛球黄了吗"
      })
  void newsAndQuestionsOfItCallNothingOff(String text) {
    assertThat(read(text, Listening.DIRECT).intent()).isNotEqualTo(Intent.EVENT_CANCEL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "change the title of breakfast to Brunch",
        "rename the gala to Winter gala",
        "change the gala's venue to the new hall",
        "change the capacity of the hike to 30",
        "把年会换成线上",
        "把年会的地点改成大礼堂",
        "put the pub night in my calendar",
        "add the gala to my calendar",
        "give me a calendar for the gala",
        "把年会加到日历",
        "把年会加到我的日历"
      })
  void whatIsDoneWithAnEventIsNoAnswer(String text) {
    assertThat(read(text, Listening.DIRECT).intent().isAnswer()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "change my answer for the gala to no, RSVP_WITHDRAW",
    "the gala is in my calendar, RSVP_YES",
    "把我的年会报名取消, RSVP_WITHDRAW"
  })
  void onesOwnAnswerStaysOne(String text, Intent intent) {
    assertThat(read(text, Listening.DIRECT).intent()).isEqualTo(intent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let everybody who comes to the pub know that we start late",
        "tell everyone who signed up for the gala that we start late",
        "tell everybody coming to the gala that the bus is late"
      })
  void whatIsForThoseOfOneEventIsNotForAll(String text) {
    assertThat(read(text, Listening.DIRECT).intent()).isNotEqualTo(Intent.ANNOUNCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"who comes to the gala?", "谁会来年会", "谁会去年会"})
  void whoComesIsOnTheList(String text) {
    assertThat(read(text, Listening.DIRECT).intent()).isEqualTo(Intent.LIST);
  }
}
