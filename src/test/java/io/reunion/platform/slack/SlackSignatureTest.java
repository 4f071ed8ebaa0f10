package io.reunion.platform.slack;

import static io.reunion.platform.slack.SlackFixture.SIGNING_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature.Generator;
import com.slack.api.app_backend.SlackSignature.Verifier;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.platform.Webhooks;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSignatureTest {
  /** Slack's own example, from its page on verifying requests. */
  private static final String BODY =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
          + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
          + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F"
          + "96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

  private static final String TIMESTAMP = "1531420618";
  private static final String SIGNATURE =
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
  private static final Instant THEN = Instant.ofEpochSecond(1_531_420_618);

  private final SlackSignature ours = new SlackSignature(Secret.of(SIGNING_SECRET));
  private final Verifier theirs = new Verifier(new Generator(SIGNING_SECRET));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static WebhookRequest request(
      String timestamp, String signature, byte[] body, Instant at) {
    return Webhooks.post(
        Webhooks.headers()
            .set("X-Slack-Request-Timestamp", timestamp)
            .set("X-Slack-Signature", signature)
            .set("Content-Type", "application/x-www-form-urlencoded"),
        body,
        at);
  }

  private boolean accepts(WebhookRequest request) {
    return ours.fault(request, request.body().getBytes()).isEmpty();
  }

  @Test
  void acceptsSlacksOwnExample() {
    WebhookRequest example = request(TIMESTAMP, SIGNATURE, bytes(BODY), THEN);
    assertThat(accepts(example)).isTrue();
    assertThat(SlackFixture.app().receive(example)).isInstanceOf(WebhookResult.Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, -299, 0, 299, 300})
  void takesFiveMinutesEitherWay(long seconds) {
    assertThat(accepts(request(TIMESTAMP, SIGNATURE, bytes(BODY), THEN.plusSeconds(seconds))))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301, -3_600, 3_600, -86_400, 86_400, 1_000_000_000})
  void refusesWhatIsTooOldOrTooNew(long seconds) {
    assertThat(accepts(request(TIMESTAMP, SIGNATURE, bytes(BODY), THEN.plusSeconds(seconds))))
        .isFalse();
  }

  static List<WebhookRequest> forged() {
    List<WebhookRequest> forged = new ArrayList<>();
    byte[] body = bytes(BODY);
    for (int at : new int[] {0, 1, 2, 3, 10, 40, 66}) {
      forged.add(request(TIMESTAMP, flipped(SIGNATURE, at), body, THEN));
    }
    for (int at : new int[] {0, 5, 100, BODY.length() - 1}) {
      forged.add(request(TIMESTAMP, SIGNATURE, bytes(flipped(BODY, at)), THEN));
    }
    for (String signature : List.of(
        "",
        "v0=",
        "v0",
        SIGNATURE.substring(3),
        SIGNATURE.toUpperCase(),
        "v0=" + SIGNATURE.substring(3).toUpperCase(),
        SIGNATURE.replace("v0", "v1"),
        SIGNATURE.replace("v0=", "sha256="),
        SIGNATURE + "0",
        SIGNATURE + " ",
        " " + SIGNATURE,
        SIGNATURE.substring(0, SIGNATURE.length() - 1),
        SIGNATURE.substring(0, 35),
        SIGNATURE + "," + SIGNATURE,
        "v0=" + "0".repeat(64),
        "v0=ohRNV7SOrDm5rRid2DFiNae0qNIaEL0nUZZmSJxptQM=",
        "x".repeat(10_000))) {
      forged.add(request(TIMESTAMP, signature, body, THEN));
    }
    for (String timestamp : List.of(
        "",
        "0",
        "1531420619",
        "1531420617",
        " 1531420618",
        "1531420618 ",
        "+1531420618",
        "01531420618",
        "1531420618.0",
        "1531420618000",
        "0x5b479e0a",
        "-1531420618",
        "１５３１４２０６１８",
        "9".repeat(40),
        "now")) {
      forged.add(request(timestamp, SIGNATURE, body, THEN));
    }
    forged.add(request(TIMESTAMP, SIGNATURE, bytes(BODY + " "), THEN));
    forged.add(request(TIMESTAMP, SIGNATURE, bytes(BODY + "\n"), THEN));
    forged.add(request(TIMESTAMP, SIGNATURE, bytes(BODY.replace("%2F", "%2f")), THEN));
    forged.add(request(TIMESTAMP, SIGNATURE, bytes(BODY.substring(1)), THEN));
    forged.add(request(TIMESTAMP, SIGNATURE, new byte[0], THEN));
    forged.add(request(TIMESTAMP, otherSecret(), body, THEN));
    forged.add(Webhooks.post(Webhooks.headers(), body, THEN));
    forged.add(Webhooks.post(Webhooks.headers().set("X-Slack-Signature", SIGNATURE), body, THEN));
    forged.add(
        Webhooks.post(Webhooks.headers().set("X-Slack-Request-Timestamp", TIMESTAMP), body, THEN));
    forged.add(twice("X-Slack-Signature", SIGNATURE));
    forged.add(twice("X-Slack-Signature", "v0=" + "0".repeat(64)));
    forged.add(twice("X-Slack-Request-Timestamp", TIMESTAMP));
    forged.add(twice("X-Slack-Request-Timestamp", "1531420619"));
    return forged;
  }

  private static String otherSecret() {
    return new Generator("another-app-s-secret").generate(TIMESTAMP, BODY);
  }

  private static WebhookRequest twice(String header, String second) {
    MultiMap headers = request(TIMESTAMP, SIGNATURE, bytes(BODY), THEN).headers();
    return Webhooks.post(headers.add(header, second), bytes(BODY), THEN);
  }

  private static String flipped(String text, int at) {
    return text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
  }

  @ParameterizedTest
  @MethodSource("forged")
  void refusesWhatIsForged(WebhookRequest request) {
    assertThat(SlackFixture.app().receive(request)).isInstanceOf(WebhookResult.Unauthorized.class);
  }

  @Test
  void triesEnoughForgeries() {
    assertThat(forged()).hasSizeGreaterThanOrEqualTo(50);
  }

  @Test
  void agreesWithSlacksOwnLibraryOnRandomRequests() {
    Random random = new Random(5);
    Generator generator = new Generator(SIGNING_SECRET);
    for (int i = 0; i < 2_000; i++) {
      String body = random
          .ints(random.nextInt(200), 1, 0xD7FF)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
      String timestamp = Long.toString(1_500_000_000L + random.nextInt(500_000_000));
      Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp) + random.nextInt(299));
      String signature = generator.generate(timestamp, body);
      assertThat(accepts(request(timestamp, signature, bytes(body), at))).isTrue();
      assertThat(signature).isEqualTo(SlackFixture.signature(timestamp, bytes(body)));
      assertThat(theirs.isValid(
              timestamp, body, SlackFixture.signature(timestamp, bytes(body)), at.toEpochMilli()))
          .isTrue();
      String wrong = flipped(signature, 3 + random.nextInt(64));
      assertThat(accepts(request(timestamp, wrong, bytes(body), at))).isFalse();
      assertThat(theirs.isValid(timestamp, body, wrong, at.toEpochMilli())).isFalse();
    }
  }
}
