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
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Slack: WireMock as its Web API, and the signed requests that it would send from workspace T1, where we are U0BOT. */
final class SlackApi implements AutoCloseable {
  static final String BOT = "U0BOT";
  private static final String TEAM = "T1";
  private static final String SIGNING_SECRET = "slack-signing-secret-for-tests";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicLong NUMBERS = new AtomicLong(100_000);

  private final AtomicLong messages = new AtomicLong(500_000);
  private volatile Predicate<JsonNode> tooMany = post -> false;
  private final Set<String> closed = ConcurrentHashMap.newKeySet();
  private final WireMockServer server;

  /** One request as Slack would send it. */
  record Delivery(String body, String contentType) {}

  /** Gives every posted message a ts, or tells to come again in a second. */
  private final class Answers implements ResponseDefinitionTransformerV2 {
    @Override
    public ResponseDefinition transform(ServeEvent event) {
      String path = event.getRequest().getUrl();
      String method = path.substring(path.lastIndexOf('/') + 1);
      if (method.equals("chat.postMessage")
          && tooMany.test(TelegramBotApi.parse(event.getRequest().getBodyAsString()))) {
        return okJson("{\"ok\":false,\"error\":\"ratelimited\"}")
            .withStatus(429)
            .withHeader("Retry-After", "1")
            .build();
      }
      if (method.startsWith("chat.post")
          && closed.contains(TelegramBotApi.parse(event.getRequest().getBodyAsString())
              .path("channel")
              .asText())) {
        return okJson("{\"ok\":false,\"error\":\"not_in_channel\"}").build();
      }
      return okJson(
              switch (method) {
                case "auth.test" ->
                  "{\"ok\":true,\"user_id\":\"" + BOT + "\",\"team_id\":\"" + TEAM + "\"}";
                case "chat.postMessage" -> "{\"ok\":true,\"ts\":\"" + ts(messages) + "\"}";
                default -> "{\"ok\":true}";
              })
          .build();
    }

    @Override
    public String getName() {
      return "slack";
    }

    @Override
    public boolean applyGlobally() {
      return true;
    }
  }

  SlackApi() {
    server = new WireMockServer(WireMockConfiguration.options()
        .dynamicPort()
        .extensions(new Answers())
        .maxRequestJournalEntries(5000));
    server.start();
    server.stubFor(any(anyUrl()).willReturn(okJson("{}")));
  }

  private static String ts(AtomicLong numbers) {
    return Instant.now().getEpochSecond() + "." + numbers.incrementAndGet();
  }

  /** A new {@code ts}, now. */
  static String ts() {
    return ts(NUMBERS);
  }

  /** The entry of platforms.yaml for this stand-in. */
  String config() {
    return "slack:\n  main:\n    botToken: xoxb-test-token\n    signingSecret: " + SIGNING_SECRET
        + "\n    apiBase: http://localhost:" + server.port() + "/api\n";
  }

  /** From now on {@code chat.postMessage} is refused as too many whenever this says so. */
  void refuseWhen(Predicate<JsonNode> refused) {
    tooMany = refused;
  }

  /** The bot is no member of {@code channel} and cannot write there. */
  void shutOutOf(String channel) {
    closed.add(channel);
  }

  /** What was asked of {@code method}, in order. */
  List<JsonNode> calls(String method) {
    return server.findAll(postRequestedFor(urlPathEqualTo("/api/" + method))).stream()
        .map(request -> TelegramBotApi.parse(request.getBodyAsString()))
        .toList();
  }

  /** The texts that {@code method} was asked to show in {@code channel}. */
  List<String> texts(String method, String channel) {
    return calls(method).stream()
        .filter(call -> call.path("channel").asText().equals(channel))
        .map(call -> call.path("text").asText())
        .toList();
  }

  /** What was written to {@code url} of {@link #responseUrl}. */
  List<JsonNode> responses() {
    return server.findAll(postRequestedFor(urlPathEqualTo("/response"))).stream()
        .map(request -> TelegramBotApi.parse(request.getBodyAsString()))
        .toList();
  }

  String responseUrl() {
    return "http://localhost:" + server.port() + "/response";
  }

  void forget() {
    server.resetRequests();
  }

  @Override
  public void close() {
    server.stop();
  }

  // What Slack sends.

  static Delivery urlVerification(String challenge) {
    return json(JSON.createObjectNode()
        .put("type", "url_verification")
        .put("token", "old")
        .put("challenge", challenge));
  }

