package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What puts an answer right, exchanges one event for another, or sends somebody else. */
class CorrectionTest {
  private static final EventNames EVENTS =
      Phrasings.INTERPRETER.eventNames(List.of("Spring ball / 春季舞会", "Wine evening / 葡萄酒之夜"));

  private static String read(String text, Listening heard) {
    return Phrasings.read(text, heard, EVENTS, CorrectionTest::told);
  }

  private static String told(Meaning meaning) {
    Slots slots = meaning.slots();
    return Phrasings.event(meaning)
        + (slots.seats().isPresent() ? " " + slots.seats().getAsInt() : "")
        + (slots.change() ? " now" : "")
        + slots.onBehalfOf().map(name -> " for " + name).orElse("")
        + (meaning.confidence() < 0.6 ? "?" : "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nope, only me | YES 1 now",
        "No thanks, just myself | YES 1 now",
        "no, there will be four of us | YES 4 now",
        "不是，一共三个人 | YES 3 now",
        "不用，只有我一个人 | YES 1 now",
        "no | NO",
        "wait, I can't | NO",
        "no thanks | NO",
        "不参加 | NO",
        "no, my daughter is ill | NO",
        "scratch that, three of us now | YES 3 now",
        "哎等等，不是三个人，就我和我老婆 | YES 2 now",
        "不是两个，就我自己 | YES 1 now",
        "actually just me | YES 1 now",
        "in the end only myself | YES 1 now",
        "其实就我一个人 | YES 1 now",
        "最后还是就我自己 | YES 1 now",
        "之前报了四个，现在变两个了 | YES 2 now",
        "改一下，我们三个人，不是四个人 | YES 3 now",
        "just me, my friend can't come anymore | YES 1 now",
        "我老婆来不了了，就我一个人 | YES 1 now",
      })
  void whoDeniesACountAndTellsAnotherComes(String text, String expected) {
    assertThat(read(text, Listening.CARD)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "swap me from the wine evening to the ball | WITHDRAW wine evening, YES ball",
        "take me off the ball, I'd rather do the wine evening instead | WITHDRAW ball, YES wine evening",
        "can't make the ball, wine evening instead please | NO ball, YES wine evening",
        "把我从舞会改到葡萄酒之夜 | WITHDRAW 舞会, YES 葡萄酒之夜",
        "舞会换成葡萄酒之夜，两个人 | WITHDRAW 舞会, YES 葡萄酒之夜 2",
        "舞会不去了，改参加葡萄酒之夜 | WITHDRAW 舞会, YES 葡萄酒之夜",
      })
  void oneEventIsExchangedForAnother(String text, String expected) {
    assertThat(read(text, Listening.DIRECT)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "舞会我去不成，不过我太太会参加 | NO, YES for 太太",
        "I can't do the ball but my son is going | NO, YES for son",
        "来不了，让我弟弟去 | NO, YES for 弟弟",
        "我老公代我出席 | NO, YES for 老公",
        "I can't come, my partner may come | NO, YES for partner?",
        "can't make it, but Oscar will be there | NO, YES for Oscar?",
        "I can't come, my wife is ill | NO",
        "我不去，我老婆也不去 | NO",
      })
  void whoComesInTheSpeakersPlaceIsNoGuestOfTheirs(String text, String expected) {
    assertThat(read(text, Listening.CARD)).isEqualTo(expected);
  }
}
