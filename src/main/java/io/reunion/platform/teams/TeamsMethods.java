package io.reunion.platform.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.ApiMethod;
import io.reunion.platform.CallableHosts;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.reunion.platform.OAuthApi;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Calls the Bot Connector with the app's token, and asks for the keys that sign its requests. */
final class TeamsMethods {
  private static final String METADATA = "/v1/.well-known/openidconfiguration";
  private static final String SCOPE = "https://api.botframework.com/.default";

  private final TeamsConfig config;
  private final Equipment equipment;
  private final OAuthApi api;

  TeamsMethods(AccountId account, TeamsConfig config, Equipment equipment) {
    this.config = config;
    this.equipment = equipment;
    this.api = new OAuthApi(
        equipment, account + ":" + config.appId().orElseThrow(), new Credentials(), this::judged);
  }

  private final class Credentials implements OAuthApi.Grant {
    @Override
    public ApiMethod method() {
      String path = "/" + config.tenantId() + "/oauth2/v2.0/token";
      return ApiMethod.post(config.loginBase(), path, "token");
    }

    @Override
    public List<OAuthApi.Field> form() {
      return List.of(
          new OAuthApi.Field("grant_type", "client_credentials"),
          new OAuthApi.Field("client_id", config.appId().orElseThrow()),
          new OAuthApi.Field("client_secret", config.appPassword().orElseThrow().reveal()),
          new OAuthApi.Field("scope", SCOPE));
    }
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
    return api.open(method, Buffer.buffer());
  }

  /** Whether a token can be had. */
  Future<Void> authenticate() {
    return api.authenticate();
  }

  /**
   * @param base of the conversation's service
   * @return succeeds with the answer's object, which may be empty; fails with {@link SendFailedException} and nothing else
   */
  Future<JsonNode> call(HttpMethod verb, URI base, String path, String name, Buffer body) {
    return api.call(ApiMethod.of(verb, base, "/v3/conversations" + path, name), body);
  }

  /** What is changed or taken back is answered with nothing; a page of somebody in between is no answer of Teams'. */
  private Future<JsonNode> judged(ApiAnswer answer) {
    Optional<JsonNode> json = answer.json();
    return answer.isSuccess() && (json.isPresent() || answer.body().length() == 0)
        ? Future.succeededFuture(json.orElse(MissingNode.getInstance()))
        : Future.failedFuture(TeamsFailures.of(answer, equipment.clock().instant()));
  }
}
