package io.reunion.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SendKeyTest {
  @Test
  void theSameCauseGivesTheSameKeyAndAnyOtherAnother() {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      keys.add(SendKey.of("announcement", Integer.toString(i)));
    }
    assertThat(keys).hasSize(1_000).allMatch(key -> key.matches("[0-9a-f]{24}"));
    assertThat(SendKey.of("a", "b")).isEqualTo(SendKey.of("a", "b")).isNotEqualTo(SendKey.of("ab"));
  }
}
