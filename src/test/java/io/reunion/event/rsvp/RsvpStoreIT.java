package io.reunion.event.rsvp;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.Seat;
import io.reunion.event.rsvp.Rsvp.Status;
import io.reunion.event.rsvp.RsvpOutcome.Result;
import io.reunion.redis.RedisServer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The RSVP script on a real Redis: by cases, and against an independent model. */
class RsvpStoreIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final EventId GALA = new EventId("gala");
  private static final ChatId CHAT = new ChatId(AccountId.of("telegram", "main"), "-100");
  private static final Instant T0 = Instant.parse("2026-11-20T08:00:00Z");

  private RsvpStore rsvps;
  private EventStore events;
  private int operation;

  @BeforeEach
  void open() {
    rsvps = new RsvpStore(server.redis());
    events = new EventStore(server.redis());
  }

  private void event(Optional<Integer> capacity, Event.Policy policy, Optional<Instant> deadline) {
    Event event = new Event(
        GALA,
        "Gala",
        T0.plusSeconds(86_400),
        Optional.empty(),
        ZoneId.of("Asia/Shanghai"),
        "Hall",
        capacity,
        5,
        policy,
        deadline,
        Event.State.OPEN,
        List.of(CHAT),
        0,
        1);
    assertThat(RedisServer.await(events.create(event, "make"))).isTrue();
  }

  private static Rsvp.Attendee attendee(String who) {
    return Rsvp.Attendee.of(
        "u:telegram:" + who, who, UserId.of("telegram", who), Optional.empty(), CHAT);
  }

  private RsvpOutcome answer(String who, Answer answer, int seats, long second) {
    return answer(who, answer, seats, second, "op" + operation++);
  }

  private RsvpOutcome answer(String who, Answer answer, int seats, long second, String op) {
    return RedisServer.await(
        rsvps.answer(GALA, attendee(who), answer, seats, op, T0.plusSeconds(second)));
  }

  private List<String> standings() {
    return RedisServer.await(rsvps.list(GALA)).stream()
        .map(rsvp -> rsvp.attendee().name() + " " + rsvp.status() + " " + rsvp.seats()
            + (rsvp.position() > 0 ? " #" + rsvp.position() : ""))
        .toList();
  }

  @Test
  void seatsAreGivenUntilTheyAreTakenAndThenThereIsAWaitingList() {
    event(Optional.of(3), Event.Policy.STRICT, Optional.empty());
    assertThat(answer("li", Answer.ACCEPTED, 2, 1).result()).isEqualTo(Result.ACCEPTED);
    assertThat(answer("ann", Answer.ACCEPTED, 1, 2).result()).isEqualTo(Result.ACCEPTED);
    RsvpOutcome third = answer("wang", Answer.ACCEPTED, 1, 3);
    assertThat(third.result()).isEqualTo(Result.WAITLISTED);
    assertThat(third.position()).isEqualTo(1);
    assertThat(answer("zhao", Answer.ACCEPTED, 1, 4).position()).isEqualTo(2);
    assertThat(standings())
        .containsExactly(
            "ann ACCEPTED 1", "li ACCEPTED 2", "wang WAITLISTED 1 #1", "zhao WAITLISTED 1 #2");
  }

  @Test
  void aCancellationPromotesExactlyTheSeatsThatCameFree() {
    event(Optional.of(2), Event.Policy.STRICT, Optional.empty());
    answer("li", Answer.ACCEPTED, 1, 1);
    answer("ann", Answer.ACCEPTED, 1, 2);
    answer("wang", Answer.ACCEPTED, 1, 3);
    answer("zhao", Answer.ACCEPTED, 1, 4);
    RsvpOutcome gone = answer("li", Answer.DECLINED, 1, 5);
    assertThat(gone.promoted()).containsExactly("u:telegram:wang");
    assertThat(gone.taken()).isEqualTo(2);
    assertThat(gone.before()).contains(Status.ACCEPTED);
  }

  @Test
  void aPartyIsSeatedWholeOrWaits() {
    event(Optional.of(4), Event.Policy.STRICT, Optional.empty());
    answer("li", Answer.ACCEPTED, 3, 1);
    assertThat(answer("ann", Answer.ACCEPTED, 3, 2).result()).isEqualTo(Result.WAITLISTED);
    assertThat(answer("wang", Answer.ACCEPTED, 1, 3).result()).isEqualTo(Result.WAITLISTED);
    assertThat(answer("li", Answer.ACCEPTED, 1, 4).promoted()).containsExactly("u:telegram:ann");
  }

  @Test
  void withFitASmallerPartyPassesOneThatDoesNotFit() {
    event(Optional.of(3), Event.Policy.FIT, Optional.empty());
    answer("li", Answer.ACCEPTED, 3, 1);
    answer("ann", Answer.ACCEPTED, 3, 2);
    answer("wang", Answer.ACCEPTED, 1, 3);
    assertThat(answer("li", Answer.ACCEPTED, 2, 4).promoted()).containsExactly("u:telegram:wang");
  }

  @Test
  void theSameOperationTwiceChangesNothingAndAnswersTheSame() {
    event(Optional.of(1), Event.Policy.STRICT, Optional.empty());
    answer("li", Answer.ACCEPTED, 1, 1);
    answer("ann", Answer.ACCEPTED, 1, 2);
    RsvpOutcome first = answer("li", Answer.NONE, 1, 3, "leave");
    RsvpOutcome again = answer("li", Answer.NONE, 1, 3, "leave");
    assertThat(again).isEqualTo(first);
    assertThat(again.promoted()).containsExactly("u:telegram:ann");
    assertThat(standings()).containsExactly("ann ACCEPTED 1");
  }

  @Test
  void theNewestMessageWinsWhateverArrivesFirst() {
    event(Optional.of(5), Event.Policy.STRICT, Optional.empty());
    answer("li", Answer.DECLINED, 1, 20);
    assertThat(answer("li", Answer.ACCEPTED, 2, 10).result()).isEqualTo(Result.STALE);
    assertThat(standings()).containsExactly("li DECLINED 0");
  }

  @Test
  void anAnswerThatChangesNothingStillMovesThePersonsClock() {
    event(Optional.of(5), Event.Policy.STRICT, Optional.empty());
    answer("li", Answer.ACCEPTED, 1, 10);
    answer("li", Answer.ACCEPTED, 1, 30);
    assertThat(answer("li", Answer.DECLINED, 1, 20).result()).isEqualTo(Result.STALE);
  }

  @Test
  void moreSeatsThanAreLeftKeepsThoseHeld() {
    event(Optional.of(2), Event.Policy.STRICT, Optional.empty());
    answer("li", Answer.ACCEPTED, 2, 1);
    RsvpOutcome more = answer("li", Answer.ACCEPTED, 3, 2);
    assertThat(more.result()).isEqualTo(Result.NO_ROOM);
    assertThat(more.seats()).isEqualTo(2);
    assertThat(standings()).containsExactly("li ACCEPTED 2");
  }

  @Test
  void afterTheDeadlineSeatsCanOnlyBeGivenBack() {
    event(Optional.of(5), Event.Policy.STRICT, Optional.of(T0.plusSeconds(100)));
    answer("li", Answer.ACCEPTED, 3, 50);
    assertThat(answer("ann", Answer.ACCEPTED, 1, 101).result()).isEqualTo(Result.DEADLINE_OVER);
    assertThat(answer("li", Answer.ACCEPTED, 4, 102).result()).isEqualTo(Result.DEADLINE_OVER);
    assertThat(answer("li", Answer.ACCEPTED, 1, 103).result()).isEqualTo(Result.ACCEPTED);
    assertThat(answer("li", Answer.DECLINED, 1, 104).result()).isEqualTo(Result.DECLINED);
  }

  @Test
  void aPartyThatIsOverALaterLimitKeepsItsSeatsAndGivesSomeBack() {
    event(Optional.of(5), Event.Policy.STRICT, Optional.empty());
    answer("li", Answer.ACCEPTED, 4, 1);
    Event was = RedisServer.await(events.find(GALA)).orElseThrow();
    assertThat(RedisServer.await(events.update(was, was.limitedTo(2)))).isTrue();
    assertThat(answer("ann", Answer.ACCEPTED, 3, 2).result()).isEqualTo(Result.PARTY_TOO_LARGE);
    assertThat(answer("li", Answer.ACCEPTED, 4, 3).result()).isEqualTo(Result.ACCEPTED);
    assertThat(answer("li", Answer.ACCEPTED, 3, 4).result()).isEqualTo(Result.ACCEPTED);
    assertThat(answer("li", Answer.ACCEPTED, 4, 5).result()).isEqualTo(Result.PARTY_TOO_LARGE);
  }

  @Test
  void whatCannotBeIsSaidAndChangesNothing() {
    assertThat(answer("li", Answer.ACCEPTED, 1, 1).result()).isEqualTo(Result.NO_EVENT);
    event(Optional.of(5), Event.Policy.STRICT, Optional.empty());
    assertThat(answer("li", Answer.ACCEPTED, 6, 1).result()).isEqualTo(Result.PARTY_TOO_LARGE);
    assertThat(standings()).isEmpty();
  }

  @Test
  void aPartyLargerThanTheEventHoldsUpNobody() {
    event(Optional.of(3), Event.Policy.STRICT, Optional.empty());
    assertThat(answer("mob", Answer.ACCEPTED, 4, 1).result()).isEqualTo(Result.PARTY_TOO_LARGE);
    assertThat(answer("li", Answer.ACCEPTED, 1, 2).result()).isEqualTo(Result.ACCEPTED);
  }

  @Test
  void whatTwoChangeAtTheSameTimeBothHolds() {
    event(Optional.of(3), Event.Policy.STRICT, Optional.empty());
    Event was = RedisServer.await(events.find(GALA)).orElseThrow();
    answer("li", Answer.ACCEPTED, 1, 1);
    assertThat(RedisServer.await(events.update(was, was.at("Garden")))).isTrue();
    assertThat(RedisServer.await(events.update(was, was.in(Event.State.CLOSED))))
        .isTrue();
    Event now = RedisServer.await(events.find(GALA)).orElseThrow();
    assertThat(now.place()).isEqualTo("Garden");
    assertThat(now.state()).isEqualTo(Event.State.CLOSED);
    assertThat(now.taken()).isEqualTo(1);
  }

  @Test
  void aCancelledEventPromotesNobody() {
    event(Optional.of(1), Event.Policy.STRICT, Optional.empty());
    answer("li", Answer.ACCEPTED, 1, 1);
    answer("ann", Answer.ACCEPTED, 1, 2);
    RedisServer.await(server.redis().call(c -> c.hset("event:{gala}", "state", "CANCELLED")));
    assertThat(answer("li", Answer.DECLINED, 1, 3).promoted()).isEmpty();
    assertThat(standings()).containsExactlyInAnyOrder("ann WAITLISTED 1 #1", "li DECLINED 0");
  }

  @Test
  void aLargerCapacityPromotesAndASmallerThrowsNobodyOut() {
    event(Optional.of(1), Event.Policy.STRICT, Optional.empty());
    answer("li", Answer.ACCEPTED, 1, 1);
    answer("ann", Answer.ACCEPTED, 1, 2);
    answer("wang", Answer.ACCEPTED, 1, 3);
    RsvpOutcome larger = RedisServer.await(rsvps.resize(GALA, Seat.ROOM, 2, "larger", T0));
    assertThat(larger.result()).isEqualTo(Result.RESIZED);
    assertThat(larger.promoted()).containsExactly("u:telegram:ann");
    assertThat(
            RedisServer.await(rsvps.resize(GALA, Seat.ROOM, 1, "smaller", T0)).result())
        .isEqualTo(Result.BELOW_TAKEN);
    assertThat(RedisServer.await(rsvps.resize(GALA, Seat.ROOM, 0, "open", T0)).promoted())
        .containsExactly("u:telegram:wang");
  }

  private RsvpOutcome linked(
      String key, List<String> others, Answer answer, int seats, long second) {
    Rsvp.Attendee member =
        Rsvp.Attendee.of(key, "li", UserId.of("slack", "U1"), Optional.of("5"), CHAT);
    return RedisServer.await(rsvps.answer(
        GALA,
        member,
        new Wish(answer, seats, false, Optional.empty(), "", others),
        "op" + operation++,
        T0.plusSeconds(second)));
  }

  @Test
  void onePersonCountsOnceOnceTheirAccountsAreLinked() {
    event(Optional.of(4), Event.Policy.STRICT, Optional.empty());
    answer("li", Answer.ACCEPTED, 2, 1);
    answer("li2", Answer.ACCEPTED, 1, 2);
    answer("ann", Answer.ACCEPTED, 2, 3);
    assertThat(standings()).contains("ann WAITLISTED 2 #1");
    RsvpOutcome once =
        linked("m:5", List.of("u:telegram:li", "u:telegram:li2"), Answer.ACCEPTED, 2, 4);
    assertThat(once.result()).isEqualTo(Result.ACCEPTED);
    assertThat(once.taken()).isEqualTo(4);
    assertThat(once.promoted()).containsExactly("u:telegram:ann");
    assertThat(standings()).containsExactly("ann ACCEPTED 2", "li ACCEPTED 2");
  }

  @Test
  void whoWaitsKeepsTheirPlaceWhenTheirAccountsAreLinked() {
    event(Optional.of(1), Event.Policy.STRICT, Optional.empty());
    answer("ann", Answer.ACCEPTED, 1, 1);
    answer("li", Answer.ACCEPTED, 1, 2);
    answer("wang", Answer.ACCEPTED, 1, 3);
    assertThat(linked("m:5", List.of("u:telegram:li"), Answer.ACCEPTED, 1, 4).position())
        .isEqualTo(1);
    assertThat(standings())
        .containsExactly("ann ACCEPTED 1", "li WAITLISTED 1 #1", "wang WAITLISTED 1 #2");
  }

  @Test
  void aRefusalOfALinkedPersonChangesNothing() {
    event(Optional.of(3), Event.Policy.STRICT, Optional.empty());
    answer("li", Answer.ACCEPTED, 1, 1);
    answer("ann", Answer.ACCEPTED, 2, 2);
    RsvpOutcome refused = linked("m:5", List.of("u:telegram:li"), Answer.ACCEPTED, 3, 3);
    assertThat(refused.result()).isEqualTo(Result.NO_ROOM);
    assertThat(refused.taken()).isEqualTo(3);
    assertThat(standings()).containsExactly("ann ACCEPTED 2", "li ACCEPTED 1");
  }

  @ParameterizedTest
  @EnumSource(Event.Policy.class)
  void thousandsOfRandomAnswersEndAsTheModelSays(Event.Policy policy) {
    long seed = 20261121 + policy.ordinal();
    Random random = new Random(seed);
    int capacity = 17;
    event(Optional.of(capacity), policy, Optional.empty());
    RsvpModel model = new RsvpModel(capacity, policy == Event.Policy.STRICT);
    List<String> people = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      people.add("p" + (char) ('a' + i));
    }
    long time = 0;
    for (int i = 0; i < 3_000; i++) {
      String who = people.get(random.nextInt(people.size()));
      Answer answer = Answer.values()[random.nextInt(10) < 6 ? 0 : random.nextInt(4)];
      int seats = 1 + random.nextInt(random.nextInt(20) == 0 ? 6 : 4);
      long at = random.nextInt(10) == 0 ? Math.max(0, time - random.nextInt(50)) : time++;
      String op = "random" + i;
      RsvpOutcome outcome = answer(who, answer, seats, at, op);
      model.answer(who, answer, seats, at);
      assertThat(outcome.taken()).as("seed %d, step %d", seed, i).isLessThanOrEqualTo(capacity);
      if (random.nextInt(8) == 0) {
        assertThat(answer(who, answer, seats, at, op))
            .as("seed %d, repeat %d", seed, i)
            .isEqualTo(outcome);
      }
      if (i % 50 == 0 || i == 2_999) {
        assertThat(standings()).as("seed %d, step %d", seed, i).isEqualTo(model.standings());
      }
    }
  }

  @Test
  void whatArrivesInAnyOrderEndsWithEachPersonsNewestAnswer() {
    event(Optional.empty(), Event.Policy.STRICT, Optional.empty());
    Random random = new Random(7);
    List<long[]> messages = new ArrayList<>();
    for (int person = 0; person < 40; person++) {
      for (int n = 0; n < 8; n++) {
        messages.add(new long[] {person, random.nextInt(4), 1 + random.nextInt(4), n});
      }
    }
    Collections.shuffle(messages, random);
    for (long[] message : messages) {
      answer("p" + message[0], Answer.values()[(int) message[1]], (int) message[2], message[3]);
    }
    List<String> expected = new ArrayList<>();
    for (long[] message : messages) {
      Answer answer = Answer.values()[(int) message[1]];
      if (message[3] == 7 && answer != Answer.NONE) {
        expected.add(
            "p" + message[0] + " " + answer + " " + (answer == Answer.ACCEPTED ? message[2] : 0));
      }
    }
    assertThat(standings()).containsExactlyInAnyOrderElementsOf(expected);
  }
}
