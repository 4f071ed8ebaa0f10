package io.reunion.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.X509CertUtils;
import io.vertx.core.Future;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys with which a platform signs, by their ids: asked for when one is not known, though not more than once in a
 * minute whatever ids are invented, and anew each day, so that a key that was withdrawn is forgotten. While the platform
 * does not tell, those that it told before are good.
 */
public final class SigningKeys {
  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofHours(24);
  private static final int LEAST_BITS = 2_048;

  /**
   * A key and how it was published.
   *
   * @param endorsements for which channels it may sign; empty where that is not said
   */
  public record Key(RSAPublicKey key, Set<String> endorsements) {}

  private final Supplier<Future<JsonNode>> source;
  private final Clock clock;
  private Map<String, Key> keys = Map.of();
  private Instant asked = Instant.MIN;
  private Instant good = Instant.MIN;
  private @Nullable Future<Void> asking;
  private boolean silent;

  /**
   * @param source asks for {@code {"keys":[...]}} (RFC 7517) or for certificates by their ids
   */
  public SigningKeys(Supplier<Future<JsonNode>> source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** The key of this id, if it is known and not too old. */
  public Optional<Key> known(String id) {
    return clock.instant().isBefore(good) ? Optional.ofNullable(keys.get(id)) : Optional.empty();
  }

  /** Whether asking could bring what is not known. */
  public boolean mayAsk() {
    return asking != null || !clock.instant().isBefore(asked.plus(PAUSE));
  }

  /** Whether the platform did not tell its keys when it was asked last. */
  boolean isSilent() {
    return silent;
  }

  /** Asks once for all who wait. Never fails: what cannot be had stays unknown. */
  public Future<Void> ask() {
    if (asking != null) {
      return asking;
    } else if (!mayAsk()) {
      return Future.succeededFuture();
    }
    asked = clock.instant();
    Future<Void> answer = source
        .get()
        .onSuccess(this::keep)
        .onFailure(failure -> untold(failure.getMessage()))
        .<Void>mapEmpty()
        .otherwiseEmpty();
    if (!answer.isComplete()) {
      asking = answer;
      answer.onComplete(done -> asking = null);
    }
    return answer;
  }

  private void untold(@Nullable String why) {
    LOG.warn("signing keys: {}", why);
    silent = true;
    good = clock.instant().plus(PAUSE);
  }

  /** An answer without a key is none: whoever signs has one. */
  private void keep(JsonNode published) {
    Map<String, Key> found = new HashMap<>();
    if (published.path("keys").isArray()) {
      Fields.array(published, "keys")
          .forEach(jwk -> key(jwk).ifPresent(key -> found.put(Fields.text(jwk, "kid"), key)));
    } else {
      published
          .properties()
          .forEach(field -> certified(field.getValue().asText())
              .ifPresent(key -> found.put(field.getKey(), key)));
    }
    if (found.isEmpty()) {
      untold("none was told");
      return;
    }
    silent = false;
    keys = Map.copyOf(found);
    good = clock.instant().plus(KEPT);
  }

  private static Optional<Key> key(JsonNode jwk) {
    try {
      if (!Fields.text(jwk, "kty").equals("RSA") || Fields.text(jwk, "kid").isEmpty()) {
        return Optional.empty();
      }
      RSAKey key = JWK.parse(jwk.toString()).toRSAKey();
      Set<String> endorsements = new HashSet<>();
      Fields.array(jwk, "endorsements").forEach(channel -> endorsements.add(channel.asText()));
      return strong(key.toRSAPublicKey()).map(strong -> new Key(strong, endorsements));
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }

  private static Optional<Key> certified(String pem) {
    X509Certificate certificate = X509CertUtils.parse(pem);
    return certificate != null && certificate.getPublicKey() instanceof RSAPublicKey key
        ? strong(key).map(strong -> new Key(strong, Set.of()))
        : Optional.empty();
  }

  private static Optional<RSAPublicKey> strong(RSAPublicKey key) {
    return key.getModulus().bitLength() >= LEAST_BITS ? Optional.of(key) : Optional.empty();
  }
}
