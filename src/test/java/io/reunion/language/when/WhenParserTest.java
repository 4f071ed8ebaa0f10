package io.reunion.language.when;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.language.when.Ambiguity.Reason;
import io.reunion.language.when.Hint.Expects;
import io.reunion.language.when.Hint.NumericOrder;
import io.reunion.language.when.When.Kind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhenParserTest {
  private static final ZonedDateTime WEDNESDAY = at("2026-11-18T10:00", "Asia/Shanghai");
  private static final ZonedDateTime LONDON = at("2026-11-18T10:00", "Europe/London");

  private final WhenParser parser = new WhenParser();

  private static ZonedDateTime at(String local, String zone) {
    return LocalDateTime.parse(local).atZone(ZoneId.of(zone));
  }

  private When only(String text, ZonedDateTime now, Hint hint) {
    List<When> found = parser.find(text, now, hint);
    assertThat(found).as(text).hasSize(1);
    return found.get(0);
  }

  private List<String> readings(When when, Reason reason) {
    return when.ambiguities().stream()
        .filter(ambiguity -> ambiguity.reason() == reason)
        .flatMap(ambiguity -> ambiguity.readings().stream())
        .map(Corpus::render)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "周六7点, AM_PM, 2026-11-21T19:00 2026-11-21T07:00",
    "周三晚上8点, WEEK, 2026-11-18T20:00 2026-11-25T20:00",
    "这周二, PAST, 2026-11-17 2026-11-24",
    "今天上午9点, PAST, 2026-11-18T09:00 2026-11-19T09:00",
    "11月10日, YEAR, 2027-11-10 2026-11-10",
    "17号, MONTH, 2026-12-17 2026-11-17",
    "周末晚上7点, WHICH_DAY, 2026-11-21T19:00 2026-11-22T19:00",
    "小年, WHICH_DAY, 2027-01-30 2027-01-31",
    "12月12日周五, WEEKDAY_MISMATCH, 2026-12-12 2026-12-11",
    "周五半夜2点, MIDNIGHT, 2026-11-21T02:00 2026-11-20T02:00",
    "八月十五, CALENDAR, 2027-09-15 2027-08-15",
    "2月30日, NO_SUCH_DATE, 2027-02-28 2027-03-01",
    "3日后, WHICH_DAY, 2026-12-03 2026-11-21"
  })
  void eachAmbiguityOffersItsReadings(String text, Reason reason, String expected) {
    When when = only(text, WEDNESDAY, Hint.forLanguage("zh"));
    assertThat(readings(when, reason)).isEqualTo(List.of(expected.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "next Fri 7pm, WEEK, 2026-11-27T19:00 2026-11-20T19:00",
    "5/1/2027, DAY_MONTH_ORDER, 2027-01-05 2027-05-01",
    "Friday midnight, MIDNIGHT, 2026-11-21T00:00 2026-11-20T00:00",
    "Sat 8pm CST, ZONE, 2026-11-21T12:00 2026-11-22T02:00",
    "next Christmas, YEAR, 2026-12-25 2027-12-25",
    "end of the week, WHICH_DAY, 2026-11-20 2026-11-22"
  })
  void eachAmbiguityOffersItsReadingsInEnglish(String text, Reason reason, String expected) {
    When when = only(text, LONDON, Hint.forLanguage("en"));
    assertThat(readings(when, reason)).isEqualTo(List.of(expected.split(" ")));
  }

  @Test
  void twoQuestionsAreAskedApart() {
    When when = only("next Fri at 7", LONDON, Hint.NONE);

    assertThat(readings(when, Reason.WEEK)).containsExactly("2026-11-27T19:00", "2026-11-20T19:00");
    assertThat(readings(when, Reason.AM_PM))
        .containsExactly("2026-11-27T19:00", "2026-11-27T07:00");
  }

  @Test
  void aTimeThatTheClockSkipsIsOfferedLaterAndEarlier() {
    ZonedDateTime now = at("2027-03-26T09:00", "Europe/London");
    When when = only("28 March 1:30am", now, Hint.NONE);

    assertThat(readings(when, Reason.DST_GAP))
        .containsExactly("2027-03-28T02:30", "2027-03-28T00:30");
  }

  @Test
  void aTimeThatTheClockShowsTwiceIsOfferedWithBothOffsets() {
    ZonedDateTime now = at("2026-10-23T09:00", "Europe/London");
    When when = only("25 October 1:30am", now, Hint.NONE);

    List<String> offsets = when.ambiguities().get(0).readings().stream()
        .map(reading -> reading.start().orElseThrow().iso())
        .toList();
    assertThat(offsets).containsExactly("2026-10-25T01:30+01:00", "2026-10-25T01:30Z");
  }

  @Test
  void hoursFromNowPassTheChangeOfTheClockAsTimeDoes() {
    ZonedDateTime now = at("2026-10-24T12:00", "Europe/London");

    assertThat(Corpus.render(parser.find("in 24 hours", now, Hint.NONE)))
        .isEqualTo("2026-10-25T11:00");
    assertThat(Corpus.render(parser.find("1天后中午12点", now, Hint.NONE)))
        .isEqualTo("2026-10-25T12:00");
  }

  @Test
  void theWrittenZoneIsKeptBesideTheConvertedTime() {
    When when = only("7pm Beijing time on Saturday", LONDON, Hint.NONE);

    assertThat(when.zone()).hasValue(ZoneId.of("Asia/Shanghai"));
    assertThat(when.start().orElseThrow().iso()).isEqualTo("2026-11-21T11:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "12月12日, DATE",
    "12月12日14:00, DATE_TIME",
    "晚上八点, TIME",
    "周五到周日, RANGE",
    "两个小时, DURATION",
    "每周三, RECURRENCE"
  })
  void eachKindIsTold(String text, Kind kind) {
    assertThat(only(text, WEDNESDAY, Hint.NONE).kind()).isEqualTo(kind);
  }

  @Test
  void theSpanIsThatOfTheOriginalText() {
    String text = "😀 老师们，\u200b１２月１２日 （周六）晚\u200b上7點半，見";
    When when = only(text, WEDNESDAY, Hint.NONE);

    assertThat(text.substring(when.from(), when.to())).isEqualTo("１２月１２日 （周六）晚\u200b上7點半");
    assertThat(Corpus.render(when)).isEqualTo("2026-12-12T19:30");
  }

  @Test
  void wordsBetweenADayAndItsTimeAreInNoSpan() {
    String text = "Christmas Eve drinks at 6pm";
    When when = only(text, LONDON, Hint.NONE);

    List<String> parts = when.spans().stream()
        .map(span -> text.substring(span.from(), span.to()))
        .toList();
    assertThat(parts).containsExactly("Christmas Eve", "6pm");
    assertThat(when.assumed()).contains(Assumption.JOINED);
  }

  @Test
  void theLanguageDecidesTheOrderOfDayAndMonth() {
    assertThat(Corpus.render(only("5/1/2027", LONDON, Hint.forLanguage("zh"))))
        .isEqualTo("2027-05-01");
    assertThat(Corpus.render(only("5/1/2027 下午两点", LONDON, Hint.NONE)))
        .isEqualTo("2027-05-01T14:00");
    Hint dayFirst = Hint.NONE.withOrder(NumericOrder.DAY_FIRST);
    assertThat(Corpus.render(only("5/1/2027", WEDNESDAY, dayFirst))).isEqualTo("2027-01-05");
    assertThat(Corpus.render(only("Sat 5/12", LONDON, Hint.NONE))).isEqualTo("2026-12-05");
  }

  @Test
  void anAnswerToAQuestionMayBeABareNumber() {
    assertThat(parser.find("20", WEDNESDAY, Hint.NONE)).isEmpty();
    assertThat(Corpus.render(only("20", WEDNESDAY, Hint.NONE.expecting(Expects.DATE))))
        .isEqualTo("2026-11-20");
    assertThat(Corpus.render(only("20", WEDNESDAY, Hint.NONE.expecting(Expects.TIME))))
        .isEqualTo("T20:00");
    assertThat(Corpus.render(only("1930", WEDNESDAY, Hint.NONE.expecting(Expects.TIME))))
        .isEqualTo("T19:30");
    assertThat(Corpus.render(only("12.12", WEDNESDAY, Hint.NONE.expecting(Expects.DATE))))
        .isEqualTo("2026-12-12");
  }

  @Test
  void aTimeIsPutOnTheDayThatIsSettled() {
    Hint settled = Hint.NONE.onDay(LocalDate.of(2026, 12, 12));
    When when = only("晚上七点半到九点", WEDNESDAY, settled);

    assertThat(Corpus.render(when)).isEqualTo("2026-12-12T19:30..2026-12-12T21:00");
    assertThat(when.assumed()).contains(Assumption.DAY);
  }

  @Test
  void aSearchMayLookBack() {
    When when = only("昨天", WEDNESDAY, Hint.NONE.allowingPast());
    assertThat(when.isCertain()).isTrue();
    assertThat(Corpus.render(when)).isEqualTo("2026-11-17");
  }

  @ParameterizedTest
  @CsvSource({
    "5号, MONTH",
    "1月5日, YEAR",
    "周五, WEEK",
    "今天3点, HALF_OF_DAY",
    "周六10:00, CLOCK_24_HOURS",
    "12/12 14:00, MONTH_FIRST",
    "月底, APPROXIMATE",
    "周五晚上12点, MIDNIGHT_ENDS_DAY"
  })
  void whatWasFilledInIsTold(String text, Assumption assumption) {
    Hint hint = Hint.forLanguage("zh");
    String written = assumption == Assumption.MONTH_FIRST ? "5/1/2027 14:00" : text;
    assertThat(only(written, WEDNESDAY, hint).assumed()).contains(assumption);
  }

  @Test
  void nextFridayIsCertainOnlyOnceThisWeeksIsOver() {
    for (int day = 16; day <= 22; day++) {
      ZonedDateTime now = LONDON.withDayOfMonth(day);
      When when = only("next Friday", now, Hint.NONE);
      boolean before = day < 20 || day == 22;
      assertThat(when.isAmbiguous(Reason.WEEK)).as("on 2026-11-%d", day).isEqualTo(before);
      assertThat(Corpus.render(when)).as("on 2026-11-%d", day).startsWith("2026-11-27");
    }
  }

  @Test
  void theChineseWeekBeginsOnMonday() {
    for (int day = 16; day <= 22; day++) {
      ZonedDateTime now = WEDNESDAY.withDayOfMonth(day);
      assertThat(Corpus.render(only("下周五", now, Hint.NONE))).isEqualTo("2026-11-27");
      assertThat(Corpus.render(only("下周日", now, Hint.NONE))).isEqualTo("2026-11-29");
      assertThat(Corpus.render(only("这周日", now, Hint.NONE))).isEqualTo("2026-11-22");
    }
  }
}
