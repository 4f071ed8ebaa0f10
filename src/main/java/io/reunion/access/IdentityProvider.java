package io.reunion.access;

import io.lettuce.core.SetArgs;
import io.reunion.chat.UserId;
import io.reunion.config.Secret;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in by the association's own OpenID Connect provider: the code flow with state, nonce and PKCE. Whoever comes back
 * is known as {@code oidc:E-MAIL}, where the provider says that it has verified the address, and as {@code oidc:SUBJECT};
 * what these may do stands in the configuration, as for the users of chats.
 *
 * <p>Whoever begins is a stranger, and may begin as often as they like: nothing is kept of it. The state says when it was
 * made and proves that it was made here; nonce and PKCE verifier are made of it again by a key that nobody else has. Only
 * a state by which the provider has vouched for somebody is noted, so that it is good once.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code oidc:{HASH}}</td><td>string: 1; by the hash of a state that was used, until it would be too old</td></tr>
 * </table>
 */
public final class IdentityProvider {
  /** The name that stands for a platform in the user ids of those who sign in so. */
  public static final String PLATFORM = "oidc";

  private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);
  private static final String OVER = "This way in was used before or has expired.";
  /** How far the provider's clock may be off. */
  private static final Duration LEEWAY = Duration.ofSeconds(30);

  private static final int TIMEOUT_MS = 10_000;
  /** Whoever comes with forged tokens does not make us ask more often. */
  private static final Duration BETWEEN_KEYS = Duration.ofMinutes(1);

  private final Vertx vertx;
  private final Redis redis;
  private final Clock clock;
  private final Client client;
  private final SignInState states;
  private @Nullable Future<OAuth2Auth> discovered;
  private Instant keysAsked = Instant.EPOCH;

  /**
   * As the provider knows this service.
   *
   * @param issuer below which {@code /.well-known/openid-configuration} is
   */
  public record Client(String issuer, String id, Secret secret) {}

  /** A sign-in that has begun: where the browser goes, and what it must bring back besides. */
  public record Begun(String address, String state) {}

  /** What the provider said cannot be believed, or it said no. The message may be shown. */
  public static final class NotBelieved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotBelieved(String message) {
      super(message, null, false, false);
    }
  }

  public IdentityProvider(Vertx vertx, Redis redis, Clock clock, Client client) {
    this.clock = clock;
    this.vertx = vertx;
    this.redis = redis;
    this.client = client;
    this.states = new SignInState(client.secret());
  }

  /** Asked once for all who wait for it, and again until the provider has answered. */
  private Future<OAuth2Auth> provider() {
    Future<OAuth2Auth> known = discovered;
    if (known != null && !known.failed()) {
      return known;
    }
    OAuth2Options options = new OAuth2Options()
        .setSite(client.issuer())
        .setClientId(client.id())
        .setClientSecret(client.secret().reveal())
        .setValidateIssuer(true)
        .setJWTOptions(
            new JWTOptions().addAudience(client.id()).setLeeway((int) LEEWAY.toSeconds()))
        .setHttpClientOptions(new HttpClientOptions()
            .setConnectTimeout(TIMEOUT_MS)
            .setIdleTimeout(TIMEOUT_MS / 1000));
    Future<OAuth2Auth> asked = OpenIDConnectAuth.discover(vertx, options)
        .map(found -> found.missingKeyHandler(key -> askForKeys(found)));
    discovered = asked;
    return asked;
  }

  /** The provider signs with a key that is not known: it may have a new one since it was asked. */
  private void askForKeys(OAuth2Auth provider) {
    Instant now = clock.instant();
    if (now.isAfter(keysAsked.plus(BETWEEN_KEYS))) {
      keysAsked = now;
      provider
          .jWKSet()
          .onFailure(failure -> LOG.warn("no keys of the provider: {}", failure.toString()));
    }
  }

  /** @param back the address to which the provider sends the browser back */
  public Future<Begun> begin(String back) {
    String state = states.fresh(clock.instant());
    return provider().map(provider -> {
      OAuth2AuthorizationURL address = new OAuth2AuthorizationURL()
          .setRedirectUri(back)
          .setState(state)
          .setScopes(List.of("openid", "email", "profile"))
          .setCodeChallenge(challenge(states.verifier(state)))
          .setCodeChallengeMethod("S256")
          .putAdditionalParameter("nonce", states.nonce(state));
      return new Begun(provider.authorizeURL(address), state);
    });
  }

  /**
   * Under which ids the one who came back is known, the e-mail address first; fails with {@link NotBelieved}, also where this
   * state was used before.
   */
  public Future<List<UserId>> end(String state, String code, String back) {
    return states.isGood(state, clock.instant())
        ? exchange(code, back, state).compose(ids -> once(state).map(ids))
        : Future.failedFuture(new NotBelieved(OVER));
  }

  private Future<List<UserId>> exchange(String code, String back, String state) {
    Oauth2Credentials credentials = new Oauth2Credentials()
        .setFlow(OAuth2FlowType.AUTH_CODE)
        .setCode(code)
        .setCodeVerifier(states.verifier(state))
        .setRedirectUri(back);
    return provider()
        .compose(provider -> provider.authenticate(credentials))
        .recover(
            failure -> Future.failedFuture(new NotBelieved("The provider did not vouch for you.")))
        .map(user -> ids(user, states.nonce(state)));
  }

  private Future<Void> once(String state) {
    SetArgs unlessUsed = SetArgs.Builder.nx().px(SignInState.LIFE.toMillis());
    return redis
        .call(c -> c.set("oidc:{" + Tokens.hash(state) + "}", "1", unlessUsed))
        .compose(first ->
            first == null ? Future.failedFuture(new NotBelieved(OVER)) : Future.succeededFuture());
  }

  /** The library has held the signature to the provider's keys; what the token says is held to this sign-in here. */
  private List<UserId> ids(User user, String nonce) {
    JsonObject token = user.attributes().getJsonObject("idToken", new JsonObject());
    boolean ours = nonce.equals(token.getString("nonce"))
        && client.issuer().equals(token.getString("iss"))
        && isFor(token.getValue("aud"))
        && isGood(token.getValue("exp"))
        && token.getString("sub") != null;
    if (!ours) {
      throw new NotBelieved("What the provider says was not meant for this sign-in.");
    }
    List<UserId> ids = new ArrayList<>();
    if (Boolean.TRUE.equals(token.getValue("email_verified"))) {
      id(token.getString("email", "").toLowerCase(Locale.ROOT)).ifPresent(ids::add);
    }
    // A subject that looks like an address would stand for one that nobody has verified.
    String subject = token.getString("sub");
    if (!subject.contains("@")) {
      id(subject).ifPresent(ids::add);
    }
    return List.copyOf(ids);
  }

  private boolean isFor(@Nullable Object audience) {
    return audience instanceof JsonArray many
        ? many.contains(client.id())
        : client.id().equals(audience);
  }

  private boolean isGood(@Nullable Object expiry) {
    return expiry instanceof Number seconds
        && clock.instant().isBefore(Instant.ofEpochSecond(seconds.longValue()).plus(LEEWAY));
  }

  private static Optional<UserId> id(String value) {
    try {
      return Optional.of(UserId.of(PLATFORM, value));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
