package io.reunion.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reunion.chat.MessageId;
import io.reunion.event.EventHouse.Said;
import io.reunion.event.EventHouse.Time;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many who come and many changes make few edits of one card and no message. */
class CardsUnderLoadIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final int ATTENDEES = 412;
  private static final int CHANGES = 300;

  @Test
  void threeHundredChangesOfFourHundredAttendeesAreAHandfulOfEdits() {
    Said platform = new Said();
    EventHouse house =
        new EventHouse(server, new Time(Instant.parse("2026-12-01T02:00:00Z")), platform, Set.of());
    Event gala = house.event("gala", Instant.parse("2026-12-12T10:00:00Z"));
    RedisServer.await(house
        .events
        .store()
        .putCard(gala.id(), new EventStore.Card(EventHouse.GROUP, new MessageId("1"), 1)));
    answer(house, 0, ATTENDEES, Answer.ACCEPTED);
    long began = System.nanoTime();
    answer(house, 0, CHANGES, Answer.DECLINED);
    await().until(() -> shown(house, gala.id()));
    long slots = Duration.ofNanos(System.nanoTime() - began).toMillis() / 50 + 2;
    assertThat(platform.said).as("messages").isEmpty();
    assertThat(platform.edited)
        .as("edits of the one card")
        .hasSizeLessThanOrEqualTo((int) slots + 2);
    assertThat(platform.edited.size()).isLessThan(ATTENDEES / 4);
    System.out.println(ATTENDEES + " attendees, " + CHANGES + " changes at once: 0 messages, "
        + platform.edited.size() + " edits at one in 50 ms");
  }

  private static void answer(EventHouse house, int from, int to, Answer answer) {
    List<Future<?>> all = new ArrayList<>();
    for (int i = from; i < to; i++) {
      all.add(house
          .events
          .rsvps()
          .answer(
              new EventId("gala"),
              EventHouse.attendee("p" + i),
              answer,
              1,
              answer + " " + i,
              house.time.instant().plusMillis(answer.ordinal()))
          .onSuccess(done -> house.events.cards().changed(new EventId("gala"))));
    }
    RedisServer.await(Future.join(all));
  }

  private static boolean shown(EventHouse house, EventId id) {
    long version =
        RedisServer.await(house.events.store().find(id)).orElseThrow().version();
    return RedisServer.await(house.events.store().cardsOf(id)).get(0).version() == version;
  }
}
