package io.reunion.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisServerIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @Test
  void keepsItsDataOverAKillAndARestart() {
    String said = RedisServer.await(server.redis().call(c -> c.set("name", "李")));
    assertThat(said).isEqualTo("OK");

    server.kill9();
    server.restart();

    await().ignoreExceptions().untilAsserted(() -> {
      String name = RedisServer.await(server.redis().call(c -> c.get("name")));
      assertThat(name).isEqualTo("李");
    });
  }

  @Test
  void isEmptyBeforeEveryTest() {
    long keys = RedisServer.await(server.redis().call(c -> c.dbsize()));
    assertThat(keys).isZero();
  }

  @Test
  void standsStillWhilePaused() {
    Redis redis = server.redis();
    server.pause();
    Future<String> answer = redis.call(c -> c.ping());
    assertThat(answer.isComplete()).isFalse();
    server.resume();

    String said = RedisServer.await(answer);
    assertThat(said).isEqualTo("PONG");
  }
}
