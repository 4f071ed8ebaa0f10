package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number of people that is none of a party is told as it was written: whoever writes it does not come alone. */
class UnreadNumberTest {
  private static String read(String text) {
    return Phrasings.read(text, Listening.CARD, EventNames.NONE, UnreadNumberTest::told);
  }

  private static String told(Meaning meaning) {
    Slots slots = meaning.slots();
    return (slots.seats().isPresent() ? " " + slots.seats().getAsInt() : "")
        + slots.unread().map(words -> " “" + words + "”").orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I'm coming with 200 friends | YES “200”",
        "I'm coming +999999999999 | YES “999999999999”",
        "count me in, 100 of us | YES “100”",
        "make it 500 | YES “500”",
        "I'm in, plus 250 | YES “250”",
        "add 300 more | YES “300”",
        "I'm coming with 1.5 friends | YES “1.5”",
        "I'm coming with 2,000 friends | YES “2,000”",
        "I'm in +1e9 | YES “1e9”",
        "I'm in +-3 | YES “-3”",
        "bringing -5 friends | YES “-5”",
        "I'm coming with a hundred friends | YES “hundred”",
        "我带200个朋友来 | YES “200”",
        "我们100人参加 | YES “100”",
        "参加，+1000 | YES “1000”",
        "参加，共一百人 | YES “一百”",
        "我带三百个朋友参加 | YES “三百”",
        "我带1.5个人参加 | YES “1.5”",
        "改成500人 | YES “500”",
      })
  void whatCannotBeANumberOfPeopleIsNotOne(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I'm in for 2026 | YES",
        "count me in for 12.5 | YES",
        "年会12.5的那场我参加 | YES",
        "我参加，交了300块 | YES",
        "I'm in +0 | YES 1",
        "111 | YES",
        "我们带两个孩子来，坐111路车 | YES 3",
      })
  void otherNumbersAreLeftAlone(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }
}
