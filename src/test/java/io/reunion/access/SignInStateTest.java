package io.reunion.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.config.Secret;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignInStateTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final SignInState ours = new SignInState(Secret.of("hush"));

  @Test
  void isGoodForTenMinutesWhateverInstanceLooks() {
    String state = ours.fresh(NOW);
    SignInState sibling = new SignInState(Secret.of("hush"));
    assertThat(sibling.isGood(state, NOW)).isTrue();
    assertThat(sibling.isGood(state, NOW.plusSeconds(599))).isTrue();
    assertThat(sibling.isGood(state, NOW.plusSeconds(600))).isFalse();
    assertThat(sibling.nonce(state)).isEqualTo(ours.nonce(state)).hasSize(32);
    assertThat(sibling.verifier(state)).isEqualTo(ours.verifier(state)).hasSizeBetween(43, 128);
  }

  @Test
  void isNoOneElsesAndNoneThatWasChanged() {
    String state = ours.fresh(NOW);
    assertThat(new SignInState(Secret.of("other")).isGood(state, NOW)).isFalse();
    for (int i = 0; i < state.length(); i++) {
      String changed =
          state.substring(0, i) + (state.charAt(i) == 'A' ? 'B' : 'A') + state.substring(i + 1);
      // The words are compared, not the bytes that they stand for.
      assertThat(ours.isGood(changed, NOW)).as(changed).isFalse();
    }
    for (String other : List.of("", ".", "..", "a.b.c", "x".repeat(10_000), state + "A")) {
      assertThat(ours.isGood(other, NOW)).as(other).isFalse();
    }
  }

  @Test
  void twoAreNeverTheSameAndTellNothingOfEachOther() {
    String one = ours.fresh(NOW);
    String other = ours.fresh(NOW);
    assertThat(one).isNotEqualTo(other);
    assertThat(ours.nonce(one)).isNotEqualTo(ours.nonce(other));
    assertThat(ours.verifier(one)).doesNotContain(ours.nonce(one));
  }
}
