package io.reunion.bench;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.delivery.Ledger;
import io.reunion.event.Answer;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.Rsvp;
import io.reunion.event.RsvpStore;
import io.reunion.redis.EmbeddedRedis;
import io.reunion.redis.Redis;
import io.reunion.session.Session;
import io.reunion.session.SessionStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What Redis needs of memory for a session, an answer, a copy of an announcement and a member, each written as the service
 * writes it: {@code SizeBench [OF EACH]}. Bytes are what {@code used_memory} has grown by, divided.
 */
final class SizeBench {
  private static final int ANSWERS_PER_EVENT = 100;
  private static final int COPIES_PER_LEDGER = 10_000;
  private static final Instant T0 = Instant.parse("2099-01-01T00:00:00Z");
  private static final AccountId ACCOUNT = AccountId.of("telegram", "main");

  private SizeBench() {}

  public static void main(String[] args) throws Exception {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    Path directory = Files.createTempDirectory("size-bench");
    Figures figures = new Figures("size");
    Vertx vertx = Vertx.vertx();
    try (EmbeddedRedis server = EmbeddedRedis.start(directory.resolve("redis"));
        RedisClient client = RedisClient.create(server.uri());
        StatefulRedisConnection<String, String> look = client.connect()) {
      look.sync().configSet("appendonly", "no");
      Redis redis = Association.await(Association.connect(vertx, server.uri()));
      SessionStore sessions = new SessionStore(redis, Duration.ofHours(24));
      figures.add("session, bytes", each(look, count, i -> sessions
          .save(chat(i), user(i), answered())
          .mapEmpty()));
      RsvpStore rsvps = new RsvpStore(redis);
      EventStore events = new EventStore(redis);
      figures.add("event, bytes", each(look, count / ANSWERS_PER_EVENT, i -> events
          .create(event(i), "make" + i)
          .mapEmpty()));
      figures.add("answer, bytes", each(look, count, i -> rsvps
          .answer(
              new EventId("event" + i / ANSWERS_PER_EVENT),
              Rsvp.Attendee.of("u:" + user(i), "Zhang Wei", user(i), Optional.empty(), chat(i)),
              Answer.ACCEPTED,
              1,
              ACCOUNT + ":" + i,
              T0)
          .mapEmpty()));
      Ledger ledger = new Ledger(redis);
      figures.add("copy of an announcement, bytes", each(look, count / COPIES_PER_LEDGER, i -> ledger
          .enqueue("announcement" + i, recipients(i))) / COPIES_PER_LEDGER);
      double before = used(look);
      Association.members(redis, count);
      figures.add("member, bytes", (used(look) - before) / count);
      figures.add("all of it, MB", used(look) / 1e6);
      Association.await(redis.close());
    } finally {
      Association.await(vertx.close());
    }
    figures.finish();
    System.exit(0);
  }

  private static double each(
      StatefulRedisConnection<String, String> look, int count, IntFunction<Future<Void>> write)
      throws Exception {
    double before = used(look);
    Association.each(count, write);
    return (used(look) - before) / count;
  }

  private static double used(StatefulRedisConnection<String, String> look) {
    return look.sync().info("memory").lines()
        .filter(line -> line.startsWith("used_memory:"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElseThrow();
  }

  private static ChatId chat(int i) {
    return new ChatId(ACCOUNT, Long.toString(1_000_000_000L + i));
  }

  private static UserId user(int i) {
    return UserId.of("telegram", Long.toString(1_000_000_000L + i));
  }

  /** As it is left behind by an answer to an event. */
  private static Session answered() {
    return new Session(0, Optional.empty(), Map.of())
        .remember("undo", "rsvp gala ACCEPTED 1 telegram/main:1234567")
        .remember("why", "the words yes and the event gala were understood");
  }

  private static Event event(int i) {
    return new Event(
        new EventId("event" + i),
        "Dinner " + i,
        T0,
        Optional.empty(),
        ZoneId.of("Asia/Shanghai"),
        "Hall",
        Optional.of(ANSWERS_PER_EVENT),
        5,
        Event.Policy.STRICT,
        Optional.empty(),
        Event.State.OPEN,
        List.of(),
        0,
        1);
  }

  private static List<String> recipients(int ledger) {
    List<String> recipients = new ArrayList<>();
    for (int i = 0; i < COPIES_PER_LEDGER; i++) {
      recipients.add(chat(ledger * COPIES_PER_LEDGER + i).toString());
    }
    return recipients;
  }
}
