package io.reunion.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CircuitTest {
  private final Circuit circuit = new Circuit();

  private void note(int times, boolean failure) {
    for (int i = 0; i < times; i++) {
      circuit.note(failure);
    }
  }

  @Test
  void fewFailuresTripNothing() {
    note(19, true);
    assertThat(circuit.isTripped()).isFalse();
    note(1, true);
    assertThat(circuit.isTripped()).isTrue();
    assertThat(circuit.failed()).isEqualTo(20);
  }

  @Test
  void onlyTheLatestCount() {
    note(15, true);
    note(40, false);
    assertThat(circuit.failed()).isZero();
    note(19, true);
    assertThat(circuit.isTripped()).isFalse();
    note(1, true);
    assertThat(circuit.isTripped()).isTrue();
    assertThat(circuit.lookedAt()).isEqualTo(40);
  }

  @Test
  void someFailuresAmongManyTripNothing() {
    for (int i = 0; i < 500; i++) {
      note(3, false);
      note(1, true);
      assertThat(circuit.isTripped()).isFalse();
    }
  }
}
