package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An organiser moves an event by some time, or to a day or an hour, as people say it: the answer says the new time in full. */
class EventMovesDialogueIT extends Dialogue {
  @BeforeEach
  void event() {
    makeEvent();
  }

  private String startsAt() {
    return startsAt("gala");
  }

  private String startsAt(String event) {
    return parse(service.api("GET", "/events/" + event, "").body())
        .path("startsAt")
        .asText();
  }

  @ParameterizedTest
  @CsvSource({
    "+1h, 12T19:00",
    "by an hour, 12T19:00",
    "an hour later, 12T19:00",
    "later by 1h30, 12T19:30",
    "back by 30 minutes, 12T18:30",
    "half an hour earlier, 12T17:30",
    "-90 min, 12T16:30",
    "a week later, 19T18:00",
    "back a fortnight, 26T18:00",
    "一小时, 12T19:00",
    "推迟一周, 19T18:00",
    "往后推两天, 14T18:00",
    "提前半小时, 12T17:30",
    "早一个小时, 12T17:00",
    "to 8pm, 12T20:00",
    "到晚上8点, 12T20:00",
    "推迟到12月20日, 20T18:00",
    "postponed to 20 December, 20T18:00",
    "to 2026-12-13 11:00, 13T11:00"
  })
  void anEventIsMovedBySomeTimeOrToADayOrAnHour(String words, String start) {
    boolean en = words.codePoints().noneMatch(Character::isIdeographic);
    String day = start.substring(0, 2);
    conversation
        .in(ORGANISER)
        .says(
            ORGANISER,
            "event move gala " + words,
            en ? " " + day + " Dec, " : "改到12月" + day + "日",
            start.substring(3),
            en ? "before it was Sat 12 Dec, 18:00" : "原来是12月12日（周六） 18:00");
    assertThat(startsAt()).isEqualTo("2026-12-" + start + "+08:00");
    conversation.in(ORGANISER).says(ORGANISER, "undo", "Taken back");
    assertThat(startsAt()).isEqualTo("2026-12-12T18:00+08:00");
  }

