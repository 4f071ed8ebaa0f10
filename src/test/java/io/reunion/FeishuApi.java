package io.reunion;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Feishu: WireMock as its Open API, and the encrypted and signed requests that it would send. We are ou_bot. */
final class FeishuApi implements AutoCloseable {
  static final String BOT = "ou_bot";
  private static final String ENCRYPT_KEY = "feishu-encrypt-key-for-tests";
  private static final String VERIFICATION_TOKEN = "feishu-verification-token";
  private static final String MESSAGES = "/open-apis/im/v1/messages";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final AtomicLong messages = new AtomicLong();
  private final WireMockServer server;
  private volatile Predicate<JsonNode> tooMany = message -> false;
  private volatile Duration nameDelay = Duration.ZERO;

  /** Gives every message an id, or tells to come again in a second. */
  private final class Answers implements ResponseDefinitionTransformerV2 {
    @Override
    public ResponseDefinition transform(ServeEvent event) {
      String url = event.getRequest().getUrl();
      if (url.startsWith(MESSAGES) && event.getRequest().getMethod().value().equals("POST")) {
        return message(TelegramBotApi.parse(event.getRequest().getBodyAsString()));
      }
      if (url.startsWith("/open-apis/contact/")) {
        return okJson("{\"code\":0,\"data\":{\"user\":{\"name\":\"Li\"}}}")
            .withFixedDelay((int) nameDelay.toMillis())
            .build();
      }
      return okJson(
              url.startsWith("/open-apis/auth/")
                  ? "{\"code\":0,\"tenant_access_token\":\"t-1\",\"expire\":7200}"
                  : url.startsWith("/open-apis/bot/")
                      ? "{\"code\":0,\"bot\":{\"open_id\":\"" + BOT + "\"}}"
                      : "{\"code\":0}")
          .build();
    }

    private ResponseDefinition message(JsonNode body) {
      return tooMany.test(body)
          ? okJson("{\"code\":99991400,\"msg\":\"request trigger frequency limit\"}")
              .withStatus(400)
              .withHeader("x-ogw-ratelimit-reset", "1")
              .build()
          : okJson("{\"code\":0,\"data\":{\"message_id\":\"om_s" + messages.incrementAndGet()
                  + "\"}}")
              .build();
    }

    @Override
    public String getName() {
      return "feishu";
    }

    @Override
    public boolean applyGlobally() {
      return true;
    }
  }

  FeishuApi() {
    server = new WireMockServer(WireMockConfiguration.options()
        .dynamicPort()
        .extensions(new Answers())
        .maxRequestJournalEntries(5000));
    server.start();
    server.stubFor(any(anyUrl()).willReturn(okJson("{}")));
  }

  /** The entry of platforms.yaml for this stand-in. */
  String config() {
    return "feishu:\n  main:\n    appId: cli_1\n    appSecret: feishu-app-secret\n"
        + "    verificationToken: " + VERIFICATION_TOKEN + "\n    encryptKey: " + ENCRYPT_KEY
        + "\n    apiBase: http://localhost:" + server.port() + "\n";
  }

  /** From now on a message is refused as too many whenever this says so. */
  void refuseWhen(Predicate<JsonNode> refused) {
    tooMany = refused;
  }

  /** From now on it takes so long to be told how somebody is called, which the bot waits for. */
  void nameAfter(Duration delay) {
    nameDelay = delay;
  }

  void forget() {
    server.resetRequests();
  }

  private List<JsonNode> calls(String verb, String url) {
    return server.findAll(requestedFor(verb, urlMatching(url))).stream()
        .map(request -> TelegramBotApi.parse(request.getBodyAsString()))
        .toList();
  }

  /** How often a token was asked for. */
  int tokens() {
    return calls("POST", "/open-apis/auth/.*").size();
  }

  /** Every message sent, replies included, in order. */
  List<JsonNode> sent() {
    return calls("POST", MESSAGES + ".*");
  }

  List<JsonNode> editedCards() {
    return calls("PATCH", MESSAGES + "/.*");
  }

  /** What people see of {@code message}: its text, or its card's. */
  static String shown(JsonNode message) {
    JsonNode content = TelegramBotApi.parse(message.path("content").asText());
    return content.has("text")
        ? content.path("text").asText()
        : content.path("body").path("elements").path(0).path("content").asText();
  }

  List<String> texts() {
    return sent().stream().map(FeishuApi::shown).toList();
  }

  /** The commands under a card. */
  static List<String> commands(JsonNode message) {
    return TelegramBotApi.parse(message.path("content").asText()).findValuesAsText("command");
  }

  @Override
  public void close() {
    server.stop();
  }

  // What Feishu sends.

