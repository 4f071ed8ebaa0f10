package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calendars of one event are asked for as people call it, and programs that keep calendars are not stirred by answers. */
class EventCalendarDialogueIT extends Dialogue {
  @BeforeEach
  void event() {
    makeEvent();
  }

  private String file(String said, int index) {
    Matcher path = Pattern.compile("/calendar/[^\\s<]+").matcher(said);
    for (int i = 0; i <= index; i++) {
      assertThat(path.find()).as(said).isTrue();
    }
    return service.send("GET", path.group(), "").body();
  }

  private String answer(long person, String words) {
    return conversation.in(person).answers(person, words).get(0);
  }

  @Test
  void anEventIsNamedByItsTitleByAPartOfItOrNotAtAll() {
    for (String one : List.of("Hike | 2026-12-05 10:00 |", "Tea | 2026-12-06 10:00 |")) {
      assertThat(answer(ORGANISER, "event new Autumn " + one)).contains("is created");
    }
    assertThat(file(answer(LI, "calendar Autumn Hike"), 0)).contains("SUMMARY:Autumn Hike");
    assertThat(file(answer(LI, "日历 《gala》"), 0)).contains("SUMMARY:Gala");
    assertThat(file(answer(LI, "calendar hike"), 0)).contains("SUMMARY:Autumn Hike");
    conversation.in(LI).says(LI, "calendar autumn", "Which event?");
    String notice = conversation.in(LI).presses(LI, "Autumn Tea, Sun 6 Dec");
    String last = telegram.said(LI).get(telegram.said(LI).size() - 1);
    assertThat(notice + last).contains("“Autumn Tea” is in a calendar");
    conversation
        .in(LI)
        .says(LI, "calendar spring ball", "no chapter and no event")
        .says(LI, "calendar autumn hike revoke", "Only the organisers");
    assertThat(answer(LI, "calendar")).as("of three events none is meant").doesNotContain("Only");
    conversation.in(LI).says(LI, "rsvp gala yes", "You have a seat");
    String own = answer(LI, "calendar");
    assertThat(own).contains("for you alone", "Only “Gala”");
    assertThat(file(own, 0)).contains("SUMMARY:Gala");
    assertThat(file(own, 1)).contains("SUMMARY:Gala");
  }

  @Test
  void theOnlyEventNeedsNoNameAndItsSequenceRisesWithAMoveAndNotWithAnswers() {
    String own = answer(LI, "calendar");
    String before = file(own, 1);
    assertThat(before).contains("UID:gala@alumni.example.org", "SEQUENCE:0");
    conversation.in(LI).says(LI, "rsvp gala yes", "a seat");
    conversation.in(ANN).says(ANN, "rsvp gala yes", "a seat");
    assertThat(file(own, 1)).contains("SEQUENCE:0");
    conversation.in(ORGANISER).says(ORGANISER, "event move gala an hour later", "19:00");
    assertThat(file(own, 1)).contains("SEQUENCE:1", "20261212T190000");
  }
}
