package io.reunion.event.rsvp;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.Seat;
import io.reunion.event.Terms;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.redis.RedisServer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is foreseen is what then comes of it, for random histories of an event with a room and places from afar. */
class ForeseenIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final Instant T0 = Instant.parse("2026-11-20T08:00:00Z");
  private static final ChatId CHAT = new ChatId(AccountId.of("telegram", "main"), "-100");
  private static final List<Answer> ANSWERS = List.of(
      Answer.ACCEPTED,
      Answer.ACCEPTED,
      Answer.ACCEPTED,
      Answer.TENTATIVE,
      Answer.DECLINED,
      Answer.NONE);

  private static Event event(String id, Event.Policy policy, boolean hybrid) {
    Event plain = new Event(
        new EventId(id),
        "Gala",
        T0.plusSeconds(90_000),
        Optional.empty(),
        ZoneOffset.UTC,
        "Hall",
        Optional.of(9),
        4,
        policy,
        Optional.of(T0.plusSeconds(560)),
        Event.State.OPEN,
        List.of(),
        0,
        1);
    return hybrid ? plain.under(Terms.NONE.withOnlineSeats(Optional.of(4))) : plain;
  }

  @ParameterizedTest
  @EnumSource(Event.Policy.class)
  void itIsWhatTheScriptDoes(Event.Policy policy) {
    EventStore events = new EventStore(server.redis());
    RsvpStore rsvps = new RsvpStore(server.redis());
    Random random = new Random(20261121 + policy.ordinal());
    int waited = 0;
    for (int history = 0; history < 6; history++) {
      Event event = event(
          ("foreseen-" + policy + history).toLowerCase(java.util.Locale.ROOT),
          policy,
          history % 2 == 1);
      RedisServer.await(events.create(event, "make" + history + policy));
      for (int i = 0; i < 100; i++) {
        Event now = RedisServer.await(events.find(event.id())).orElseThrow();
        String who = "u:" + random.nextInt(9);
        Attendee attendee =
            Attendee.of(who, who, UserId.of("telegram", who.substring(2)), Optional.empty(), CHAT);
        Wish wish = new Wish(
            ANSWERS.get(random.nextInt(ANSWERS.size())),
            1 + random.nextInt(5),
            random.nextInt(6) == 0,
            random.nextInt(3) == 0
                ? Optional.of(random.nextBoolean() ? Seat.ROOM : Seat.ONLINE)
                : Optional.empty(),
            "",
            List.of());
        Instant time = T0.plusSeconds(i * 6L - random.nextInt(12));
        RsvpOutcome foreseen = RedisServer.await(rsvps.foresee(now, who, wish, time));
        RsvpOutcome came = RedisServer.await(
            rsvps.answer(event.id(), attendee, wish, "op" + policy + history + "-" + i, time));
        assertThat(List.of(foreseen.result(), foreseen.position(), seats(foreseen)))
            .as("%s %s of %s in %s", history, i, wish, now)
            .isEqualTo(List.of(came.result(), came.position(), seats(came)));
        waited += came.position() > 0 ? 1 : 0;
      }
    }
    assertThat(waited).as("some of them had to wait").isGreaterThan(20);
  }

  /** Of those who come or wait, how many seats and where: of others it is told to nobody. */
  private static String seats(RsvpOutcome outcome) {
    return switch (outcome.result()) {
      case ACCEPTED, WAITLISTED, NO_ROOM -> outcome.seats() + " " + outcome.seat();
      case TENTATIVE,
          DECLINED,
          WITHDRAWN,
          RESIZED,
          STALE,
          CLOSED,
          DEADLINE_OVER,
          PARTY_TOO_LARGE,
          NONE_LEFT,
          BELOW_TAKEN,
          NO_EVENT,
          NOT_INVITED -> "";
    };
  }
}
