package io.reunion.platform.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.SendFailedException;
import io.reunion.platform.AccessToken;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.ApiMethod;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;

/** Calls the Open API with the app's tenant token. */
final class FeishuMethods {
  private static final String TOKEN = "/open-apis/auth/v3/tenant_access_token/internal";
  private static final String MESSAGES = "/open-apis/im/v1/messages";

  private final FeishuConfig config;
  private final Equipment equipment;
  private final AccessToken token;

  FeishuMethods(AccountId account, FeishuConfig config, Equipment equipment) {
    this.config = config;
    this.equipment = equipment;
    this.token = equipment.tokens().token(account + ":" + config.appId(), this::fetchToken);
  }

  private Future<AccessToken.Fetched> fetchToken() {
    return equipment
        .client()
        .call(
            ApiMethod.post(config.apiBase(), TOKEN, "tenant_access_token"),
            FeishuRequests.token(config))
        .compose(this::judged)
        .compose(answer -> AccessToken.Fetched.of(answer, "tenant_access_token", "expire"));
  }

  Future<JsonNode> botInfo() {
    return call(HttpMethod.GET, "/open-apis/bot/v3/info", "bot-info", FeishuRequests.NOTHING);
  }

  /** Any of the bot's groups. */
  Future<JsonNode> chats() {
    return call(
        HttpMethod.GET, "/open-apis/im/v1/chats?page_size=1", "chats.list", FeishuRequests.NOTHING);
  }

  Future<JsonNode> person(String path) {
    return call(HttpMethod.GET, path, "users.get", FeishuRequests.NOTHING);
  }

  Future<JsonNode> send(String receiveIdType, Buffer body) {
    return call(
        HttpMethod.POST, MESSAGES + "?receive_id_type=" + receiveIdType, "messages.create", body);
  }

  Future<JsonNode> reply(String message, Buffer body) {
    return call(HttpMethod.POST, path(message) + "/reply", "messages.reply", body);
  }

  Future<JsonNode> editText(String message, Buffer body) {
    return call(HttpMethod.PUT, path(message), "messages.update", body);
  }

  Future<JsonNode> editCard(String message, Buffer body) {
    return call(HttpMethod.PATCH, path(message), "messages.patch", body);
  }

  Future<JsonNode> delete(String message) {
    return call(HttpMethod.DELETE, path(message), "messages.delete", FeishuRequests.NOTHING);
  }

  Future<JsonNode> pin(Buffer body) {
    return call(HttpMethod.POST, "/open-apis/im/v1/pins", "pins.create", body);
  }

  private static String path(String message) {
    return MESSAGES + "/" + (message.matches("[A-Za-z0-9_-]+") ? message : "_");
  }

  /**
   * @return succeeds with an answer of {@code code} 0; fails with {@link SendFailedException} and nothing else
   */
  private Future<JsonNode> call(HttpMethod verb, String path, String name, Buffer body) {
    ApiMethod method = ApiMethod.of(verb, config.apiBase(), path, name);
    return token.with(bearer -> equipment
        .client()
        .call(method.with("Authorization", "Bearer " + bearer), body)
        .compose(this::judged));
  }

  private Future<JsonNode> judged(ApiAnswer answer) {
    Optional<JsonNode> json = answer.json();
    boolean fine = answer.isSuccess()
        && json.filter(body -> Fields.integer(body, "code").orElse(-1) == 0).isPresent();
    return fine
        ? Future.succeededFuture(json.get())
        : Future.failedFuture(FeishuFailures.of(answer, json, equipment.clock().instant()));
  }
}
