package io.reunion.platform.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.Finding;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.platform.AccessToken;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.ApiMethod;
import io.reunion.platform.Checks;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A self-built application, through which a person can be written to without having asked. */
final class WeComApp {
  private final WeComConfig.App app;
  private final URI apiBase;
  private final Equipment equipment;
  private final AccessToken token;

  WeComApp(AccountId account, WeComConfig.App app, URI apiBase, Equipment equipment) {
    this.app = app;
    this.apiBase = apiBase;
    this.equipment = equipment;
    this.token = equipment
        .tokens()
        .token(account + ":" + app.corpId() + "/" + app.agentId(), this::fetchToken);
  }

  private Future<AccessToken.Fetched> fetchToken() {
    String path = "/cgi-bin/gettoken?corpid=" + encoded(app.corpId()) + "&corpsecret="
        + encoded(app.corpSecret().reveal());
    return equipment
        .client()
        .call(ApiMethod.of(HttpMethod.GET, apiBase, path, "gettoken"), Buffer.buffer())
        .compose(this::judged)
        .compose(answer -> AccessToken.Fetched.of(answer, "access_token", "expires_in"));
  }

  /**
   * To one person; the same again within a minute is sent once. A long text goes as several messages, after the first of which
   * there is no way back.
   */
  Future<Receipt> send(String person, OutboundMessage message) {
    List<Buffer> parts = WeComRequests.appMessages(app.agentId(), person, message);
    Future<Void> sent = post(parts.get(0));
    for (Buffer part : parts.subList(1, parts.size())) {
      sent = sent.compose(before -> post(part)
          .recover(failure -> SendFailedException.failed(Reason.UNKNOWN_OUTCOME, "not-all-parts")));
    }
    return sent.map(Receipt.WITHOUT_ID);
  }

  private Future<Void> post(Buffer body) {
    return token.with(bearer -> equipment
        .client()
        .call(
            ApiMethod.post(
                apiBase, "/cgi-bin/message/send?access_token=" + encoded(bearer), "message.send"),
            body)
        .compose(this::judged)
        .compose(WeComApp::reached));
  }

  /** A success also tells whom the message did not reach. */
  private static Future<Void> reached(JsonNode answer) {
    return Fields.text(answer, "invaliduser").isEmpty()
        ? Future.succeededFuture()
        : Future.failedFuture(SendFailedException.of(Reason.GONE, "invaliduser"));
  }

  /** A token is given only to trusted addresses. */
  Future<List<Finding>> check() {
    return Checks.of(
            token.with(bearer -> Future.succeededFuture(bearer)),
            works -> List.of(Checks.works("app " + app.agentId())))
        .map(found -> Checks.forbidden(found, "60020", "企业可信IP / trusted IP"));
  }

  private Future<JsonNode> judged(ApiAnswer answer) {
    Optional<JsonNode> json = answer.json();
    boolean fine = answer.isSuccess()
        && json.filter(body -> Fields.integer(body, "errcode").orElse(-1) == 0).isPresent();
    return fine
        ? Future.succeededFuture(json.get())
        : Future.failedFuture(WeComFailures.of(answer, json, equipment.clock().instant()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
