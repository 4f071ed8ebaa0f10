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
      new Upcoming("hike", "秋日徒步 / Autumn hike", Phrasings.NOW.plusDays(30))));

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
  @ValueSource(
      strings = {
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
}
