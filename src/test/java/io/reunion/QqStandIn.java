package io.reunion;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.reunion.platform.Ed25519Signer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/** QQ: signed events in; access tokens and messages out. */
final class QqStandIn extends PlatformStandIn {
  private static final String GROUP = "C9F778FE6ADF9D1D1DBE395BF744A33A";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private final Ed25519Signer key = new Ed25519Signer(SECRET.getBytes(StandardCharsets.US_ASCII));

  QqStandIn() {
    super(
        "{\"access_token\":\"t\",\"expires_in\":\"7200\",\"id\":\"ROBOT1.0_sent\",\"timestamp\":1}");
  }

  @Override
  String config() {
    return "qq:\n  main:\n    appId: '1020'\n    appSecret: " + SECRET + "\n    apiBase: "
        + apiBase() + "\n";
  }

  @Override
  String group() {
    return "qq/main/" + GROUP;
  }

  @Override
  String account(String person) {
    return "qq:" + person;
  }

  private static ObjectNode envelope(String type, ObjectNode event) {
    return JSON.createObjectNode()
        .put("id", type + ":" + number())
        .put("op", 0)
        .put("s", 1)
        .put("t", type)
        .set("d", event);
  }

  private Delivery signed(ObjectNode body) {
    return signed(key, body.toString());
  }

  private static Delivery signed(Ed25519Signer by, String body) {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    byte[] signature = by.sign((timestamp + body).getBytes(StandardCharsets.UTF_8));
    return new Delivery(
        "POST",
        "/webhooks/qq/main",
        body,
        "Content-Type",
        "application/json",
        "X-Bot-Appid",
        "1020",
        "X-Signature-Ed25519",
        HexFormat.of().formatHex(signature),
        "X-Signature-Timestamp",
        timestamp);
  }

  @Override
  Delivery entered() {
    return signed(envelope(
        "GROUP_ADD_ROBOT",
        JSON.createObjectNode()
            .put("group_openid", GROUP)
            .put("op_member_openid", "owner")
            .put("timestamp", Instant.now().getEpochSecond())));
  }

  private Delivery message(String type, String person, String text) {
    boolean group = type.startsWith("GROUP");
    ObjectNode event = JSON.createObjectNode()
        .put("id", "ROBOT1.0_" + number())
        .put("content", " " + text)
        .put("timestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    event.putObject("author").put(group ? "member_openid" : "user_openid", person);
    if (group) {
      event.put("group_openid", GROUP);
    }
    return signed(envelope(type, event));
  }

  @Override
  Delivery written(String person, String text) {
    return message("GROUP_AT_MESSAGE_CREATE", person, "/" + text);
  }

  @Override
  Delivery direct(String person, String text) {
    return message("C2C_MESSAGE_CREATE", person, text);
  }

  @Override
  Delivery pressed(String person, String command) {
    ObjectNode event = JSON.createObjectNode()
        .put("id", "press" + number())
        .put("type", 11)
        .put("chat_type", 1)
        .put("group_openid", GROUP)
        .put("group_member_openid", person);
    event.putObject("data").putObject("resolved").put("button_data", command);
    return signed(envelope("INTERACTION_CREATE", event));
  }

  @Override
  Delivery unknown() {
    return signed(
        envelope("SUBSCRIBE_MESSAGE_STATUS", JSON.createObjectNode().put("openid", "someone")));
  }

  @Override
  Delivery forged(Delivery delivery) {
    return signed(new Ed25519Signer(new byte[32]), delivery.body());
  }

  private List<String> texts(String path) {
    return calls()
        .filter(call -> call.getUrl().startsWith(path) && call.getUrl().endsWith("/messages"))
        .map(LoggedRequest::getBodyAsString)
        .map(body -> TelegramBotApi.parse(body).path("content").asText())
        .toList();
  }

  @Override
  List<String> said() {
    return texts("/v2/groups/" + GROUP);
  }

  @Override
  List<String> saidAlone() {
    return texts("/v2/users/");
  }

  @Override
  boolean mentionsNobody(String text) {
    return !text.contains("<");
  }
}
