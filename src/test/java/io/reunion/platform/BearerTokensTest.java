package io.reunion.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokensTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final SigningKey KEY = SigningKey.create();
  private static final String ISSUER = "https://issuer.example";
  private static final WebhookResult FINE = new WebhookResult.Accepted(List.of());

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicReference<Future<JsonNode>> published =
      new AtomicReference<>(json(KEY.published()));
  private final SigningKeys keys = new SigningKeys(
      () -> {
        asked.incrementAndGet();
        return published.get();
      },
      CLOCK);
  private final BearerTokens tokens = new BearerTokens(keys, Set.of(ISSUER), "us", CLOCK);

  private static Future<JsonNode> json(String text) {
    return Future.succeededFuture(StrictJson.object(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, Object> claims() {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", ISSUER);
    claims.put("aud", "us");
    claims.put("nbf", NOW.getEpochSecond() - 10);
    claims.put("exp", NOW.getEpochSecond() + 3_600);
    return claims;
  }

  private static Map<String, Object> claims(String name, Object value) {
    Map<String, Object> claims = claims();
    claims.put(name, value);
    return claims;
  }

  private WebhookResult check(String authorization) {
    WebhookRequest request =
        Webhooks.post(Webhooks.headers().set("Authorization", authorization), new byte[0], NOW);
    return Webhooks.told(tokens.check(request, token -> FINE));
  }

  private void refuses(String authorization) {
    assertThat(check(authorization)).isInstanceOf(WebhookResult.Unauthorized.class);
  }

  @Test
  void takesWhatThePlatformSignedForUsAndAsksForItsKeysOnce() {
    assertThat(check(KEY.bearer(claims()))).isSameAs(FINE);
    assertThat(check(KEY.bearer(claims()))).isSameAs(FINE);
    assertThat(check(KEY.bearer(claims("aud", List.of("them", "us"))))).isSameAs(FINE);
    assertThat(asked).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({"iss,https://evil.example", "iss,''", "aud,them", "aud,''", "sub,x"})
  void readsIssuerAndAudience(String name, String value) {
    assertThat(check(KEY.bearer(claims(name, value))) == FINE).isEqualTo(name.equals("sub"));
  }

  @ParameterizedTest
  @CsvSource({
    "exp,-301,false",
    "exp,-299,true",
    "exp,0,true",
    "nbf,301,false",
    "nbf,299,true",
    "nbf,-5000,true"
  })
  void allowsFiveMinutes(String name, long seconds, boolean fine) {
    WebhookResult result = check(KEY.bearer(claims(name, NOW.getEpochSecond() + seconds)));
    assertThat(result == FINE).isEqualTo(fine);
  }

  @Test
  void refusesATokenThatDoesNotEndOrEndsInWords() {
    Map<String, Object> endless = claims();
    endless.remove("exp");
    refuses(KEY.bearer(endless));
    refuses(KEY.bearer(claims("exp", "tomorrow")));
    refuses(KEY.bearer(claims("aud", Map.of("us", "us"))));
  }

  @Test
  void refusesAnyOtherWayToSign() throws Exception {
    String payload = part(new Payload(claims()).toString());
    refuses("Bearer " + part("{\"alg\":\"none\",\"kid\":\"key-1\"}") + "." + payload + ".");
    refuses("Bearer " + part("{\"alg\":\"None\"}") + "." + payload + ".x");
    // The public key as the secret of an HMAC.
    JWSObject confused = new JWSObject(
        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build(), new Payload(claims()));
    confused.sign(new MACSigner(KEY.jwk().toRSAKey().toRSAPublicKey().getEncoded()));
    refuses("Bearer " + confused.serialize());
    String[] parts = KEY.token(claims()).split("\\.");
    refuses("Bearer " + part("{\"alg\":\"RS512\",\"kid\":\"key-1\"}") + "." + parts[1] + "."
        + parts[2]);
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesWhatWasChangedOrSignedBySomebodyElse() {
    String[] parts = KEY.token(claims()).split("\\.");
    String other = new Payload(claims("sub", "admin")).toBase64URL().toString();
    refuses("Bearer " + parts[0] + "." + other + "." + parts[2]);
    refuses("Bearer " + parts[0] + "." + parts[1] + "." + parts[2].substring(4));
    refuses("Bearer " + parts[0] + "." + parts[1] + ".");
    refuses(SigningKey.another("key-1").bearer(claims()));
    refuses(SigningKey.another("key-2").bearer(claims()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer a.b.c",
        "Bearer ..",
        "Basic dTpw",
        "Bearer {}",
        "x"
      })
  void refusesWhatIsNoToken(String authorization) {
    refuses(authorization);
    assertThat(asked).as("nothing is asked for the sake of it").hasValue(0);
  }

  @Test
  void refusesDeepAndLongTokens() {
    String deep =
        part("{\"alg\":\"RS256\",\"kid\":\"key-1\",\"x\":" + "[".repeat(64) + "]".repeat(64) + "}");
    refuses("Bearer " + deep + "." + part("{}") + ".AAAA");
    String deepClaims = part("{\"iss\":" + "[".repeat(64) + "]".repeat(64) + "}");
    refuses("Bearer " + part("{\"alg\":\"RS256\",\"kid\":\"key-1\"}") + "." + deepClaims + ".AAAA");
    refuses(KEY.bearer(claims("x", "y".repeat(9_000))));
    WebhookRequest twice = Webhooks.post(
        Webhooks.headers()
            .add("Authorization", KEY.bearer(claims()))
            .add("Authorization", KEY.bearer(claims())),
        new byte[0],
        NOW);
    assertThat(tokens.check(twice, token -> FINE)).isInstanceOf(WebhookResult.Unauthorized.class);
  }

  @Test
  void asksForANewKeyThoughNotForEveryInventedOne() {
    assertThat(check(KEY.bearer(claims()))).isSameAs(FINE);
    for (int i = 0; i < 20; i++) {
      refuses(SigningKey.create().bearer(claims("iss", "https://evil.example")));
    }
    refuses(SigningKey.another("invented").bearer(claims()));
    assertThat(asked).as("within a minute").hasValue(1);
  }

  @Test
  void findsANewKeyAtTheFirstTokenThatHasIt() {
    MovingClock clock = new MovingClock(NOW);
    SigningKey next = SigningKey.another("key-2");
    AtomicReference<Future<JsonNode>> told = new AtomicReference<>(json(KEY.published()));
    SigningKeys turning = new SigningKeys(told::get, clock);
    BearerTokens checking = new BearerTokens(turning, Set.of(ISSUER), "us", clock);
    assertThat(answer(checking, KEY)).isSameAs(FINE);
    told.set(json(next.published()));
    assertThat(answer(checking, next)).isInstanceOf(WebhookResult.Unauthorized.class);
    clock.set(NOW.plusSeconds(61));
    assertThat(answer(checking, next)).isSameAs(FINE);
    assertThat(answer(checking, KEY))
        .as("withdrawn")
        .isInstanceOf(WebhookResult.Unauthorized.class);
    told.set(Future.failedFuture(
        SendFailedException.of(SendFailedException.Reason.UNKNOWN_OUTCOME, "no-answer-in-time")));
    clock.set(NOW.plusSeconds(61));
    assertThat(answer(checking, next)).as("while nobody tells").isSameAs(FINE);
  }

  private static WebhookResult answer(BearerTokens checking, SigningKey key) {
    WebhookRequest request = Webhooks.post(
        Webhooks.headers().set("Authorization", key.bearer(claims())), new byte[0], NOW);
    return Webhooks.told(checking.check(request, token -> FINE));
  }

  /** Then nobody can tell whether it is authentic, and the platform should come again. */
  @Test
  void whileNoKeysAreToldNobodyIsCalledAForgerOrBelieved() {
    MovingClock clock = new MovingClock(NOW);
    AtomicReference<Future<JsonNode>> told = new AtomicReference<>(Future.failedFuture(
        SendFailedException.of(SendFailedException.Reason.UNKNOWN_OUTCOME, "no-answer-in-time")));
    SigningKeys silent = new SigningKeys(told::get, clock);
    BearerTokens checking = new BearerTokens(silent, Set.of(ISSUER), "us", clock);
    assertThat(answer(checking, KEY)).isInstanceOf(WebhookResult.Unavailable.class);
    assertThat(answer(checking, KEY))
        .as("without asking again")
        .isInstanceOf(WebhookResult.Unavailable.class);
    WebhookRequest forged = Webhooks.post(
        Webhooks.headers().set("Authorization", KEY.bearer(claims("iss", "https://evil.example"))),
        new byte[0],
        NOW);
    assertThat(Webhooks.told(checking.check(forged, token -> FINE)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    told.set(json(KEY.published()));
    clock.set(NOW.plusSeconds(61));
    assertThat(answer(checking, KEY)).isSameAs(FINE);
    assertThat(answer(checking, SigningKey.another("key-2")))
        .isInstanceOf(WebhookResult.Unauthorized.class);
  }

  @Test
  void readsCertificatesAndLeavesOutWeakKeys() {
    published.set(json("{\"key-1\":\"no certificate\",\"k\":7}"));
    assertThat(check(KEY.bearer(claims()))).isInstanceOf(WebhookResult.Unavailable.class);
  }

  /** As of a page that somebody in between answers with, or a platform that is being repaired. */
  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"keys\":[]}", "{\"keys\":{}}", "{\"error\":\"later\"}"})
  void anAnswerWithoutKeysTakesNoneAway(String nothing) {
    MovingClock clock = new MovingClock(NOW);
    AtomicReference<Future<JsonNode>> told = new AtomicReference<>(json(nothing));
    BearerTokens checking =
        new BearerTokens(new SigningKeys(told::get, clock), Set.of(ISSUER), "us", clock);
    assertThat(answer(checking, KEY)).isInstanceOf(WebhookResult.Unavailable.class);
    told.set(json(KEY.published()));
    clock.set(NOW.plusSeconds(61));
    assertThat(answer(checking, KEY)).isSameAs(FINE);
    told.set(json(nothing));
    clock.set(NOW.plusSeconds(200));
    assertThat(answer(checking, SigningKey.another("key-2")))
        .isInstanceOf(WebhookResult.Unavailable.class);
    assertThat(answer(checking, KEY)).isSameAs(FINE);
  }
}
