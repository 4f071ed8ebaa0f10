package io.reunion.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MetersTest {
  private static final AccountId ACCOUNT = AccountId.of("telegram", "main");
  private static final String WORKED = "{account=\"telegram/main\",outcome=\"worked\"";

  private final Meters meters = new Meters();

  private List<String> lines(String name) {
    return meters.scrape().lines().filter(line -> line.startsWith(name)).toList();
  }

  @Test
  void durationsAreAHistogram() {
    for (long millis : List.of(1, 2, 100, 101, 40_000)) {
      meters.worked(ACCOUNT, true, TimeUnit.MILLISECONDS.toNanos(millis));
    }
    meters.worked(ACCOUNT, false, 0);

    assertThat(lines("reunion_reply_seconds"))
        .contains(
            "reunion_reply_seconds_bucket" + WORKED + ",le=\"0.001\"} 1",
            "reunion_reply_seconds_bucket" + WORKED + ",le=\"0.0025\"} 2",
            "reunion_reply_seconds_bucket" + WORKED + ",le=\"0.1\"} 3",
            "reunion_reply_seconds_bucket" + WORKED + ",le=\"0.25\"} 4",
            "reunion_reply_seconds_bucket" + WORKED + ",le=\"30.0\"} 4",
            "reunion_reply_seconds_bucket" + WORKED + ",le=\"+Inf\"} 5",
            "reunion_reply_seconds_count" + WORKED + "} 5",
            "reunion_reply_seconds_sum" + WORKED + "} 40.204",
            "reunion_reply_seconds_count{account=\"telegram/main\",outcome=\"failed\"} 1");
    assertThat(meters.scrape()).contains("# TYPE reunion_reply_seconds histogram");
  }

  @Test
  void requestsAndSendsAreCountedByOutcome() {
    meters.received(ACCOUNT, Meters.Outcome.ACCEPTED, System.nanoTime());
    meters.received(ACCOUNT, Meters.Outcome.ACCEPTED, System.nanoTime());
    meters.received(ACCOUNT, Meters.Outcome.UNAUTHORIZED, System.nanoTime());
    meters.sends().ended(ACCOUNT, "SENT", TimeUnit.SECONDS.toNanos(2));

    assertThat(meters.received(ACCOUNT)).isEqualTo(Map.of("accepted", 2L, "unauthorized", 1L));
    assertThat(meters.sent(ACCOUNT)).isEqualTo(Map.of("sent", 1L));
    assertThat(lines("reunion_webhook_seconds_count"))
        .containsExactlyInAnyOrder(
            "reunion_webhook_seconds_count{account=\"telegram/main\",outcome=\"accepted\"} 2",
            "reunion_webhook_seconds_count{account=\"telegram/main\",outcome=\"unauthorized\"} 1");
    assertThat(lines("reunion_send_seconds"))
        .containsExactlyInAnyOrder(
            "reunion_send_seconds_count{account=\"telegram/main\",outcome=\"sent\"} 1",
            "reunion_send_seconds_sum{account=\"telegram/main\",outcome=\"sent\"} 2.0");
  }
}
