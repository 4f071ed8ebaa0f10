package io.reunion;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * People who answer to events through LINE, each three times: out of order, every tenth message twice, and each as often
 * as it takes until an instance has said 200. What was said last, by its own time, is what must hold in the end. There
 * are as many as are asked for, or more and more of them until {@link #isEnough}.
 */
final class Barrage {
  /** A size of a barrage that goes on until it is told that it is enough. */
  static final int ENDLESS = Integer.MAX_VALUE;

  static final int EVENTS = 20;
  /** This event has fewer seats than people. */
  static final int TIGHT = 0;

  static final int TIGHT_SEATS = 50;

  private static final int TIMES = 3;
  private static final int BLOCK = 20;
  private static final int DISORDER = 40;
  private static final int SENDERS = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final List<String> WORDS = List.of("yes", "yes +1", "no", "maybe");
  private static final Map<String, String> STANDINGS = Map.of(
      "yes", "ACCEPTED:1", "yes +1", "ACCEPTED:2", "no", "DECLINED:0", "maybe", "TENTATIVE:0");

  /**
   * One message.
   *
   * @param time in ms
   */
  record Message(int person, String words, long time, String id) {
    int event() {
      return person % EVENTS;
    }

    /** Where it leads if nothing newer is said: status and seats. */
    String standing() {
      return STANDINGS.getOrDefault(words, "");
    }

    String body() {
      return "{\"destination\":\"U0\",\"events\":[{\"type\":\"message\",\"mode\":\"active\",\"timestamp\":"
          + time + ",\"webhookEventId\":\"" + id + "\",\"replyToken\":\"r" + id
          + "\",\"source\":{\"type\":\"user\",\"userId\":\"U" + person
          + "\"},\"message\":{\"id\":\"m" + id + "\",\"type\":\"text\",\"text\":\"/rsvp e" + event()
          + " " + words + "\"}}]}";
    }
  }

  private final LineChannels line;
  private final List<Message> messages = Collections.synchronizedList(new ArrayList<>());
  private final Turns turns;
  private final AtomicInteger delivered = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();
  private final AtomicLong slowest = new AtomicLong();
  private final Hiccups hiccups = new Hiccups();
  private final Map<Integer, Integer> strange = new ConcurrentHashMap<>();
  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);

  /** @param size how many messages, repeats not counted, or {@link #ENDLESS} */
  Barrage(LineChannels line, int size, long seed) {
    this.line = line;
    this.turns = new Turns(size, seed, Instant.now().minusSeconds(3600).toEpochMilli());
  }

  private record Turn(int at, int nth, Message message) {}

  /** Who writes when: people come in blocks, and within a block, and a little beyond, everything is out of order. */
  private final class Turns {
    private final int size;
    private final long seed;
    private final long begin;
    private final Random random;
    private final Queue<Turn> turns =
        new PriorityQueue<>(Comparator.comparingInt(Turn::at).thenComparingInt(Turn::nth));
    private int people;
    private int made;
    private boolean enough;

    Turns(int size, long seed, long begin) {
      this.size = size;
      this.seed = seed;
      this.begin = begin;
      this.random = new Random(seed);
      if (size != ENDLESS) {
        while (hasMore()) {
          addBlock();
        }
      }
    }

    private boolean hasMore() {
      return !enough && people < size / TIMES;
    }

    synchronized Optional<Message> next() {
      while (hasMore() && (turns.isEmpty() || turns.element().at() >= made)) {
        addBlock();
      }
      return Optional.ofNullable(turns.poll()).map(Turn::message);
    }

    synchronized void isEnough() {
      enough = true;
    }

    synchronized int made() {
      return made;
    }

    private void addBlock() {
      List<Message> block = new ArrayList<>();
      for (int i = 0; i < BLOCK && hasMore(); i++) {
        for (int nth = 0; nth < TIMES; nth++) {
          block.add(message(people));
        }
        people++;
      }
      Collections.shuffle(block, random);
      for (Message message : block) {
        int at = made + random.nextInt(DISORDER);
        add(at, message);
        if (random.nextInt(10) == 0) {
          add(at + random.nextInt(DISORDER * 10), message);
        }
      }
    }

    private Message message(int person) {
      boolean tight = person % EVENTS == TIGHT;
      String words =
          tight ? (random.nextBoolean() ? "yes" : "no") : WORDS.get(random.nextInt(WORDS.size()));
      int index = messages.size();
      Message message = new Message(person, words, begin + index, "e" + seed + "x" + index);
      messages.add(message);
      return message;
    }

    private void add(int at, Message message) {
      turns.add(new Turn(at, made, message));
      made++;
    }
  }

  List<Message> messages() {
    return List.copyOf(messages);
  }

  /** Makes the events to which people answer. */
  static void makeEvents(Twins twins) {
    for (int event = 0; event < EVENTS; event++) {
      String seats = event == TIGHT ? ",\"capacity\":" + TIGHT_SEATS : "";
      String body = "{\"id\":\"e" + event + "\",\"title\":\"Dinner " + event
          + "\",\"startsAt\":\"2099-12-12T18:00:00+08:00\"" + seats + "}";
      await()
          .atMost(Duration.ofSeconds(60))
          .pollDelay(Duration.ZERO)
          .until(
              () -> twins.api("POST", "/events", body).statusCode(),
              status -> status == 201 || status == 409);
    }
  }

  /** How many turns there are so far, repeats counted. */
  int deliveries() {
    return turns.made();
  }

  /** Nobody new writes any more; who has begun says the rest. */
  void isEnough() {
    turns.isEnough();
  }

  /** What was not told to people, and what was told again, in words. */
  String told() {
    long never = messages.stream()
        .filter(message -> line.replies("r" + message.id()) == 0)
        .count();
    long again = messages.stream()
        .filter(message -> line.replies("r" + message.id()) > 1)
        .count();
    return never + " not told, " + again + " told again";
  }

  /** How many were answered with 200. */
  int delivered() {
    return delivered.get();
  }

  /** How many were answered with 503 and sent again. */
  int refused() {
    return refused.get();
  }

  /** How many were not answered, since the instance died. */
  int broken() {
    return broken.get();
  }

  /** When a message was first answered with 200, in nanoseconds of some clock. */
  long acknowledged(Message message) {
    return acknowledged.getOrDefault(message.id(), 0L);
  }

  /** What took longest of all that was answered, or not at all. */
  Duration slowest() {
    return Duration.ofNanos(slowest.get());
  }

  /** For how long nothing went on in the meantime, here and most likely in the service too. */
  Duration hiccup() {
    return hiccups.longest();
  }

  /** The slowest answer, in words. */
  String slowestAnswer() {
    return "slowest answer %d ms on a machine that was late by up to %d ms"
        .formatted(slowest().toMillis(), hiccup().toMillis());
  }

  /** Answers that are neither 200 nor 503. */
  Map<Integer, Integer> strange() {
    return strange;
  }

  /** Sends everything; ends when all of it was taken. */
  CompletableFuture<Void> begin(IntFunction<Optional<String>> urls, long seed) {
    CompletableFuture<?>[] all = new CompletableFuture<?>[SENDERS];
    for (int i = 0; i < SENDERS; i++) {
      Random random = new Random(seed + i);
      all[i] = CompletableFuture.runAsync(() -> send(urls, random), senders);
    }
    return CompletableFuture.allOf(all).whenComplete((done, failure) -> {
      senders.shutdown();
      hiccups.close();
    });
  }

  private void send(IntFunction<Optional<String>> urls, Random random) {
    for (Optional<Message> turn = turns.next(); turn.isPresent(); turn = turns.next()) {
      Message next = turn.get();
      String body = next.body();
      String signature = LineChannels.signature(body);
      String path = "/webhooks/line/" + line.channel(next.person());
      for (int to = random.nextInt(Twins.COUNT); ; to++) {
        Optional<String> url = urls.apply(to % Twins.COUNT);
        if (url.isPresent() && isTaken(url.get() + path, body, signature)) {
          break;
        }
        LockSupport.parkNanos(5_000_000L + random.nextInt(20_000_000));
      }
      acknowledged.putIfAbsent(next.id(), System.nanoTime());
      delivered.incrementAndGet();
    }
  }

  private boolean isTaken(String url, String body, String signature) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url))
        .timeout(PATIENCE)
        .header("x-line-signature", signature)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
    long began = System.nanoTime();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      slowest.accumulateAndGet(System.nanoTime() - began, Math::max);
      if (status == 503) {
        refused.incrementAndGet();
      } else if (status != 200) {
        strange.merge(status, 1, Integer::sum);
      }
      return status == 200;
    } catch (HttpTimeoutException e) {
      slowest.accumulateAndGet(System.nanoTime() - began, Math::max);
      return false;
    } catch (IOException e) {
      broken.incrementAndGet();
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
