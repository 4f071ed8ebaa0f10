package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import io.reunion.chat.Platform;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.platform.Await;
import io.reunion.platform.StandIn;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every adapter makes of requests that nobody signed, or that somebody signed who does not have the secret. */
class UnsignedRequestsTest {
  @RegisterExtension
  static final StandIn api = new StandIn();

  private static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");

  /** Where platforms put their signatures; whichever one looks for, it finds the wrong one. */
  private static final List<String> HEADERS = List.of(
      "Authorization",
      "X-Telegram-Bot-Api-Secret-Token",
      "X-Slack-Signature",
      "X-Lark-Signature",
      "X-Line-Signature",
      "X-Hub-Signature-256",
      "X-Signature-Ed25519");

  private static final List<String> QUERY = List.of("msg_signature", "signature", "access_token");

  /** Of no length, of other lengths and of each platform's own. */
  private static final List<String> WRONG = List.of(
      "",
      "x",
      "0".repeat(27) + "=",
      "0".repeat(40),
      "0".repeat(43) + "=",
      "0".repeat(63),
      "0".repeat(64),
      "0".repeat(128),
      "0".repeat(4_096),
      "v0=" + "0".repeat(64),
      "sha256=" + "0".repeat(64),
      "HMAC " + "0".repeat(43) + "=",
      "Bearer",
      "Bearer x",
      "Bearer a.b.c",
      "Bearer eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2FwaS5ib3RmcmFtZXdvcmsuY29tIn0.",
      "签名");

  private static Map<AccountId, Platform> platforms() {
    return Platforms.of(
        new BotConfig(null, SampleAccounts.all(api.uri())),
        api.equipment(Clock.fixed(NOW, ZoneOffset.UTC)));
  }

  static Stream<String> names() {
    return SampleAccounts.all(java.net.URI.create("https://api.example")).keySet().stream()
        .map(account -> account.platform().value());
  }

  private static Platform adapter(String name) {
    api.answer("{}");
    return platforms().get(AccountId.of(name, "main"));
  }

  /** By what is wrong with them; those whose secret stands in the body find the wrong one there. */
  private static Map<String, String> bodies(String secret) {
    Map<String, String> bodies = new LinkedHashMap<>();
    bodies.put("nothing", "");
    bodies.put("an object", "{}");
    bodies.put(
        "a message",
        "{\"token\":\"" + secret
            + "\",\"type\":\"MESSAGE\",\"op\":0,\"update_id\":1,\"msgtype\":\"text\","
            + "\"msgId\":\"m\",\"events\":[{\"type\":\"message\"}],\"encrypt\":\"AAAA\",\"text\":\"hi\"}");
    bodies.put("64 deep", "{\"a\":".repeat(64) + "1" + "}".repeat(64));
    bodies.put("a form", "token=" + secret + "&text=hi");
    bodies.put(
        "a document type",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><Encrypt>&e;</Encrypt></xml>");
    return bodies;
  }

  private static WebhookResult receive(
      Platform platform, String secret, String timestamp, int copies, String body) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    MultiMap query = MultiMap.caseInsensitiveMultiMap();
    for (int i = 0; i < copies; i++) {
      HEADERS.forEach(name -> headers.add(name, secret));
      headers.add("sign", secret);
      QUERY.forEach(name -> query.add(name, secret));
    }
    for (String name : List.of(
        "timestamp",
        "X-Slack-Request-Timestamp",
        "X-Lark-Request-Timestamp",
        "X-Signature-Timestamp")) {
      headers.add(name, timestamp);
    }
    headers.add("X-Lark-Request-Nonce", "nonce");
    query.add("timestamp", timestamp).add("nonce", "nonce");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    WebhookResult result =
        platform.receive(new WebhookRequest("POST", headers, query, Buffer.buffer(bytes), NOW));
    return result instanceof WebhookResult.Later later ? Await.value(later.result()) : result;
  }

  /** Refused, or not even readable where the secret would have to be read out of the body. */
  private static void assertRefused(String what, WebhookResult result) {
    assertThat(result)
        .as(what)
        .isInstanceOfAny(WebhookResult.Unauthorized.class, WebhookResult.Malformed.class);
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatIsSignedWrongIsRefused(String name) {
    Platform platform = adapter(name);
    String seconds = Long.toString(NOW.getEpochSecond());
    for (String timestamp : List.of(seconds, Long.toString(NOW.toEpochMilli()), "", "-1", "x")) {
      for (String secret : WRONG) {
        bodies(secret)
            .forEach((what, body) -> assertRefused(
                what + " with " + secret + " at " + timestamp,
                receive(platform, secret, timestamp, 1, body)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatIsNotSignedOrSignedTwiceIsRefused(String name) {
    Platform platform = adapter(name);
    String seconds = Long.toString(NOW.getEpochSecond());
    for (int copies : List.of(0, 2)) {
      bodies("x")
          .forEach((what, body) -> assertRefused(
              what + " signed " + copies + " times",
              receive(platform, "x", seconds, copies, body)));
    }
  }

  @Test
  void nobodyIsCalledForIt() {
    platforms()
        .values()
        .forEach(platform -> bodies("x")
            .forEach((what, body) -> assertRefused(what, receive(platform, "x", "0", 1, body))));
    assertThat(api.all().stream().map(call -> call.getUrl()))
        .as("only for the keys that requests are signed with")
        .allMatch(url ->
            url.contains("certs") || url.contains("x509") || url.contains("openidconfiguration"));
  }
}
