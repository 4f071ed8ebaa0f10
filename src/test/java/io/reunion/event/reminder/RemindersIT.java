package io.reunion.event.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.Receipt;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.Host;
import io.reunion.event.Quiet;
import io.reunion.event.people.Association;
import io.reunion.event.people.ChatPeople;
import io.reunion.event.reminder.EventHouse.Said;
import io.reunion.event.reminder.EventHouse.Time;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.series.Notices;
import io.reunion.member.ChapterNames;
import io.reunion.member.MemberStore;
import io.reunion.redis.RedisServer;
import io.reunion.schedule.Job.State;
import io.reunion.schedule.Schedule;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every rule of what people are told without having asked, by a clock that the test sets. */
class RemindersIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  /** Saturday, 18:00 in Shanghai. */
  private static final Instant GALA = Instant.parse("2026-12-12T10:00:00Z");

  private static final Instant EARLY = Instant.parse("2026-12-01T02:00:00Z");
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private Time time;
  private Said platform;
  private EventHouse house;

  @BeforeEach
  void open() {
    time = new Time(EARLY);
    platform = new Said();
    house = another();
  }

  private EventHouse another() {
    return new EventHouse(server, time, platform, Set.of(Duration.ofHours(48)));
  }

  private static Instant before(Duration length) {
    return GALA.minus(length);
  }

  @Test
  void whoComesOrMayComeIsRemindedADayAndTwoHoursBefore() {
    house.event("gala", GALA);
    for (String person : List.of("yes", "maybe", "no", "back")) {
      house.meets(person, EventHouse.SHANGHAI);
    }
    house.answers("gala", "yes", Answer.ACCEPTED);
    house.answers("gala", "maybe", Answer.TENTATIVE);
    house.answers("gala", "no", Answer.DECLINED);
    house.answers("gala", "back", Answer.ACCEPTED);
    house.answers("gala", "back", Answer.NONE);
    assertThat(house.at(before(Duration.ofHours(25)))).isEmpty();
    List<String> day = house.at(before(Duration.ofHours(24)));
    assertThat(day).hasSize(2);
    assertThat(day.get(0))
        .startsWith("maybe: ")
        .contains("“Gala” is coming up: Sat 12 Dec, 18:00, Hall");
    assertThat(day.get(1)).startsWith("yes: ");
    assertThat(house.at(before(Duration.ofHours(23)))).isEmpty();
    assertThat(house.at(before(Duration.ofHours(2)))).hasSize(2);
    assertThat(house.at(before(Duration.ofMinutes(30)))).isEmpty();
  }

  @Test
  void quietHoursArePassedOverOnEachPersonsClock() {
    Instant morning = Instant.parse("2026-12-12T01:00:00Z"); // 9:00 in Shanghai, 1:00 in London
    house.event("walk", morning);
    house.meets("here", EventHouse.SHANGHAI);
    house.meets("there", LONDON);
    house.answers("walk", "here", Answer.ACCEPTED);
    house.answers("walk", "there", Answer.ACCEPTED);
    // A day before it is 9:00 in Shanghai, and 1:00 at night in London.
    assertThat(house.at(morning.minus(Duration.ofHours(24))))
        .hasSize(1)
        .allMatch(s -> s.startsWith("here"));
    assertThat(house.at(Instant.parse("2026-12-11T07:59:00Z"))).isEmpty();
    assertThat(house.at(Instant.parse("2026-12-11T08:00:00Z")))
        .singleElement()
        .asString()
        .startsWith("there: ")
        .contains("Sat 12 Dec, 01:00");
    // Two hours before it is 7:00 in Shanghai: an hour later is soon enough. In London it is 23:00:
    // never.
    assertThat(house.at(morning.minus(Duration.ofHours(2)))).isEmpty();
    assertThat(house.at(morning.minus(Duration.ofHours(1))))
        .singleElement()
        .asString()
        .startsWith("here");
    assertThat(house.at(morning.minus(Duration.ofMinutes(1)))).isEmpty();
  }

  @Test
  void whoWantsNoRemindersGetsNone() {
    house.event("gala", GALA);
    house.meets("yes", EventHouse.SHANGHAI);
    house.meets("stop", EventHouse.SHANGHAI);
    house.answers("gala", "yes", Answer.ACCEPTED);
    house.answers("gala", "stop", Answer.ACCEPTED);
    RedisServer.<Long>await(server.redis().call(c -> c.sadd("reminders:{off}", "u:telegram:stop")));
    assertThat(house.at(before(Duration.ofHours(24))))
        .singleElement()
        .asString()
        .startsWith("yes");
  }

  @Test
  void whoCannotBeWrittenToIsRemindedWhereTheyAnsweredOnceForAll() {
    house.event("gala", GALA);
    house.answers("gala", "one", Answer.ACCEPTED);
    house.answers("gala", "two", Answer.ACCEPTED);
    assertThat(house.at(before(Duration.ofHours(24))))
        .singleElement()
        .asString()
        .startsWith("-100: ");
  }

  @Test
  void onlyTheSilentAreNudgedAndOnlyOnce() {
    house.event("gala", GALA);
    ChatPeople people = new ChatPeople(server.redis());
    for (String person : List.of("silent", "yes", "no")) {
      house.meets(person, EventHouse.SHANGHAI);
      RedisServer.await(people.put(EventHouse.attendee(person)));
    }
    house.answers("gala", "yes", Answer.ACCEPTED);
    house.answers("gala", "no", Answer.DECLINED);
    assertThat(house.at(before(Duration.ofHours(48))))
        .singleElement()
        .asString()
        .startsWith("silent: ")
        .contains("no answer from you");
    assertThat(house.at(before(Duration.ofHours(47)))).isEmpty();
  }

  /** Whatever the settings name, and also when the event is moved: who has been asked twice is left alone. */
  @Test
  void nobodyIsNudgedMoreThanTwice() {
    EventHouse eager = new EventHouse(
        server,
        time,
        platform,
        Set.of(Duration.ofHours(96), Duration.ofHours(72), Duration.ofHours(48)));
    Event gala = eager.event("gala", GALA);
    eager.meets("silent", EventHouse.SHANGHAI);
    RedisServer.await(new ChatPeople(server.redis()).put(EventHouse.attendee("silent")));
    int asked = 0;
    for (int hours = 100; hours >= 24; hours -= 2) {
      asked += eager.at(before(Duration.ofHours(hours))).size();
    }
    assertThat(asked).as("questions of the first date").isEqualTo(2);
    Instant later = GALA.plus(Duration.ofDays(7));
    RedisServer.await(eager.events.store().update(gala, gala.startingAt(later)));
    for (int hours = 140; hours >= 1; hours -= 2) {
      asked += eager.at(later.minus(Duration.ofHours(hours))).size();
    }
    assertThat(asked).as("and of the date to which it was moved").isEqualTo(2);
  }

  @Test
  void aMoveIsToldOnceWithTheOldAndTheNewAndRemindersMoveAlong() {
    Event gala = house.event("gala", GALA);
    house.meets("yes", EventHouse.SHANGHAI);
    house.meets("no", EventHouse.SHANGHAI);
    house.answers("gala", "yes", Answer.ACCEPTED);
    house.answers("gala", "no", Answer.DECLINED);
    assertThat(house.at(EARLY.plusSeconds(60))).isEmpty();
    Event was = RedisServer.await(house.events.store().find(gala.id())).orElseThrow();
    Event moved = new Event(
        was.id(),
        was.title(),
        GALA.plus(Duration.ofDays(1)),
        was.endsAt(),
        was.zone(),
        "Garden",
        was.capacity(),
        was.partyLimit(),
        was.policy(),
        was.deadline(),
        was.state(),
        was.chats(),
        was.taken(),
        was.version());
    RedisServer.await(
        new Notices(new Schedule(server.redis(), "events"), time).changing(was, moved));
    RedisServer.await(
        new Notices(new Schedule(server.redis(), "events"), time).changing(was, moved));
    assertThat(RedisServer.await(house.events.store().update(was, moved))).isTrue();
    assertThat(house.at(EARLY.plusSeconds(120)))
        .singleElement()
        .asString()
        .startsWith("yes: ")
        .contains("Before: Sat 12 Dec, 18:00, Hall. Now: Sun 13 Dec, 18:00, Garden.");
    assertThat(house.at(EARLY.plusSeconds(180))).isEmpty();
    assertThat(house.at(before(Duration.ofHours(24)))).isEmpty();
    assertThat(house.at(before(Duration.ZERO))).singleElement().asString().contains("Garden");
  }

  @Test
  void aCancellationIsToldAndNobodyIsRemindedOfIt() {
    Event gala = house.event("gala", GALA);
    house.meets("yes", EventHouse.SHANGHAI);
    house.answers("gala", "yes", Answer.ACCEPTED);
    Event was = RedisServer.await(house.events.store().find(gala.id())).orElseThrow();
    Event off = new Event(
        was.id(),
        was.title(),
        was.startsAt(),
        was.endsAt(),
        was.zone(),
        was.place(),
        was.capacity(),
        was.partyLimit(),
        was.policy(),
        was.deadline(),
        Event.State.CANCELLED,
        was.chats(),
        was.taken(),
        was.version());
    RedisServer.await(new Notices(new Schedule(server.redis(), "events"), time).changing(was, off));
    assertThat(RedisServer.await(house.events.store().update(was, off))).isTrue();
    assertThat(house.at(EARLY.plusSeconds(60))).singleElement().asString().contains("is cancelled");
    assertThat(house.at(before(Duration.ofHours(24)))).isEmpty();
  }

  @Test
  void aChangeThatWasNeverKeptIsNotTold() {
    Event gala = house.event("gala", GALA);
    house.meets("yes", EventHouse.SHANGHAI);
    house.answers("gala", "yes", Answer.ACCEPTED);
    Event was = RedisServer.await(house.events.store().find(gala.id())).orElseThrow();
    RedisServer.await(new Notices(new Schedule(server.redis(), "events"), time)
        .changing(was, at(was, GALA.plusSeconds(3600))));
    assertThat(house.at(EARLY.plusSeconds(60))).isEmpty();
  }

  private static Event at(Event was, Instant start) {
    return new Event(
        was.id(),
        was.title(),
        start,
        was.endsAt(),
        was.zone(),
        was.place(),
        was.capacity(),
        was.partyLimit(),
        was.policy(),
        was.deadline(),
        was.state(),
        was.chats(),
        was.taken(),
        was.version());
  }

  @Test
  void whatIsFoundOverdueIsToldIfItStillMakesSense() {
    house.event("gala", GALA);
    house.meets("yes", EventHouse.SHANGHAI);
    house.answers("gala", "yes", Answer.ACCEPTED);
    assertThat(house.at(EARLY.plusSeconds(60))).isEmpty();
    // Down until three hours before: a reminder of a day before would be late by 21 hours.
    assertThat(house.at(before(Duration.ofHours(3)))).isEmpty();
    // Down for an hour more than the last reminder: it still helps.
    assertThat(house.at(before(Duration.ofHours(1)))).hasSize(1);
    assertThat(house.at(GALA.plusSeconds(1))).isEmpty();
  }

  @Test
  void anOrganiserIsAskedAboutAReminderThatIsFoundTooLate() {
    Event event = house.event("gala", GALA);
    for (String person : List.of("yes", "told", "no", "boss", "host")) {
      house.meets(person, EventHouse.SHANGHAI);
    }
    house.answers("gala", "yes", Answer.ACCEPTED);
    house.answers("gala", "no", Answer.DECLINED);
    assertThat(house.at(EARLY.plusSeconds(60))).isEmpty();
    Instant late = before(Duration.ofHours(9));
    assertThat(house.at(late))
        .singleElement()
        .asString()
        .startsWith("boss: ")
        .contains("Nobody was reminded of “Gala”", "Fri 11 Dec, 18:00");
    assertThat(house.at(late.plusSeconds(60))).as("asked once").isEmpty();
    assertThat(remind(event, 24 * 60)).isEqualTo(LateReminders.Word.SENT);
    assertThat(house.at(late.plusSeconds(120)))
        .singleElement()
        .asString()
        .startsWith("yes: ")
        .contains("“Gala” is coming up");
    assertThat(remind(event, 24 * 60)).isEqualTo(LateReminders.Word.AGAIN);
    assertThat(remind(event, 2 * 60)).isEqualTo(LateReminders.Word.NOT_MISSED);
    assertThat(house.at(late.plusSeconds(180))).isEmpty();
    assertThat(house.at(before(Duration.ofHours(2)))).as("as ever").hasSize(1);
  }

  private LateReminders.Word remind(Event event, long minutes) {
    LateReminders reminders = new LateReminders(
        new Schedule(server.redis(), "events"),
        new Association(
            new MemberStore(server.redis(), time), ChapterNames.NONE, Map.of(), Set.of()),
        Quiet.NIGHT,
        time);
    return RedisServer.await(reminders.send(event, minutes));
  }

  @Test
  void nobodyIsAskedAboutAReminderOfAnEventThatIsMadeOrMovedAtShortNotice() {
    house.meets("boss", EventHouse.SHANGHAI);
    house.meets("yes", EventHouse.SHANGHAI);
    time.set(before(Duration.ofHours(8)));
    house.event("gala", GALA);
    house.answers("gala", "yes", Answer.ACCEPTED);
    assertThat(house.at(before(Duration.ofHours(7)))).isEmpty();
    assertThat(house.at(before(Duration.ofHours(2)))).hasSize(1);
  }

  @Test
  void theHostsOfAnEventAreAskedRatherThanTheOffice() {
    Event was = house.event("gala", GALA);
    for (String person : List.of("yes", "boss", "host")) {
      house.meets(person, EventHouse.SHANGHAI);
    }
    Host host = new Host(
        "Host", Optional.of(io.reunion.chat.UserId.of("telegram", "host")), Optional.empty());
    RedisServer.await(
        house.events.store().update(was, was.under(was.terms().withHosts(List.of(host)))));
    house.answers("gala", "yes", Answer.ACCEPTED);
    house.at(EARLY.plusSeconds(60));
    assertThat(house.at(before(Duration.ofHours(9))))
        .singleElement()
        .asString()
        .startsWith("host: ");
  }

  @Test
  void theCardOfTheNextOccurrenceComesByItself() {
    Event first = house.event("gala", GALA);
    Instant second = GALA.plus(Duration.ofDays(7));
    Instant third = GALA.plus(Duration.ofDays(14));
    RedisServer.await(house.events.series().repeat(first, List.of(second, third), "repeat"));
    RedisServer.await(house.events.store().addChat(first.id(), EventHouse.direct("-200")));
    assertThat(house.at(EARLY.plusSeconds(60))).isEmpty();
    // Over at 21:00: soon enough for a card before the night.
    Instant over = GALA.plus(Duration.ofHours(3)).plusSeconds(31);
    assertThat(house.at(over))
        .hasSize(2)
        .anySatisfy(one -> assertThat(one).startsWith("-100: ").contains("19 Dec"))
        .anySatisfy(one -> assertThat(one).startsWith("-200: ").contains("19 Dec"));
    assertThat(house.at(over.plusSeconds(60))).as("once").isEmpty();
    Event moved =
        RedisServer.await(house.events.store().find(new EventId("gala-2"))).orElseThrow();
    assertThat(moved.chats()).contains(EventHouse.direct("-200"));
    RedisServer.await(
        house.events.store().update(moved, moved.startingAt(second.plus(Duration.ofHours(3)))));
    assertThat(house.at(over.plusSeconds(120))).as("also if it is moved").isEmpty();
    // Over at midnight: nobody is woken by a card.
    Instant midnight = second.plus(Duration.ofHours(6)).plusSeconds(31);
    assertThat(house.at(midnight)).isEmpty();
    assertThat(house.at(Instant.parse("2026-12-20T00:00:05Z")))
        .hasSize(2)
        .allSatisfy(one -> assertThat(one).contains("26 Dec"));
  }

  @Test
  void severalInstancesRemindEverybodyOnce() {
    house.event("gala", GALA);
    for (int i = 0; i < 200; i++) {
      house.meets("p" + i, EventHouse.SHANGHAI);
      house.answers("gala", "p" + i, Answer.ACCEPTED);
    }
    List<EventHouse> three = List.of(house, another(), another());
    time.set(before(Duration.ofHours(24)));
    for (int round = 0; round < 3; round++) {
      RedisServer.await(
          Future.join(three.stream().map(one -> one.events.reminders().round()).toList()));
    }
    assertThat(platform.said).hasSize(200).doesNotHaveDuplicates();
  }

  /** Nobody is told by each of them; and nobody before the first clock says so. */
  @Test
  void instancesWhoseClocksDifferRemindEverybodyOnce() {
    house.event("gala", GALA);
    for (int i = 0; i < 60; i++) {
      house.meets("p" + i, EventHouse.SHANGHAI);
      house.answers("gala", "p" + i, Answer.ACCEPTED);
    }
    List<Duration> errors = List.of(Duration.ofMinutes(-5), Duration.ZERO, Duration.ofMinutes(5));
    List<Time> clocks = errors.stream().map(error -> new Time(EARLY)).toList();
    List<EventHouse> three = clocks.stream()
        .map(clock -> new EventHouse(server, clock, platform, Set.of(Duration.ofHours(48))))
        .toList();
    Instant due = before(Duration.ofHours(24));
    for (int second = -320; second <= 320; second += 20) {
      for (int i = 0; i < clocks.size(); i++) {
        clocks.get(i).set(due.plusSeconds(second).plus(errors.get(i)));
      }
      RedisServer.await(
          Future.join(three.stream().map(one -> one.events.reminders().round()).toList()));
      if (second < -300) {
        assertThat(platform.said).as("%d s before", -second).isEmpty();
      }
    }
    assertThat(platform.said).hasSize(60).doesNotHaveDuplicates();
  }

  /** An instance dies at a random point of telling somebody, twenty times; others go on after it. */
  @Test
  void whoWasToldIsNeverToldAgainAndNobodyIsForgottenUnnoticed() {
    Random random = new Random(7);
    house.event("gala", GALA);
    int people = 120;
    for (int i = 0; i < people; i++) {
      house.meets("p" + i, EventHouse.SHANGHAI);
      house.answers("gala", "p" + i, Answer.ACCEPTED);
    }
    time.set(before(Duration.ofHours(24)));
    int[] left = {20};
    platform.outcome = message -> {
      boolean dies = left[0] > 0 && random.nextInt(4) == 0;
      if (dies) {
        left[0]--;
        // The worker is gone: whatever it waited for never comes back to it.
        return Promise.<Receipt>promise().future();
      }
      return Future.succeededFuture(Receipt.of("1"));
    };
    for (int round = 0; round < 60 && left[0] >= 0; round++) {
      Future<Void> working = another().events.reminders().round();
      // A round with a dead worker never ends; what it did is over when the schedule does not
      // change any more.
      org.awaitility.Awaitility.await()
          .pollInterval(Duration.ofMillis(20))
          .until(() -> working.isComplete() || settled());
      time.pass(Duration.ofMinutes(4));
      if (working.isComplete() && !hasTaken()) {
        break;
      }
    }
    Map<State, Integer> counts = counts();
    assertThat(platform.said).as("nobody twice").doesNotHaveDuplicates().hasSize(people);
    assertThat(left[0]).isZero();
    assertThat(counts.get(State.UNKNOWN)).isEqualTo(20);
    // The plan of this reminder is done too; the plans of the later ones are due yet.
    assertThat(counts.get(State.DONE)).isEqualTo(people - 20 + 1);
    assertThat(counts).doesNotContainKeys(State.TAKEN, State.BEGUN);
  }

  private static Map<State, Integer> counts() {
    return new TreeMap<>(RedisServer.await(new Schedule(server.redis(), "events").counts()));
  }

  private static boolean hasTaken() {
    return counts().containsKey(State.TAKEN) || counts().containsKey(State.BEGUN);
  }

  private static boolean settled() {
    Map<State, Integer> first = counts();
    Map<State, Integer> second = counts();
    return first.equals(second) && !first.containsKey(State.TAKEN);
  }
}
