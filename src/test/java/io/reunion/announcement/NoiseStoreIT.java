package io.reunion.announcement;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.redis.RedisServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NoiseStoreIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final String CHAT = "telegram/main/-1";

  private NoiseStore noise;

  @BeforeEach
  void open() {
    noise = new NoiseStore(server.redis());
  }

  @Test
  void aChatGetsItsMeasureAndTheRestTheNextDay() {
    for (String id : new String[] {"a", "b", "c"}) {
      assertThat(await(noise.admit(CHAT, id, 3))).isZero();
    }
    assertThat(await(noise.admit(CHAT, "d", 3)))
        .isBetween(Duration.ofHours(23), Duration.ofHours(24));
    assertThat(await(noise.admit(CHAT, "b", 3))).as("it is counted already").isZero();
    assertThat(await(noise.admit("telegram/main/-2", "d", 3))).isZero();
    assertThat(await(noise.admit(CHAT, "d", 0))).as("no bound").isZero();
    assertThat(await(noise.since(CHAT, Instant.EPOCH))).containsExactly("d", "c", "b", "a");
  }

  @Test
  void whatDidNotComeDoesNotCount() {
    await(noise.admit(CHAT, "a", 1));
    await(noise.forget(CHAT, "a"));
    assertThat(await(noise.admit(CHAT, "b", 1))).isZero();
  }

  @Test
  void whoWantsNoneIsRemembered() {
    await(noise.setDeaf(CHAT, true));
    await(noise.setDeaf("m:abc", true));
    assertThat(await(noise.deaf())).containsExactlyInAnyOrder(CHAT, "m:abc");
    await(noise.setDeaf(CHAT, false));
    assertThat(await(noise.isDeaf(CHAT))).isFalse();
    assertThat(await(noise.isDeaf("m:abc"))).isTrue();
  }
}
