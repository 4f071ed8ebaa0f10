package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reunion.redis.RedisServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.core.ConditionFactory;

/** A service in a process of its own that is killed at chosen moments, and started again each time. */
final class MortalService implements AutoCloseable {
  /** At which moment of the work on an update the process is killed. */
  enum Moment {
    /** Before it comes: the platform finds nobody there, and sends it again. */
    BEFORE,
    /** As soon as it was taken. */
    TAKEN,
    /** While its answer is on the way, so that nobody knows whether it arrived. */
    ANSWERING,
    /** After everything was done; the platform has heard nothing of it and sends it again. */
    AFTER
  }

  private final Path directory;
  private final RedisServer redis;
  private final TelegramBotApi telegram;
  private final Random random;
  private final Map<Moment, Integer> kills = new EnumMap<>(Moment.class);
  private ServiceProcess process;

  /**
   * @param directory with its configuration
   */
  MortalService(Path directory, RedisServer redis, TelegramBotApi telegram, Random random) {
    this.directory = directory;
    this.redis = redis;
    this.telegram = telegram;
    this.random = random;
    this.process = ServiceProcess.serve(directory, redis.uri());
  }

  Endpoint endpoint() {
    return process;
  }

  /** How often it died at which moment. */
  Map<Moment, Integer> kills() {
    return kills;
  }

  HttpResponse<String> api(String method, String path, String body) {
    return process.api(method, path, body);
  }

  static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(30));
  }

  /** Works an update to its end. */
  void work(Supplier<HttpResponse<String>> update) {
    taken(update);
    settled();
  }

  /** The same, killed at one of the moments. */
  void workAndDie(Supplier<HttpResponse<String>> update, boolean onTelegram) {
    Moment[] all = Moment.values();
    Moment moment = all[random.nextInt(all.length)];
    if (moment == Moment.ANSWERING && !onTelegram) {
      moment = Moment.TAKEN;
    }
    kills.merge(moment, 1, Integer::sum);
    switch (moment) {
      case BEFORE -> {
        die();
        work(update);
      }
      case TAKEN -> {
        taken(update);
        die();
        settled();
      }
      case ANSWERING -> dieAnswering(update);
      case AFTER -> {
        work(update);
        die();
        work(update);
      }
    }
  }

  private void dieAnswering(Supplier<HttpResponse<String>> update) {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    telegram.refuse(call -> {
      if (release.getCount() > 0) {
        arrived.countDown();
        quietly(latch -> latch.await(30, TimeUnit.SECONDS), release);
      }
      return null;
    });
    taken(update);
    quietly(latch -> assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue(), arrived);
    process.kill9();
    release.countDown();
    telegram.refuse(call -> null);
    process = ServiceProcess.serve(directory, redis.uri());
    settled();
  }

  /** Waits for a latch. */
  @FunctionalInterface
  private interface Waiting {
    void on(CountDownLatch latch) throws InterruptedException;
  }

  private static void quietly(Waiting waiting, CountDownLatch latch) {
    try {
      waiting.on(latch);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void die() {
    process.kill9();
    process = ServiceProcess.serve(directory, redis.uri());
  }

  private static void taken(Supplier<HttpResponse<String>> update) {
    assertThat(update.get().statusCode()).isEqualTo(200);
  }

  /** Everything that was taken has had its effect. */
  private void settled() {
    soon().until(() -> journal() == 0);
  }

  private long journal() {
    List<String> keys = RedisServer.await(redis.redis().call(c -> c.keys("inbox:*:journal")));
    long entries = 0;
    for (String key : keys) {
      entries += RedisServer.<Long>await(redis.redis().call(c -> c.xlen(key)));
    }
    return entries;
  }

  @Override
  public void close() {
    process.close();
  }
}
