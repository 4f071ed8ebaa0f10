package io.reunion.platform.dingtalk;

import static io.reunion.chat.SendFailedException.failed;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.platform.AccessToken;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.ApiMethod;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.Optional;

/** Calls DingTalk's methods with the application's token. */
final class DingTalkMethods {
  private static final String TOKEN_HEADER = "x-acs-dingtalk-access-token";

  private final DingTalkConfig config;
  private final Equipment equipment;
  private final AccessToken token;

  DingTalkMethods(AccountId account, DingTalkConfig config, Equipment equipment) {
    this.config = config;
    this.equipment = equipment;
    this.token = equipment.tokens().token(account + ":" + config.clientId(), this::fetchToken);
  }

  private Future<AccessToken.Fetched> fetchToken() {
    return equipment
        .client()
        .call(
            ApiMethod.post(config.apiBase(), "/v1.0/oauth2/accessToken", "accessToken"),
            DingTalkRequests.token(config))
        .compose(this::judged)
        .compose(answer -> AccessToken.Fetched.of(answer, "accessToken", "expireIn"));
  }

  /** Succeeds once a token is there. */
  Future<Void> check() {
    return token.with(bearer -> Future.succeededFuture());
  }

  Future<JsonNode> sendToGroup(Buffer body) {
    return call(HttpMethod.POST, "/v1.0/robot/groupMessages/send", "groupMessages.send", body);
  }

  Future<JsonNode> sendToPerson(Buffer body) {
    return call(HttpMethod.POST, "/v1.0/robot/oToMessages/batchSend", "oToMessages.send", body)
        .compose(DingTalkMethods::reached);
  }

  /** Names of people who could not be written to come within a 200. */
  private static Future<JsonNode> reached(JsonNode answer) {
    if (Fields.array(answer, "invalidStaffIdList").iterator().hasNext()) {
      return Future.failedFuture(SendFailedException.of(Reason.GONE, "invalidStaffId"));
    } else if (Fields.array(answer, "flowControlledStaffIdList").iterator().hasNext()) {
      return Future.failedFuture(SendFailedException.of(Reason.RETRY_AFTER, "flowControlled"));
    }
    return Future.succeededFuture(answer);
  }

  Future<Void> recallFromGroup(Buffer body) {
    return call(HttpMethod.POST, "/v1.0/robot/groupMessages/recall", "groupMessages.recall", body)
        .compose(DingTalkMethods::recalled);
  }

  Future<Void> recallFromPerson(Buffer body) {
    return call(HttpMethod.POST, "/v1.0/robot/otoMessages/batchRecall", "otoMessages.recall", body)
        .compose(DingTalkMethods::recalled);
  }

  /** What could not be taken back comes within a 200, by its key. */
  private static Future<Void> recalled(JsonNode answer) {
    return answer.path("failedResult").isEmpty()
        ? Future.succeededFuture()
        : failed(Reason.REJECTED, "not-deletable");
  }

  Future<JsonNode> createCard(Buffer body) {
    return call(HttpMethod.POST, "/v1.0/card/instances/createAndDeliver", "card.create", body)
        .compose(DingTalkMethods::delivered);
  }

  Future<JsonNode> updateCard(Buffer body) {
    return call(HttpMethod.PUT, "/v1.0/card/instances", "card.update", body)
        .compose(DingTalkMethods::successful);
  }

  private static Future<JsonNode> successful(JsonNode answer) {
    boolean refused = answer.has("success") && !Fields.isTrue(answer, "success");
    return refused
        ? Future.failedFuture(SendFailedException.of(Reason.REJECTED, "no-success"))
        : Future.succeededFuture(answer);
  }

  private static Future<JsonNode> delivered(JsonNode answer) {
    for (JsonNode result : Fields.array(answer.path("result"), "deliverResults")) {
      if (result.has("success") && !Fields.isTrue(result, "success")) {
        return Future.failedFuture(SendFailedException.of(Reason.REJECTED, "not-delivered"));
      }
    }
    return successful(answer);
  }

  /** Answers where a message came from, without the token. */
  Future<Void> answer(String sessionWebhook, Buffer body) {
    return equipment
        .client()
        .call(ApiMethod.post(URI.create(sessionWebhook), DingTalkMessages.CREDIT), body)
        .compose(this::judged)
        .mapEmpty();
  }

  private Future<JsonNode> call(HttpMethod verb, String path, String name, Buffer body) {
    ApiMethod method = ApiMethod.of(verb, config.apiBase(), path, name);
    return token.with(bearer ->
        equipment.client().call(method.with(TOKEN_HEADER, bearer), body).compose(this::judged));
  }

  private Future<JsonNode> judged(ApiAnswer answer) {
    Optional<JsonNode> json = answer.json();
    boolean fine = answer.isSuccess()
        && json.filter(body -> DingTalkFailures.code(body).isEmpty()).isPresent();
    return fine
        ? Future.succeededFuture(json.get())
        : Future.failedFuture(
            DingTalkFailures.of(answer, json, equipment.clock().instant()));
  }
}
