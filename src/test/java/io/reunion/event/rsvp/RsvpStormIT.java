package io.reunion.event.rsvp;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.Seat;
import io.reunion.event.Terms;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.redis.Redis;
import io.reunion.redis.RedisServer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ten thousand answers, changes and withdrawals with parties, from 64 clients through two instances, shuffled and partly
 * repeated. In which order Redis ran them is heard from Redis itself; an independent model that is told the same in that
 * order must end the same.
 */
class RsvpStormIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final EventId GALA = new EventId("gala");
  private static final ChatId CHAT = new ChatId(AccountId.of("telegram", "main"), "-100");
  private static final Instant T0 = Instant.parse("2026-11-20T08:00:00Z");
  private static final int MESSAGES = 10_000;
  private static final int CLIENTS = 64;
  private static final int PEOPLE = 400;
  private static final int CAPACITY = 300;
  private static final int ONLINE = 120;
  private static final Pattern OPERATION = Pattern.compile("operation:(op\\d+)");

  /** One thing that one person says. */
  private record Message(String op, String who, Answer answer, int seats, Seat seat, long second) {}

  /** One process: a loop and a connection of its own. */
  private record Instance(Context loop, RsvpStore rsvps) {
    static Instance open(Vertx vertx) {
      Context loop = vertx.getOrCreateContext();
      Promise<Redis> redis = Promise.promise();
      loop.runOnContext(now -> Redis.connect(vertx, server.uri()).onComplete(redis));
      return new Instance(loop, new RsvpStore(RedisServer.await(redis.future())));
    }

    Future<RsvpOutcome> say(Message message) {
      Promise<RsvpOutcome> promise = Promise.promise();
      loop.runOnContext(now -> rsvps
          .answer(
              GALA,
              Attendee.of(
                  message.who(),
                  message.who(),
                  UserId.of("telegram", message.who()),
                  Optional.empty(),
                  CHAT),
              Wish.of(message.answer(), message.seats()).at(message.seat()),
              message.op(),
              T0.plusSeconds(message.second()))
          .onComplete(promise));
      return promise.future();
    }
  }

  @ParameterizedTest
  @EnumSource(Event.Policy.class)
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void tenThousandAnswersFromManyClientsEndAsTheModelSays(Event.Policy policy) throws IOException {
    storm(event(policy), new RsvpModel(CAPACITY, policy == Event.Policy.STRICT));
  }

  @ParameterizedTest
  @EnumSource(Event.Policy.class)
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void soDoTheyWhereEverybodyChoosesBetweenRoomAndOnline(Event.Policy policy) throws IOException {
    Event hybrid = event(policy).under(Terms.NONE.withOnlineSeats(Optional.of(ONLINE)));
    storm(hybrid, RsvpModel.hybrid(CAPACITY, ONLINE, policy == Event.Policy.STRICT));
    assertThat(RedisServer.await(new EventStore(server.redis()).find(GALA)).orElseThrow())
        .returns(most(Seat.ROOM).now(), Event::taken)
        .returns(most(Seat.ONLINE).now(), Event::takenOnline);
  }

  private static void storm(Event event, RsvpModel model) throws IOException {
    RedisServer.await(new EventStore(server.redis()).create(event, "make"));
    // A server that does not have the script yet is asked twice, and only the second time counts.
    RedisServer.await(
        new RsvpStore(server.redis()).resize(new EventId("none"), Seat.ROOM, 1, "first", T0));
    Map<String, Message> messages = messages(new Random(4 + event.policy().ordinal()));
    List<Message> sent = new ArrayList<>(messages.values());
    Random random = new Random(11);
    for (int i = 0; i < MESSAGES / 10; i++) {
      sent.add(sent.get(random.nextInt(MESSAGES)));
    }
    Collections.shuffle(sent, random);
    Vertx vertx = Vertx.vertx();
    List<RsvpOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    Set<String> order;
    try (Listener listener = new Listener(server.port())) {
      List<Instance> instances = List.of(Instance.open(vertx), Instance.open(vertx));
      List<Future<Void>> clients = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        clients.add(client(instances.get(client % 2), sent, client, outcomes));
      }
      Future<?> all = Future.join(clients);
      Awaitility.await().atMost(Duration.ofSeconds(90)).until(all::isComplete);
      order = listener.operations(MESSAGES);
    } finally {
      RedisServer.await(vertx.close());
    }
    assertThat(outcomes).hasSize(sent.size());
    assertThat(outcomes)
        .allMatch(outcome -> outcome.taken() <= CAPACITY && outcome.takenOnline() <= ONLINE);
    for (String op : order) {
      Message message = messages.get(op);
      model.answer(
          message.who(), message.answer(), message.seats(), message.seat(), message.second());
      assertThat(model.taken()).isLessThanOrEqualTo(CAPACITY);
      assertThat(model.taken(Seat.ONLINE)).isLessThanOrEqualTo(ONLINE);
    }
    assertThat(standings()).isEqualTo(model.standings());
    assertThat(most(Seat.ROOM).ever()).isBetween(CAPACITY - 5, CAPACITY);
    assertThat(most(Seat.ONLINE).ever()).isLessThanOrEqualTo(ONLINE);
  }

  private static Event event(Event.Policy policy) {
    return new Event(
        GALA,
        "Gala",
        T0.plusSeconds(86_400),
        Optional.empty(),
        ZoneId.of("Asia/Shanghai"),
        "Hall",
        Optional.of(CAPACITY),
        5,
        policy,
        Optional.empty(),
        Event.State.OPEN,
        List.of(CHAT),
        0,
        1);
  }

  private static Map<String, Message> messages(Random random) {
    Map<String, Message> messages = new java.util.LinkedHashMap<>();
    for (int i = 0; i < MESSAGES; i++) {
      Answer answer = Answer.values()[random.nextInt(10) < 6 ? 0 : random.nextInt(4)];
      messages.put(
          "op" + i,
          new Message(
              "op" + i,
              "p" + random.nextInt(PEOPLE),
              answer,
              1 + random.nextInt(6),
              random.nextInt(3) == 0 ? Seat.ONLINE : Seat.ROOM,
              i));
    }
    return messages;
  }

  /** Says every 64th message, each when the one before is answered. */
  private static Future<Void> client(
      Instance instance, List<Message> all, int from, List<RsvpOutcome> outcomes) {
    if (from >= all.size()) {
      return Future.succeededFuture();
    }
    return instance
        .say(all.get(from))
        .onSuccess(outcomes::add)
        .compose(done -> client(instance, all, from + CLIENTS, outcomes));
  }

  private static List<String> standings() {
    return RedisServer.await(new RsvpStore(server.redis()).list(GALA)).stream()
        .map(rsvp -> rsvp.attendee().name() + " " + rsvp.status() + " " + rsvp.seats()
            + (rsvp.seat() == Seat.ONLINE ? " ONLINE" : "")
            + (rsvp.position() > 0 ? " #" + rsvp.position() : ""))
        .toList();
  }

  /** Seats that were taken at most, and at the end. */
  private record Seats(int ever, int now) {}

  /** Added up from the journal. */
  private static Seats most(Seat seat) {
    List<JournalEntry> newestFirst =
        RedisServer.await(new RsvpStore(server.redis()).journal(GALA, 10 * MESSAGES));
    Map<String, Integer> held = new HashMap<>();
    int most = 0;
    int taken = 0;
    // A promotion is noted before the answer that made room for it, both in one step.
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      JournalEntry entry = newestFirst.get(i);
      String[] to = entry.to().split(":");
      boolean here = to[0].equals("ACCEPTED") && (to.length > 2) == (seat == Seat.ONLINE);
      int now = here ? Integer.parseInt(to[1]) : 0;
      taken += now - held.getOrDefault(entry.person(), 0);
      held.put(entry.person(), now);
      boolean stepEnds = i == 0 || !newestFirst.get(i - 1).message().equals(entry.message());
      most = stepEnds ? Math.max(most, taken) : most;
    }
    return new Seats(most, taken);
  }

  /** Hears from Redis which operations it runs, in their order. */
  private static final class Listener implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader lines;
    private final Set<String> heard = new LinkedHashSet<>();

    Listener(int port) throws IOException {
      socket = new Socket("127.0.0.1", port);
      lines = new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      String login = server.password().isEmpty() ? "" : "AUTH " + server.password() + "\r\n";
      socket.getOutputStream().write((login + "MONITOR\r\n").getBytes(StandardCharsets.UTF_8));
      lines.readLine();
      if (!login.isEmpty()) {
        lines.readLine();
      }
      Thread reader = new Thread(this::read, "monitor");
      reader.setDaemon(true);
      reader.start();
    }

    private void read() {
      try {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          Matcher operation = OPERATION.matcher(line);
          // Those of one turn leave as one command, which names them in their order.
          while (line.contains("\"EVALSHA\"") && operation.find()) {
            synchronized (heard) {
              heard.add(operation.group(1));
            }
          }
        }
      } catch (IOException closed) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(closed);
        }
      }
    }

    Set<String> operations(int count) {
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> size() == count);
      synchronized (heard) {
        return new LinkedHashSet<>(heard);
      }
    }

    private int size() {
      synchronized (heard) {
        return heard.size();
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
