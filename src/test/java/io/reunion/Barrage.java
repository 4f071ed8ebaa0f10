package io.reunion;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * People who answer to events through LINE, each three times: out of order, every tenth message twice, and each as often
 * as it takes until an instance has said 200. What was said last, by its own time, is what must hold in the end.
 */
final class Barrage {
  static final int EVENTS = 20;
  /** This event has fewer seats than people. */
  static final int TIGHT = 0;

  static final int TIGHT_SEATS = 50;

  private static final int TIMES = 3;
  private static final int BLOCK = 20;
  private static final int DISORDER = 40;
  private static final int SENDERS = 12;
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
  private final List<Message> messages = new ArrayList<>();
  private final Queue<Message> waiting;
  private final int deliveries;
  private final AtomicInteger delivered = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();
  private final AtomicLong slowest = new AtomicLong();
  private final Map<Integer, Integer> strange = new ConcurrentHashMap<>();
  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);

  /** @param size how many messages, repeats not counted */
  Barrage(LineChannels line, int size, long seed) {
    this.line = line;
    Random random = new Random(seed);
    long begin = Instant.now().minusSeconds(3600).toEpochMilli();
    for (int person = 0; person < size / TIMES; person++) {
      for (int nth = 0; nth < TIMES; nth++) {
        boolean tight = person % EVENTS == TIGHT;
        String words = tight
            ? (random.nextBoolean() ? "yes" : "no")
            : WORDS.get(random.nextInt(WORDS.size()));
        int index = messages.size();
        messages.add(new Message(person, words, begin + index, "e" + seed + "x" + index));
      }
    }
    List<Message> order = disorder(random);
    deliveries = order.size();
    waiting = new ConcurrentLinkedQueue<>(order);
  }

  private record Turn(int at, Message message) {}

  private List<Message> disorder(Random random) {
    List<Turn> turns = new ArrayList<>();
    for (int from = 0; from < messages.size(); from += BLOCK * TIMES) {
      List<Message> block =
          new ArrayList<>(messages.subList(from, Math.min(messages.size(), from + BLOCK * TIMES)));
      Collections.shuffle(block, random);
      for (Message message : block) {
        int at = turns.size() + random.nextInt(DISORDER);
        turns.add(new Turn(at, message));
        if (random.nextInt(10) == 0) {
          turns.add(new Turn(at + random.nextInt(DISORDER * 10), message));
        }
      }
    }
    turns.sort(Comparator.comparingInt(Turn::at));
    return turns.stream().map(Turn::message).toList();
  }

  List<Message> messages() {
    return messages;
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

  int deliveries() {
    return deliveries;
  }

  /** What was not told to people, and what was told again, in words. */
  String told() {
    long never =
        messages.stream().filter(message -> line.replies("r" + message.id()) == 0).count();
    long again =
        messages.stream().filter(message -> line.replies("r" + message.id()) > 1).count();
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

  /** What took longest of all that was answered. */
  Duration slowest() {
    return Duration.ofNanos(slowest.get());
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
    return CompletableFuture.allOf(all).whenComplete((done, failure) -> senders.shutdown());
  }

  private void send(IntFunction<Optional<String>> urls, Random random) {
    for (Message next = waiting.poll(); next != null; next = waiting.poll()) {
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
        .timeout(Duration.ofSeconds(10))
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
    } catch (IOException e) {
      broken.incrementAndGet();
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
