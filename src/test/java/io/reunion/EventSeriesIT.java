package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events that take place again and again, by chat and API. */
class EventSeriesIT extends Dialogue {
  private JsonNode api(int status, String method, String path, String body) {
    var answer = service.api(method, path, body);
    assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
    return parse(answer.body());
  }

  private List<String> starts(String first) {
    List<String> starts = new ArrayList<>();
    api(200, "GET", "/events/" + first + "/series", "")
        .path("items")
        .forEach(item -> starts.add(item.at("/event/startsAt").asText()));
    return starts;
  }

  @Test
  void aSeriesIsMadeChangedAndCountedOccurrenceByOccurrence() {
    makeEvent();
    conversation
        .in(GROUP)
        .says(LI, "/rsvp gala yes", "You have a seat")
        .says(ORGANISER, "/event repeat gala often", "cannot", "often")
        .says(
            ORGANISER, "/event gala repeat weekly 1", "`event repeat ID weekly 6`".replace("`", ""))
        .says(LI, "/event repeat gala weekly 3", "Only the organisers")
        .says(ORGANISER, "/event repeat gala weekly 3", "There are 3 of “Gala”", "gala-3")
        .says(ORGANISER, "/活动 重复 gala 每周 3", "已经是系列活动")
        .says(LI, "/rsvp gala-2 yes", "You have a seat")
        .says(ANN, "/rsvp gala-2 yes", "You have a seat")
        .says(ORGANISER, "/event series gala", "3 sign-ups by 2 people", "gala-3")
        .says(ORGANISER, "/活动 系列 gala-2", "报名3人次，共2人");
    assertThat(starts("gala"))
        .containsExactly(
            "2026-12-12T18:00+08:00", "2026-12-19T18:00+08:00", "2026-12-26T18:00+08:00");
    conversation
        .in(GROUP)
        .says(ORGANISER, "/event move gala-2 following | 2026-12-20 19:30", "One later one")
        .says(ORGANISER, "/event place gala-3 Library", "at Library now")
        .says(ORGANISER, "/event cancel gala-3 yes", "is cancelled");
    assertThat(starts("gala"))
        .containsExactly(
            "2026-12-12T18:00+08:00", "2026-12-20T19:30+08:00", "2026-12-27T19:30+08:00");
    assertThat(api(200, "GET", "/events/gala-2", "").path("place").asText()).isEqualTo("Hall");
    api(200, "PATCH", "/events/gala?scope=following", """
        {"startsAt":"2026-12-13T18:00:00+08:00","partyLimit":3}""");
    assertThat(starts("gala"))
        .containsExactly(
            "2026-12-13T18:00+08:00", "2026-12-21T19:30+08:00", "2026-12-27T19:30+08:00");
    assertThat(api(200, "GET", "/events/gala-2", "").path("partyLimit").asInt()).isEqualTo(3);
  }

  @Test
  void theButtonThatCancelsASeriesIsNotGoodAfterALaterOneMoved() {
    makeEvent();
    Conversation office = conversation.in(ORGANISER);
    office
        .says(ORGANISER, "/event repeat gala weekly 3", "There are 3 of “Gala”")
        .says(ORGANISER, "/event cancel gala following", "and the 2 that follow")
        .says(ORGANISER, "/event move gala-3 | 2026-12-30 19:30", "moved to Wed 30 Dec");
    office.presses(ORGANISER, "Cancel it");
    assertThat(telegram.said(ORGANISER)).last().asString().contains("not any more what it was");
    assertThat(office.presses(ORGANISER, "Cancel it")).contains("is cancelled", "2 later ones");
  }

  /** Four meetings, and of the people everybody comes to the first they can and some to more. */
  @Test
  void fourMeetingsOfTwentyFourPeopleCountAttendancesAndPersonsApart() {
    makeEvent();
    conversation
        .in(GROUP)
        .says(ORGANISER, "/event seats gala 40", "40")
        .says(ORGANISER, "/event repeat gala weekly 4", "There are 4 of “Gala”", "gala-4");
    List<String> meetings = List.of("gala", "gala-2", "gala-3", "gala-4");
    int attendances = 0;
    for (int person = 0; person < 24; person++) {
      for (int meeting = 0; meeting < meetings.size(); meeting++) {
        if (person % meetings.size() == meeting || (person % 6 == 0 && meeting == 3)) {
          conversation.in(GROUP).says(600 + person, "/rsvp " + meetings.get(meeting) + " yes", "");
          attendances++;
        }
      }
    }
    assertThat(attendances).isGreaterThan(24);
    conversation
        .in(GROUP)
        .says(ORGANISER, "/event series gala", attendances + " sign-ups by 24 people")
        .says(ORGANISER, "/活动 系列 gala-3", "报名" + attendances + "人次，共24人");
  }

  @Test
  void oneLineMakesASeries() {
    conversation
        .in(GROUP)
        .work(TelegramBotApi.message(
            GROUP,
            ORGANISER,
            "/活动 新建 读书会 | 每周三 19:30 × 6 | 图书馆",
            clock.instant().getEpochSecond()));
    assertThat(String.join("\n", telegram.said(GROUP))).contains("读书会").contains("6");
    JsonNode all = api(200, "GET", "/events", "").path("items");
    assertThat(all).hasSize(6);
    assertThat(all.get(5).path("startsAt").asText()).isEqualTo("2026-11-18T19:30+08:00");
    assertThat(all.get(0).path("startsAt").asText()).isEqualTo("2026-12-23T19:30+08:00");
    conversation
        .in(GROUP)
        .says(
            ORGANISER, "/event new Tea | 2026-12-12 14:00-13:00 | Library", "ends before it begins")
        .says(ORGANISER, "/event new Tea | 2026-11-12 14:00 | Library", "is in the past")
        .says(ORGANISER, "/event new Reading | every Wednesday 19:30 | Library", "in all");
  }

  @Test
  void monthsGoByDateOrByWeekdayAndDatesCanBeListed() {
    makeEvent();
    api(201, "POST", "/events", """
        {"id":"talk","title":"Talk","startsAt":"2027-01-31T18:00:00","timeZone":"Europe/London"}""");
    assertThat(api(201, "POST", "/events/talk/series", """
        {"every":"month","count":4}""").path("items")).hasSize(4);
    assertThat(starts("talk"))
        .containsExactly(
            "2027-01-31T18:00Z",
            "2027-02-28T18:00Z",
            "2027-03-31T18:00+01:00",
            "2027-04-30T18:00+01:00");
    conversation.in(GROUP).says(ORGANISER, "/活动 重复 gala 每月同周几 3", "共有3场");
    assertThat(starts("gala"))
        .containsExactly(
            "2026-12-12T18:00+08:00", "2027-01-09T18:00+08:00", "2027-02-13T18:00+08:00");
    api(201, "POST", "/events", """
        {"id":"walk","title":"Walk","startsAt":"2026-12-01T10:00:00"}""");
    conversation
        .in(GROUP)
        .says(ORGANISER, "/event repeat walk 2026-12-08, 2026-12-20 14:00", "There are 3");
    assertThat(starts("walk"))
        .containsExactly(
            "2026-12-01T10:00+08:00", "2026-12-08T10:00+08:00", "2026-12-20T14:00+08:00");
    api(409, "POST", "/events/gala/series", """
        {"every":"week","count":3}""");
    api(201, "POST", "/events", """
        {"id":"ball","title":"Ball","startsAt":"2026-12-05T10:00:00"}""");
    assertThat(api(422, "POST", "/events/ball/series", """
        {"every":"year","count":1}""").path("errors")).hasSize(2);
  }
}
