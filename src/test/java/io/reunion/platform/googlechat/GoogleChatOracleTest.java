package io.reunion.platform.googlechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.auth.oauth2.TokenVerifier;
import io.reunion.chat.WebhookResult;
import io.reunion.platform.BearerTokens;
import io.reunion.platform.SigningKey;
import io.reunion.platform.SigningKeys;
import io.reunion.platform.StrictJson;
import io.reunion.platform.Webhooks;
import io.vertx.core.Future;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Google's own verifier and ours say the same of tokens that are made, and spoilt, at random. */
class GoogleChatOracleTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final String ISSUER = "chat@system.gserviceaccount.com";
  private static final String AUDIENCE = "123456";
  private static final SigningKey KEY = SigningKey.create();
  private static final SigningKey FOREIGN = SigningKey.another("key-1");
  private static final WebhookResult FINE = new WebhookResult.Accepted(List.of());
  private static final int TOKENS = 400;
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private final Random random = new Random(20261121);
  private final BearerTokens ours = new BearerTokens(
      new SigningKeys(
          () -> Future.succeededFuture(StrictJson.object(KEY.published().getBytes(UTF_8))),
          Clock.fixed(NOW, ZoneOffset.UTC)),
      Set.of(ISSUER),
      AUDIENCE,
      Clock.fixed(NOW, ZoneOffset.UTC));

  private boolean isFineForUs(String token) {
    return Webhooks.told(ours.check(
            Webhooks.post(
                Webhooks.headers().set("Authorization", "Bearer " + token), new byte[0], NOW),
            verified -> FINE))
        == FINE;
  }

  private static boolean isFineForThem(PublicKey key, String token) {
    try {
      var unused = TokenVerifier.newBuilder()
          .setPublicKey(key)
          .setIssuer(ISSUER)
          .setAudience(AUDIENCE)
          .setClock(NOW::toEpochMilli)
          .build()
          .verify(token);
      return true;
    } catch (TokenVerifier.VerificationException | RuntimeException e) {
      return false;
    }
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Mostly right: who made it, for whom, until when, by whose key; with claims that mean nothing. */
  private String made() {
    Map<String, Object> claims = new TreeMap<>();
    claims.put("iss", random.nextInt(8) > 0 ? ISSUER : one(List.of("", "chat@evil.example")));
    claims.put("aud", random.nextInt(8) > 0 ? AUDIENCE : one(List.of("", "123457")));
    claims.put(
        "exp",
        NOW.getEpochSecond() + (random.nextInt(8) > 0 ? 600 + random.nextInt(3_000) : -3_600));
    for (int i = random.nextInt(4); i > 0; i--) {
      claims.put("x" + random.nextInt(), "报名 \"" + random.nextInt() + "\\");
    }
    return (random.nextInt(8) > 0 ? KEY : FOREIGN).token(claims);
  }

  /** As it is, or with a character changed, left out, or a part from another token. */
  private String spoilt(String token) {
    int at = random.nextInt(token.length() - 4);
    return switch (random.nextInt(6)) {
      case 0 -> token.substring(0, at) + token.substring(at + 1);
      case 1 ->
        token.substring(0, at)
            + LETTERS.charAt(random.nextInt(LETTERS.length()))
            + token.substring(at + 1);
      case 2 ->
        token.substring(0, token.lastIndexOf('.')) + made().substring(token.lastIndexOf('.'));
      case 3 ->
        Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"kid\":\"key-1\"}".getBytes(UTF_8))
            + token.substring(token.indexOf('.'));
      default -> token;
    };
  }

  @Test
  void oursTakesWhatTheirsTakesAndNothingElse() {
    PublicKey key = KEY.publicKey();
    int fine = 0;
    for (int i = 0; i < TOKENS; i++) {
      String token = spoilt(made());
      boolean theirs = isFineForThem(key, token);
      assertThat(isFineForUs(token)).as(token).isEqualTo(theirs);
      fine += theirs ? 1 : 0;
    }
    assertThat(fine).as("of " + TOKENS).isBetween(TOKENS / 10, TOKENS * 9 / 10);
  }
}
