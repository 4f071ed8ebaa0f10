package io.reunion;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** DingTalk: WireMock as its API, and the signed requests that it would send. */
final class DingTalkApi implements AutoCloseable {
  private static final String SECRET = "dingtalk-client-secret";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final WireMockServer server;

  DingTalkApi() {
    server = new WireMockServer(
        WireMockConfiguration.options().dynamicPort().maxRequestJournalEntries(5000));
    server.start();
    server.stubFor(any(anyUrl())
        .willReturn(okJson("{\"errcode\":0,\"success\":true,\"processQueryKey\":\"q\"}")));
    server.stubFor(any(urlEqualTo("/v1.0/oauth2/accessToken"))
        .willReturn(okJson("{\"accessToken\":\"t\",\"expireIn\":7200}")));
  }

  /** The entry of platforms.yaml for this stand-in. */
  String config() {
    return "dingtalk:\n  main:\n    clientId: dingapp\n    clientSecret: " + SECRET
        + "\n    robotCode: dingapp\n    apiBase: http://localhost:" + server.port() + "\n";
  }

  private List<JsonNode> calls(String verb, String path) {
    return server.findAll(requestedFor(verb, urlPathEqualTo(path))).stream()
        .map(request -> TelegramBotApi.parse(request.getBodyAsString()))
        .toList();
  }

  /** What was answered where it came from. */
  List<String> answered() {
    return calls("POST", "/robot/sendBySession").stream()
        .map(call -> call.path("text").path("content").asText()
            + call.path("markdown").path("text").asText())
        .toList();
  }

  List<JsonNode> cards() {
    return calls("POST", "/v1.0/card/instances/createAndDeliver");
  }

  List<JsonNode> editedCards() {
    return calls("PUT", "/v1.0/card/instances");
  }

  List<JsonNode> pushed() {
    return calls("POST", "/v1.0/robot/groupMessages/send");
  }

  /** What a card shows. */
  static String shown(JsonNode card) {
    return card.path("cardData").path("cardParamMap").path("markdown").asText();
  }

  /** The parameters of a card's buttons, in which DingTalk gives them back. */
  static List<JsonNode> buttons(JsonNode card) {
    return TelegramBotApi.parse(
            card.path("cardData").path("cardParamMap").path("sys_full_json_obj").asText())
        .findValues("params");
  }

  @Override
  public void close() {
    server.stop();
  }

  // What DingTalk sends.

  /** A message in a group, or in the direct chat where {@code group} is empty. */
  ObjectNode message(String group, String staff, String text) {
    ObjectNode json = JSON.createObjectNode()
        .put("conversationId", group.isEmpty() ? "cidp2p" + staff : group)
        .put("conversationType", group.isEmpty() ? "1" : "2")
        .put("conversationTitle", "Alumni")
        .put("msgId", "msg" + NUMBERS.incrementAndGet())
        .put("senderNick", staff)
        .put("senderStaffId", staff)
        .put("senderId", "$:LWCP_v1:$" + staff)
        .put("createAt", Instant.now().toEpochMilli())
        .put(
            "sessionWebhook",
            "http://localhost:" + server.port() + "/robot/sendBySession?session=s")
        .put("sessionWebhookExpiredTime", Instant.now().toEpochMilli() + 5_400_000)
        .put("msgtype", "text");
    json.putObject("text").put("content", " " + text);
    return json;
  }

  /** A press of a button that the card {@code track} has. */
  static ObjectNode press(String track, String staff, JsonNode params) {
    ObjectNode content = JSON.createObjectNode();
    ObjectNode data = content.putObject("cardPrivateData");
    data.putArray("actionIds").add("1");
    data.set("params", params);
    return JSON.createObjectNode()
        .put("type", "actionCallback")
        .put("outTrackId", track)
        .put("corpId", "ding1")
        .put("userId", staff)
        .put("content", content.toString());
  }

  // How DingTalk sends it.

  static String mac(String words) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(words.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static HttpResponse<String> post(TestService service, ObjectNode message) {
    String now = Long.toString(Instant.now().toEpochMilli());
    return post(service, message, now, mac(now + "\n" + SECRET));
  }

  static HttpResponse<String> post(
      TestService service, ObjectNode message, String timestamp, String sign) {
    return service.send(
        "POST",
        "/webhooks/dingtalk/main",
        message.toString(),
        "Content-Type",
        "application/json; charset=utf-8",
        "timestamp",
        timestamp,
        "sign",
        sign);
  }

  static HttpResponse<String> postPress(TestService service, ObjectNode press) {
    String now = Long.toString(Instant.now().toEpochMilli());
    return service.send(
        "POST",
        "/webhooks/dingtalk/main",
        press.toString(),
        "Content-Type",
        "application/json",
        "x-ddpaas-signature-timestamp",
        now,
        "x-ddpaas-signature",
        mac(now));
  }
}
