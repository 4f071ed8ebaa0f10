package io.reunion;

import io.reunion.access.IdentityProvider;
import io.reunion.config.Default;
import io.reunion.config.Environment;
import io.reunion.config.Matches;
import io.reunion.config.Range;
import io.reunion.config.Secret;
import io.reunion.redis.Redis;
import io.reunion.trace.OtlpSpans;
import io.reunion.trace.Spans;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The sections of {@code reunion.yaml} about who gets into the console. */
public final class AccessSettings {
  private AccessSettings() {}

  /**
   * The OpenTelemetry collector that hears what became of each update.
   *
   * @param endpoint absent: nobody does
   * @param headers that it asks for
   * @param percent of the updates that are told
   */
  public record Tracing(
      @Environment("OTEL_EXPORTER_OTLP_ENDPOINT")
      @Matches(
          value = "https?://[^\\s?#]{1,200}",
          expected = "an address such as http://collector:4318")
      Optional<String> endpoint,

      Map<String, Secret> headers,
      @Default("100") @Range(min = "0", max = "100") int percent) {

    Spans spans(Vertx vertx, Clock clock) {
      return endpoint
          .<Spans>map(
              url -> new OtlpSpans(vertx, clock, new OtlpSpans.Collector(url, headers, percent)))
          .orElse(Spans.NONE);
    }
  }

  /**
   * The association's OpenID Connect provider, by which people may sign in to the console besides. What they may do is
   * said of {@code oidc:E-MAIL} or {@code oidc:SUBJECT} among admins, organisers and the admins of chapters.
   *
   * @param issuer absent: people sign in by links of the bot alone
   * @param clientId needed with an issuer
   * @param clientSecret needed with an issuer
   */
  public record Oidc(
      @Matches(
          value = "https://[^\\s?#]{1,200}|http://localhost(:\\d{1,5})?(/[^\\s?#]{0,200})?",
          expected = "an address such as https://id.example.org")
      Optional<String> issuer,

      Optional<String> clientId,
      Optional<Secret> clientSecret) {

    /** As the provider knows this service, if all of it is given. */
    Optional<IdentityProvider.Client> client() {
      return issuer.flatMap(url -> clientId.flatMap(
          id -> clientSecret.map(secret -> new IdentityProvider.Client(url, id, secret))));
    }

    Optional<IdentityProvider> provider(Vertx vertx, Redis redis, Clock clock) {
      return client().map(known -> new IdentityProvider(vertx, redis, clock, known));
    }
  }
}
