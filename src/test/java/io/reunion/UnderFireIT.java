package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reunion.redis.FragileRedis;
import io.reunion.redis.FragileRedis.Fsync;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole way from webhook to seat while two instances are killed and Redis' machine loses its power, again and again:
 * what was acknowledged is there in the end, once, and as the newest message has it. The same with a mistake built in on
 * purpose is found out.
 */
class UnderFireIT {
  private static final int MESSAGES = FaultTable.size("messages", 900, 12_000, 60_000);
  private static final int KILLS = FaultTable.size("kills", 3, 20, 100);
  private static final int POWER_LOSSES = FaultTable.size("powerLosses", 2, 4, 15);
  private static final int MUTANT_MESSAGES = 900;
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  @TempDir
  Path directory;

  private final LineChannels line = new LineChannels(8);
  private FragileRedis redis;
  private Twins twins;
  private Barrage barrage;

  @AfterEach
  void close() {
    if (twins != null) {
      twins.close();
    }
    redis.close();
    line.close();
  }

  /** What a run has come to. */
  private Reckoning fire(int messages, int kills, int powerLosses, Fsync fsync, String classPath) {
    return fire(messages, kills, powerLosses, fsync, List.of(classPath, classPath));
  }

  private Reckoning fire(
      int messages, int kills, int powerLosses, Fsync fsync, List<String> classPaths) {
    redis = FragileRedis.start(fsync);
    String accepted = fsync == Fsync.ALWAYS ? "" : "appendfsync-" + fsync;
    twins = new Twins(
        directory,
        List.of(redis.uri(), redis.uri()),
        "association: {language: en}\nredis: {accept: [" + accepted + "]}\n",
        line.config(),
        classPaths);
    Barrage.makeEvents(twins);
    redis.isWritten();
    barrage = new Barrage(line, messages, FaultTable.SEED);
    CompletableFuture<Void> sending = barrage.begin(twins::url, FaultTable.SEED);
    strike(sending, kills, powerLosses);
    await().atMost(Duration.ofMinutes(30)).until(sending::isDone);
    sending.join();
    twins.awaitBoth();
    return Reckoning.of(barrage, redis.directUri());
  }

  /** Whenever some more was delivered, somebody dies; which of the two, and when, is up to the seed. */
  private void strike(CompletableFuture<Void> sending, int kills, int powerLosses) {
    Random random = new Random(FaultTable.SEED);
    int strikes = kills + powerLosses;
    int left = powerLosses;
    for (int i = 0; i < strikes; i++) {
      int enough = barrage.deliveries() * 9 / 10 * i / strikes + 50 + random.nextInt(20);
      await()
          .atMost(Duration.ofMinutes(10))
          .pollInterval(Duration.ofMillis(3))
          .until(() -> sending.isDone() || barrage.delivered() >= enough);
      if (random.nextInt(strikes - i) < left) {
        left--;
        redis.losePower();
        redis.comeBack();
      } else {
        twins.kill9(random.nextInt(Twins.COUNT));
      }
    }
  }

  private void print(String what, int kills, int powerLosses, long began, Reckoning found) {
    FaultTable.row(
        what,
        "%d messages, %d deliveries, %d kills, %d power losses, %d s: %d lost, %d wrong, %d doubled, %d left over,"
            + " %d miscounted%s; %d refused, %d broken off, %s; %s",
        barrage.messages().size(),
        barrage.deliveries(),
        kills,
        powerLosses,
        Duration.ofNanos(System.nanoTime() - began).toSeconds(),
        found.lost(),
        found.wrong(),
        found.doubled(),
        found.leftOver(),
        found.miscounted(),
        found.window().isZero() ? "" : ", acknowledged within " + found.window().toMillis() + " ms",
        barrage.refused(),
        barrage.broken(),
        barrage.slowestAnswer(),
        barrage.told());
  }

  @Test
  void nothingThatWasAcknowledgedIsLostOrDoubled() {
    long began = System.nanoTime();
    Reckoning found = fire(MESSAGES, KILLS, POWER_LOSSES, Fsync.ALWAYS, CLASS_PATH);
    print("under fire", KILLS, POWER_LOSSES, began, found);
    assertThat(barrage.strange()).as("answers that are neither 200 nor 503").isEmpty();
    assertThat(found).isEqualTo(Reckoning.CLEAN);
  }

  @Test
  void anAcknowledgementBeforeTheWriteIsFoundOut() {
    String early = Mutant.of(
        directory,
        "io/reunion/web/Webhooks.java",
        "    inbox\n        .accept(",
        "    answer(request, new WebhookResult.Answer(200, \"\", Buffer.buffer()));\n"
            + "    inbox\n        .accept(");
    long began = System.nanoTime();
    Reckoning found = fire(MUTANT_MESSAGES, 1, 3, Fsync.ALWAYS, early);
    print("under fire, acknowledged before the write", 1, 3, began, found);
    assertThat(found.lost() + found.wrong()).isPositive();
  }

  /** The only clock of the service is a constant; a copy of it that is put before the true one is fast or slow. */
  private String clockThatIs(String name, int minutes) {
    return Mutant.of(
        directory.resolve(name),
        "io/reunion/SystemClock.java",
        "static final Clock UTC = Clock.systemUTC();",
        "static final Clock UTC = Clock.offset(Clock.systemUTC(), java.time.Duration.ofMinutes("
            + minutes + "));");
  }

  @Test
  void clocksThatAreTenMinutesApartChangeNothing() {
    long began = System.nanoTime();
    Reckoning found = fire(
        MUTANT_MESSAGES,
        2,
        1,
        Fsync.ALWAYS,
        List.of(clockThatIs("fast", 5), clockThatIs("slow", -5)));
    print("under fire, one clock 5 min fast, one 5 min slow", 2, 1, began, found);
    assertThat(found).isEqualTo(Reckoning.CLEAN);
  }

  @ParameterizedTest
  @EnumSource(names = {"EVERYSEC", "NO"})
  void aLogThatReachesTheDiskLaterIsFoundOut(Fsync fsync) {
    long began = System.nanoTime();
    Reckoning found = fire(MUTANT_MESSAGES, 0, 1, fsync, CLASS_PATH);
    print("under fire, appendfsync " + fsync, 0, 1, began, found);
    assertThat(found.doubled()).isZero();
    if (fsync == Fsync.EVERYSEC) {
      assertThat(found.window()).as("at most").isLessThan(Duration.ofMillis(1_500));
    } else {
      assertThat(found.lost() + found.wrong()).isPositive();
    }
  }
}
