package io.reunion.event.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.bot.Reply;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.Seat;
import io.reunion.event.Terms;
import io.reunion.event.reminder.EventHouse.Said;
import io.reunion.event.reminder.EventHouse.Time;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.event.rsvp.Wish;
import io.reunion.event.series.EventChanges;
import io.reunion.event.series.SeriesChanges;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What several steps make, when whoever makes it is lost between two of them. */
class InterruptedIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final EventId ID = new EventId("gala");
  private static final Instant NOW = Instant.parse("2026-12-01T02:00:00Z");
  private static final Instant GALA = Instant.parse("2026-12-12T10:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  private Time time;
  private EventHouse house;

  @BeforeEach
  void open() {
    time = new Time(NOW);
    house = new EventHouse(server, time, new Said(), Set.of());
  }

  private Event event() {
    return RedisServer.await(house.events.store().find(ID)).orElseThrow();
  }

  private Event event(int capacity, Terms terms, Optional<Instant> deadline) {
    Event event = new Event(
            ID,
            "Gala",
            GALA,
            Optional.empty(),
            EventHouse.SHANGHAI,
            "Hall",
            Optional.of(capacity),
            4,
            Event.Policy.STRICT,
            deadline,
            Event.State.OPEN,
            List.of(EventHouse.GROUP),
            0,
            1)
        .under(terms);
    RedisServer.await(house.events.store().create(event, "make"));
    return event();
  }

  private RsvpOutcome answers(String person, Answer answer, Optional<Seat> seat) {
    house.meets(person, EventHouse.SHANGHAI);
    time.pass(Duration.ofSeconds(1));
    Wish wish = new Wish(answer, 1, false, seat, "", List.of());
    return RedisServer.await(house
        .events
        .rsvps()
        .answer(
            ID,
            EventHouse.attendee(person),
            wish,
            answer + person + time.instant(),
            time.instant()));
  }

  private RsvpOutcome answers(String person, Answer answer) {
    return answers(person, answer, Optional.empty());
  }

  private long seated() {
    return RedisServer.await(house.events.rsvps().list(ID)).stream()
        .filter(one -> one.status() == Rsvp.Status.ACCEPTED)
        .count();
  }

  /** So many weeks after the first; whoever asks for the one that is out of reach is lost. */
  private static List<Instant> weeks(int count, int reach) {
    return new AbstractList<>() {
      @Override
      public Instant get(int at) {
        if (at >= reach) {
          throw new IllegalStateException("the instance is gone");
        }
        return GALA.plus(WEEK.multipliedBy(at + 1L));
      }

      @Override
      public int size() {
        return count;
      }
    };
  }

  private List<Event> repeat(List<Instant> starts, String operation) {
    return RedisServer.await(house
        .events
        .series()
        .repeat(event(), starts, operation)
        .recover(lost -> Future.succeededFuture(List.of())));
  }

  private List<String> occurrences() {
    return RedisServer.await(house.events.store().series(event())).stream()
        .map(one -> one.id() + " " + one.startsAt())
        .toList();
  }

  @Test
  void aSeriesThatWasInterruptedIsFinishedByTheSameOrder() {
    house.event("gala", GALA);
    assertThat(repeat(weeks(3, 2), "order")).isEmpty();
    assertThat(event().terms().series()).as("it can be ordered again").isEmpty();
    assertThat(repeat(weeks(3, 3), "order")).hasSize(4);
    assertThat(occurrences())
        .containsExactly(
            "gala 2026-12-12T10:00:00Z",
            "gala-2 2026-12-19T10:00:00Z",
            "gala-3 2026-12-26T10:00:00Z",
            "gala-4 2027-01-02T10:00:00Z");
  }

  @Test
  void anotherOrderGoesOnWithWhatAnInterruptedOneHasLeft() {
    house.event("gala", GALA);
    repeat(weeks(5, 4), "order");
    List<Instant> days = List.of(GALA.plus(Duration.ofDays(1)), GALA.plus(Duration.ofDays(2)));
    assertThat(repeat(days, "another")).hasSize(3);
    assertThat(occurrences())
        .containsExactly(
            "gala 2026-12-12T10:00:00Z",
            "gala-2 2026-12-13T10:00:00Z",
            "gala-3 2026-12-14T10:00:00Z");
    assertThat(RedisServer.await(house.events.store().find(new EventId("gala-5"))))
        .get()
        .extracting(Event::state)
        .as("nobody can come to what is not in the series")
        .isEqualTo(Event.State.CANCELLED);
  }

  @Test
  void whatWasDrawnIsToBeDrawnAnewForEveryLaterOccurrence() {
    event(
        1,
        Terms.NONE.withDraw(Optional.of(Terms.Draw.DRAWN)),
        Optional.of(GALA.minus(Duration.ofDays(2))));
    Event second = repeat(weeks(1, 1), "order").get(1);
    assertThat(second.terms().draw()).contains(Terms.Draw.PENDING);
    assertThat(second.deadline()).contains(GALA.plus(WEEK).minus(Duration.ofDays(2)));
    assertThat(event().terms().draw()).contains(Terms.Draw.DRAWN);
  }

  @Test
  void whoWasPromotedHearsOfItAlthoughTheirNoticeWasLost() {
    event(1, Terms.NONE.withConfirmMinutes(Optional.of(24 * 60)), Optional.empty());
    answers("first", Answer.ACCEPTED);
    answers("second", Answer.ACCEPTED);
    answers("first", Answer.NONE);
    // The instance could write down until when, and was lost before it could say so.
    Instant until = time.instant().plus(Duration.ofHours(24));
    RedisServer.await(house.events.held().hold(ID, "u:telegram:second", Optional.of(until)));
    assertThat(house.at(NOW.plusSeconds(60)))
        .singleElement()
        .asString()
        .startsWith("second: ")
        .contains("came free", "held for you until Wed 2 Dec, 10:00");
    assertThat(house.at(NOW.plusSeconds(120))).as("once").isEmpty();
    Event was = event();
    RedisServer.await(house.events.store().update(was, was.startingAt(GALA.plus(WEEK))));
    assertThat(house.at(NOW.plusSeconds(180))).as("it is the same seat").isEmpty();
  }

  @Test
  void aDrawThatWasGivenUpHalfWaySeatsWhoWaits() {
    Event was =
        event(1, Terms.NONE.withDraw(Optional.of(Terms.Draw.PENDING)), Optional.of(NOW.plus(WEEK)));
    answers("first", Answer.ACCEPTED);
    answers("second", Answer.ACCEPTED);
    Event wanted = was.under(was.terms().withDraw(Optional.empty()));
    RedisServer.await(house.events.draws().changing(was, wanted));
    RedisServer.await(house.events.store().update(was, wanted));
    assertThat(seated()).isZero();
    assertThat(house.at(NOW.plusSeconds(60)))
        .singleElement()
        .asString()
        .startsWith("first: ")
        .contains("came free and is yours");
    assertThat(seated()).isEqualTo(1);
    assertThat(house.at(NOW.plusSeconds(120))).isEmpty();
  }

  @Test
  void whoGotASeatFromAChangeThatStoppedHalfWayIsTold() {
    event(1, Terms.NONE.withOnlineSeats(Optional.of(5)), Optional.empty());
    Event was = event();
    answers("first", Answer.ACCEPTED);
    answers("second", Answer.ACCEPTED);
    answers("afar", Answer.ACCEPTED, Optional.of(Seat.ONLINE));
    answers("away", Answer.ACCEPTED, Optional.of(Seat.ONLINE));
    SeriesChanges.Changed changed = RedisServer.await(house
        .events
        .seriesChanges()
        .apply(
            was,
            false,
            each -> each.seating(2).under(each.terms().withOnlineSeats(Optional.of(1))),
            "change"));
    assertThat(changed.first().result()).isEqualTo(EventChanges.Result.BELOW_TAKEN);
    Reply reply = SeriesChanges.said(changed, (key, named) -> key, () -> "done");
    assertThat(reply.says().get(0).text()).isEqualTo("event.changed.below");
    assertThat(house.at(time.instant().plusSeconds(60)))
        .singleElement()
        .asString()
        .contains("second", "came free");
  }

  @Test
  void whoGotASeatByALargerCapacityIsToldAlthoughTheInstanceWasLost() {
    event(1, Terms.NONE, Optional.empty());
    answers("first", Answer.ACCEPTED);
    answers("second", Answer.ACCEPTED);
    RedisServer.await(house.events.rsvps().resize(ID, Seat.ROOM, 2, "change~1", time.instant()));
    assertThat(house.at(time.instant().plusSeconds(60)))
        .singleElement()
        .asString()
        .startsWith("second: ")
        .contains("came free and is yours");
    // The change is ordered again, and finds that the seats are there.
    Event now = event();
    RedisServer.await(
        house.events.seriesChanges().apply(now, false, each -> each.seating(2), "change"));
    assertThat(house.at(time.instant().plusSeconds(60))).as("once").isEmpty();
  }
}
