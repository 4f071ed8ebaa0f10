package io.reunion.language;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.text.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people call an event is a word of its title more often than its number or a kind of event. */
class EventNamesTest {
  private static final EventNames EVENTS = Phrasings.INTERPRETER.eventNames(List.of(
      "校友年会 / Alumni gala",
      "伦敦校友酒吧之夜 / London pub night",
      "深圳金融科技沙龙 / Fintech evening in Shenzhen",
      "北京秋日品茶 / Tea tasting in Beijing",
      "李娜画展 / Li Na's paintings"));

  private static String read(String text, Listening heard) {
    return Phrasings.INTERPRETER
        .read(new Utterance(text, heard, Language.ZH, Phrasings.NOW, EVENTS))
        .meanings()
        .stream()
        .map(meaning -> meaning.intent()
            + meaning.slots().event().map(event -> " " + event).orElse("")
            + (meaning.slots().seats().orElse(1) > 1
                ? " " + meaning.slots().seats().getAsInt()
                : "")
            + meaning.slots().onBehalfOf().map(name -> " for " + name).orElse(""))
        .collect(joining(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "品茶算我一个 | RSVP_YES 品茶",
        "品茶给我报俩位子 | RSVP_YES 品茶 2",
        "我取消品茶，年会照旧 | RSVP_WITHDRAW 品茶",
        "我参加 gala，pub不去，帮张三报名 gala | RSVP_YES gala, RSVP_NO pub, RSVP_YES gala for 张三",
        "I can't come to the gala, and not to the pub either | RSVP_NO gala, RSVP_NO pub",
        "年会去不了，品茶也不行 | RSVP_NO 年会, RSVP_NO 品茶",
        "年会算我，品茶别算 | RSVP_YES 年会, RSVP_NO 品茶",
        "I'll do the gala, skip the pub | RSVP_YES gala, RSVP_NO pub",
        "年会我去，沙龙不去 | RSVP_YES 年会, RSVP_NO 沙龙",
        "酒吧之夜我去 | RSVP_YES 酒吧之夜",
        "年会我和我老公一起来，娃不带 | RSVP_YES 年会 2",
        "take me off the tea list | RSVP_WITHDRAW tea",
        "put Sarah and Tom down for the pub too pls | RSVP_YES pub for Sarah, RSVP_YES pub for Tom",
        "gala: yes, pub: no, fintech: maybe | RSVP_YES gala, RSVP_NO pub, RSVP_MAYBE fintech",
        "gala yes, pub no | RSVP_YES gala, RSVP_NO pub",
        "🍻 pub yes | RSVP_YES pub",
        "there will be 4 of us at the pub | RSVP_YES pub 4",
        "who's coming to the pub?? | LIST pub",
        "把年会的名单发我一份 | LIST 年会",
      })
  void anEventIsCalledByWordsOfItsTitle(String text, String expected) {
    assertThat(read(text, Listening.DIRECT)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "除了年会都不去",
        "除了年会别的我都不去",
        "I can come to everything except the gala",
      })
  void whatIsSaidOfAllOthersIsAskedAbout(String text) {
    assertThat(read(text, Listening.DIRECT)).isEqualTo("ASK");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "我在伦敦，来不了 | RSVP_NO",
        "I'm stuck in Shenzhen, count me out | RSVP_NO",
        "校友们好，算我一个 | RSVP_YES",
        "请帮李娜报名 | RSVP_YES for 李娜",
      })
  void aPlaceASmallWordAndAPersonAreNoEvents(String text, @Nullable String expected) {
    assertThat(read(text, Listening.CARD)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"who are you", "could you introduce me to him", "delete me"})
  void nobodyIsLookedUpByAPronoun(String text) {
    assertThat(read(text, Listening.DIRECT)).doesNotContain("FIND", "RSVP");
  }
}
