package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.text.Language;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody else has said of themselves. */
class ReportedTest {
  private static String read(String text, Listening heard) {
    return Phrasings.read(
        text,
        heard,
        Phrasings.INTERPRETER.eventNames(List.of()),
        meaning -> meaning.slots().onBehalfOf().map(name -> " for " + name).orElse(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "刘洋说他要值班，来不了 | NO for 刘洋",
        "陈教授刚才跟我说她感冒了，聚餐不来了 | NO for 陈教授",
        "赵总说下周在国外，参加不了 | NO for 赵总",
        "Olivia told me she has a shift, can't make it | NO for Olivia",
        "Raj texted that he's ill, so won't be there | NO for Raj",
      })
  void whoeverSaidSoStaysAwayAndNotWhoPassesItOn(String text, String expected) {
    assertThat(read(text, Listening.CARD)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "my brother said he's sick | NONE",
        "my brother said he's sick and can't come | NONE",
        "我哥说他病了，来不了 | NONE",
        "my wife says she can't, but I'll come | YES",
        "my boss said I can't go | NO",
        "我老婆说我不能去 | NO",
      })
  void whatOnesOwnSaidOfThemselvesIsNotTheSpeakers(String text, String expected) {
    assertThat(read(text, Listening.CARD)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tom is coming, and I'm in | YES, YES for Tom",
        "我去，张三也去 | YES, YES for 张三",
        "听说李老师也来，那我必须到 | YES",
        "参加，辛苦了 | YES",
      })
  void whoElseIsSaidToComeIsOfferedToBeSignedUp(String text, String expected) {
    assertThat(read(text, Listening.CARD)).isEqualTo(expected);
    assertThat(Phrasings.INTERPRETER
            .read(new Utterance(text, Listening.CARD, Language.EN, Phrasings.NOW))
            .meanings()
            .stream()
            .filter(meaning -> meaning.slots().onBehalfOf().isPresent()))
        .allMatch(meaning -> meaning.confidence() < 0.6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "刘洋说他要值班，来不了",
        "Olivia told me she has a shift, can't make it",
      })
  void withoutACardItIsAskedAbout(String text) {
    assertThat(read(text, Listening.DIRECT)).isEqualTo("ASK");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "刘洋说他要值班，我也来不了 | NO",
        "我跟刘洋说了，我来不了 | NO",
        "刘洋说得对，我去 | YES",
        "听说刘洋不来了，我也不来了 | NO",
        "Olivia said she can't, but I'll be there | YES",
        "Raj said he would drive, I'm in | YES",
        "Raj wrote he is away then. Can't come either | NO",
      })
  void whoSpeaksForThemselvesIsHeard(String text, String expected) {
    assertThat(read(text, Listening.CARD)).isEqualTo(expected);
  }
}
