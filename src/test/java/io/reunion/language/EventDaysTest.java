package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An event may be called by its day, on its own clock or on that of the chat. It is Wednesday, the 18th of November. */
class EventDaysTest {
  private static final EventNames EVENTS = Phrasings.INTERPRETER.namesOf(List.of(
      event("walk", "Harbour walk / 海港漫步", 2026, 11, 21, "Asia/Shanghai"),
      event("choir", "合唱团排练 / Choir", 2026, 11, 25, "Asia/Shanghai"),
      event("choir2", "合唱团排练 / Choir", 2026, 12, 2, "Asia/Shanghai"),
      event("bay", "Bay Area brunch", 2026, 12, 5, "America/Los_Angeles"),
      event("chess", "Chess evening", 2026, 12, 20, "Europe/Paris")));

  private static Upcoming event(
      String id, String title, int year, int month, int day, String zone) {
    return new Upcoming(
        id, title, ZonedDateTime.of(year, month, day, 19, 0, 0, 0, ZoneId.of(zone)));
  }

  private static String read(String text, Listening heard) {
    return Phrasings.read(text, heard, EVENTS, Phrasings::event);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "21号那场我来不了 | NO walk",
        "周六那个活动算我一个 | YES walk",
        "12月20日的我参加 | YES chess",
        "这周六我不来了 | NO walk",
        "25号的排练我去 | YES choir",
        "12月2号的排练我去不了 | NO choir2",
        "21号的不去，20号那场去 | NO walk, YES chess",
        "20号的来，21号的不来 | YES chess, NO walk",
        "count me out of the one on the 21st | NO walk",
        "sign me up for the event on December 20 | YES chess",
        "I can make the Saturday thing | YES walk",
        "the 20th works for me | YES chess",
        "I'll come to the choir on 2 December | YES choir2",
        "yes to the one on the 5th, no to the one on the 20th | YES bay, NO chess",
      })
  void theEventOfThatDayIsMeant(String text, String expected) {
    assertThat(read(text, Listening.DIRECT)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "28号那场我去不了 | NO 2026-11-28",
        "I can't make the one on the 30th | NO 2026-11-30",
        "21号的排练我参加 | YES 2026-11-21",
        "I'm coming to the chess evening on the 21st | YES 2026-11-21",
      })
  void aDayOnWhichNoneIsStandsForItselfAndIsAskedAbout(String text, String expected) {
    assertThat(read(text, Listening.DIRECT)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "我来不了，22号要出差 | NO",
        "sorry, can't come, back on the 30th | NO",
      })
  void aDayOfSomethingElseNamesNoEvent(String text, String expected) {
    assertThat(read(text, Listening.DIRECT)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"20号那场我去 | YES chess", "I'll be there on Saturday | YES"})
  void belowACardADayCountsOnlyWhereItCallsAnEvent(String text, String expected) {
    assertThat(read(text, Listening.CARD)).isEqualTo(expected);
  }
}
