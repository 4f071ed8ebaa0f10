package io.reunion.platform.googlechat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.platform.AccessToken;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.ApiMethod;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Calls the Chat API as the service account, and asks for the keys that sign its requests. */
final class GoogleChatMethods {
  private static final String OPENID_KEYS = "/oauth2/v3/certs";
  private static final String CHAT_KEYS =
      "/service_accounts/v1/metadata/x509/chat@system.gserviceaccount.com";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private final GoogleChatConfig config;
  private final Equipment equipment;
  private final Optional<ServiceAccount> self;
  private final AccessToken token;

  GoogleChatMethods(AccountId account, GoogleChatConfig config, Equipment equipment) {
    this.config = config;
    this.equipment = equipment;
    this.self = config.serviceAccount().map(ServiceAccount::of);
    String name = self.map(ServiceAccount::email).orElse("none");
    this.token = equipment.tokens().token(account + ":" + name, this::fetchToken);
  }

  private Future<AccessToken.Fetched> fetchToken() {
    if (self.isEmpty()) {
      return Future.failedFuture(
          SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, "no-service-account"));
    }
    String audience = config.tokenBase() + "/token";
    String assertion = self.get().assertion(audience, equipment.clock().instant());
    String form = "grant_type=" + URLEncoder.encode(GRANT, StandardCharsets.UTF_8) + "&assertion="
        + assertion;
    ApiMethod method = ApiMethod.post(config.tokenBase(), "/token", "token")
        .with("Content-Type", "application/x-www-form-urlencoded");
    return equipment.client().call(method, Buffer.buffer(form)).compose(this::fetched);
  }

  /** A key that was withdrawn, or an account that is disabled, is told with 400 or 401. */
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

  Future<JsonNode> keys() {
    String path = GoogleChatInbound.isOpenId(config) ? OPENID_KEYS : CHAT_KEYS;
    return equipment
        .client()
        .call(ApiMethod.of(HttpMethod.GET, config.keysBase(), path, "keys"), Buffer.buffer())
        .compose(this::judged);
  }

  /** Whether a token can be had. */
  Future<Void> authenticate() {
    return token.with(bearer -> Future.succeededFuture());
  }

  /**
   * @return succeeds with the answer's object; fails with {@link SendFailedException} and nothing else
   */
  Future<JsonNode> call(HttpMethod verb, String path, String name, Buffer body) {
    ApiMethod method = ApiMethod.of(verb, config.apiBase(), "/v1/" + path, name);
    return token.with(bearer -> equipment
        .client()
        .call(method.with("Authorization", "Bearer " + bearer), body)
        .compose(this::judged));
  }

  private Future<JsonNode> judged(ApiAnswer answer) {
    return answer.isSuccess() && answer.json().isPresent()
        ? Future.succeededFuture(answer.json().get())
        : Future.failedFuture(GoogleChatFailures.of(answer, equipment.clock().instant()));
  }
}
