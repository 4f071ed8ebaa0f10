package io.reunion.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RedisOptionsTest {
  private final RedisOptions usual = RedisOptions.of("redis://:secret@h");

  @Test
  void isPatientForASecondAndAwaitsNoReplicas() {
    assertThat(usual.timeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(usual.maxPending()).isEqualTo(4096);
    assertThat(usual.replicas()).isZero();
    assertThat(usual.replicaTimeout()).isEqualTo(Duration.ofMillis(200));
    assertThat(usual.trusted()).isEmpty();
    assertThat(usual.listener()).isSameAs(CommandListener.NONE);
  }

  @Test
  void changesOneThingAtATime() {
    CommandListener listener = (command, nanos, succeeded) -> {};
    RedisOptions changed = usual
        .withTimeout(Duration.ofSeconds(3))
        .withMaxPending(5)
        .withReplicas(2, Duration.ofMillis(20))
        .withTrusted(Path.of("ca.pem"))
        .withListener(listener);

    assertThat(changed.address()).isSameAs(usual.address());
    assertThat(changed.timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(changed.maxPending()).isEqualTo(5);
    assertThat(changed.replicas()).isEqualTo(2);
    assertThat(changed.replicaTimeout()).isEqualTo(Duration.ofMillis(20));
    assertThat(changed.trusted()).contains(Path.of("ca.pem"));
    assertThat(changed.listener()).isSameAs(listener);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> usual.withTimeout(Duration.ZERO))
        .hasMessageContaining("timeout: PT0S");
    assertThatThrownBy(() -> usual.withMaxPending(0)).hasMessageContaining("maxPending: 0");
    assertThatThrownBy(() -> usual.withReplicas(-1, Duration.ofMillis(1)))
        .hasMessageContaining("replicas: -1");
    assertThatThrownBy(() -> usual.withReplicas(1, Duration.ofSeconds(1)))
        .hasMessageContaining("replicaTimeout: PT1S");
    assertThatThrownBy(() -> usual.withReplicas(1, Duration.ZERO))
        .hasMessageContaining("replicaTimeout: PT0S");
  }

  @Test
  void keepsThePasswordToItself() {
    assertThat(usual.toString()).contains("redis://***@h:6379").doesNotContain("secret");
  }
}
