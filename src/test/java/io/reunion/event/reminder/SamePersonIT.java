package io.reunion.event.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.calendar.CalendarKeys;
import io.reunion.event.people.ChatPeople;
import io.reunion.event.reminder.EventHouse.Said;
import io.reunion.event.reminder.EventHouse.Time;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.rsvp.Wish;
import io.reunion.member.Duplicates;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Pair;
import io.reunion.member.Particulars;
import io.reunion.redis.RedisServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody who has answered under several accounts or records is one person as soon as that is known. */
class SamePersonIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final EventId ID = new EventId("gala");
  private static final Instant NOW = Instant.parse("2026-12-01T02:00:00Z");

  private Time time;
  private EventHouse house;
  private MemberStore members;

  @BeforeEach
  void open() {
    time = new Time(NOW);
    house = new EventHouse(server, time, new Said(), Set.of(Duration.ofHours(48)));
    members = new MemberStore(server.redis(), time);
    Event event = new Event(
        ID,
        "Gala",
        Instant.parse("2026-12-12T10:00:00Z"),
        Optional.empty(),
        EventHouse.SHANGHAI,
        "Hall",
        Optional.of(5),
        4,
        Event.Policy.STRICT,
        Optional.empty(),
        Event.State.OPEN,
        List.of(EventHouse.GROUP),
        0,
        1);
    RedisServer.await(house.events.store().create(event, "make"));
  }

  private MemberId member(String name, String number) {
    MemberId id = MemberId.random();
    RedisServer.await(members.put(Member.unstored(
        id,
        new Particulars(
            Map.of(Field.NAME, List.of(name), Field.STUDENT_NUMBER, List.of(number))))));
    return id;
  }

  private static UserId user(String person) {
    return UserId.of("telegram", person);
  }

  private void answers(Attendee who, Answer answer, int seats) {
    time.pass(Duration.ofSeconds(1));
    RedisServer.await(house
        .events
        .rsvps()
        .answer(ID, who, answer, seats, who.key() + time.instant(), time.instant()));
  }

  private void answers(String person, Answer answer, int seats) {
    house.meets(person, EventHouse.SHANGHAI);
    answers(EventHouse.attendee(person), answer, seats);
  }

  private Attendee recorded(MemberId id) {
    Member member = RedisServer.await(members.get(id)).orElseThrow();
    return Attendee.of(member, Optional.empty(), EventHouse.GROUP);
  }

  private List<String> round() {
    return house.at(time.instant().plusSeconds(1));
  }

  private List<String> list() {
    return RedisServer.await(house.events.rsvps().list(ID)).stream()
        .map(one ->
            one.attendee().key() + " " + one.attendee().name() + " " + one.status() + one.seats())
        .toList();
  }

  private int taken() {
    return RedisServer.await(house.events.store().find(ID)).orElseThrow().taken();
  }

  @Test
  void theLastWordOfTwoAccountsCountsAndFreedSeatsGoOn() {
    answers("phone", Answer.ACCEPTED, 3);
    answers(EventHouse.attendee("desk").with(List.of("Bo")), Answer.ACCEPTED, 2);
    answers("next", Answer.ACCEPTED, 3);
    assertThat(taken()).isEqualTo(5);
    MemberId li = member("Li", "1");
    RedisServer.await(members.link(li, user("phone")));
    round();
    assertThat(list())
        .as("one account is one person already")
        .contains("m:" + li + " Li ACCEPTED3");
    RedisServer.await(members.link(li, user("desk")));
    assertThat(round())
        .singleElement()
        .asString()
        .startsWith("next: ")
        .contains("came free and is yours");
    assertThat(list())
        .containsExactlyInAnyOrder("m:" + li + " Li ACCEPTED2", "u:telegram:next next ACCEPTED3");
    assertThat(RedisServer.await(house.events.rsvps().list(ID)))
        .anySatisfy(one -> assertThat(one.attendee().guests()).containsExactly("Bo"));
    assertThat(taken()).isEqualTo(5);
    assertThat(round()).as("once").isEmpty();
  }

  @Test
  void whoGotTheSeatsThatCameFreeHearsOfItAlthoughTheInstanceWasLost() {
    answers("phone", Answer.ACCEPTED, 3);
    answers("desk", Answer.ACCEPTED, 2);
    answers("next", Answer.ACCEPTED, 3);
    MemberId li = member("Li", "1");
    RedisServer.await(members.link(li, user("phone")));
    RedisServer.await(members.link(li, user("desk")));
    // Both accounts were made one, and whoever did it could not say any more who has the seats.
    RsvpStore.Standing newest =
        RedisServer.await(house.events.rsvps().standing(ID, "u:telegram:desk")).orElseThrow();
    RedisServer.await(house
        .events
        .rsvps()
        .unite(
            ID,
            recorded(li),
            List.of("u:telegram:desk", "u:telegram:phone"),
            newest.time(),
            "lost"));
    assertThat(round())
        .singleElement()
        .asString()
        .startsWith("next: ")
        .contains("came free and is yours");
    time.pass(Duration.ofMinutes(2));
    assertThat(round()).as("once").isEmpty();
  }

  @Test
  void twoRecordsThatAreMergedAreOnePerson() {
    MemberId one = member("Li", "1");
    MemberId other = member("Li Lei", "2");
    answers(recorded(one), Answer.ACCEPTED, 1);
    answers(recorded(other), Answer.ACCEPTED, 4);
    answers("next", Answer.ACCEPTED, 1);
    answers(recorded(one), Answer.DECLINED, 1);
    RedisServer.await(house.events.answers().put(ID, "m:" + other, Map.of("Size?", "L")));
    assertThat(taken()).isEqualTo(5);
    Pair pair = Pair.of(one, other);
    RedisServer.await(members.duplicates().propose(pair, Duplicates.Reason.SHARED_CONTACT));
    RedisServer.await(members.duplicates().merge(pair, other));
    round();
    assertThat(list())
        .as("the later word was no")
        .containsExactly("u:telegram:next next ACCEPTED1", "m:" + other + " Li Lei DECLINED0");
    assertThat(taken()).isEqualTo(1);
    // A turn that began before it was known speaks for the same person.
    answers(
        new Attendee(
            "m:" + one,
            "Li",
            Optional.empty(),
            Optional.empty(),
            Optional.of(one.toString()),
            EventHouse.GROUP,
            List.of()),
        Answer.ACCEPTED,
        2);
    assertThat(list()).hasSize(2);
    assertThat(taken()).isEqualTo(3);
  }

  @Test
  void whoWaitsUnderOneAccountKeepsTheirPlace() {
    answers("first", Answer.ACCEPTED, 4);
    answers("desk", Answer.ACCEPTED, 2);
    answers("third", Answer.ACCEPTED, 2);
    answers("phone", Answer.DECLINED, 1);
    answers("desk", Answer.ACCEPTED, 2);
    MemberId li = member("Li", "1");
    RedisServer.await(members.link(li, user("phone")));
    RedisServer.await(members.link(li, user("desk")));
    round();
    assertThat(list())
        .containsExactly(
            "u:telegram:first first ACCEPTED4",
            "m:" + li + " Li WAITLISTED2",
            "u:telegram:third third WAITLISTED2");
    answers("first", Answer.ACCEPTED, 3);
    assertThat(list()).contains("m:" + li + " Li ACCEPTED2", "u:telegram:third third WAITLISTED2");
  }

  @Test
  void aSeatThatIsHeldIsHeldForTheSamePersonAndAnAddressGoesOn() {
    Event was = RedisServer.await(house.events.store().find(ID)).orElseThrow();
    RedisServer.await(house
        .events
        .store()
        .update(was, was.under(was.terms().withConfirmMinutes(Optional.of(24 * 60)))));
    answers("first", Answer.ACCEPTED, 4);
    answers("phone", Answer.DECLINED, 1);
    answers("desk", Answer.ACCEPTED, 2);
    answers("first", Answer.NONE, 1);
    Instant until = time.instant().plus(Duration.ofHours(5));
    RedisServer.await(house.events.held().hold(ID, "u:telegram:desk", Optional.of(until)));
    String secret = RedisServer.await(house.events.calendars().of("u:telegram:desk", "desk"));
    MemberId li = member("Li", "1");
    RedisServer.await(members.link(li, user("phone")));
    RedisServer.await(members.link(li, user("desk")));
    round();
    assertThat(RedisServer.await(house.events.held().all(ID)))
        .isEqualTo(Map.of("m:" + li, Optional.of(until)));
    CalendarKeys.Owner owner =
        RedisServer.await(house.events.calendars().owner(secret)).orElseThrow();
    assertThat(RedisServer.await(house.events.calendars().events(owner))).hasSize(1);
  }

  @Test
  void whoHoldsSeatsAndWaitsUnderAnotherAccountKeepsTheSeats() {
    answers("phone", Answer.ACCEPTED, 2);
    answers("first", Answer.ACCEPTED, 3);
    answers("next", Answer.ACCEPTED, 2);
    answers("desk", Answer.ACCEPTED, 1);
    MemberId li = member("Li", "1");
    RedisServer.await(members.link(li, user("phone")));
    RedisServer.await(members.link(li, user("desk")));
    round();
    assertThat(list())
        .as("one of the two seats, as they said last, and nobody's else")
        .containsExactlyInAnyOrder(
            "m:" + li + " Li ACCEPTED1",
            "u:telegram:first first ACCEPTED3",
            "u:telegram:next next WAITLISTED2");
    assertThat(taken()).isEqualTo(4);
    answers("first", Answer.ACCEPTED, 2);
    assertThat(list()).contains("u:telegram:next next ACCEPTED2");
    assertThat(taken()).isEqualTo(5);
  }

  @Test
  void whoHoldsSeatsUnderAnotherKeyAndAsksForMoreThanThereAreKeepsThem() {
    answers("phone", Answer.ACCEPTED, 2);
    answers("first", Answer.ACCEPTED, 3);
    answers("desk", Answer.ACCEPTED, 1);
    time.pass(Duration.ofSeconds(1));
    Wish more = new Wish(
        Answer.ACCEPTED, 4, false, Optional.empty(), "yes +3", List.of("u:telegram:phone"));
    RsvpOutcome outcome = RedisServer.await(
        house.events.rsvps().answer(ID, EventHouse.attendee("desk"), more, "more", time.instant()));
    assertThat(outcome.result()).isEqualTo(RsvpOutcome.Result.NO_ROOM);
    assertThat(list()).contains("u:telegram:phone phone ACCEPTED2");
    assertThat(taken()).isEqualTo(5);
    time.pass(Duration.ofSeconds(1));
    Wish no =
        new Wish(Answer.DECLINED, 1, false, Optional.empty(), "no", List.of("u:telegram:phone"));
    RedisServer.await(
        house.events.rsvps().answer(ID, EventHouse.attendee("desk"), no, "no", time.instant()));
    assertThat(list())
        .containsExactlyInAnyOrder(
            "u:telegram:first first ACCEPTED3", "u:telegram:desk desk DECLINED0");
    assertThat(taken()).isEqualTo(3);
    answers("last", Answer.ACCEPTED, 2);
    assertThat(list()).contains("u:telegram:last last ACCEPTED2");
  }

  @Test
  void aLineThatMeantAnAccountMeansTheMemberOnceItIsLinked() {
    Attendee line = Attendee.named("l:lilei", "Li Lei", user("first"), EventHouse.GROUP);
    answers(line, Answer.ACCEPTED, 1);
    house.meets("phone", EventHouse.SHANGHAI);
    time.pass(Duration.ofSeconds(1));
    Wish yes = new Wish(Answer.ACCEPTED, 1, false, Optional.empty(), "yes", List.of("l:lilei"));
    RedisServer.await(
        house.events.rsvps().answer(ID, EventHouse.attendee("phone"), yes, "own", time.instant()));
    MemberId li = member("Li Lei", "1");
    RedisServer.await(members.link(li, user("phone")));
    RedisServer.await(members.link(li, user("desk")));
    round();
    answers(line, Answer.ACCEPTED, 2);
    assertThat(RedisServer.await(house.events.rsvps().keys(ID))).containsExactly("m:" + li);
    assertThat(taken()).isEqualTo(2);
  }

  @Test
  void whoAnsweredInAnotherAccountIsNotAskedAgain() {
    house.meets("phone", EventHouse.SHANGHAI);
    house.meets("desk", EventHouse.SHANGHAI);
    ChatPeople people = new ChatPeople(server.redis());
    RedisServer.await(people.put(EventHouse.attendee("phone")));
    RedisServer.await(people.put(EventHouse.attendee("desk")));
    MemberId li = member("Li", "1");
    RedisServer.await(members.link(li, user("phone")));
    RedisServer.await(members.link(li, user("desk")));
    answers(recorded(li), Answer.DECLINED, 1);
    assertThat(house.at(Instant.parse("2026-12-10T10:00:10Z"))).isEmpty();
  }
}
