package io.reunion.platform.slack;

import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.platform.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A signed request: the signature alone, and all that makes an update of it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WebhookHot {
  private static final byte[] BODY =
      ("{\"type\":\"event_callback\",\"team_id\":\"T1\",\"api_app_id\":\"A1\",\"event_id\":\"Ev1\",\"event_time\":1,"
              + "\"event\":{\"type\":\"message\",\"channel\":\"D1\",\"channel_type\":\"im\",\"user\":\"U1\","
              + "\"text\":\"rsvp gala yes\",\"ts\":\"1.2\"}}")
          .getBytes(StandardCharsets.UTF_8);

  private final SlackPlatform platform = SlackFixture.app();
  private final WebhookRequest request = SlackFixture.signed(BODY, "application/json");
  private final HmacSha256 key = new HmacSha256(SlackFixture.SIGNING_SECRET);

  @Benchmark
  public byte[] verify() {
    return key.of(BODY);
  }

  @Benchmark
  public WebhookResult verifyAndParse() {
    return platform.receive(request);
  }
}
