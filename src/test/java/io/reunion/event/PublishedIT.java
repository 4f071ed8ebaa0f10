package io.reunion.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.redis.RedisServer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** By what calendars know an event: the name stays, the number rises with what they show and with nothing else. */
class PublishedIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final EventId GALA = new EventId("gala");
  private static final ChatId CHAT = new ChatId(AccountId.of("telegram", "main"), "-100");
  private static final Instant T0 = Instant.parse("2026-11-20T08:00:00Z");
  private static final Optional<String> HOST = Optional.of("Alumni.example.org");

  private EventStore events;
  private RsvpStore rsvps;
  private int operations;

  @BeforeEach
  void event() {
    events = new EventStore(server.redis());
    rsvps = new RsvpStore(server.redis());
    Event gala = new Event(
        GALA,
        "Gala",
        T0.plusSeconds(86_400),
        Optional.empty(),
        ZoneId.of("Asia/Shanghai"),
        "Hall",
        Optional.of(10),
        5,
        Event.Policy.STRICT,
        Optional.empty(),
        Event.State.OPEN,
        List.of(CHAT),
        0,
        1);
    assertThat(RedisServer.await(events.create(gala, "make"))).isTrue();
  }

  private Published published(Optional<String> host) {
    return RedisServer.await(Published.of(server.redis(), GALA, host)).orElseThrow();
  }

  private long sequence() {
    return published(HOST).sequence();
  }

  private void change(UnaryOperator<Event> change) {
    Event was = RedisServer.await(events.find(GALA)).orElseThrow();
    String operation = "change" + operations++;
    for (int run = 0; run < 2; run++) {
      assertThat(RedisServer.await(events.update(was, change.apply(was), operation, T0)))
          .isTrue();
    }
  }

  private void answer(String who) {
    Rsvp.Attendee attendee = Rsvp.Attendee.of(
        "u:telegram:" + who, who, UserId.of("telegram", who), Optional.empty(), CHAT);
    RedisServer.await(rsvps.answer(GALA, attendee, Answer.ACCEPTED, 1, "answer" + who, T0));
  }

  @Test
  void theNumberRisesWithTimePlaceTitleAndCallingOffButNotWithAnswersOrRules() {
    assertThat(sequence()).isZero();
    answer("1");
    answer("2");
    change(event -> event.limitedTo(2));
    change(event -> event.until(T0.plusSeconds(3600)));
    change(event -> event.in(Event.State.CLOSED));
    assertThat(sequence()).isZero();
    change(event -> event.startingAt(T0.plusSeconds(90_000)));
    assertThat(sequence()).isEqualTo(1);
    change(event -> event.at("Roof"));
    change(event -> event.titled("Ball"));
    change(event -> event.ending(T0.plusSeconds(100_000)));
    change(event -> event.in(Event.State.CANCELLED));
    change(event -> event.in(Event.State.OPEN));
    assertThat(sequence()).isEqualTo(6);
  }

  @Test
  void theNameIsTheAssociationsOwnAndStaysWhenItsAddressMoves() {
    assertThat(published(HOST).uid()).isEqualTo("gala@alumni.example.org");
    assertThat(published(Optional.of("new.example.org")).uid())
        .isEqualTo("gala@alumni.example.org");
    assertThat(published(Optional.empty()).uid()).isEqualTo("gala@alumni.example.org");
  }

  @Test
  void withoutAnAddressTheNameIsNobodyElsesEither() {
    String uid = published(Optional.empty()).uid();
    assertThat(uid).matches("gala\\.[0-9a-f]{16}@reunion");
    assertThat(published(HOST).uid()).isEqualTo(uid);
  }

  @Test
  void anEventFromBeforeKeepsTheNameUnderWhichPeopleHaveItAndItsNumberGoesOnFromThere() {
    answer("1");
    answer("2");
    RedisServer.await(
        server.redis().call(c -> c.hdel(EventStore.key(GALA), "uid", "calendarSequence")));
    long shown = RedisServer.await(events.find(GALA)).orElseThrow().version();
    change(event -> event.at("Roof"));
    assertThat(published(HOST).uid()).isEqualTo("gala@reunion");
    assertThat(sequence()).isEqualTo(shown + 1);
    answer("3");
    assertThat(sequence()).isEqualTo(shown + 1);
  }

  @Test
  void thereIsNoneOfAnEventThatIsNot() {
    assertThat(RedisServer.await(Published.of(server.redis(), new EventId("nowhere"), HOST)))
        .isEmpty();
  }
}
