package io.reunion.keeping;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reunion.redis.Redis;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The form of what is stored is written at the first start and only ever raised. */
class StoredFormatIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static Future<Void> append(Redis redis, String step) {
    return redis.call(c -> c.append("steps", step)).mapEmpty();
  }

  private static final List<StoredFormat.Step> TWO_STEPS =
      List.of(redis -> append(redis, "a"), redis -> append(redis, "b"));

  private static String get(String key) {
    return await(server.redis().call(c -> c.get(key)));
  }

  @Test
  void theFirstStartWritesIt() {
    await(StoredFormat.prepare(server.redis()));
    assertThat(get("reunion:format")).isEqualTo("1");
    await(StoredFormat.prepare(server.redis()));
    assertThat(get("reunion:format")).isEqualTo("1");
  }

  @Test
  void eachStepIsDoneOnceInItsOrder() {
    await(StoredFormat.prepare(server.redis(), TWO_STEPS));
    assertThat(get("reunion:format")).isEqualTo("3");
    await(StoredFormat.prepare(server.redis(), TWO_STEPS));
    assertThat(get("steps")).isEqualTo("ab");
  }

  @Test
  void aStepThatFailsIsDoneAgainAndNoneBeforeIt() {
    List<StoredFormat.Step> failing = List.of(
        TWO_STEPS.get(0), redis -> Future.failedFuture(new IllegalStateException("no power")));
    assertThatThrownBy(() -> await(StoredFormat.prepare(server.redis(), failing)))
        .hasMessage("no power");
    assertThat(get("reunion:format")).isEqualTo("2");
    await(StoredFormat.prepare(server.redis(), TWO_STEPS));
    assertThat(get("steps")).isEqualTo("ab");
  }

  @Test
  void aLaterFormIsRefused() {
    await(StoredFormat.prepare(server.redis(), TWO_STEPS));
    assertThatThrownBy(() -> await(StoredFormat.prepare(server.redis())))
        .isInstanceOfSatisfying(KeepingException.class, e -> {
          assertThat(e.reason()).isEqualTo(KeepingException.Reason.NEWER_FORMAT);
          assertThat(e.detail()).isEqualTo("3");
        });
    assertThat(get("reunion:format")).isEqualTo("3");
  }

  @Test
  void aSlowInstanceLowersNothing() {
    List<StoredFormat.Step> overtaken =
        List.of(redis -> StoredFormat.prepare(redis, TWO_STEPS), redis -> append(redis, "c"));
    await(StoredFormat.prepare(server.redis(), overtaken));
    assertThat(get("reunion:format")).isEqualTo("3");
    assertThat(get("steps")).isEqualTo("ab");
  }
}
