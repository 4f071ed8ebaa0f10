package io.reunion.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.platform.AccessToken.Fetched;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final Duration TWO_HOURS = Duration.ofHours(2);

  private final AtomicInteger fetches = new AtomicInteger();

  /** As one instance has it. */
  private static AccessToken instance(AccessToken.Source source) {
    return new TokenStore(server.vertx(), server.redis(), CLOCK).token("x/main:app", source);
  }

  private Future<Fetched> fetch(Duration life) {
    return Future.succeededFuture(new Fetched("t" + fetches.incrementAndGet(), life));
  }

  private static String used(AccessToken token) {
    return Await.value(token.with(Future::succeededFuture));
  }

  private static SendFailedException stale() {
    return SendFailedException.of(Reason.REFRESH_TOKEN, "stale");
  }

  @Test
  void isFetchedOnceForAllInstances() {
    AccessToken one = instance(() -> fetch(TWO_HOURS));
    AccessToken two = instance(() -> fetch(TWO_HOURS));
    assertThat(used(one)).isEqualTo("t1");
    assertThat(used(two)).isEqualTo("t1");
    assertThat(used(one)).isEqualTo("t1");
    assertThat(fetches).hasValue(1);
  }

  @Test
  void isFetchedOnceWhenManyNeedItAtOnce() {
    List<AccessToken> instances = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      instances.add(instance(() -> server
          .vertx()
          .timer(100, java.util.concurrent.TimeUnit.MILLISECONDS)
          .compose(later -> fetch(TWO_HOURS))));
    }
    List<Future<String>> asked = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      asked.add(instances.get(i % 5).with(Future::succeededFuture));
    }
    Await.value(Future.join(asked));
    assertThat(asked).allSatisfy(one -> assertThat(Await.value(one)).isEqualTo("t1"));
    assertThat(fetches).hasValue(1);
  }

  @Test
  void isRenewedBeforeItExpires() {
    assertThat(used(instance(() -> fetch(Duration.ofMinutes(4))))).isEqualTo("t1");
    assertThat(used(instance(() -> fetch(TWO_HOURS)))).isEqualTo("t2");
    assertThat(used(instance(() -> fetch(TWO_HOURS)))).isEqualTo("t2");
  }

  /** QQ, for one, gives the same token with a few minutes left until its last; others say nothing that can be read. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 200, 290})
  void aShortLivedOneIsNotFetchedForEveryCall(long seconds) {
    AccessToken token = instance(() -> fetch(Duration.ofSeconds(seconds)));
    for (int i = 0; i < 20; i++) {
      assertThat(used(token)).isEqualTo("t1");
    }
    assertThat(fetches).hasValue(1);
  }

  @Test
  void anOldTokenIsUsedForAWhileWhenNoNewOneCanBeHad() {
    used(instance(() -> fetch(Duration.ofMinutes(4))));
    AccessToken later = instance(() -> {
      fetches.incrementAndGet();
      return Future.failedFuture(SendFailedException.of(Reason.UNKNOWN_OUTCOME, "late"));
    });
    for (int i = 0; i < 20; i++) {
      assertThat(used(later)).isEqualTo("t1");
    }
    assertThat(fetches).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " b", "a\\r\\nX: y", "\\u0000", "吗", "\\ud83d"})
  void whatCanBeNoTokenIsNone(String token) {
    JsonNode answer = StrictJson.object(
        ("{\"token\":\"" + token + "\",\"life\":7200}").getBytes(StandardCharsets.UTF_8));
    SendFailedException failure = Await.failure(
        instance(() -> Fetched.of(answer, "token", "life")).with(Future::succeededFuture));
    assertThat(failure.reason()).isEqualTo(Reason.SUSPENDED);
    assertThat(failure.code()).isEqualTo("no-token");
  }

  @Test
  void theOldOneServesWhileAnotherInstanceRenewsIt() {
    used(instance(() -> fetch(Duration.ofMinutes(4))));
    Promise<Fetched> slow = Promise.promise();
    Future<String> renewing = instance(slow::future).with(Future::succeededFuture);
    org.awaitility.Awaitility.await()
        .until(() -> RedisServer.<Long>await(
                server.redis().call(c -> c.exists("token:{x/main:app}:fetching")))
            == 1);
    assertThat(used(instance(() -> fetch(TWO_HOURS)))).isEqualTo("t1");
    slow.complete(new Fetched("new", TWO_HOURS));
    assertThat(Await.value(renewing)).isEqualTo("new");
    assertThat(used(instance(() -> fetch(TWO_HOURS)))).isEqualTo("new");
  }

  @Test
  void aRefusedTokenIsReplacedOnceAndTheCallMadeAgain() {
    AccessToken token = instance(() -> fetch(TWO_HOURS));
    List<String> tried = new ArrayList<>();
    String answer = Await.value(token.with(bearer -> {
      tried.add(bearer);
      return bearer.equals("t1") ? Future.failedFuture(stale()) : Future.succeededFuture("done");
    }));
    assertThat(answer).isEqualTo("done");
    assertThat(tried).containsExactly("t1", "t2");
  }

  @Test
  void tokensThatAreAlwaysRefusedStopTheAccount() {
    SendFailedException failure = Await.failure(
        instance(() -> fetch(TWO_HOURS)).with(bearer -> Future.failedFuture(stale())));
    assertThat(failure.reason()).isEqualTo(Reason.SUSPENDED);
    assertThat(failure.scope()).isEqualTo(Scope.ACCOUNT);
    assertThat(fetches).hasValue(2);
  }

  @Test
  void anAnswerThatNeverCameProvesThatNothingWasSent() {
    SendFailedException failure = Await.failure(instance(() -> Future.failedFuture(
            SendFailedException.of(Reason.UNKNOWN_OUTCOME, "no-answer-in-time")))
        .with(Future::succeededFuture));
    assertThat(failure.reason()).isEqualTo(Reason.RETRY_AFTER);
    assertThat(used(instance(() -> fetch(TWO_HOURS))))
        .as("the right to fetch was given back")
        .isEqualTo("t1");
  }

  @Test
  void anOldTokenServesWhenNoNewOneCanBeHad() {
    used(instance(() -> fetch(Duration.ofMinutes(4))));
    AccessToken later =
        instance(() -> Future.failedFuture(SendFailedException.of(Reason.SUSPENDED, "no")));
    assertThat(used(later)).isEqualTo("t1");
  }

  @Test
  void withoutRedisEachInstanceFetchesItsOwn() {
    AccessToken token = instance(() -> fetch(TWO_HOURS));
    RedisServer.await(server.redis().call(c -> c.set("warm", "1")));
    server.kill9();
    assertThat(used(token)).isEqualTo("t1");
    assertThat(used(token)).isEqualTo("t1");
    assertThat(fetches).hasValue(1);
    server.restart();
    org.awaitility.Awaitility.await()
        .ignoreExceptions()
        .until(() -> RedisServer.await(server.redis().ping().map(true)));
  }
}