  private static ObjectNode envelope(String type, ObjectNode event) {
    ObjectNode envelope = JSON.createObjectNode().put("schema", "2.0");
    envelope
        .putObject("header")
        .put("event_id", "ev" + NUMBERS.incrementAndGet())
        .put("event_type", type)
        .put("create_time", Long.toString(Instant.now().toEpochMilli()))
        .put("token", VERIFICATION_TOKEN)
        .put("app_id", "cli_1")
        .put("tenant_key", "t1");
    envelope.set("event", event);
    return envelope;
  }

  /** A message; {@code @_user_1} in it is the bot. */
  static ObjectNode message(String chat, String user, String text, String parent) {
    ObjectNode event = JSON.createObjectNode();
    event
        .putObject("sender")
        .put("sender_type", "user")
        .putObject("sender_id")
        .put("open_id", user);
    ObjectNode message = event
        .putObject("message")
        .put("message_id", "om_" + NUMBERS.incrementAndGet())
        .put("create_time", Long.toString(Instant.now().toEpochMilli()))
        .put("chat_id", chat)
        .put("chat_type", chat.startsWith("oc_p2p") ? "p2p" : "group")
        .put("message_type", "text")
        .put("content", JSON.createObjectNode().put("text", text).toString());
    if (!parent.isEmpty()) {
      message.put("parent_id", parent).put("root_id", parent);
    }
    if (text.contains("@_user_1")) {
      message
          .putArray("mentions")
          .addObject()
          .put("key", "@_user_1")
          .put("name", "Reunion")
          .putObject("id")
          .put("open_id", BOT);
    }
    return envelope("im.message.receive_v1", event);
  }

  static ObjectNode mention(String chat, String user, String text) {
    return message(chat, user, "@_user_1 " + text, "");
  }

  static ObjectNode added(String chat) {
    ObjectNode event = JSON.createObjectNode().put("chat_id", chat).put("name", "Alumni");
    event.putObject("operator_id").put("open_id", "ou_host");
    return envelope("im.chat.member.bot.added_v1", event);
  }

  static ObjectNode removed(String chat) {
    return envelope("im.chat.member.bot.deleted_v1", JSON.createObjectNode().put("chat_id", chat));
  }

  static ObjectNode press(String chat, String user, String card, String command) {
    ObjectNode event = JSON.createObjectNode().put("token", "c-" + NUMBERS.incrementAndGet());
    event.putObject("operator").put("open_id", user);
    event.putObject("action").put("tag", "button").putObject("value").put("command", command);
    event.putObject("context").put("open_message_id", card).put("open_chat_id", chat);
    ObjectNode envelope = envelope("card.action.trigger", event);
    ((ObjectNode) envelope.path("header"))
        .put("create_time", Long.toString(Instant.now().toEpochMilli() * 1_000));
    return envelope;
  }

  static ObjectNode urlVerification(String challenge) {
    return JSON.createObjectNode()
        .put("type", "url_verification")
        .put("token", VERIFICATION_TOKEN)
        .put("challenge", challenge);
  }

  // How Feishu sends it.

  static String encrypted(ObjectNode json) {
    try {
      byte[] key =
          MessageDigest.getInstance("SHA-256").digest(ENCRYPT_KEY.getBytes(StandardCharsets.UTF_8));
      byte[] iv = MessageDigest.getInstance("MD5")
          .digest(Long.toString(NUMBERS.incrementAndGet()).getBytes(StandardCharsets.UTF_8));
      Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
      aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
      byte[] cipher = aes.doFinal(json.toString().getBytes(StandardCharsets.UTF_8));
      byte[] all =
          ByteBuffer.allocate(iv.length + cipher.length).put(iv).put(cipher).array();
      return "{\"encrypt\":\"" + Base64.getEncoder().encodeToString(all) + "\"}";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String signature(String timestamp, String body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256")
          .digest((timestamp + "nonce" + ENCRYPT_KEY + body).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static HttpResponse<String> post(Endpoint service, ObjectNode json) {
    String body = encrypted(json);
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    return post(service, body, timestamp, signature(timestamp, body));
  }

  static HttpResponse<String> post(
      Endpoint service, String body, String timestamp, String signature) {
    List<String> headers = new ArrayList<>(List.of(
        "Content-Type",
        "application/json; charset=utf-8",
        "X-Lark-Request-Timestamp",
        timestamp,
        "X-Lark-Request-Nonce",
        "nonce"));
    if (!signature.isEmpty()) {
      headers.addAll(List.of("X-Lark-Signature", signature));
    }
    return service.send("POST", "/webhooks/feishu/main", body, headers.toArray(String[]::new));
  }
}
