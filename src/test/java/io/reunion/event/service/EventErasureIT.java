package io.reunion.event.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.Host;
import io.reunion.event.Seat;
import io.reunion.event.people.ChatPeople;
import io.reunion.event.reminder.EventHouse;
import io.reunion.event.reminder.EventHouse.Said;
import io.reunion.event.reminder.EventHouse.Time;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.Rsvp.Status;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Particulars;
import io.reunion.redis.RedisServer;
import io.reunion.room.Room;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is left of a member in the events once they are deleted. */
class EventErasureIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final Instant NOW = Instant.parse("2026-12-01T02:00:00Z");
  private static final String SCHEDULE = "schedule:{events}:jobs";
  private static final String CANARY = "Kanarienvogel";

  private EventHouse house;
  private Said platform;
  private MemberStore members;
  private EventErasure erasure;
  private Member member;

  @BeforeEach
  void open() {
    Time time = new Time(NOW);
    platform = new Said();
    house = new EventHouse(server, time, platform, Set.of());
    members = new MemberStore(server.redis(), time);
    erasure = new EventErasure(server.redis(), house.events, house.rooms, time);
    MemberId id = MemberId.random();
    RedisServer.await(
        members.put(Member.unstored(id, new Particulars(Map.of(Field.NAME, List.of(CANARY))))));
    RedisServer.await(members.link(id, UserId.of("telegram", "bird")));
    member = RedisServer.await(members.get(id)).orElseThrow();
  }

  private List<String> keysThatHold(String words) {
    return RedisServer.await(server.redis().call(c -> c.keys("*"))).stream()
        .filter(key -> !key.startsWith("member"))
        .filter(key -> contents(key).contains(words))
        .toList();
  }

  private String contents(String key) {
    return RedisServer.await(server.redis().call(c -> c.type(key)).compose(type -> switch (type) {
      case "hash" -> server.redis().call(c -> c.hgetall(key)).map(Object::toString);
      case "stream" ->
        server
            .redis()
            .call(c -> c.xrange(key, io.lettuce.core.Range.unbounded()))
            .map(Object::toString);
      case "string" -> server.redis().call(c -> c.get(key)).map(Object::toString);
      case "set" -> server.redis().call(c -> c.smembers(key)).map(Object::toString);
      case "zset" -> server.redis().call(c -> c.zrange(key, 0, -1)).map(Object::toString);
      default -> Future.succeededFuture("");
    }));
  }

  @Test
  void whoGetsTheSeatIsToldAlsoAfterTheErasureWasCutShort() {
    Event gala = house.event("gala", Instant.parse("2026-12-12T10:00:00Z"));
    RedisServer.await(house.events.rsvps().resize(gala.id(), Seat.ROOM, 1, "one", NOW));
    Attendee theirs = Attendee.of(member, Optional.empty(), EventHouse.GROUP);
    Attendee other = EventHouse.attendee("ann");
    RedisServer.await(house.events.rsvps().answer(gala.id(), theirs, Answer.ACCEPTED, 1, "1", NOW));
    RedisServer.await(house.events.rsvps().answer(gala.id(), other, Answer.ACCEPTED, 1, "2", NOW));
    // The seat is given back, and nothing can be put on the schedule any more.
    RedisServer.<String>await(server.redis().call(c -> c.set(SCHEDULE, "broken")));
    assertThatThrownBy(() -> RedisServer.await(erasure.forget(member)));
    assertThat(RedisServer.await(house.events.rsvps().standing(gala.id(), other.key()))
            .orElseThrow()
            .status())
        .contains(Status.ACCEPTED);
    RedisServer.<Long>await(server.redis().call(c -> c.del(SCHEDULE)));
    for (int attempt = 1; attempt <= 2; attempt++) {
      RedisServer.await(erasure.forget(member));
      RedisServer.await(house.round());
    }
    assertThat(platform.said)
        .filteredOn(text -> text.contains("Good news, ann"))
        .hasSize(1);
  }

  @Test
  void noNameIsLeftOnCardsInChatsNorInJournals() {
    ChatId elsewhere = new ChatId(EventHouse.ACCOUNT, "-300");
    RedisServer.await(house.rooms.put(Room.seen(elsewhere, ChatKind.GROUP, "Elsewhere")));
    Event gala = house.event("gala", Instant.parse("2026-12-12T10:00:00Z"));
    RedisServer.await(house
        .events
        .store()
        .update(
            gala,
            gala.under(gala.terms()
                .withHosts(List.of(
                    new Host(CANARY, Optional.empty(), Optional.of(member.id().toString())),
                    new Host(
                        "Ann", Optional.of(UserId.of("telegram", "ann")), Optional.empty()))))));
    // They wrote in one group first, and in the event's afterwards.
    RedisServer.await(new ChatPeople(server.redis())
        .put(io.reunion.event.rsvp.Rsvp.Attendee.of(member, Optional.empty(), elsewhere)));
    RedisServer.await(house
        .events
        .rsvps()
        .answer(
            gala.id(),
            io.reunion.event.rsvp.Rsvp.Attendee.of(member, Optional.empty(), EventHouse.GROUP),
            Answer.ACCEPTED,
            1,
            "yes",
            NOW));
    assertThat(keysThatHold(CANARY)).isNotEmpty();
    RedisServer.await(erasure.forget(member));
    assertThat(keysThatHold(CANARY)).isEmpty();
    assertThat(RedisServer.await(house.events.store().find(gala.id()))
            .orElseThrow()
            .terms()
            .hosts())
        .extracting(Host::name)
        .containsExactly("Ann");
    RedisServer.await(erasure.forget(member));
  }
}
