package io.reunion.platform.teams;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.platform.AccessToken;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.ApiMethod;
import io.reunion.platform.CallableHosts;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls the Bot Connector with the app's token, and asks for the keys that sign its requests. */
final class TeamsMethods {
  private static final String METADATA = "/v1/.well-known/openidconfiguration";
  private static final String SCOPE = "https://api.botframework.com/.default";

  private final TeamsConfig config;
  private final Equipment equipment;
  private final AccessToken token;

  TeamsMethods(AccountId account, TeamsConfig config, Equipment equipment) {
    this.config = config;
    this.equipment = equipment;
    this.token =
        equipment.tokens().token(account + ":" + config.appId().orElseThrow(), this::fetchToken);
  }

  private Future<AccessToken.Fetched> fetchToken() {
    String path = "/" + config.tenantId() + "/oauth2/v2.0/token";
    String form =
        "grant_type=client_credentials&client_id=" + escaped(config.appId().orElseThrow())
            + "&client_secret=" + escaped(config.appPassword().orElseThrow().reveal())
            + "&scope=" + escaped(SCOPE);
    ApiMethod method = ApiMethod.post(config.loginBase(), path, "token")
        .with("Content-Type", "application/x-www-form-urlencoded");
    return equipment.client().call(method, Buffer.buffer(form)).compose(this::fetched);
  }

  /** A wrong secret or an unknown application is told with 400 or 401. */
  private Future<AccessToken.Fetched> fetched(ApiAnswer answer) {
    if (answer.status() == 400 || answer.status() == 401) {
      return Future.failedFuture(
          SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, "token-refused"));
    }
    return judged(answer).compose(body -> {
      String fetched = Fields.text(body, "access_token");
      long seconds = Fields.integer(body, "expires_in").orElse(0);
      return fetched.isEmpty()
          ? Future.failedFuture(SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, "no-token"))
          : Future.succeededFuture(
              new AccessToken.Fetched(fetched, Duration.ofSeconds(Math.max(0, seconds))));
    });
  }

  /** The metadata lead to the keys, which have to be on the same host. */
  Future<JsonNode> keys() {
    return get(ApiMethod.of(HttpMethod.GET, config.openIdBase(), METADATA, "openid-metadata"))
        .compose(metadata -> {
          String url = Fields.text(metadata, "jwks_uri");
          return CallableHosts.sameAs(config.openIdBase()).allow(url)
              ? get(ApiMethod.of(HttpMethod.GET, URI.create(url), "", "jwks"))
              : Future.failedFuture(
                  SendFailedException.of(Reason.REJECTED, "keys-on-a-foreign-host"));
        });
  }

  private Future<JsonNode> get(ApiMethod method) {
    return equipment.client().call(method, Buffer.buffer()).compose(this::judged);
  }

  /** Whether a token can be had. */
  Future<Void> authenticate() {
    return token.with(bearer -> Future.succeededFuture());
  }

  /**
   * @param base of the conversation's service
   * @return succeeds with the answer's object, which may be empty; fails with {@link SendFailedException} and nothing else
   */
  Future<JsonNode> call(HttpMethod verb, URI base, String path, String name, Buffer body) {
    ApiMethod method = ApiMethod.of(verb, base, "/v3/conversations" + path, name);
    return token.with(bearer -> equipment
        .client()
        .call(method.with("Authorization", "Bearer " + bearer), body)
        .compose(this::judged));
  }

  private Future<JsonNode> judged(ApiAnswer answer) {
    return answer.isSuccess()
        ? Future.succeededFuture(
            answer.json().orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance()))
        : Future.failedFuture(TeamsFailures.of(answer, equipment.clock().instant()));
  }

  private static String escaped(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
