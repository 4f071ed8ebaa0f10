package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An organiser changes an event and takes that back: those who answered hear of each move once, and of a series it is asked which. */
class EventChangesDialogueIT extends Dialogue {
  @BeforeEach
  void event() {
    makeEvent();
    conversation.in(LI).says(LI, "rsvp gala yes", "You have a seat");
  }

  private JsonNode event(String id) {
    return parse(service.api("GET", "/events/" + id, "").body());
  }

  private List<String> told(String words) {
    return telegram.said(LI).stream().filter(text -> text.contains(words)).toList();
  }

  @Test
  void aMoveIsToldOnceAndTakenBack() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event deadline gala 2026-12-10 18:00", "until")
        .says(ORGANISER, "event end gala 22:00", "22:00")
        .says(ORGANISER, "event move gala 2026-12-05 19:30", "moved to Sat 5 Dec, 19:30");
    soon().until(() -> told("5 Dec").size() == 1);
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "undo", "Taken back: “Gala” is as it was before", "Sat 12 Dec, 18:00")
        .says(ORGANISER, "undo", "nothing");
    JsonNode event = event("gala");
    assertThat(event.path("startsAt").asText()).isEqualTo("2026-12-12T18:00+08:00");
    assertThat(event.path("endsAt").asText()).isEqualTo("2026-12-12T22:00+08:00");
    assertThat(event.path("deadline").asText())
        .as("it had ended with the earlier start")
        .isEqualTo("2026-12-10T18:00+08:00");
    soon().until(() -> told("12 Dec").size() == 1);
    assertThat(told("5 Dec")).hasSize(1);
  }

  @Test
  void placeAndSeatsAreTakenBackUnlessSomebodyElseHasChangedThemSince() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event place gala Library", "Library")
        .says(ORGANISER, "event place gala Library", "Library")
        .says(ORGANISER, "撤销", "已撤销", "Hall");
    conversation.in(ORGANISER).says(ORGANISER, "event seats gala 5", "5");
    conversation.in(ANN).says(ANN, "rsvp gala yes +2", "3 seats");
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "undo", "4 seats are taken")
        .says(ORGANISER, "event place gala Roof", "Roof");
    assertThat(service.api("PATCH", "/events/gala", "{\"place\":\"Garden\"}").statusCode())
        .isEqualTo(200);
    conversation.in(ORGANISER).says(ORGANISER, "undo", "changed since stays", "Garden");
    assertThat(event("gala").path("place").asText()).isEqualTo("Garden");
    assertThat(event("gala").path("capacity").asInt()).isEqualTo(5);
  }

  @Test
  void whatIsCalledOffTakesPlaceAgain() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event cancel gala yes", "is cancelled")
        .says(ORGANISER, "undo", "Taken back");
    assertThat(event("gala").path("state").asText()).isEqualTo("OPEN");
    conversation.in(LI).says(LI, "events back gala telegram%2Fmain%3A1", "back");
    assertThat(event("gala").path("state").asText()).isEqualTo("OPEN");
  }

  @Test
  void ofASeriesItIsAskedWhichAndEachIsTakenBackToItsOwn() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event repeat gala weekly 3", "There are 3")
        .says(ORGANISER, "event place gala-3 Roof", "Roof")
        .says(ORGANISER, "event place gala Library", "one of a series", "2 more come");
    assertThat(event("gala").path("place").asText()).isEqualTo("Hall");
    assertThat(conversation.in(ORGANISER).presses(ORGANISER, "2 later")).contains("Library");
    assertThat(event("gala-3").path("place").asText()).isEqualTo("Library");
    conversation.in(ORGANISER).says(ORGANISER, "undo", "Taken back", "2 later ones");
    assertThat(event("gala").path("place").asText()).isEqualTo("Hall");
    assertThat(event("gala-2").path("place").asText()).isEqualTo("Hall");
    assertThat(event("gala-3").path("place").asText()).isEqualTo("Roof");
    String far = "The old assembly hall behind the north gate of the second campus";
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event move gala-2 2026-12-20 18:00", "this one only")
        .says(ORGANISER, "event place gala-2 " + far, "this one only");
    assertThat(conversation.in(ORGANISER).presses(ORGANISER, "This one only")).contains(far);
    assertThat(event("gala-2").path("place").asText()).isEqualTo(far);
    assertThat(event("gala-2").path("startsAt").asText()).startsWith("2026-12-19");
    assertThat(event("gala-3").path("place").asText()).isEqualTo("Roof");
  }

  @Test
  void anEventEndsAtMidnightThoughItBeginsInTheAfternoon() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event move gala 14:00", "Sat 12 Dec, 14:00")
        .says(ORGANISER, "event end gala 00:00", "Sun 13 Dec, 00:00")
        .says(ORGANISER, "event end gala 23:59", "Sat 12 Dec, 23:59")
        .says(ORGANISER, "活动 结束 gala 24:00", "12月13日", "00:00")
        .says(ORGANISER, "event end gala 13:00", "ends before it begins")
        .says(ORGANISER, "event new Tea | 2026-12-12 14:00-13:00", "ends before it begins");
    assertThat(conversation
            .in(ORGANISER)
            .answers(ORGANISER, "event new Ball | 2026-12-12 14:00-24:00 | Hall"))
        .first()
        .asString()
        .contains("is created");
  }

  @Test
  void anEventIsMovedToADayToAnHourOrToBothWithAnEnd() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event move gala 7 December", "Mon 7 Dec, 18:00")
        .says(ORGANISER, "活动 改期 gala 12月8日", "12月8日", "18:00")
        .says(ORGANISER, "event move gala 20:15", "Tue 8 Dec, 20:15")
        .says(ORGANISER, "活动 改期 gala 晚上7点半", "12月8日", "19:30")
        .says(ORGANISER, "event move gala 2026-12-09 19:00-23:00", "Wed 9 Dec, 19:00")
        .says(ORGANISER, "event move gala 1 November", "1 November");
    assertThat(event("gala").path("startsAt").asText()).isEqualTo("2026-12-09T19:00+08:00");
    assertThat(event("gala").path("endsAt").asText()).isEqualTo("2026-12-09T23:00+08:00");
  }
}
