package io.reunion.event.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.Quiet;
import io.reunion.event.Terms;
import io.reunion.event.reminder.EventHouse;
import io.reunion.event.reminder.EventHouse.Said;
import io.reunion.event.reminder.EventHouse.Time;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Seats from the waiting list that are held until their new owner takes them, by a clock that the test sets. */
class HeldSeatsIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final Instant GALA = Instant.parse("2026-12-12T10:00:00Z");
  /** Ten in the morning in Shanghai. */
  private static final Instant NOW = Instant.parse("2026-12-01T02:00:00Z");

  private static final EventId ID = new EventId("gala");

  private Time time;
  private Said platform;
  private EventHouse house;

  @BeforeEach
  void open() {
    time = new Time(NOW);
    platform = new Said();
    house = new EventHouse(server, time, platform, Set.of());
  }

  /** Two seats, a day to take them; whoever is named has answered in this order, with so many seats. */
  private Event event(Event.Policy policy) {
    Event event = new Event(
            ID,
            "Gala",
            GALA,
            Optional.empty(),
            EventHouse.SHANGHAI,
            "Hall",
            Optional.of(2),
            2,
            policy,
            Optional.empty(),
            Event.State.OPEN,
            List.of(EventHouse.GROUP),
            0,
            1)
        .under(Terms.NONE.withConfirmMinutes(Optional.of(24 * 60)));
    RedisServer.await(house.events.store().create(event, "make"));
    return event;
  }

  private void answers(String person, int seats) {
    house.meets(person, EventHouse.SHANGHAI);
    time.pass(Duration.ofSeconds(1));
    RedisServer.await(house
        .events
        .rsvps()
        .answer(
            ID,
            EventHouse.attendee(person),
            Answer.ACCEPTED,
            seats,
            "yes " + person + time.instant(),
            time.instant()));
  }

  /** Gives the seats back as the bot does it, with what those are told who get them. */
  private void leaves(String person) {
    RsvpOutcome outcome = RedisServer.await(house
        .events
        .rsvps()
        .answer(
            ID,
            EventHouse.attendee(person),
            Answer.NONE,
            1,
            "no " + person + time.instant(),
            time.instant()));
    assertThat(RedisServer.await(
            house.events.promotions().letters(event(), outcome.promoted(), "no " + person)))
        .as("the schedule tells it")
        .isEmpty();
  }

  private Event event() {
    return RedisServer.await(house.events.store().find(ID)).orElseThrow();
  }

  private String standing(String person) {
    return RedisServer.await(house.events.rsvps().list(ID)).stream()
        .filter(one -> one.attendee().name().equals(person))
        .map(one -> one.status() + " " + one.seats())
        .findFirst()
        .orElse("none");
  }

  @Test
  void whoIsPromotedHoldsTheSeatsAndLosesThemInSilenceToTheNext() {
    event(Event.Policy.STRICT);
    answers("first", 2);
    answers("second", 2);
    answers("third", 1);
    answers("fourth", 1);
    leaves("first");
    assertThat(house.at(NOW.plusSeconds(60)))
        .singleElement()
        .asString()
        .startsWith("second: ")
        .contains("2 seats for “Gala” came free", "held for you until Wed 2 Dec, 10:00");
    assertThat(standing("second")).isEqualTo("ACCEPTED 2");
    assertThat(event().taken()).isEqualTo(2);
    assertThat(house.at(NOW.plus(Duration.ofHours(23)))).isEmpty();
    // Twice in the same moment: what lapsed is told once, and nobody else is promoted.
    Instant over = NOW.plus(Duration.ofHours(24)).plusSeconds(10);
    assertThat(house.at(over))
        .hasSize(3)
        .anySatisfy(one -> assertThat(one).startsWith("second: ").contains("went to the next"))
        .anySatisfy(one -> assertThat(one).startsWith("third: ").contains("a seat for “Gala”"))
        .anySatisfy(one -> assertThat(one).startsWith("fourth: ").contains("a seat for “Gala”"));
    assertThat(house.at(over)).isEmpty();
    assertThat(standing("second")).isEqualTo("none");
    assertThat(standing("third")).isEqualTo("ACCEPTED 1");
    assertThat(event().taken()).isEqualTo(2);
  }

  @Test
  void whoTakesTheSeatsKeepsThem() {
    event(Event.Policy.STRICT);
    answers("first", 2);
    answers("second", 2);
    leaves("first");
    assertThat(house.at(NOW.plusSeconds(60))).hasSize(1);
    HeldSeats.Word word = new HeldSeats.Word(
        List.of("u:telegram:other", "u:telegram:second"), "op", time.instant(), "gala", "second");
    assertThat(RedisServer.await(house.events.held().confirm(ID, word))).isEqualTo(2);
    assertThat(RedisServer.await(house.events.held().confirm(ID, word)))
        .as("the same message again answers the same")
        .isEqualTo(2);
    assertThat(house.at(NOW.plus(Duration.ofHours(30)))).isEmpty();
    assertThat(standing("second")).isEqualTo("ACCEPTED 2");
  }

  @Test
  void severalInstancesLetASeatLapseOnce() {
    event(Event.Policy.STRICT);
    answers("first", 2);
    for (int i = 0; i < 12; i++) {
      answers("w" + i, 2);
    }
    leaves("first");
    List<EventHouse> three = List.of(
        house,
        new EventHouse(server, time, platform, Set.of()),
        new EventHouse(server, time, platform, Set.of()));
    for (int day = 0; day < 4; day++) {
      for (int round = 0; round < 2; round++) {
        RedisServer.await(Future.join(three.stream().map(EventHouse::round).toList()));
        time.pass(Duration.ofSeconds(40));
      }
      assertThat(event().taken()).as("day %s", day).isEqualTo(2);
      time.pass(Duration.ofHours(25));
    }
    assertThat(platform.said).doesNotHaveDuplicates();
    assertThat(platform.said.stream().filter(one -> one.contains("came free")))
        .as("one after the other")
        .hasSize(4);
    assertThat(platform.said.stream().filter(one -> one.contains("went to the next")))
        .hasSize(3);
  }

  @Test
  void theWindowIsShorterWhenLittleTimeIsLeftAndThereIsNoneInTheEnd() {
    Event event = event(Event.Policy.STRICT);
    assertThat(until(event, NOW)).contains(NOW.plus(Duration.ofHours(24)));
    Instant twoDays = GALA.minus(Duration.ofHours(48));
    // A quarter of what is left is 6:00 in the morning: an hour after the night is soon enough.
    assertThat(until(event, twoDays)).contains(Instant.parse("2026-12-11T01:00:00Z"));
    Instant sixHours = GALA.minus(Duration.ofHours(6));
    assertThat(until(event, sixHours)).contains(sixHours.plus(Duration.ofMinutes(90)));
    assertThat(until(event, GALA.minus(Duration.ofMinutes(100)))).isEmpty();
  }

  private static Optional<Instant> until(Event event, Instant now) {
    return ConfirmWindow.until(event, Quiet.NIGHT, now);
  }

  @Test
  void whoIsPromotedInTheLastMomentHasTheSeatAtOnce() {
    event(Event.Policy.STRICT);
    answers("first", 2);
    answers("second", 2);
    time.set(GALA.minus(Duration.ofMinutes(60)));
    leaves("first");
    assertThat(house.at(GALA.minus(Duration.ofMinutes(59))))
        .filteredOn(one -> one.startsWith("second: ") && one.contains("came free and is yours"))
        .hasSize(1);
    assertThat(RedisServer.await(house.events.held().all(ID))).isEmpty();
  }

  @Test
  void quietHoursMayLieWithinADay() {
    Quiet siesta = new Quiet(LocalTime.of(13, 0), LocalTime.of(15, 0));
    Instant one = Instant.parse("2026-12-01T05:30:00Z");
    assertThat(siesta.after(one, EventHouse.SHANGHAI))
        .isEqualTo(Instant.parse("2026-12-01T07:00:00Z"));
    assertThat(siesta.after(NOW, EventHouse.SHANGHAI)).isEqualTo(NOW);
    assertThat(Quiet.NONE.after(one, EventHouse.SHANGHAI)).isEqualTo(one);
    assertThat(Quiet.parse("22:00-08:00")).isEqualTo(Quiet.NIGHT);
    assertThat(Quiet.parse("none")).isEqualTo(Quiet.NONE);
  }
}
