package io.reunion;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.okForJson;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Telegram, Slack, Feishu and LINE on a bad day, in one WireMock: of every hundred messages five are too many, three end
 * in a 500 (one of them was taken all the same), two in a reset before they were taken and one after it; every hundredth
 * chat is gone. What was really taken is written down, once for each key where the platform has one. Slack's history
 * shows it, on as bad a day.
 */
final class FaultyPlatforms implements AutoCloseable {
  private static final Map<String, String> GONE = Map.of(
      "telegram",
      "{\"ok\":false,\"error_code\":403,\"description\":\"Forbidden: bot was kicked from the group chat\"}",
      "slack",
      "{\"ok\":false,\"error\":\"channel_not_found\"}",
      "feishu",
      "{\"code\":230002,\"msg\":\"Bot/User can NOT be out of the chat.\"}",
      "line",
      "{\"message\":\"Failed to send messages\"}");

  private final WireMockServer server;
  private final Random dice;
  private final boolean faults;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Set<String> keys = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();
  private final Map<String, String> histories = new ConcurrentHashMap<>();

  FaultyPlatforms(long seed) {
    this(seed, /* faults= */ true);
  }

  /** Without faults, each answer takes a fifth of a second. */
  static FaultyPlatforms onAGoodDay(long seed) {
    return new FaultyPlatforms(seed, /* faults= */ false);
  }

  private FaultyPlatforms(long seed, boolean faults) {
    this.faults = faults;
    dice = new Random(seed);
    server = new WireMockServer(WireMockConfiguration.options()
        .dynamicPort()
        .disableRequestJournal()
        .containerThreads(40)
        .extensions(new Answers()));
    server.start();
    server.stubFor(any(anyUrl()).willReturn(okJson("{}")));
  }

  /** How many copies each chat has really got. */
  Map<String, Integer> taken() {
    return taken;
  }

  /** How often something was to be sent, repetitions that the platform knew for what they are included. */
  int asked() {
    return asked.get();
  }

  /** The text of platforms.yaml. */
  String config() {
    String base = "http://localhost:" + server.port();
    return "telegram: {main: {token: \"1:t\", secretToken: s-1, apiBase: \"" + base + "\"}}\n"
        + "slack: {main: {botToken: xoxb-t, signingSecret: s-2, apiBase: \"" + base + "/api\"}}\n"
        + "feishu: {main: {appId: cli_1, appSecret: s-3, verificationToken: v, encryptKey: k, apiBase: \""
        + base + "\"}}\n"
        + "line: {main: {channelSecret: s-4, channelAccessToken: t-4, apiBase: \"" + base
        + "\"}}\n";
  }

  private final class Answers implements ResponseDefinitionTransformerV2 {
    @Override
    public ResponseDefinition transform(ServeEvent event) {
      String url = event.getRequest().getUrl();
      if (url.endsWith("/conversations.history")) {
        return history(event.getRequest().formParameter("channel").firstValue());
      }
      JsonNode body = TelegramBotApi.parse(event.getRequest().getBodyAsString());
      if (url.endsWith("/sendMessage")) {
        return message("telegram", body.path("chat_id").asText(), "");
      }
      if (url.endsWith("/chat.postMessage")) {
        return message(
            "slack",
            body.path("channel").asText(),
            body.at("/metadata/event_payload/opId").asText());
      }
      if (url.startsWith("/open-apis/im/v1/messages")) {
        return message(
            "feishu", body.path("receive_id").asText(), body.path("uuid").asText());
      }
      if (url.equals("/v2/bot/message/push")) {
        return message(
            "line", body.path("to").asText(), event.getRequest().getHeader("X-Line-Retry-Key"));
      }
      return other(url);
    }

    @Override
    public String getName() {
      return "faulty";
    }

    @Override
    public boolean applyGlobally() {
      return true;
    }
  }

  private static ResponseDefinition other(String url) {
    String answer = url.contains("/getMe")
        ? "{\"ok\":true,\"result\":{\"id\":9,\"is_bot\":true,\"first_name\":\"R\",\"username\":\"r_bot\"}}"
        : url.contains("/auth.test")
            ? "{\"ok\":true,\"user_id\":\"U0\",\"team_id\":\"T1\"}"
            : url.contains("/auth/v3/")
                ? "{\"code\":0,\"tenant_access_token\":\"t\",\"expire\":7200}"
                : url.contains("/bot/v3/")
                    ? "{\"code\":0,\"bot\":{\"open_id\":\"ou_bot\"}}"
                    : "{\"ok\":true,\"result\":true,\"code\":0}";
    return okJson(answer).build();
  }

