package io.reunion.event.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.Seat;
import io.reunion.event.Terms;
import io.reunion.event.reminder.EventHouse;
import io.reunion.event.reminder.EventHouse.Said;
import io.reunion.event.reminder.EventHouse.Time;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Seats that are drawn by lot, and the same draw done again with nothing but what was published. */
class DrawIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final EventId ID = new EventId("gala");
  private static final Instant NOW = Instant.parse("2026-12-01T02:00:00Z");
  private static final Instant DEADLINE = Instant.parse("2026-12-05T02:00:00Z");
  private static final int PARTIES = 150;
  private static final int SEATS = 100;

  private Time time;
  private Said platform;
  private EventHouse house;

  @BeforeEach
  void open() {
    time = new Time(NOW);
    platform = new Said();
    house = new EventHouse(server, time, platform, Set.of());
  }

  private void event(Event.Policy policy) {
    Event event = new Event(
            ID,
            "Gala",
            Instant.parse("2026-12-12T10:00:00Z"),
            Optional.empty(),
            EventHouse.SHANGHAI,
            "Hall",
            Optional.of(SEATS),
            4,
            policy,
            Optional.of(DEADLINE),
            Event.State.OPEN,
            List.of(EventHouse.GROUP),
            0,
            1)
        .under(Terms.NONE.withDraw(Optional.of(Terms.Draw.PENDING)));
    RedisServer.await(house.events.store().create(event, "make"));
  }

  /** Somebody has seats from before there was a draw, which the event was read with. */
  private Event drawnLater(int before, int since) {
    RsvpStore rsvps = house.events.rsvps();
    event(Event.Policy.FIT);
    RsvpOutcome seated = RedisServer.await(house
        .events
        .draws()
        .set(event(), false)
        .compose(done ->
            rsvps.answer(ID, EventHouse.attendee("early"), Answer.ACCEPTED, before, "early", NOW)));
    assertThat(seated.result()).isEqualTo(RsvpOutcome.Result.ACCEPTED);
    RedisServer.await(house.events.draws().set(event(), true));
    signUp();
    Event read = event();
    RedisServer.await(rsvps.answer(
        ID, EventHouse.attendee("early"), Answer.ACCEPTED, since, "later", NOW.plusSeconds(900)));
    return read;
  }

  @Test
  void soManyAreDrawnAsWasAskedThoughSomebodyTookMoreMeanwhile() {
    Event read = drawnLater(1, 4);
    Lot lot = RedisServer.await(house.events.draws().now(read, 2, "now")).orElseThrow();
    assertThat(lot.free()).contains(2);
    assertThat(event().taken()).isEqualTo(6);
  }

  @Test
  void soManyAreDrawnAsWasAskedThoughSomebodyGaveUpSeatsMeanwhile() {
    Event read = drawnLater(4, 1);
    Lot lot = RedisServer.await(house.events.draws().now(read, 2, "now")).orElseThrow();
    assertThat(lot.free()).contains(2);
    assertThat(event().taken()).isEqualTo(3);
  }

  @Test
  void whoWasInADrawThatStoppedHalfWayIsSeatedAndTold() {
    event(Event.Policy.FIT);
    for (String person : List.of("one", "two")) {
      house.meets(person, EventHouse.SHANGHAI);
      RedisServer.await(house
          .events
          .rsvps()
          .answer(ID, EventHouse.attendee(person), Answer.ACCEPTED, 1, person, NOW));
    }
    RedisServer.await(house.events.rsvps().resize(ID, Seat.ROOM, 1, "now", NOW));
    DrawStore store = new DrawStore(server.redis());
    DrawStore.Kept kept = RedisServer.await(store.kept(ID));
    List<DrawStore.Ticket> tickets = Stream.of("one", "two")
        .map(person -> EventHouse.attendee(person).key())
        .map(key -> new DrawStore.Ticket(key, new Lot.Entry(kept.entry(key), 1, Seat.ROOM)))
        .sorted(Comparator.comparing(ticket -> ticket.entry().id()))
        .toList();
    Lot lot = Lot.draw(
        kept.secret(),
        tickets.stream().map(DrawStore.Ticket::entry).toList(),
        Optional.of(1),
        Optional.empty(),
        Event.Policy.FIT);
    List<DrawStore.Ticket> order = lot.order().stream()
        .flatMap(entry -> tickets.stream().filter(one -> one.entry().equals(entry)))
        .toList();
    // This is as far as the instance got that was asked to draw at once.
    assertThat(RedisServer.await(store.keep(ID, lot, order))).isEqualTo(DrawStore.Result.DRAWN);
    assertThat(house.at(NOW.plusSeconds(60)))
        .hasSize(2)
        .anyMatch(said -> said.contains("gave you a seat"))
        .anyMatch(said -> said.contains("gave you no seat yet"));
    assertThat(event().taken()).isEqualTo(1);
    assertThat(house.at(NOW.plusSeconds(180))).as("once").isEmpty();
    RedisServer.await(house.events.draws().now(event(), 1, "now"));
    assertThat(house.at(NOW.plusSeconds(300))).as("the request is repeated").isEmpty();
  }

  @Test
  void nothingIsDrawnOfAnEventThatIsGone() {
    event(Event.Policy.FIT);
    Event read = event();
    RedisServer.<Long>await(server.redis().call(c -> c.del("event:{" + ID + "}")));
    assertThat(RedisServer.await(house.events.draws().now(read, 2, "now"))).isEmpty();
  }

  private void signUp() {
    List<Future<RsvpOutcome>> all = new ArrayList<>();
    for (int i = 0; i < PARTIES; i++) {
      String person = "p" + i;
      house.meets(person, EventHouse.SHANGHAI);
      all.add(house
          .events
          .rsvps()
          .answer(
              ID,
              EventHouse.attendee(person),
              Answer.ACCEPTED,
              1 + i % 4,
              "op" + i,
              NOW.plusSeconds(i)));
    }
    RedisServer.await(Future.join(all));
  }

  private Event event() {
    return RedisServer.await(house.events.store().find(ID)).orElseThrow();
  }

  /** SHA-256 as anybody would write it down anew. */
  private static String sha(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return String.format("%064x", new BigInteger(1, hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everybodyWaitsInThePotUntilTheDrawAndItCanBeDoneAgain() {
    event(Event.Policy.STRICT);
    String commitment = RedisServer.await(house.events.draws().of(ID)).commitment();
    signUp();
    assertThat(event().taken()).isZero();
    assertThat(house.at(DEADLINE.minusSeconds(1))).isEmpty();
    List<Rsvp> before = RedisServer.await(house.events.rsvps().list(ID));
    assertThat(before).hasSize(PARTIES).allMatch(one -> one.status() == Rsvp.Status.WAITLISTED);
    List<String> said = house.at(DEADLINE.plusSeconds(1));
    Lot lot = RedisServer.await(house.events.draws().of(ID)).lot().orElseThrow();

    assertThat(sha(lot.secret())).as("what was committed to").isEqualTo(commitment);
    TreeMap<String, Integer> list = new TreeMap<>();
    lot.order().forEach(entry -> list.put(entry.id(), entry.seats()));
    StringBuilder text = new StringBuilder();
    list.forEach((id, seats) -> text.append(id).append(' ').append(seats).append('\n'));
    String seed = sha(lot.secret() + ":" + sha(text.toString()));
    assertThat(lot.seed()).isEqualTo(seed);
    List<String> order = new ArrayList<>(list.keySet());
    order.sort((a, b) -> sha(seed + ":" + a).compareTo(sha(seed + ":" + b)));
    assertThat(lot.order().stream().map(Lot.Entry::id)).containsExactlyElementsOf(order);

    // Strictly in that order, parties whole, until the first that does not fit.
    List<String> seated = new ArrayList<>();
    int taken = 0;
    for (String id : order) {
      if (taken + list.get(id) > SEATS) {
        break;
      }
      taken += list.get(id);
      seated.add(id);
    }
    List<Rsvp> after = RedisServer.await(house.events.rsvps().list(ID));
    assertThat(entries(after, Rsvp.Status.ACCEPTED)).containsExactlyInAnyOrderElementsOf(seated);
    assertThat(entries(after, Rsvp.Status.WAITLISTED))
        .as("the waiting list is the rest, in the order that was drawn")
        .containsExactlyElementsOf(order.subList(seated.size(), order.size()));
    assertThat(event().taken()).isEqualTo(taken).isLessThanOrEqualTo(SEATS);
    assertThat(said).as("everybody is told once").hasSize(PARTIES).doesNotHaveDuplicates();
    assertThat(said.stream().filter(one -> one.contains("gave you no seat")))
        .hasSize(PARTIES - seated.size());
    assertThat(house.at(DEADLINE.plusSeconds(90))).isEmpty();
  }

  private List<String> entries(List<Rsvp> all, Rsvp.Status status) {
    return all.stream()
        .filter(one -> one.status() == status)
        .map(one ->
            RedisServer.await(house.events.draws().entry(ID, one.attendee().key())))
        .toList();
  }

  @Test
  void aCancellationAfterTheDrawGoesToTheNextThatWasDrawn() {
    event(Event.Policy.FIT);
    signUp();
    house.at(DEADLINE.plusSeconds(1));
    List<Rsvp> all = RedisServer.await(house.events.rsvps().list(ID));
    Rsvp leaver = all.stream()
        .filter(one -> one.status() == Rsvp.Status.ACCEPTED && one.seats() == 4)
        .findFirst()
        .orElseThrow();
    Rsvp next = all.stream().filter(one -> one.position() == 1).findFirst().orElseThrow();
    RsvpOutcome outcome = RedisServer.await(house
        .events
        .rsvps()
        .answer(ID, leaver.attendee(), Answer.NONE, 1, "leave", time.instant()));
    assertThat(outcome.promoted()).startsWith(next.attendee().key());
  }

  @Test
  void anEventThatLostItsDeadlineIsDrawnAsItBegins() {
    event(Event.Policy.STRICT);
    signUp();
    Event was = event();
    Event open = new Event(
            ID,
            was.title(),
            was.startsAt(),
            was.endsAt(),
            was.zone(),
            was.place(),
            was.capacity(),
            was.partyLimit(),
            was.policy(),
            Optional.empty(),
            was.state(),
            was.chats(),
            0,
            1)
        .under(was.terms());
    RedisServer.await(house.events.store().update(was, open));
    assertThat(house.at(DEADLINE.plusSeconds(1))).isEmpty();
    assertThat(event().taken()).isZero();
    assertThat(house.at(was.startsAt().plusSeconds(31))).hasSize(PARTIES);
    assertThat(event().taken()).isGreaterThan(SEATS - 4);
  }

  @Test
  void twoInstancesDrawOnce() {
    event(Event.Policy.STRICT);
    signUp();
    EventHouse other = new EventHouse(server, time, platform, Set.of());
    time.set(DEADLINE.plusSeconds(1));
    Event event = event();
    RedisServer.await(Future.join(
        house.events.draws().draw(event, "one"), other.events.draws().draw(event, "two")));
    Lot lot = RedisServer.await(house.events.draws().of(ID)).lot().orElseThrow();
    RedisServer.await(other.events.draws().draw(event(), "three"));
    assertThat(RedisServer.await(house.events.draws().of(ID)).lot()).contains(lot);
    assertThat(event().taken()).isLessThanOrEqualTo(SEATS).isGreaterThan(SEATS - 4);
  }

  @Test
  void anEntryTellsNobodyWhoItIs() {
    event(Event.Policy.STRICT);
    String entry = RedisServer.await(house.events.draws().entry(ID, "u:telegram:p1"));
    assertThat(entry).hasSize(12).isNotEqualTo(sha("u:telegram:p1").substring(0, 12));
    assertThat(RedisServer.await(house.events.draws().entry(ID, "u:telegram:p1")))
        .isEqualTo(entry);
  }
}
