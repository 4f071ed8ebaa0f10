package io.reunion.event.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reunion.bot.Say;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.event.Seat;
import io.reunion.event.people.Naming;
import io.reunion.event.reminder.EventHouse;
import io.reunion.event.reminder.EventHouse.Said;
import io.reunion.event.reminder.EventHouse.Time;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.AttendeeTable;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.event.series.EventChanges;
import io.reunion.event.service.Events;
import io.reunion.redis.Batches;
import io.reunion.redis.RedisServer;
import io.reunion.room.Room;
import io.reunion.text.Language;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Five thousand people at one event: never are more commands waiting for Redis than a connection takes. */
class LargeEventIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final int PEOPLE = 5_000;
  private static final int SEATS = 2_000;

  private final Said platform = new Said();
  private final Time time = new Time(Instant.parse("2026-12-01T02:00:00Z"));

  @Test
  @Timeout(value = 180, unit = TimeUnit.SECONDS)
  void fiveThousandAreListedExportedPromotedAndToldThatItIsOff() {
    EventHouse house = new EventHouse(server, time, platform, Set.of());
    Event gala = house.event("gala", Instant.parse("2026-12-12T10:00:00Z")).seating(SEATS);
    Events events = house.events;
    RedisServer.await(events.rsvps().resize(gala.id(), Seat.ROOM, SEATS, "seats", time.instant()));
    RedisServer.await(events
        .store()
        .putCard(gala.id(), new EventStore.Card(EventHouse.GROUP, new MessageId("1"), 1)));
    RedisServer.await(
        Batches.map(IntStream.range(0, PEOPLE).boxed().toList(), i -> comes(house, gala, i)));

    List<Rsvp> all = RedisServer.await(events.rsvps().list(gala.id()));
    assertThat(all).hasSize(PEOPLE);
    Naming.Names names = new Naming.Names(all.stream()
        .map(Rsvp::attendee)
        .collect(Collectors.toMap(Rsvp.Attendee::key, Rsvp.Attendee::name)));
    assertThat(new AttendeeList(
                gala, EventHouse.TEXTS.in(Language.EN), 40, names, AttendeeList.UNNAMED)
            .of(all, List.of()))
        .hasSizeLessThan(4_000)
        .contains("Going (2000)", "Waiting (3000)", "and 1960 more");
    AttendeeTable table = new AttendeeTable(gala, all, Map.of());
    assertThat(new String(table.csv(), StandardCharsets.UTF_8).lines()).hasSize(PEOPLE + 1);
    assertThat(table.xlsx("gala")).hasSizeGreaterThan(PEOPLE);
    Event now = now(events, gala);
    Say card = RedisServer.await(events.cards().say(now, group(), Language.EN, ZoneOffset.UTC));
    assertThat(card.text())
        .contains("Full: 2000 of 2000", "3,000 seats are asked for on the waiting list");

    EventChanges.Change larger =
        RedisServer.await(events.changes().apply(now, now.seating(PEOPLE), "larger"));
    assertThat(larger.result()).isEqualTo(EventChanges.Result.CHANGED);
    assertThat(now(events, gala).taken()).isEqualTo(PEOPLE);
    await().atMost(Duration.ofSeconds(120)).until(() -> {
      RedisServer.await(house.round());
      return platform.said.size() >= PEOPLE - SEATS;
    });
    assertThat(platform.said)
        .as("each is told once")
        .hasSize(PEOPLE - SEATS)
        .doesNotHaveDuplicates()
        .allMatch(told -> told.contains("came free"));
    platform.said.clear();

    Event full = now(events, gala);
    RedisServer.await(events.changes().apply(full, full.in(Event.State.CANCELLED), "off"));
    events.cards().changed(gala.id());
    time.pass(Duration.ofMinutes(5));
    await().atMost(Duration.ofSeconds(120)).until(() -> {
      RedisServer.await(house.round());
      return platform.said.size() >= PEOPLE;
    });
    assertThat(platform.said)
        .hasSize(PEOPLE)
        .doesNotHaveDuplicates()
        .allMatch(told -> told.contains("is cancelled"));
    await().until(() -> !platform.edited.isEmpty());
  }

  private static Room group() {
    return Room.seen(EventHouse.GROUP, ChatKind.GROUP, "");
  }

  private static Event now(Events events, Event event) {
    return RedisServer.await(events.store().find(event.id())).orElseThrow();
  }

  private static Future<Void> comes(EventHouse house, Event event, int i) {
    String person = "p" + i;
    Room direct = new Room(
        EventHouse.direct(person),
        ChatKind.DIRECT,
        "",
        Optional.of(Language.EN),
        Optional.of(EventHouse.SHANGHAI),
        Optional.empty(),
        true);
    return house
        .rooms
        .put(direct)
        .compose(done -> house.rooms.putDirectChat(UserId.of("telegram", person), direct.chat()))
        .compose(done -> house
            .events
            .rsvps()
            .answer(
                event.id(),
                EventHouse.attendee(person),
                Answer.ACCEPTED,
                1,
                "op" + i,
                house.time.instant()))
        .mapEmpty();
  }
}
