package io.reunion;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;

/**
 * WeCom: WireMock as its API, and the encrypted requests that it would send, made by another's implementation. Groups
 * wr1 and wr2 have webhooks.
 */
final class WeComApi implements AutoCloseable {
  private static final String TOKEN = "wecom-token";
  private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final WxCryptUtil crypt = new WxCryptUtil(TOKEN, KEY, "");
  private final WireMockServer server;

  WeComApi() {
    server = new WireMockServer(
        WireMockConfiguration.options().dynamicPort().maxRequestJournalEntries(5000));
    server.start();
    server.stubFor(any(anyUrl()).willReturn(okJson("{\"errcode\":0,\"errmsg\":\"ok\"}")));
  }

  /** The entry of platforms.yaml for this stand-in. */
  String config() {
    return "wecom:\n  main:\n    token: " + TOKEN + "\n    encodingAesKey: " + KEY
        + "\n    groupWebhooks: {wr1: key-1, wr2: key-2}\n    apiBase: http://localhost:"
        + server.port() + "\n";
  }

  /** What was pushed through a group's webhook. */
  List<String> pushed(String key) {
    return server
        .findAll(postRequestedFor(urlPathEqualTo("/cgi-bin/webhook/send"))
            .withQueryParam("key", com.github.tomakehurst.wiremock.client.WireMock.equalTo(key)))
        .stream()
        .map(request -> TelegramBotApi.parse(request.getBodyAsString())
            .path("markdown")
            .path("content")
            .asText())
        .toList();
  }

  /** What was written to response URLs. */
  List<JsonNode> responses() {
    return server.findAll(postRequestedFor(urlPathEqualTo("/cgi-bin/aibot/response"))).stream()
        .map(request -> TelegramBotApi.parse(request.getBodyAsString()))
        .toList();
  }

  @Override
  public void close() {
    server.stop();
  }

  // What WeCom sends.

  private ObjectNode common(String chat, String user) {
    String id = "m" + NUMBERS.incrementAndGet();
    ObjectNode json = JSON.createObjectNode().put("msgid", id).put("aibotid", "A1");
    if (chat.isEmpty()) {
      json.put("chattype", "single");
    } else {
      json.put("chattype", "group").put("chatid", chat);
    }
    json.putObject("from").put("userid", user);
    return json.put(
        "response_url",
        "http://localhost:" + server.port() + "/cgi-bin/aibot/response?response_code=" + id);
  }

  /** A message in a group that names the robot, or in a direct chat where {@code chat} is empty. */
  ObjectNode message(String chat, String user, String text) {
    ObjectNode json = common(chat, user).put("msgtype", "text");
    json.putObject("text").put("content", chat.isEmpty() ? text : "@Reunion " + text);
    return json;
  }

  ObjectNode press(String chat, String user, String command) {
    ObjectNode json = common(chat, user)
        .put("msgtype", "event")
        .put("create_time", Instant.now().getEpochSecond());
    json.putObject("event")
        .put("eventtype", "template_card_event")
        .putObject("template_card_event")
        .put("card_type", "button_interaction")
        .put("event_key", command)
        .put("task_id", "t");
    return json;
  }

  /** Asks for the words of a stream that was not finished. */
  HttpResponse<String> poll(TestService service, String stream) {
    ObjectNode json = common("wr1", "anybody").put("msgtype", "stream");
    json.putObject("stream").put("id", stream);
    return post(service, json);
  }

  // How WeCom sends it.

  HttpResponse<String> post(Endpoint service, ObjectNode json) {
    return post(service, json, Instant.now(), "");
  }

  /** With a signature that was true {@code when}, or with {@code another}. */
  HttpResponse<String> post(Endpoint service, ObjectNode json, Instant when, String another) {
    String encrypted = crypt.encrypt("0123456789abcdef", json.toString());
    String timestamp = Long.toString(when.getEpochSecond());
    String signature = another.isEmpty() ? SHA1.gen(TOKEN, timestamp, "nonce", encrypted) : another;
    return service.send(
        "POST",
        "/webhooks/wecom/main?msg_signature=" + signature + "&timestamp=" + timestamp
            + "&nonce=nonce",
        "{\"encrypt\":\"" + encrypted + "\"}",
        "Content-Type",
        "application/json");
  }

  HttpResponse<String> verify(TestService service, String echo) {
    String encrypted = crypt.encrypt("0123456789abcdef", echo);
    return service.send(
        "GET",
        "/webhooks/wecom/main?msg_signature=" + SHA1.gen(TOKEN, "1", "n", encrypted)
            + "&timestamp=1&nonce=n&echostr="
            + URLEncoder.encode(encrypted, StandardCharsets.UTF_8),
        "");
  }

  /** The bot's words in a response, decrypted. */
  JsonNode opened(HttpResponse<String> response) {
    JsonNode sealed = TelegramBotApi.parse(response.body());
    return TelegramBotApi.parse(crypt.decryptContent(
        sealed.path("msgsignature").asText(),
        sealed.path("timestamp").asText(),
        sealed.path("nonce").asText(),
        sealed.path("encrypt").asText()));
  }
}
