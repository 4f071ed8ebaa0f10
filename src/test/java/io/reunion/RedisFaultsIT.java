package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reunion.redis.ClusterHouse;
import io.reunion.redis.CrampedRedis;
import io.reunion.redis.FragileRedis;
import io.reunion.redis.FragileRedis.Fsync;
import io.reunion.redis.SentinelHouse;
import io.reunion.redis.SentinelHouse.Blow;
import io.reunion.redis.SentinelHouse.Succession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Redis stands still, dies, and is replaced, while two instances go on taking answers: nothing acknowledged is lost, each
 * webhook is answered in time, and service begins again soon after Redis does.
 */
class RedisFaultsIT {
  /** What is promised, and what a machine that is busy with other tests may need for it. */
  private static final Duration LONGEST_ANSWER =
      Duration.ofMillis(FaultTable.size("longestAnswer", 4_000, 1_500));

  private static final Duration LONGEST_GAP =
      Duration.ofSeconds(FaultTable.size("longestGap", 40, 10));
  private static final int KILLS = FaultTable.size("redisKills", 2, 20);
  private static final int FAILOVERS = FaultTable.size("failovers", 2, 10);
  private static final int CLUSTER_KILLS = FaultTable.size("clusterKills", 2, 10, 20);
  private static final int CLUSTER_FAILOVERS = FaultTable.size("clusterFailovers", 2, 5, 10);
  /** How much is said between one blow and the next. */
  private static final int BETWEEN_BLOWS = FaultTable.size("messagesForABlow", 300, 600);

  @TempDir
  Path directory;

  private final LineChannels line = new LineChannels(8);
  private final Random random = new Random(FaultTable.SEED);
  private Twins twins;
  private Barrage barrage;
  private CompletableFuture<Void> sending;
  private Duration longestGap = Duration.ZERO;
  /** Of each failover: how many ms the sentinels took, of how many until something was taken again. */
  private final List<String> gaps = new ArrayList<>();

  @AfterEach
  void close() {
    if (twins != null) {
      twins.close();
    }
    line.close();
  }

  /** People write from now on until {@link #end}, however long anything that is done to Redis takes. */
  private void begin(List<String> redisUris, String settings) {
    twins = new Twins(
        directory,
        redisUris,
        "association: {language: en}\nredis: {" + settings + "}\n",
        line.config(),
        Collections.nCopies(Twins.COUNT, System.getProperty("java.class.path")));
    Barrage.makeEvents(twins);
    barrage = new Barrage(line, Barrage.ENDLESS, FaultTable.SEED);
    sending = barrage.begin(twins::url, FaultTable.SEED);
  }

