package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reunion.redis.FragileRedis;
import io.reunion.redis.FragileRedis.Fsync;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five times as much comes in as the service can take, which here is as much as the way to Redis is wide: what is taken is
 * taken soon, the rest is refused and told to come again, as much is done as without the flood, the memory stays as it
 * is, and when the flood is over it is over.
 */
class FloodIT {
  private static final int SECONDS = FaultTable.size("floodSeconds", 8, 60);
  private static final int TIMES = 5;
  private static final double BYTES_PER_SECOND = 250_000;
  private static final int AT_ONCE = 16;
  /** In ms, of what is taken: what is promised, and what a machine that is busy with other tests may need for it. */
  private static final int SOON = FaultTable.size("soon", 1_500, 1_000);

  @TempDir
  Path directory;

  private final LineChannels line = new LineChannels(8);
  private final AtomicInteger people = new AtomicInteger();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private FragileRedis redis;
  private ServiceProcess service;

  /**
   * What became of what was sent.
   *
   * @param taken how long it took until 200, in ms, the quickest first
   */
  private record Outcome(List<Long> taken, int refused, int other, Duration within) {
    double perSecond() {
      return taken.size() * 1e9 / within.toNanos();
    }

    long percentile99() {
      return taken.isEmpty() ? 0 : taken.get((taken.size() - 1) * 99 / 100);
    }
  }

  @BeforeEach
  void open() throws Exception {
    redis = FragileRedis.start(Fsync.ALWAYS);
    Files.writeString(
        directory.resolve("reunion.yaml"),
        "association: {language: en}\nredis: {uri: '" + redis.uri() + "'}\n");
    Files.writeString(directory.resolve("platforms.yaml"), line.config());
    service = ServiceProcess.serve(directory, redis.uri());
    assertThat(service
            .api(
                "POST",
                "/events",
                "{\"id\":\"e0\",\"title\":\"Dinner\",\"startsAt\":\"2099-12-12T18:00:00+08:00\"}")
            .statusCode())
        .isEqualTo(201);
  }

  @AfterEach
  void close() {
    service.close();
    redis.close();
    line.close();
  }

  private CompletableFuture<HttpResponse<Void>> say() {
    int person = people.incrementAndGet() * Barrage.EVENTS;
    String body =
        new Barrage.Message(person, "yes", Instant.now().toEpochMilli(), "flood" + person).body();
    HttpRequest request = HttpRequest.newBuilder(
            URI.create(service.url() + "/webhooks/line/" + line.channel(people.get())))
        .timeout(Duration.ofSeconds(20))
        .header("x-line-signature", LineChannels.signature(body))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
    return client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
  }

  /** Sends for so many seconds, so much a second or as much as {@code room} has room for at once. */
  private Outcome send(int seconds, double perSecond, Semaphore room) {
    List<Long> taken = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger refused = new AtomicInteger();
    AtomicInteger other = new AtomicInteger();
    List<CompletableFuture<?>> all = new ArrayList<>();
    long began = System.nanoTime();
    long until = began + Duration.ofSeconds(seconds).toNanos();
    for (long i = 0; System.nanoTime() < until; i++) {
      while (System.nanoTime() < began + (long) (i * 1e9 / perSecond)) {
        LockSupport.parkNanos(100_000);
      }
      room.acquireUninterruptibly();
      long sent = System.nanoTime();
      all.add(say().handle((answer, failure) -> {
        room.release();
        int status = failure == null ? answer.statusCode() : 0;
        if (status == 200) {
          taken.add((System.nanoTime() - sent) / 1_000_000);
        } else {
          (status == 503 ? refused : other).incrementAndGet();
        }
        return status;
      }));
    }
    Duration within = Duration.ofNanos(System.nanoTime() - began);
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    Collections.sort(taken);
    return new Outcome(taken, refused.get(), other.get(), within);
  }

  @Test
  void fiveTimesWhatCanBeTakenIsRefusedInPartAndHarmsNothing() {
    redis.cable().narrow(BYTES_PER_SECOND);
    send(2, 1e9, new Semaphore(AT_ONCE));
    Outcome usual = send(4, 1e9, new Semaphore(AT_ONCE));
    long before = service.resident();
    Outcome flood = send(SECONDS, TIMES * usual.perSecond(), new Semaphore(5_000));
    long after = service.resident();
    long over = System.nanoTime();
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> say().join().statusCode() == 200
            && say().join().statusCode() == 200
            && say().join().statusCode() == 200);
    Duration calm = Duration.ofNanos(System.nanoTime() - over);
    FaultTable.row(
        "a flood of " + TIMES + " times the capacity",
        "usual %.0f/s, p99 %d ms; for %d s %.0f/s: taken %.0f/s, p99 %d ms, refused %d, other %d; memory %d to %d MiB;"
            + " as usual again after %d ms",
        usual.perSecond(),
        usual.percentile99(),
        SECONDS,
        TIMES * usual.perSecond(),
        flood.perSecond(),
        flood.percentile99(),
        flood.refused(),
        flood.other(),
        before,
        after,
        calm.toMillis());
    assertThat(flood.other()).as("neither 200 nor 503").isZero();
    assertThat(flood.refused()).isPositive();
    assertThat(flood.percentile99()).as("ms, of what was taken").isLessThan(SOON);
    assertThat(flood.perSecond()).as("taken a second").isGreaterThan(usual.perSecond() / 3);
    assertThat(after - before).as("MiB more").isLessThan(96);
    assertThat(calm).isLessThan(Duration.ofSeconds(5));
  }
}
