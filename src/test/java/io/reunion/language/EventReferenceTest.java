package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReferenceTest {
  @ParameterizedTest
  @CsvSource({
    "I'm in for #42, 42",
    "EVENT 7 please, 7",
    "Rsvp  E-12 yes, E-12",
    "who is on the liSt 3?, 3",
    "活动42我去, 42",
    "活动 #5, 5",
    "报名 AB12, AB12",
    "名单 9, 9",
    "我去《春游》, 春游",
    "我去「年会」, 年会",
    "put me down for “the gala”, the gala",
    "for “the gala” of event 8, 8"
  })
  void anEventIsNamedByItsNumberOrItsTitle(String text, String event) {
    assertThat(EventReference.in(text)).contains(event);
    assertThat(EventReference.all(text).get(0).event()).isEqualTo(event);
  }

  @ParameterizedTest
  @CsvSource({"count me in 3", "eventually 12 came", "第3次活动", "the list is long", "明天7点"})
  void otherNumbersNameNone(String text) {
    assertThat(EventReference.in(text)).isEmpty();
    assertThat(EventReference.all(text)).isEmpty();
  }

  @Test
  void theNumbersComeBeforeTheTitles() {
    assertThat(EventReference.all("“gala” or #2, or 《picnic》"))
        .extracting(EventReference.Named::event)
        .containsExactly("2", "gala", "picnic");
  }
}
