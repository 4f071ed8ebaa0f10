package io.reunion.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Unauthorized;
import io.reunion.chat.WebhookResult.Unavailable;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Checks the JSON Web Token (RFC 7519) with which a platform comes: signed with RS256, and nothing else, by a key that the
 * platform publishes; for us; in force. Says nothing about the body.
 */
public final class BearerTokens {
  private static final String SCHEME = "Bearer ";
  private static final int LONGEST = 8 * 1024;
  private static final Duration LEEWAY = Duration.ofMinutes(5);

  /** What a token that was found right says. */
  public record Verified(JsonNode claims, SigningKeys.Key key) {}

  private record Presented(JWSObject token, JsonNode header, JsonNode claims) {}

  private final SigningKeys keys;
  private final Set<String> issuers;
  private final String audience;
  private final Clock clock;

  /**
   * @param issuers any of which may have made the token
   * @param audience whom it must be for
   */
  public BearerTokens(SigningKeys keys, Set<String> issuers, String audience, Clock clock) {
    this.keys = keys;
    this.issuers = Set.copyOf(issuers);
    this.audience = audience;
    this.clock = clock;
  }

  /**
   * What {@code then} makes of the request if its token is right. A key that is not known is asked for first.
   *
   * @param then must not throw
   */
  public WebhookResult check(WebhookRequest request, Function<Verified, WebhookResult> then) {
    Optional<Presented> presented = presented(request);
    if (presented.isEmpty()) {
      return new Unauthorized("no token that can be read");
    }
    Presented token = presented.get();
    String id = Fields.text(token.header(), "kid");
    if (keys.known(id).isPresent() || !isPlausible(token) || !keys.mayAsk()) {
      return checked(token, id, then);
    }
    return new WebhookResult.Later(keys.ask().map(asked -> checked(token, id, then)));
  }

  private WebhookResult checked(
      Presented token, String id, Function<Verified, WebhookResult> then) {
    Optional<SigningKeys.Key> key = keys.known(id);
    if (key.isEmpty()) {
      return keys.isSilent() && isPlausible(token)
          ? new Unavailable("the platform does not tell its signing keys")
          : new Unauthorized("unknown key");
    } else if (!isSigned(token.token(), key.get())) {
      return new Unauthorized("wrong signature");
    } else if (!isPlausible(token)) {
      return new Unauthorized("wrong issuer, audience or time");
    }
    return then.apply(new Verified(token.claims(), key.get()));
  }

  /** What a forger could write as well, read with the same strictness as everything else from outside. */
  private static Optional<Presented> presented(WebhookRequest request) {
    List<String> values = request.headers().getAll("Authorization");
    if (values.size() != 1
        || values.get(0).length() > LONGEST
        || !values.get(0).regionMatches(/* ignoreCase= */ true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      JWSObject token = JWSObject.parse(values.get(0).substring(SCHEME.length()).strip());
      JsonNode header = StrictJson.object(token.getHeader().toString().getBytes(UTF_8));
      JsonNode claims = StrictJson.object(token.getPayload().toBytes());
      return JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())
          ? Optional.of(new Presented(token, header, claims))
          : Optional.empty();
    } catch (ParseException | UnreadableException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isSigned(JWSObject token, SigningKeys.Key key) {
    try {
      return token.verify(new RSASSAVerifier(key.key()));
    } catch (JOSEException e) {
      return false;
    }
  }

  private boolean isPlausible(Presented token) {
    JsonNode claims = token.claims();
    return issuers.contains(Fields.text(claims, "iss")) && isForUs(claims) && isInForce(claims);
  }

  private boolean isForUs(JsonNode claims) {
    if (Fields.text(claims, "aud").equals(audience)) {
      return true;
    }
    for (JsonNode one : Fields.array(claims, "aud")) {
      if (one.asText().equals(audience)) {
        return true;
      }
    }
    return false;
  }

  private boolean isInForce(JsonNode claims) {
    long now = clock.instant().getEpochSecond();
    OptionalLong until = Fields.integer(claims, "exp");
    long from =
        Fields.integer(claims, "nbf").orElse(Fields.integer(claims, "iat").orElse(0));
    return until.isPresent()
        && now - LEEWAY.toSeconds() <= until.getAsLong()
        && from <= now + LEEWAY.toSeconds();
  }
}