  private static Delivery json(ObjectNode body) {
    return new Delivery(body.toString(), "application/json");
  }

  private static Delivery form(String... namesAndValues) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(namesAndValues[i] + "="
          + URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
    }
    return new Delivery(String.join("&", fields), "application/x-www-form-urlencoded");
  }

  private static ObjectNode envelope(ObjectNode event) {
    ObjectNode envelope = JSON.createObjectNode()
        .put("type", "event_callback")
        .put("team_id", TEAM)
        .put("api_app_id", "A1")
        .put("event_id", "Ev" + NUMBERS.incrementAndGet())
        .put("event_time", Instant.now().getEpochSecond());
    envelope
        .putArray("authorizations")
        .addObject()
        .put("team_id", TEAM)
        .put("user_id", BOT)
        .put("is_bot", true);
    envelope.set("event", event);
    return envelope;
  }

  /** A message in a channel, as {@code message} or {@code app_mention}: one that mentions us comes as both. */
  static Delivery message(String type, String channel, String user, String text, String ts) {
    ObjectNode event = JSON.createObjectNode()
        .put("type", type)
        .put("channel", channel)
        .put("user", user)
        .put("text", text)
        .put("ts", ts)
        .put("event_ts", ts);
    if (type.equals("message")) {
      event.put("channel_type", channel.startsWith("D") ? "im" : "channel");
    }
    return json(envelope(event));
  }

  static Delivery mention(String channel, String user, String text) {
    return message("app_mention", channel, user, "<@" + BOT + "> " + text, ts());
  }

  static Delivery joined(String channel, String user) {
    return json(envelope(JSON.createObjectNode()
        .put("type", "member_joined_channel")
        .put("user", user)
        .put("channel", channel)
        .put("channel_type", "C")
        .put("team", TEAM)
        .put("inviter", "U1")
        .put("event_ts", ts())));
  }

  Delivery press(String channel, String user, String messageTs, String command) {
    ObjectNode payload = JSON.createObjectNode()
        .put("type", "block_actions")
        .put("trigger_id", "press." + NUMBERS.incrementAndGet())
        .put("response_url", responseUrl());
    payload.putObject("team").put("id", TEAM);
    payload.putObject("user").put("id", user).put("username", user.toLowerCase(Locale.ROOT));
    payload.putObject("channel").put("id", channel).put("name", "alumni");
    payload
        .putObject("container")
        .put("type", "message")
        .put("message_ts", messageTs)
        .put("channel_id", channel)
        .put("is_ephemeral", false);
    payload
        .putArray("actions")
        .addObject()
        .put("type", "button")
        .put("action_id", "button-0-0")
        .put("value", command)
        .put("action_ts", ts());
    return form("payload", payload.toString());
  }

  Delivery slash(String channel, String user, String text) {
    return form(
        "token",
        "old",
        "team_id",
        TEAM,
        "channel_id",
        channel,
        "channel_name",
        "alumni",
        "user_id",
        user,
        "user_name",
        user.toLowerCase(Locale.ROOT),
        "command",
        "/reunion",
        "text",
        text,
        "response_url",
        responseUrl(),
        "trigger_id",
        "slash." + NUMBERS.incrementAndGet());
  }

  // How Slack sends it.

  private static String signature(long timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SIGNING_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signed =
          mac.doFinal(("v0:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static HttpResponse<String> post(Endpoint service, Delivery delivery, String... headers) {
    return postAt(service, delivery, Instant.now(), headers);
  }

  /** Sends with a signature that was true at {@code when}. */
  static HttpResponse<String> postAt(
      Endpoint service, Delivery delivery, Instant when, String... headers) {
    long timestamp = when.getEpochSecond();
    return post(service, delivery, timestamp, signature(timestamp, delivery.body()), headers);
  }

  static HttpResponse<String> post(
      Endpoint service, Delivery delivery, long timestamp, String signature, String... headers) {
    List<String> all = new ArrayList<>(List.of(
        "Content-Type",
        delivery.contentType(),
        "X-Slack-Request-Timestamp",
        Long.toString(timestamp),
        "X-Slack-Signature",
        signature));
    all.addAll(List.of(headers));
    return service.send(
        "POST", "/webhooks/slack/main", delivery.body(), all.toArray(String[]::new));
  }
}
