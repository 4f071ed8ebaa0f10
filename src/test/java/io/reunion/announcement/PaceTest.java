package io.reunion.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.delivery.Counts;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant BEGUN = Instant.parse("2026-11-18T02:00:00Z");

  private static Counts counts(int queued, int sent, int failed) {
    return new Counts(queued, 0, sent, failed, 0, 0);
  }

  @Test
  void theRestTakesAsLongAsTheRateSays() {
    Pace.Rate rate =
        new Pace(BEGUN, 0).at(BEGUN.plusSeconds(10), counts(60, 15, 5)).orElseThrow();
    assertThat(rate.perSecond()).isEqualTo(2.0);
    assertThat(rate.left()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void whatWasSentBeforeAPauseMakesNobodyFaster() {
    Pace.Rate rate =
        new Pace(BEGUN, 50).at(BEGUN.plusSeconds(10), counts(40, 60, 0)).orElseThrow();
    assertThat(rate.perSecond()).isEqualTo(1.0);
    assertThat(rate.left()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void nothingIsToldTooEarlyOrAfterTheEnd() {
    Pace pace = new Pace(BEGUN, 0);
    assertThat(pace.at(BEGUN.plusMillis(500), counts(1, 9, 0))).isEmpty();
    assertThat(pace.at(BEGUN.plusSeconds(10), counts(10, 0, 0))).isEmpty();
    assertThat(pace.at(BEGUN.plusSeconds(10), counts(0, 10, 0))).isEmpty();
  }
}
