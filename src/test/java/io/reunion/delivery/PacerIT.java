package io.reunion.delivery;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reunion.chat.Capabilities;
import io.reunion.chat.Capabilities.Limit;
import io.reunion.chat.Capabilities.LimitScope;
import io.reunion.chat.Capabilities.Quota;
import io.reunion.chat.Capabilities.Window;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.redis.Redis;
import io.reunion.redis.RedisServer;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PacerIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final ChatId CHAT = new ChatId(FakePlatform.ACCOUNT, "1");
  private static final ChatId OTHER = new ChatId(FakePlatform.ACCOUNT, "2");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private Pacer pacer;

  @BeforeEach
  void open() {
    pacer = new Pacer(server.vertx(), server.redis(), Clock.systemUTC());
  }

  private static Capabilities limited(Limit... limits) {
    return FakePlatform.capabilities(List.of(limits));
  }

  private static Limit limit(LimitScope scope, int count, Duration per, int burst) {
    return new Limit(scope, count, per, burst);
  }

  /** How long a send would have to wait; one that may go now is counted. */
  private Duration ask(ChatId chat, ChatKind kind, Capabilities platform) {
    return await(pacer.acquire(chat, kind, platform, Duration.ZERO));
  }

  private Duration ask(ChatId chat, Capabilities platform) {
    return ask(chat, ChatKind.GROUP, platform);
  }

  private static void hasPassed(Duration time) {
    await(server.vertx().timer(time.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Test
  void aBurstGoesAtOnceAndThenEachHasItsTime() {
    Capabilities platform = limited(limit(LimitScope.CHAT, 1, Duration.ofMinutes(1), 3));
    for (int i = 0; i < 3; i++) {
      assertThat(ask(CHAT, platform)).isZero();
    }
    assertThat(ask(CHAT, platform)).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
    assertThat(ask(OTHER, platform)).as("another chat").isZero();
  }

  @Test
  void whatWasNotAllowedIsNotCounted() {
    Capabilities platform = limited(limit(LimitScope.CHAT, 1, Duration.ofMinutes(1), 1));
    assertThat(ask(CHAT, platform)).isZero();
    Duration first = ask(CHAT, platform);
    for (int i = 0; i < 50; i++) {
      assertThat(ask(CHAT, platform)).isLessThanOrEqualTo(first);
    }
  }

  @Test
  void everyLimitHoldsAndOneThatRefusesLeavesTheOthersAlone() {
    Capabilities platform = limited(
        limit(LimitScope.ACCOUNT, 1, Duration.ofMinutes(1), 2),
        limit(LimitScope.CHAT, 1, Duration.ofMinutes(1), 1));
    assertThat(ask(CHAT, platform)).isZero();
    assertThat(ask(CHAT, platform)).as("the chat's").isPositive();
    assertThat(ask(OTHER, platform)).as("the account's second").isZero();
    assertThat(ask(new ChatId(FakePlatform.ACCOUNT, "3"), platform)).isPositive();
  }

  @Test
  void aGroupsLimitDoesNotHoldDirectChats() {
    Capabilities platform = limited(limit(LimitScope.GROUP, 1, Duration.ofMinutes(1), 1));
    assertThat(ask(CHAT, ChatKind.DIRECT, platform)).isZero();
    assertThat(ask(CHAT, ChatKind.DIRECT, platform)).isZero();
    assertThat(ask(OTHER, ChatKind.GROUP, platform)).isZero();
    assertThat(ask(OTHER, ChatKind.GROUP, platform)).isPositive();
  }

  @Test
  void whatGoesOutInAnyCaseMakesTheOthersWait() {
    Capabilities platform = limited(limit(LimitScope.ACCOUNT, 1, Duration.ofMinutes(1), 2));
    await(pacer.reply(CHAT, ChatKind.GROUP, platform));
    await(pacer.reply(CHAT, ChatKind.GROUP, platform));
    await(pacer.reply(CHAT, ChatKind.GROUP, platform));
    assertThat(ask(CHAT, platform)).isBetween(Duration.ofSeconds(110), Duration.ofSeconds(120));
  }

  /**
   * Many senders of several instances, with pauses in which a burst gathers. When each may send is what the script told
   * by Redis' clock, not when a thread got to it.
   */
  @Test
  void noWindowEverHoldsMoreThanTheLimit() {
    int count = 20;
    int burst = 4;
    Script pace = Script.beside(Pacer.class, "pace.lua");
    Redis other = await(Redis.connect(server.vertx(), server.uri()));
    Random random = new Random(5);
    List<Long> times = new ArrayList<>();
    long inexact = 0;
    for (int i = 0; i < 200; i++) {
      Redis redis = random.nextBoolean() ? other : server.redis();
      long before = micros(redis);
      long wait = await(redis.run(
              pace,
              List.of(
                  "limit:{x}:hold",
                  "limit:{x}:hold:1",
                  "limit:{x}:pace",
                  "limit:{x}:pace:1",
                  "limit:{x}:0"),
              List.of(
                  "3000000", "1", Long.toString(1_000_000 / count), Integer.toString(burst), "3")))
          .number();
      inexact = Math.max(inexact, micros(redis) - before);
      if (wait <= 3_000_000) {
        times.add(before + wait);
      }
      if (wait > 2_900_000) {
        hasPassed(Duration.ofMillis(random.nextInt(1_500)));
      }
    }
    await(other.close());
    assertThat(times).hasSizeGreaterThan(100).isSorted();
    // The script ran between the two looks at the clock, so windows are shorter by as much.
    long window = 1_000_000 - inexact;
    int most = 0;
    for (int i = 0; i < times.size(); i++) {
      int j = i;
      while (j < times.size() && times.get(j) < times.get(i) + window) {
        j++;
      }
      most = Math.max(most, j - i);
    }
    assertThat(most).isBetween(count / 2, count + burst - 1);
  }

  private static long micros(Redis redis) {
    List<String> time = await(redis.call(c -> c.time()));
    return Long.parseLong(time.get(0)) * 1_000_000 + Long.parseLong(time.get(1));
  }

  @Test
  void whoWaitsIsLetGoAtItsTimeAndNotBefore() {
    Capabilities platform = limited(limit(LimitScope.ACCOUNT, 20, SECOND, 1));
    long began = System.nanoTime();
    List<Future<Long>> sends = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      sends.add(
          pacer.acquire(CHAT, ChatKind.GROUP, platform, Duration.ofSeconds(5)).map(wait -> {
            assertThat(wait).isZero();
            return System.nanoTime() - began;
          }));
    }
    List<Long> sorted = await(Future.join(sends)).<Long>list().stream().sorted().toList();
    for (int i = 0; i < sorted.size(); i++) {
      assertThat(Duration.ofNanos(sorted.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofMillis(50L * i - 5));
    }
  }

  @Test
  void aHoldOfAChatHoldsItAndNoOther() {
    Capabilities platform = limited(limit(LimitScope.CHAT, 100, SECOND, 10));
    await(pacer.hold(CHAT, ChatKind.GROUP, platform, Scope.CHAT, Duration.ofMinutes(1)));
    assertThat(ask(CHAT, platform)).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(60));
    assertThat(ask(OTHER, platform)).isZero();
  }

  @Test
  void aHoldOfTheAccountHoldsEveryChatAndTheLongestWins() {
    Capabilities platform = limited(limit(LimitScope.ACCOUNT, 100, SECOND, 10));
    await(pacer.hold(CHAT, ChatKind.GROUP, platform, Scope.ACCOUNT, Duration.ofMinutes(2)));
    await(pacer.hold(CHAT, ChatKind.GROUP, platform, Scope.ACCOUNT, Duration.ofMinutes(1)));
    assertThat(ask(OTHER, platform)).isGreaterThan(Duration.ofSeconds(110));
  }

  @Test
  void noBurstFollowsAHold() {
    Capabilities platform = limited(limit(LimitScope.CHAT, 1, Duration.ofMinutes(1), 10));
    Duration hold = Duration.ofMillis(150);
    await(pacer.hold(CHAT, ChatKind.GROUP, platform, Scope.CHAT, hold));
    long began = System.nanoTime();
    assertThat(await(pacer.acquire(CHAT, ChatKind.GROUP, platform, SECOND))).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(hold.minusMillis(10));
    assertThat(ask(CHAT, platform)).isGreaterThan(Duration.ofSeconds(30));
  }

  @Test
  void aHoldThatComesMeanwhileHoldsAlsoThoseWhoWaitForTheirTurn() {
    Capabilities platform = limited(limit(LimitScope.ACCOUNT, 5, SECOND, 1));
    assertThat(ask(CHAT, platform)).isZero();
    long began = System.nanoTime();
    Future<Duration> waiting = pacer.acquire(CHAT, ChatKind.GROUP, platform, Duration.ofSeconds(5));
    Future<Duration> impatient =
        pacer.acquire(OTHER, ChatKind.GROUP, platform, Duration.ofMillis(450));
    await(pacer.hold(CHAT, ChatKind.GROUP, platform, Scope.ACCOUNT, Duration.ofSeconds(1)));
    assertThat(await(waiting)).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(990));
    assertThat(await(impatient)).as("told to come later").isPositive();
  }

  @Test
  void aClockThatWasSetBackMakesNobodyWaitForEver() {
    Capabilities platform = limited(limit(LimitScope.ACCOUNT, 1, SECOND, 3));
    long tomorrow = micros(server.redis()) + Duration.ofDays(1).toNanos() / 1_000;
    server.command("SET", "limit:{fake/main}:0", Long.toString(tomorrow));
    assertThat(ask(CHAT, platform)).isBetween(Duration.ZERO, Duration.ofSeconds(3));
  }

  @Test
  void tooManyHalvesTheRateOfItsScopeForAllInstancesAndItRecovers() {
    Pacer other = new Pacer(server.vertx(), server.redis(), Clock.systemUTC());
    Capabilities platform = limited(
        limit(LimitScope.ACCOUNT, 1, Duration.ofMinutes(1), 1),
        limit(LimitScope.CHAT, 1, Duration.ofMinutes(1), 1));
    Duration hold = Duration.ofMillis(100);
    await(pacer.hold(CHAT, ChatKind.GROUP, platform, Scope.ACCOUNT, hold));
    hasPassed(hold.multipliedBy(2));
    assertThat(await(other.acquire(CHAT, ChatKind.GROUP, platform, Duration.ZERO)))
        .isZero();
    assertThat(ask(OTHER, platform)).isBetween(Duration.ofSeconds(110), Duration.ofSeconds(120));
    long tenMinutesAgo = micros(server.redis()) - Duration.ofMinutes(10).toNanos() / 1_000;
    server.command("SET", "limit:{fake/main}:pace", "0.2500:" + tenMinutesAgo);
    server.command("DEL", "limit:{fake/main}:0");
    assertThat(ask(OTHER, platform)).isZero();
    assertThat(ask(new ChatId(FakePlatform.ACCOUNT, "3"), platform))
        .as("three quarters of the rate, ten minutes later")
        .isBetween(Duration.ofSeconds(75), Duration.ofSeconds(81));
  }

  @Test
  void aSecondAnswerOfTheSameMomentDoesNotHalveAgainAndThereIsALeast() {
    Capabilities platform = limited(limit(LimitScope.CHAT, 1, SECOND, 1));
    await(pacer.hold(CHAT, ChatKind.GROUP, platform, Scope.CHAT, SECOND));
    await(pacer.hold(CHAT, ChatKind.GROUP, platform, Scope.CHAT, Duration.ofSeconds(2)));
    String pace = "limit:{fake/main}:pace:1";
    assertThat(server.command("GET", pace)).contains("0.5000:");
    long before = micros(server.redis()) - 10_000_000;
    server.command("SET", pace, "0.2500:" + before);
    await(pacer.hold(CHAT, ChatKind.GROUP, platform, Scope.CHAT, Duration.ofSeconds(9)));
    assertThat(server.command("GET", pace)).contains("0.2500:");
  }

  private static final Instant LATE = Instant.parse("2026-11-30T14:59:00Z");

  private Pacer at(Instant moment) {
    return new Pacer(server.vertx(), server.redis(), Clock.fixed(moment, ZoneOffset.UTC));
  }

  @Test
  void aQuotaIsOneForAllInstancesAndBeginsAnewWithTheMonth() {
    Capabilities platform =
        limited().withQuotas(List.of(new Quota(3, Window.MONTH, ZoneId.of("Asia/Tokyo"))));
    Pacer one = at(LATE);
    Pacer two = at(LATE);
    await(one.acquire(CHAT, ChatKind.GROUP, platform, Duration.ZERO));
    await(two.reply(OTHER, ChatKind.GROUP, platform));
    assertThat(await(two.used(FakePlatform.ACCOUNT, platform))).containsExactly(2);
    await(two.acquire(CHAT, ChatKind.GROUP, platform, Duration.ZERO));
    Future<Duration> over = one.acquire(OTHER, ChatKind.GROUP, platform, Duration.ZERO);
    assertThatThrownBy(() -> await(over)).hasMessageContaining("quota-spent");
    await(two.unspend(FakePlatform.ACCOUNT, platform));
    assertThat(await(one.acquire(OTHER, ChatKind.GROUP, platform, Duration.ZERO)))
        .isZero();
    Pacer december = at(LATE.plusSeconds(60));
    assertThat(await(december.used(FakePlatform.ACCOUNT, platform))).containsExactly(0);
    assertThat(await(december.acquire(CHAT, ChatKind.GROUP, platform, Duration.ZERO)))
        .isZero();
  }

  @Test
  void nothingIsLeftBehindForEver() {
    Capabilities platform = limited(
            limit(LimitScope.ACCOUNT, 10, SECOND, 1), limit(LimitScope.CHAT, 10, SECOND, 1))
        .withQuotas(List.of(new Quota(9, Window.DAY, ZoneOffset.UTC)));
    assertThat(ask(CHAT, platform)).isZero();
    await(pacer.hold(CHAT, ChatKind.GROUP, platform, Scope.CHAT, SECOND));
    await(pacer.hold(CHAT, ChatKind.GROUP, platform, Scope.ACCOUNT, SECOND));
    List<String> keys = await(server.redis().call(c -> c.keys("*")));
    assertThat(keys)
        .hasSize(7)
        .allSatisfy(key -> assertThat(server.command("PTTL", key)).doesNotStartWith(":-"));
  }
}
