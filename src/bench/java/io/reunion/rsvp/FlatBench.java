package io.reunion.rsvp;

import io.reunion.bench.Association;
import io.reunion.bench.Figures;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.redis.EmbeddedRedis;
import io.reunion.redis.Redis;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.session.Session;
import io.reunion.session.SessionStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether an answer costs the same however much there is: one service for each size, with so many chats, open events and
 * sessions stored beside those that are at work, measured in turns: {@code FlatBench [MESSAGES] [ROUNDS] [SIZE...]}. Those
 * at work are the same four thousand people in each, since fewer would write more than one person may.
 */
final class FlatBench {
  private static final int IN_FLIGHT = 64;
  private static final int ACCOUNTS = 100;
  private static final int PEOPLE = 4_000;
  private static final int WARM_UPS = 2;
  private static final AccountId ACCOUNT = AccountId.of("telegram", "a0");
  private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

  /** A service and what each round of it has cost, in µs a message, without the JVM's compilers. */
  private record Sized(int size, Server server, List<Double> micros) {
    double median() {
      double[] sorted = micros.stream().mapToDouble(one -> one).sorted().toArray();
      return sorted[sorted.length / 2];
    }
  }

  private FlatBench() {}

  public static void main(String[] args) throws Exception {
    int messages = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    List<Integer> sizes = args.length > 2
        ? Arrays.stream(args).skip(2).map(Integer::valueOf).toList()
        : List.of(10, 1_000, 100_000);
    Path directory = Files.createTempDirectory("flat-bench");
    RsvpLoad load = new RsvpLoad(false, ACCOUNTS, PEOPLE);
    List<Sized> all = new ArrayList<>();
    try (EmbeddedRedis redis = EmbeddedRedis.start(directory.resolve("redis"))) {
      for (int size : sizes) {
        String uri = redis.uri() + "/" + all.size();
        fill(uri, size);
        Server server = Server.start("of " + size, Server.service(load, directory, uri));
        server.makeEvent("gala");
        all.add(new Sized(size, server, new ArrayList<>()));
      }
      for (int round = -WARM_UPS; round < rounds; round++) {
        for (Sized sized : all) {
          measure(load, sized, messages, round >= 0);
        }
      }
      table(all);
    } finally {
      for (Sized sized : all) {
        sized.server().end();
      }
    }
    System.exit(0);
  }

  private static void measure(RsvpLoad load, Sized sized, int messages, boolean counts)
      throws Exception {
    Server.Used before = sized.server().used();
    load.run(sized.server().url(), messages, IN_FLIGHT, 0);
    double micros = sized.server().used().since(before).withoutCompilers() / 1e3 / messages;
    System.out.printf(
        Locale.ROOT, "%s %d: %.1f us%n", counts ? "round" : "warm-up", sized.size(), micros);
    if (counts) {
      sized.micros().add(micros);
    }
  }

  private static void table(List<Sized> all) throws IOException {
    Figures figures = new Figures("flat");
    double least = all.get(0).median();
    System.out.printf("%n| chats, open events, sessions | CPU us/message, median | to the first |%n|---|---|---|%n");
    for (Sized sized : all) {
      sized.micros().forEach(one -> figures.add("CPU us/message, " + sized.size(), one));
      System.out.printf(
          Locale.ROOT,
          "| %,d | %.1f | %.2f |%n",
          sized.size(),
          sized.median(),
          sized.median() / least);
    }
    figures.finish();
  }

  private static void fill(String uri, int size) throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      Redis redis = Association.await(Association.connect(vertx, uri));
      RoomStore rooms = new RoomStore(redis);
      SessionStore sessions = new SessionStore(redis, Duration.ofHours(24));
      EventStore events = new EventStore(redis);
      Association.each(
          size,
          i -> Future.join(
                  rooms.put(Room.seen(chat(i), ChatKind.DIRECT, "")),
                  sessions.save(chat(i), user(i), Session.EMPTY.remember("undo", "rsvp gala no")),
                  events.create(event(i), "make" + i))
              .mapEmpty());
      Association.await(redis.close());
    } finally {
      Association.await(vertx.close());
    }
  }

  private static ChatId chat(int i) {
    return new ChatId(ACCOUNT, Long.toString(1_000_000_000L + i));
  }

  private static UserId user(int i) {
    return UserId.of("telegram", Long.toString(1_000_000_000L + i));
  }

  private static Event event(int i) {
    return new Event(
        new EventId("event" + i),
        "Dinner " + i,
        FAR,
        Optional.empty(),
        ZoneId.of("Asia/Shanghai"),
        "Hall",
        Optional.of(100),
        5,
        Event.Policy.STRICT,
        Optional.empty(),
        Event.State.OPEN,
        List.of(),
        0,
        1);
  }
}