  private int roll() {
    synchronized (dice) {
      return dice.nextInt(100);
    }
  }

  private ResponseDefinition message(String platform, String chat, String key) {
    asked.incrementAndGet();
    if (!faults) {
      take(platform, chat, key);
      return okJson(sent(platform)).withFixedDelay(200).build();
    }
    int roll = roll();
    if (chat.endsWith("00")) {
      int status = platform.equals("telegram") ? 403 : platform.equals("slack") ? 200 : 400;
      return okJson(GONE.get(platform)).withStatus(status).build();
    }
    if (roll < 5) {
      return okJson(tooMany(platform))
          .withStatus(429)
          .withHeader("Retry-After", "1")
          .build();
    }
    boolean isNew = (roll == 7 || roll >= 10) && take(platform, chat, key);
    if (roll < 8) {
      return okJson("{}").withStatus(500).build();
    }
    if (platform.equals("line") && !isNew && roll >= 11) {
      return okJson("{\"message\":\"The retry key is already accepted\"}")
          .withStatus(409)
          .build();
    }
    return roll < 11
        ? okForJson(Map.of()).withFault(Fault.CONNECTION_RESET_BY_PEER).build()
        : okJson(sent(platform)).build();
  }

  /** Slack has no key by which it knows a message again, but shows it. */
  private boolean take(String platform, String chat, String key) {
    if (platform.equals("slack")) {
      histories.merge(
          chat,
          "{\"ts\":\"1700000000.000001\",\"metadata\":{\"event_type\":\"reunion_message\","
              + "\"event_payload\":{\"opId\":\"" + key + "\"}}}",
          (old, next) -> next + "," + old);
    }
    boolean isNew = key.isEmpty() || platform.equals("slack") || keys.add(chat + key);
    if (isNew) {
      taken.merge(platform + "/main/" + chat, 1, Integer::sum);
    }
    return isNew;
  }

  private ResponseDefinition history(String channel) {
    int roll = roll();
    if (roll < 5) {
      return okJson(tooMany("slack"))
          .withStatus(429)
          .withHeader("Retry-After", "1")
          .build();
    }
    if (roll < 8) {
      return okJson("{}").withStatus(500).build();
    }
    return roll < 11
        ? okForJson(Map.of()).withFault(Fault.CONNECTION_RESET_BY_PEER).build()
        : okJson("{\"ok\":true,\"messages\":[" + histories.getOrDefault(channel, "") + "]}")
            .build();
  }

  private static String tooMany(String platform) {
    return switch (platform) {
      case "telegram" ->
        "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\",\"parameters\":{\"retry_after\":1}}";
      case "slack" -> "{\"ok\":false,\"error\":\"ratelimited\"}";
      case "line" -> "{\"message\":\"The API rate limit has been exceeded. Try again later.\"}";
      default -> "{\"code\":99991400,\"msg\":\"request trigger frequency limit\"}";
    };
  }

  private String sent(String platform) {
    int number = numbers.incrementAndGet();
    return switch (platform) {
      case "telegram" -> "{\"ok\":true,\"result\":{\"message_id\":" + number + ",\"date\":1}}";
      case "slack" -> "{\"ok\":true,\"ts\":\"1700000000." + (100_000 + number) + "\"}";
      case "line" -> "{\"sentMessages\":[{\"id\":\"" + number + "\"}]}";
      default -> "{\"code\":0,\"data\":{\"message_id\":\"om_" + number + "\"}}";
    };
  }

  /** A chat of the platform for each number. */
  static String chat(String platform, int number) {
    return switch (platform) {
      case "telegram" -> "telegram/main/-" + (1_000_000 + number);
      case "slack" -> "slack/main/C0" + (1_000_000 + number);
      case "line" -> "line/main/C" + (1_000_000 + number);
      default -> "feishu/main/oc_" + (1_000_000 + number);
    };
  }

  static List<String> platforms() {
    return List.of("telegram", "slack", "feishu", "line");
  }

  @Override
  public void close() {
    server.stop();
  }
}
