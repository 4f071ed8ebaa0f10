package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one message has answered is taken back exactly: seats, turns on the waiting list and guests. */
class UndoneAnswersDialogueIT extends Dialogue {
  private static final String PUB =
      EVENT.replace("\"gala\"", "\"pub\"").replace("Gala", "Pub night").replace(":2,", ":1,");

  @BeforeEach
  void events() {
    makeEvent();
    makeEvent(PUB);
  }

  /** Everybody by name, how they stand, with whom, and at which place they wait. */
  private List<String> standing(String event) {
    List<String> lines = new ArrayList<>();
    parse(service.api("GET", "/events/" + event + "/rsvps", "").body())
        .path("items")
        .forEach(item -> lines.add(item.path("name").asText() + " "
            + item.path("status").asText().toLowerCase(Locale.ROOT) + " "
            + item.path("seats").asInt() + " " + item.path("position").asText("") + " "
            + item.path("guests")));
    return lines;
  }

  private void isTakenBack(String message) {
    List<String> gala = standing("gala");
    List<String> pub = standing("pub");
    conversation.in(LI).answers(LI, message);
    assertThat(List.of(standing("gala"), standing("pub")))
        .as("after %s", message)
        .isNotEqualTo(List.of(gala, pub));
    conversation.in(LI).answers(LI, "undo");
    assertThat(standing("gala")).as("gala without %s", message).isEqualTo(gala);
    assertThat(standing("pub")).as("pub without %s", message).isEqualTo(pub);
  }

  @Test
  void turnsOfSeveralPeople() {
    conversation.in(GROUP).says(ANN, "/rsvp gala yes +1", "You have 2 seats");
    conversation.in(LI).answers(LI, "/rsvp gala yes +1 with Bo");
    conversation.in(LI).answers(LI, "/rsvp gala yes +1 with Cy for Wu");
    conversation.in(LI).answers(LI, "/rsvp gala yes for Zoe");
    conversation.in(GROUP).answers(GUEST, "/rsvp gala yes");
    isTakenBack("/rsvp gala no; no for Wu");
    isTakenBack("/rsvp gala maybe; yes for Zhou; cancel for Zoe");
    isTakenBack("/rsvp gala cancel for Zoe; cancel; no for Wu");
  }

  @Test
  void aTurnThatEndedByTheSameMessage() {
    conversation.in(LI).answers(LI, "/rsvp gala yes +1");
    conversation.in(LI).answers(LI, "/rsvp gala yes for Wu");
    isTakenBack("/rsvp gala cancel; cancel for Wu");
    conversation.in(LI).answers(LI, "/rsvp gala yes +1 with Cy for Zoe");
    isTakenBack("/rsvp gala cancel; maybe for Zoe; no for Wu");
    isTakenBack("/rsvp gala x1; maybe; cancel for Wu; no for Zoe");
  }

  @Test
  void turnsAtSeveralEvents() {
    conversation.in(GROUP).answers(ANN, "/rsvp gala yes +1");
    conversation.in(GROUP).answers(ANN, "/rsvp pub yes");
    conversation.in(LI).answers(LI, "/rsvp gala yes +1 with Bo");
    conversation.in(LI).answers(LI, "/rsvp pub yes");
    conversation.in(GROUP).answers(GUEST, "/rsvp gala yes");
    conversation.in(GROUP).answers(GUEST, "/rsvp pub yes");
    isTakenBack("I can't come to the gala, and count me out for the pub night");
    isTakenBack("no to the gala, yes for the pub night");
  }

  @Test
  void severalAnswersOfOnePerson() {
    conversation.in(LI).answers(LI, "/rsvp gala yes with Bo");
    isTakenBack("/rsvp gala cancel; maybe");
    isTakenBack("/rsvp gala x1; no");
  }

  @Test
  void guestsWhoseNamesAreNoPlainWords() {
    conversation.in(LI).answers(LI, "/rsvp gala yes +1 with Tom and Jerry");
    isTakenBack("/rsvp gala no");
    isTakenBack("/rsvp gala x1");
    assertThat(service.api("POST", "/events/gala/rsvps", """
                {"user":"telegram:11","name":"P11","status":"ACCEPTED","seats":2,"guests":["Smith, \\"J\\" for 100%"]}""").statusCode()).isLessThan(300);
    isTakenBack("/rsvp gala no");
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/journal gala", "yes +1 with Smith, &quot;J&quot; for 100%");
  }

  @Test
  void whatLedBackBeforeToo() {
    conversation.in(LI).answers(LI, "/rsvp gala yes");
    conversation.in(ORGANISER).answers(ORGANISER, "/rsvp gala cancel for P11");
    isTakenBack("I'll be at the gala but not the pub night");
  }
}
