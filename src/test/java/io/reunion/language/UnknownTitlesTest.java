package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands where a title would is kept, so that nobody is signed up for another event. */
class UnknownTitlesTest {
  private static final EventNames EVENTS =
      Phrasings.INTERPRETER.eventNames(List.of("Harvest supper / 丰收晚餐会", "Poetry slam / 诗歌擂台"));

  private static String read(String text, Listening heard) {
    return Phrasings.read(text, heard, EVENTS, Phrasings::event);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I'm coming to the poetry slam but not the regatta | YES poetry slam, NO regatta",
        "poetry slam yes, pottery course no | YES poetry slam, NO pottery course",
        "put me down for the regatta please | YES regatta",
        "can't make the film night this time | NO film",
        "诗歌擂台我参加，皮划艇就算了 | YES 诗歌擂台, NO 皮划艇",
        "我想报名陶艺课 | YES 陶艺课",
        "剑道课我不参加了 | NO 剑道课",
      })
  void aTitleThatIsNotKnownIsNotDropped(String text, String expected) {
    assertThat(read(text, Listening.DIRECT)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I'll be at the party | YES",
        "I can't make it, I have to go to the dentist | NO",
        "take me off the guest list | WITHDRAW",
        "count me in for the vegetarian menu | YES",
        "我报名 | YES",
        "帮我报名吧 | YES",
        "我参加线上 | YES",
      })
  void whatIsNoTitleNamesNothing(String text, String expected) {
    assertThat(read(text, Listening.DIRECT)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"count me in for the regatta | YES", "can't make the train, sorry | NO"})
  void belowACardTheCardSaysWhatIsMeant(String text, String expected) {
    assertThat(read(text, Listening.CARD)).isEqualTo(expected);
  }
}