  @Test
  void aWeekdayOfAnEventThatIsWeeksAwayIsAskedAbout() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event move gala to Sunday", "13 Dec, 18:00", "Nov, 18:00");
    assertThat(startsAt()).isEqualTo("2026-12-12T18:00+08:00");
    assertThat(conversation.in(ORGANISER).presses(ORGANISER, "13 Dec"))
        .contains("moved to Sun 13 Dec, 18:00");
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event move gala 周六晚上7点", "12月12日（周六） 19:00")
        .says(ORGANISER, "event move gala 2026-11-20 18:00", "moved to Fri 20 Nov, 18:00")
        .says(ORGANISER, "event move gala to Saturday", "moved to Sat 21 Nov, 18:00");
  }

  @Test
  void whatMayMeanTwoTimesIsAskedAndWhatIsPastOrTheSameIsSaid() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event move gala forward an hour", "17:00", "19:00")
        .says(ORGANISER, "活动 改期 gala 一周后", "12月19日", "11月")
        .says(ORGANISER, "event move gala to 8", "08:00", "20:00")
        .says(ORGANISER, "event move gala 9 weeks earlier", "in the past", "10 Oct")
        .says(ORGANISER, "event move gala to 6pm", "on Sat 12 Dec, 18:00 already")
        .says(ORGANISER, "event move gala a bit later", "I cannot read “a bit later”");
    assertThat(startsAt()).isEqualTo("2026-12-12T18:00+08:00");
  }

  @Test
  void theEndIsSaidWithTheStart() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event end gala 22:00", "22:00")
        .says(ORGANISER, "event move gala +1h", "moved to Sat 12 Dec, 19:00–23:00")
        .says(ORGANISER, "event move gala +2h", "Sat 12 Dec, 21:00 – Sun 13 Dec, 01:00");
  }

  @Test
  void aDayThatDoesNotExistIsSaidToBeSoWithAllOfTheWords() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event move gala 31 February 8 pm", "no such day", "“31 February 8 pm”")
        .says(ORGANISER, "event move gala to 31 November", "no such day", "“31 November”", "11-30")
        .says(ORGANISER, "活动 改期 gala 2月30号晚上8点", "“2月30号晚上8点”里的这一天不存在", "2027-02-28")
        .says(ORGANISER, "event deadline gala 2026-11-31", "no such day", "“2026-11-31”")
        .says(ORGANISER, "event new Hike | 31 February", "no such day", "“31 February”")
        .says(ORGANISER, "event new Hike | 29 February 2027 10:00", "no such day", "2027-02-28")
        .says(ORGANISER, "cancel", "")
        .says(ORGANISER, "event new Hike | 5 December", "“5 December” is a day without a time")
        .says(ORGANISER, "event new Hike | 8 pm", "“8 pm” is a time without a day");
    assertThat(startsAt()).isEqualTo("2026-12-12T18:00+08:00");
  }

  @Test
  void anHourOfAnEventInAnotherZoneIsThatOfEitherClock() {
    assertThat(service
            .api("PATCH", "/events/gala", "{\"timeZone\":\"Europe/London\"}")
            .statusCode())
        .isEqualTo(200);
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event move gala 8pm", "Sat 12 Dec, 20:00", "Sun 13 Dec, 04:00")
        .says(
            ORGANISER,
            "event move gala an hour later",
            "moved to Sat 12 Dec, 19:00 (there: Sat 12 Dec, 11:00, Europe/London)");
  }

  @Test
  void aWeekLaterIsTheSameHourThoughTheClocksChangeThere() {
    assertThat(service
            .api(
                "PATCH",
                "/events/gala",
                "{\"timeZone\":\"Europe/London\",\"startsAt\":\"2027-03-27T18:00\"}")
            .statusCode())
        .isEqualTo(200);
    conversation.in(ORGANISER).says(ORGANISER, "event move gala a week later", "2027, 01:00");
    assertThat(startsAt()).isEqualTo("2027-04-03T18:00+01:00");
    conversation.in(ORGANISER).says(ORGANISER, "event move gala -7 days", "2027, 02:00");
    assertThat(startsAt()).isEqualTo("2027-03-27T18:00Z");
  }

  @Test
  void theSecondTapOnAMoveByAnHourChangesNothingAndSaysSo() {
    Conversation office = conversation.in(ORGANISER);
    office
        .says(ORGANISER, "event repeat gala weekly 3", "There are 3")
        .says(ORGANISER, "event move gala +1h", "one of a series");
    assertThat(office.presses(ORGANISER, "2 later")).contains("moved to Sat 12 Dec, 19:00");
    assertThat(office.presses(ORGANISER, "2 later")).contains("Sat 12 Dec, 19:00 already");
    assertThat(startsAt()).isEqualTo("2026-12-12T19:00+08:00");
    assertThat(startsAt("gala-3")).isEqualTo("2026-12-26T19:00+08:00");
    office.says(ORGANISER, "event move gala-2 half an hour earlier", "one of a series");
    assertThat(office.presses(ORGANISER, "This one only")).contains("moved to Sat 19 Dec, 18:30");
    assertThat(office.presses(ORGANISER, "This one only")).contains("Sat 19 Dec, 18:30 already");
    assertThat(startsAt("gala-2")).isEqualTo("2026-12-19T18:30+08:00");
    assertThat(startsAt("gala-3")).isEqualTo("2026-12-26T19:00+08:00");
  }

  @Test
  void theSecondTapOnOneOfTwoEventsThatMayBeMeantMovesItNoFurther() {
    makeEvent(EVENT.replace("\"Gala\"", "\"Ball\"").replace("\"gala\"", "\"b1\""));
    makeEvent(EVENT.replace("\"Gala\"", "\"Ball\"").replace("\"gala\"", "\"b2\""));
    Conversation office = conversation.in(ORGANISER);
    office.says(ORGANISER, "event move Ball an hour later", "Which event?");
    assertThat(office.presses(ORGANISER, "(b2)")).contains("moved to Sat 12 Dec, 19:00");
    assertThat(office.presses(ORGANISER, "(b2)")).contains("Sat 12 Dec, 19:00 already");
    assertThat(startsAt("b2")).isEqualTo("2026-12-12T19:00+08:00");
    office.says(ORGANISER, "event move Ball | 2026-12-13 14:00-17:00", "Which event?");
    assertThat(office.presses(ORGANISER, "12 Dec, 18:00")).contains("Sun 13 Dec, 14:00–17:00");
    assertThat(office.presses(ORGANISER, "12 Dec, 18:00")).contains("14:00–17:00 already");
  }

  @Test
  void whoeverChoseThisOneOnlyIsNotAskedThatAgainBehindTheTime() {
    String longest = "an-event-of-24-letters-x";
    makeEvent(EVENT.replace("\"gala\"", "\"" + longest + "\"").replace("\"Gala\"", "\"Long\""));
    Conversation office = conversation.in(ORGANISER);
    for (String event : List.of("gala", longest)) {
      assertThat(service
              .api("POST", "/events/" + event + "/series", "{\"every\":\"week\",\"count\":3}")
              .statusCode())
          .isEqualTo(201);
      office.says(ORGANISER, "event move " + event + " forward an hour", "one of a series");
      office.presses(ORGANISER, "This one only");
      assertThat(office.presses(ORGANISER, "12 Dec, 17:00")).contains("moved to Sat 12 Dec, 17:00");
      assertThat(startsAt(event)).isEqualTo("2026-12-12T17:00+08:00");
    }
    assertThat(startsAt("gala-2")).isEqualTo("2026-12-19T18:00+08:00");
  }

  @Test
  void toAWeekdayByWhoeverIsElsewhereKeepsTheHourThereThoughTheClocksChange() {
    makeEvent("""
        {"id":"bike","title":"Bike","startsAt":"2027-04-08T19:00","timeZone":"Europe/London",
         "chats":["telegram/main/-1001"]}""");
    Conversation office = conversation.in(ORGANISER);
    office.says(ORGANISER, "event move bike to Saturday", "10 Apr 2027, 02:00", "21 Nov, 03:00");
    office.presses(ORGANISER, "10 Apr");
    assertThat(startsAt("bike")).isEqualTo("2027-04-09T19:00+01:00");
    office.says(ORGANISER, "event move bike to Friday", "9 Apr 2027, 02:00", "20 Nov, 03:00");
    office.presses(ORGANISER, "9 Apr");
    assertThat(startsAt("bike")).isEqualTo("2027-04-08T19:00+01:00");
    // Whoever names an hour means it by the clock on which they read the others.
    office.says(ORGANISER, "event move bike Saturday 8pm", "10 Apr 2027, 20:00", "21 Nov, 20:00");
  }

  @Test
  void anOrderWithoutAnythingBehindItChangesNothingAndADeadlineMayBeSoLongBefore() {
    for (String verb : List.of("place", "move", "seats", "deadline", "end", "party")) {
      conversation
          .in(ORGANISER)
          .says(
              ORGANISER,
              "event " + verb + " gala",
              "Nothing is changed",
              "event " + verb + " gala");
    }
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "活动 地点 gala", "没有改动")
        .says(ORGANISER, "event place gala none", "has no place now")
        .says(ORGANISER, "event deadline gala 2 days before", "until Thu 10 Dec, 18:00")
        .says(ORGANISER, "event deadline gala a day before the start", "until Fri 11 Dec, 18:00")
        .says(ORGANISER, "活动 截止 gala 提前一周", "12月5日")
        .says(LI, "rsvp gala yes -1", "cannot take 0 seats");
  }

  @Test
  void eventsOfOneTitleAreToldApartByTheirDayOrId() {
    String ball = EVENT.replace("\"Gala\"", "\"Ball\"").replace("\"gala\"", "\"b1\"");
    makeEvent(ball);
    makeEvent(ball.replace("\"b1\"", "\"b2\""));
    makeEvent(ball.replace("\"b1\"", "\"b3\"").replace("2026-12-12T", "2026-12-13T"));
    conversation.in(ORGANISER).says(ORGANISER, "event place Ball | Roof", "Which event?");
    for (String label : List.of("18:00 (b1)", "18:00 (b2)", "Ball – Sun 13 Dec, 18:00")) {
      assertThat(conversation.in(ORGANISER).presses(ORGANISER, label)).contains("Roof");
    }
  }
}
