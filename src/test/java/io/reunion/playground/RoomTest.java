package io.reunion.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.Button;
import io.reunion.chat.Markup;
import io.reunion.playground.RoomMessage.Body;
import io.reunion.playground.RoomMessage.Transit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoomTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final Room room = room(NOW);
  private final List<EventLog.Event> events = new ArrayList<>();

  private static Room room(Instant start) {
    return new Room(Scenes.small(), Clock.fixed(start, ZoneOffset.UTC));
  }

  @BeforeEach
  void watch() {
    room.events().watch(Optional.empty(), events::add);
  }

  private RoomMessage say(String text, Button... buttons) {
    List<List<Button>> rows = buttons.length == 0 ? List.of() : List.of(List.of(buttons));
    Body body = new Body(text, rows, Optional.empty(), Optional.empty());
    return room.add(room.chat("beijing").orElseThrow(), Optional.empty(), body);
  }

  private RoomMessage write(String persona, String text) {
    Body body = new Body(text, List.of(), Optional.empty(), Optional.empty());
    return room.add(room.chat("beijing").orElseThrow(), Optional.of(persona), body);
  }

  private RoomMessage now(RoomMessage message) {
    return room.message(message.chat(), message.id()).orElseThrow();
  }

  private static JsonNode find(JsonNode list, String id) {
    for (JsonNode node : list) {
      if (node.path("id").asText().equals(id)) {
        return node;
      }
    }
    throw new AssertionError(id + " is not in " + list);
  }

  @Test
  void opensWithItsGroupsADirectChatForEachPersonaAndWhatWasSaidBefore() {
    JsonNode state = room.state();
    assertThat(state.path("chats"))
        .extracting(chat -> chat.path("id").asText())
        .containsExactly(
            "beijing",
            "london",
            "direct:zhou",
            "direct:li",
            "direct:wang",
            "direct:ann",
            "direct:tom");
    JsonNode first = find(state.path("chats"), "beijing").path("messages").get(0);
    assertThat(first.path("author").asText()).isEqualTo("wang");
    assertThat(first.path("at").asText())
        .isEqualTo(NOW.minus(Duration.ofMinutes(26 * 60)).toString());
    assertThat(state.path("cursor").asText()).isEqualTo(room.events().cursor()).endsWith("-0");
    assertThat(events).isEmpty();
  }

  @Test
  void showsAMessageInTheStateAndAsAnEvent() {
    RoomMessage message =
        say(Markup.bold("Gala"), new Button("Yes", "rsvp gala yes", Button.Style.PRIMARY));
    JsonNode shown =
        find(find(room.state().path("chats"), "beijing").path("messages"), message.id());
    assertThat(shown.path("text").asText()).isEqualTo("Gala");
    assertThat(shown.path("runs").toString()).isEqualTo("[{\"bold\":[{\"text\":\"Gala\"}]}]");
    assertThat(shown.path("buttons").toString())
        .isEqualTo("[[{\"label\":\"Yes\",\"command\":\"rsvp gala yes\",\"style\":\"primary\"}]]");
    assertThat(shown.has("author")).isFalse();
    assertThat(events).singleElement().satisfies(event -> {
      assertThat(event.type()).isEqualTo("message");
      assertThat(event.json()).isEqualTo(shown.toString());
    });
  }

  @Test
  void marksAnEditOnlyWhereSomethingChanged() {
    RoomMessage message = say("one");
    assertThat(room.edit("beijing", message.id(), "one", List.of())).isTrue();
    assertThat(now(message).marks().edited()).isFalse();
    assertThat(room.edit("beijing", message.id(), "two", List.of())).isTrue();
    assertThat(now(message).marks().edited()).isTrue();
    assertThat(now(message).body().text()).isEqualTo("two");
    assertThat(events).extracting(EventLog.Event::type).containsExactly("message", "changed");
  }

  @Test
  void letsNobodyEditOrRemoveWhatAPersonWrote() {
    RoomMessage message = write("li", "mine");
    assertThat(room.edit("beijing", message.id(), "yours", List.of())).isFalse();
    room.remove("beijing", message.id());
    assertThat(now(message)).isEqualTo(message);
  }

  @Test
  void removesWhatTheBotSaid() {
    RoomMessage message = say("oops");
    room.remove("beijing", message.id());
    room.remove("beijing", message.id());
    assertThat(room.message("beijing", message.id())).isEmpty();
    assertThat(events).extracting(EventLog.Event::type).containsExactly("message", "removed");
  }

  @Test
  void keepsReactionsByPersonAndForgetsTheLastOneTakenBack() {
    RoomMessage message = write("li", "party?");
    room.react("beijing", message.id(), "ann", List.of("👍", "~/"));
    room.react("beijing", message.id(), "wang", List.of("👍"));
    assertThat(RoomJson.message(now(message)).path("reactions").toString())
        .isEqualTo("{\"~/\":[\"ann\"],\"👍\":[\"ann\",\"wang\"]}");
    room.react("beijing", message.id(), "ann", List.of());
    assertThat(RoomJson.message(now(message)).path("reactions").toString())
        .isEqualTo("{\"👍\":[\"wang\"]}");
  }

  @Test
  void tellsWhetherTheBotHeardIt() {
    RoomMessage message = write("li", "hello");
    assertThat(message.marks().transit()).isEqualTo(Transit.PENDING);
    room.transit(message, Transit.FAILED);
    assertThat(now(message).marks().transit()).isEqualTo(Transit.FAILED);
  }

  @Test
  void keepsTheNewestMessagesOfAChat() {
    for (int i = 0; i < RoomChat.KEPT + 10; i++) {
      write("li", "number " + i);
    }
    List<RoomMessage> kept = room.chat("beijing").orElseThrow().messages();
    assertThat(kept).hasSize(RoomChat.KEPT);
    assertThat(kept.get(kept.size() - 1).body().text()).isEqualTo("number " + (RoomChat.KEPT + 9));
  }

  @Test
  void neverGivesAnIdOfAnEarlierStartAgain() {
    Room later = room(NOW.plusMillis(1));
    assertThat(later.nextId()).isNotEqualTo(room.nextId());
  }
}
