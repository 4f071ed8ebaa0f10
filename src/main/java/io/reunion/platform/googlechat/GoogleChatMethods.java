package io.reunion.platform.googlechat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.ApiMethod;
import io.reunion.platform.Equipment;
import io.reunion.platform.OAuthApi;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
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
  private final OAuthApi api;

  GoogleChatMethods(AccountId account, GoogleChatConfig config, Equipment equipment) {
    this.config = config;
    this.equipment = equipment;
    this.self = config.serviceAccount().map(ServiceAccount::of);
    String name = self.map(ServiceAccount::email).orElse("none");
    this.api = new OAuthApi(equipment, account + ":" + name, new Assertion(), this::judged);
  }

  /** The service account says who it is with a token that it signs. */
  private final class Assertion implements OAuthApi.Grant {
    @Override
    public ApiMethod method() {
      return ApiMethod.post(config.tokenBase(), "/token", "token");
    }

    @Override
    public List<OAuthApi.Field> form() {
      ServiceAccount signer = self.orElseThrow(
          () -> SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, "no-service-account"));
      String audience = config.tokenBase() + "/token";
      return List.of(
          new OAuthApi.Field("grant_type", GRANT),
          new OAuthApi.Field(
              "assertion", signer.assertion(audience, equipment.clock().instant())));
    }
  }

  Future<JsonNode> keys() {
    String path = GoogleChatInbound.isOpenId(config) ? OPENID_KEYS : CHAT_KEYS;
    return api.open(ApiMethod.of(HttpMethod.GET, config.keysBase(), path, "keys"), Buffer.buffer());
  }

  /** Whether a token can be had. */
  Future<Void> authenticate() {
    return api.authenticate();
  }

  /**
   * @return succeeds with the answer's object; fails with {@link SendFailedException} and nothing else
   */
  Future<JsonNode> call(HttpMethod verb, String path, String name, Buffer body) {
    return api.call(ApiMethod.of(verb, config.apiBase(), "/v1/" + path, name), body);
  }

  private Future<JsonNode> judged(ApiAnswer answer) {
    return answer.isSuccess() && answer.json().isPresent()
        ? Future.succeededFuture(answer.json().get())
        : Future.failedFuture(GoogleChatFailures.of(answer, equipment.clock().instant()));
  }
}
