package io.reunion.event.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.ChatId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.Terms;
import io.reunion.event.people.ChatPeople;
import io.reunion.event.reminder.EventHouse.Said;
import io.reunion.event.reminder.EventHouse.Time;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.event.series.Following;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What follows when an event is opened, closed, called off, moved or given another rule. */
class TransitionsIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final EventId ID = new EventId("gala");
  private static final Instant NOW = Instant.parse("2026-12-01T02:00:00Z");
  private static final Instant GALA = Instant.parse("2026-12-12T10:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  private Time time;
  private Said platform;
  private EventHouse house;
  private int operation;

  @BeforeEach
  void open() {
    time = new Time(NOW);
    platform = new Said();
    house = new EventHouse(server, time, platform, Set.of(Duration.ofHours(48)));
  }

  private Event event() {
    return RedisServer.await(house.events.store().find(ID)).orElseThrow();
  }

  private void make(int capacity, Event.State state, List<ChatId> chats) {
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
        Optional.empty(),
        state,
        chats,
        0,
        1);
    RedisServer.await(house.events.store().create(event, "make"));
  }

  private void make(int capacity) {
    make(capacity, Event.State.OPEN, List.of(EventHouse.GROUP));
  }

  private void change(UnaryOperator<Event> change) {
    time.pass(Duration.ofSeconds(1));
    RedisServer.await(
        house.events.seriesChanges().apply(event(), false, change, "change" + operation++));
  }

  private void answers(String person, Answer answer, int seats) {
    house.meets(person, EventHouse.SHANGHAI);
    time.pass(Duration.ofSeconds(1));
    RedisServer.await(house
        .events
        .rsvps()
        .answer(
            ID,
            EventHouse.attendee(person),
            answer,
            seats,
            "answer" + operation++,
            time.instant()));
  }

  /** What is said in the next rounds, with time for a change to be kept. */
  private List<String> next() {
    return house.at(time.instant().plusSeconds(31));
  }

  private List<String> come() {
    return RedisServer.await(house.events.rsvps().list(ID)).stream()
        .filter(one -> one.status() == Rsvp.Status.ACCEPTED)
        .map(one -> one.attendee().name())
        .toList();
  }

  private static UnaryOperator<Event> by(Event.Policy policy) {
    return event -> new Event(
        event.id(),
        event.title(),
        event.startsAt(),
        event.endsAt(),
        event.zone(),
        event.place(),
        event.capacity(),
        event.partyLimit(),
        policy,
        event.deadline(),
        event.state(),
        event.chats(),
        event.taken(),
        event.version(),
        event.terms(),
        event.takenOnline());
  }

  @Test
  void seatsThatCameFreeWhileAnEventWasClosedGoToThoseWhoWaitAsItOpens() {
    make(1);
    answers("first", Answer.ACCEPTED, 1);
    answers("second", Answer.ACCEPTED, 1);
    change(each -> each.in(Event.State.CLOSED));
    answers("first", Answer.NONE, 1);
    assertThat(come()).isEmpty();
    change(each -> each.in(Event.State.OPEN));
    assertThat(come()).containsExactly("second");
    assertThat(next())
        .singleElement()
        .asString()
        .startsWith("second: ")
        .contains("came free and is yours");
    assertThat(next()).as("once").isEmpty();
  }

  @Test
  void anotherRuleOfTheWaitingListSeatsWhoFitsByIt() {
    make(2);
    answers("first", Answer.ACCEPTED, 1);
    answers("couple", Answer.ACCEPTED, 2);
    answers("last", Answer.ACCEPTED, 1);
    assertThat(come()).containsExactly("first");
    change(by(Event.Policy.FIT));
    assertThat(come()).containsExactly("first", "last");
    assertThat(next()).singleElement().asString().startsWith("last: ");
  }

  @Test
  void whatWasADraftHasACardInEachOfItsChatsOnceItIsOpen() {
    ChatId other = EventHouse.direct("-200");
    make(5, Event.State.DRAFT, List.of(EventHouse.GROUP, other));
    assertThat(next()).isEmpty();
    change(each -> each.in(Event.State.OPEN));
    assertThat(next())
        .hasSize(2)
        .anySatisfy(one -> assertThat(one).startsWith("-100: ").contains("Gala"))
        .anySatisfy(one -> assertThat(one).startsWith("-200: ").contains("Gala"));
    change(each -> each.in(Event.State.DRAFT));
    change(each -> each.in(Event.State.OPEN));
    assertThat(next()).as("it has its cards").isEmpty();
  }

  @Test
  void whoWasToldThatAnEventIsOffIsToldThatItTakesPlaceAfterAll() {
    make(5);
    answers("comes", Answer.ACCEPTED, 1);
    change(each -> each.in(Event.State.CANCELLED));
    assertThat(next()).singleElement().asString().contains("is cancelled");
    change(each -> each.in(Event.State.OPEN));
    assertThat(next())
        .singleElement()
        .asString()
        .startsWith("comes: ")
        .contains("“Gala” takes place after all: Sat 12 Dec, 18:00, Hall");
    assertThat(next()).as("once").isEmpty();
  }

  @Test
  void aDrawWhoseMomentPassedWhileTheEventWasOffIsHeldWhenItIsOnAgain() {
    Instant deadline = GALA.minus(WEEK);
    make(1);
    change(
        each -> each.until(deadline).under(each.terms().withDraw(Optional.of(Terms.Draw.PENDING))));
    answers("first", Answer.ACCEPTED, 1);
    answers("second", Answer.ACCEPTED, 1);
    next();
    change(each -> each.in(Event.State.CANCELLED));
    assertThat(house.at(deadline.plusSeconds(5)))
        .hasSize(2)
        .allSatisfy(one -> assertThat(one).contains("is cancelled"));
    change(each -> each.in(Event.State.OPEN));
    assertThat(next()).as("that it is on, and what was drawn").hasSize(4);
    assertThat(event().terms().draw()).contains(Terms.Draw.DRAWN);
    assertThat(come()).hasSize(1);
  }

  @Test
  void aChangeOfASeriesThatWasCutShortIsFinishedByTheSameOrder() {
    make(5);
    RedisServer.await(house
        .events
        .series()
        .repeat(event(), List.of(GALA.plus(WEEK), GALA.plus(WEEK.multipliedBy(2))), "repeat"));
    Event was = event();
    Duration later = Duration.ofHours(1);
    UnaryOperator<Event> change = Following.of(was, was.startingAt(GALA.plus(later)));
    AtomicInteger asked = new AtomicInteger();
    RedisServer.await(Future.succeededFuture()
        .compose(start -> house
            .events
            .seriesChanges()
            .apply(
                was,
                true,
                each -> {
                  if (asked.incrementAndGet() == 3) {
                    throw new IllegalStateException("the instance is gone");
                  }
                  return change.apply(each);
                },
                "move"))
        .otherwiseEmpty());
    // The order is read again as it was written, from the event as it is by now.
    Event now = event();
    RedisServer.await(house
        .events
        .seriesChanges()
        .apply(now, true, Following.of(now, now.startingAt(GALA.plus(later))), "move"));
    assertThat(RedisServer.await(house.events.store().series(event())))
        .extracting(Event::startsAt)
        .containsExactly(
            GALA.plus(later),
            GALA.plus(later).plus(WEEK),
            GALA.plus(later).plus(WEEK.multipliedBy(2)));
  }

  @Test
  void anEventWhoseMoveWasNotIndexedIsFoundToCome() {
    make(5);
    change(each -> each.startingAt(GALA.plus(WEEK)));
    RedisServer.await(server
        .redis()
        .call(c -> c.zadd(
            "events:{index}", (double) GALA.plus(Duration.ofHours(3)).toEpochMilli(), ID.value())));
    Instant then = GALA.plus(Duration.ofHours(4));
    RedisServer.await(house.events.store().ended(then.minus(WEEK), then));
    assertThat(RedisServer.await(house.events.store().upcoming(then)))
        .extracting(Event::id)
        .containsExactly(ID);
  }

  @Test
  void aMoveByMinutesAfterAReminderRemindsNobodyAgain() {
    make(5);
    answers("comes", Answer.ACCEPTED, 1);
    next();
    assertThat(house.at(GALA.minus(Duration.ofHours(2)).plusSeconds(1)))
        .as("a day before is long past, or was told")
        .singleElement()
        .asString()
        .contains("is coming up");
    time.set(GALA.minus(Duration.ofMinutes(30)));
    change(each -> each.startingAt(GALA.plus(Duration.ofMinutes(10))));
    assertThat(next()).singleElement().asString().contains("was changed").contains("18:10");
    assertThat(next()).isEmpty();
  }

  @Test
  void theSilentAreAskedBeforeTheDeadlineThatHolds() {
    make(5);
    change(each -> each.until(GALA.minus(WEEK)));
    house.meets("silent", EventHouse.SHANGHAI);
    RedisServer.await(new ChatPeople(server.redis()).put(EventHouse.attendee("silent")));
    assertThat(next()).isEmpty();
    Instant deadline = GALA.minus(Duration.ofDays(1));
    change(each -> each.until(deadline));
    assertThat(house.at(GALA.minus(WEEK).minus(Duration.ofHours(47)))).isEmpty();
    assertThat(house.at(deadline.minus(Duration.ofHours(47))))
        .singleElement()
        .asString()
        .startsWith("silent: ")
        .contains("no answer from you");
    change(each -> each.until(deadline.plus(Duration.ofHours(12))));
    assertThat(house.at(deadline.minus(Duration.ofHours(35)))).as("once").isEmpty();
  }
}