  private void awaitDelivered(int enough) {
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(3))
        .until(() -> sending.isDone() || barrage.delivered() >= enough);
  }

  /** Waits until enough was said since the last blow. */
  private void awaitTurn() {
    awaitDelivered(barrage.delivered() + BETWEEN_BLOWS + random.nextInt(20));
    assertThat(sending).as("people are writing").isNotDone();
  }

  /** How long it takes from now until something is taken again, and more than what was under way. */
  private Duration servesAgain() {
    long began = System.nanoTime();
    int enough = barrage.delivered() + 30;
    awaitDelivered(enough);
    assertThat(barrage.delivered()).isGreaterThanOrEqualTo(enough);
    Duration gap = Duration.ofNanos(System.nanoTime() - began);
    longestGap = gap.compareTo(longestGap) > 0 ? gap : longestGap;
    return gap;
  }

  private Reckoning end(String what, String redisUri) {
    barrage.isEnough();
    sending.join();
    Reckoning found = Reckoning.of(barrage, redisUri);
    FaultTable.row(
        what,
        "%d deliveries: %d lost, %d wrong, %d doubled, %d left over, %d miscounted%s; %d refused, %d broken off,"
            + " %s, served again within %d ms; %s",
        barrage.deliveries(),
        found.lost(),
        found.wrong(),
        found.doubled(),
        found.leftOver(),
        found.miscounted(),
        found.window().isZero() ? "" : ", acknowledged within " + found.window().toMillis() + " ms",
        barrage.refused(),
        barrage.broken(),
        barrage.slowestAnswer(),
        longestGap.toMillis(),
        barrage.told());
    return found;
  }

  private void isAsPromised(Reckoning found) {
    assertThat(barrage.strange()).as("answers that are neither 200 nor 503").isEmpty();
    assertThat(barrage.slowest()).isLessThan(LONGEST_ANSWER.plus(barrage.hiccup()));
    assertThat(longestGap).isLessThan(LONGEST_GAP);
    assertThat(found).isEqualTo(Reckoning.CLEAN);
  }

  @Test
  void standsStill() {
    List<Integer> seconds =
        FaultTable.size("longestStop", 2, 60) == 60 ? List.of(2, 10, 60) : List.of(2);
    try (FragileRedis redis = FragileRedis.start(Fsync.ALWAYS)) {
      begin(List.of(redis.uri(), redis.uri()), "accept: []");
      List<Long> grown = new ArrayList<>();
      for (int i = 0; i < seconds.size(); i++) {
        awaitTurn();
        long before = twins.resident();
        redis.pause();
        await()
            .pollDelay(Duration.ofSeconds(seconds.get(i)))
            .atMost(Duration.ofSeconds(seconds.get(i) + 5))
            .until(() -> true);
        grown.add(twins.resident() - before);
        redis.resume();
        servesAgain();
      }
      Reckoning found = end(
          "Redis stopped for " + seconds + " s, memory grown by " + grown + " MiB",
          redis.directUri());
      isAsPromised(found);
      assertThat(Collections.max(grown)).as("MiB").isLessThan(64);
    }
  }

  @Test
  void dies() {
    try (FragileRedis redis = FragileRedis.start(Fsync.ALWAYS)) {
      begin(List.of(redis.uri(), redis.uri()), "accept: []");
      for (int i = 0; i < KILLS; i++) {
        awaitTurn();
        redis.kill9();
        redis.comeBack();
        servesAgain();
      }
      isAsPromised(end("Redis killed " + KILLS + " times", redis.directUri()));
    }
  }

  /** The first is a partition, the others are as the seed has it. */
  private List<Blow> failovers(int count) {
    List<Blow> blows = new ArrayList<>(List.of(Blow.PARTED));
    while (blows.size() < count) {
      blows.add(blows.size() == 1 ? Blow.KILLED : Blow.values()[random.nextInt(3)]);
    }
    return blows;
  }

  private void failOver(SentinelHouse house, List<Blow> blows) {
    for (Blow blow : blows) {
      awaitTurn();
      long began = System.nanoTime();
      Succession succession = house.strike(blow);
      servesAgain();
      Duration gap = Duration.ofNanos(System.nanoTime() - began);
      gaps.add("%s %d of %d".formatted(blow, succession.after().toMillis(), gap.toMillis()));
      longestGap = gap.compareTo(longestGap) > 0 ? gap : longestGap;
      house.heal(succession.old(), blow);
    }
  }

  @Test
  void isReplacedBySentinels() {
    List<Blow> blows = failovers(FAILOVERS);
    try (SentinelHouse house = SentinelHouse.open()) {
      begin(List.of(house.uri(0), house.uri(1)), "waitForReplicas: 1");
      failOver(house, blows);
      isAsPromised(end("Sentinel, one replica awaited: " + gaps, house.masterUri()));
    }
  }

  @Test
  void isReplacedThoughNoReplicaWasAwaitedAndThatIsFoundOut() {
    try (SentinelHouse house = SentinelHouse.open()) {
      begin(List.of(house.uri(0), house.uri(1)), "accept: [replicas-not-awaited]");
      failOver(house, List.of(Blow.PARTED));
      Reckoning found = end("Sentinel, no replica awaited: " + gaps, house.masterUri());
      assertThat(found.lost() + found.wrong()).isPositive();
    }
  }

  /** Redis ends itself with {@code always} and is started in vain; with {@code everysec} it takes nothing and goes on. */
  @ParameterizedTest
  @EnumSource(names = {"ALWAYS", "EVERYSEC"})
  void hasNoRoomOnItsDisk(Fsync fsync) {
    assumeTrue(CrampedRedis.isPossible(), "a disk of our own may be mounted");
    String accepted = fsync == Fsync.ALWAYS ? "" : "appendfsync-" + fsync;
    try (CrampedRedis redis = CrampedRedis.start(fsync)) {
      begin(List.of(redis.uri(), redis.uri()), "accept: [" + accepted + "]");
      await()
          .atMost(Duration.ofMinutes(3))
          .until(() -> fsync == Fsync.ALWAYS ? redis.ends() > 3 : barrage.refused() > 500);
      redis.makeRoom();
      servesAgain();
      isAsPromised(end(
          "a full disk, appendfsync " + fsync + ": Redis ended " + redis.ends() + " times",
          redis.uri()));
      if (fsync == Fsync.EVERYSEC) {
        assertThat(redis.ends()).isZero();
      }
    }
  }

  @Test
  void ofThreeNodesOfAClusterOneDiesAfterTheOther() {
    try (ClusterHouse house = ClusterHouse.open()) {
      begin(List.of(house.uri(), house.uri()), "accept: []");
      for (int i = 0; i < CLUSTER_KILLS; i++) {
        awaitTurn();
        int node = random.nextInt(house.size());
        house.kill9(node);
        house.comeBack(node);
        servesAgain();
      }
      isAsPromised(end("a node of a cluster killed " + CLUSTER_KILLS + " times", house.uri()));
    }
  }

  /** What the others have is served meanwhile; what the dead one had, by its replica, once the others have voted for it. */
  @Test
  void aMasterOfAClusterIsReplacedByItsReplica() {
    try (ClusterHouse house = ClusterHouse.openWithReplicas()) {
      begin(List.of(house.uri(), house.uri()), "waitForReplicas: 1");
      List<Long> taken = new ArrayList<>();
      for (int i = 0; i < CLUSTER_FAILOVERS; i++) {
        awaitTurn();
        Duration took = house.failOver(random);
        taken.add(took.toMillis());
        assertThat(took).isLessThan(LONGEST_GAP);
        servesAgain();
      }
      isAsPromised(end(
          "a master of a cluster killed, one replica awaited, replaced after ms " + taken,
          house.uri()));
    }
  }
}
