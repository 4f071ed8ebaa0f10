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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Telegram: WireMock as its API, and the updates that it would send. */
public final class TelegramBotApi implements AutoCloseable {
  public static final String TOKEN = "123456:TEST-token";
  public static final String SECRET = "test_secret_token";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicLong UPDATES = new AtomicLong(1000);

  private final AtomicInteger messages = new AtomicInteger(5000);
  private volatile Function<JsonNode, String> refusal = request -> null;
  private final WireMockServer server;

  /** Gives every sent message an id, or the refusal that the test wants. */
  private final class Answers implements ResponseDefinitionTransformerV2 {
    @Override
    public ResponseDefinition transform(ServeEvent event) {
      String path = event.getRequest().getUrl();
      String method = path.substring(path.lastIndexOf('/') + 1);
      JsonNode body = parse(event.getRequest().getBodyAsString());
      String refused = method.equals("sendMessage") ? refusal.apply(body) : null;
      if (refused != null) {
        int status = parse(refused).path("error_code").asInt(400);
        return okJson(refused).withStatus(status).build();
      }
      String result = switch (method) {
        case "getMe" ->
          "{\"id\":999,\"is_bot\":true,\"first_name\":\"Reunion\",\"username\":\"alumni_bot\"}";
        case "sendMessage", "sendPhoto" ->
          "{\"message_id\":" + messages.incrementAndGet() + ",\"date\":1,\"chat\":{\"id\":"
              + body.path("chat_id").asText("0") + "}}";
        default -> "true";
      };
      return okJson("{\"ok\":true,\"result\":" + result + "}").build();
    }

    @Override
    public String getName() {
      return "telegram";
    }

    @Override
    public boolean applyGlobally() {
      return true;
    }
  }

  public TelegramBotApi() {
    server = new WireMockServer(WireMockConfiguration.options()
        .dynamicPort()
        .extensions(new Answers())
        .maxRequestJournalEntries(5000));
    server.start();
    server.stubFor(any(anyUrl()).willReturn(okJson("{}")));
  }

  public static JsonNode parse(String json) {
    try {
      return json.isEmpty() ? JSON.createObjectNode() : JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entry of platforms.yaml for this stand-in. */
  public String config() {
    return "telegram:\n  main:\n    token: \"" + TOKEN + "\"\n    secretToken: " + SECRET
        + "\n    apiBase: http://localhost:" + server.port() + "\n";
  }

  /** The id that the last message got. */
  public long lastMessage() {
    return messages.get();
  }

  /** From now on {@code sendMessage} is answered with what this makes of the request; null is success. */
  public void refuse(Function<JsonNode, String> how) {
    refusal = how;
  }

  /** What was asked of {@code method}, in order. */
  public List<JsonNode> calls(String method) {
    return server.findAll(postRequestedFor(urlPathEqualTo("/bot" + TOKEN + "/" + method))).stream()
        .map(request -> parse(request.getBodyAsString()))
        .toList();
  }

  /** The texts that went to {@code chat}. */
  public List<String> said(long chat) {
    return calls("sendMessage").stream()
        .filter(call -> call.path("chat_id").asLong() == chat)
        .map(call -> call.path("text").asText())
        .toList();
  }

  public void forget() {
    server.resetRequests();
  }

  public WireMockServer server() {
    return server;
  }

  @Override
  public void close() {
    server.stop();
  }

  // The updates.

  private static ObjectNode chat(long id) {
    ObjectNode chat = JSON.createObjectNode();
    chat.put("id", id);
    if (id < 0) {
      chat.put("type", "supergroup").put("title", "Alumni " + -id);
    } else {
      chat.put("type", "private").put("first_name", "P" + id);
    }
    return chat;
  }

  private static ObjectNode from(long user, String language) {
    return JSON.createObjectNode()
        .put("id", user)
        .put("is_bot", false)
        .put("first_name", "P" + user)
        .put("language_code", language);
  }

  /** A message; {@code date} in seconds. */
  public static ObjectNode message(long chat, long user, String text, long date) {
    ObjectNode update = JSON.createObjectNode().put("update_id", UPDATES.incrementAndGet());
    ObjectNode message = update.putObject("message");
    message.put("message_id", UPDATES.incrementAndGet()).put("date", date).put("text", text);
    message.set("chat", chat(chat));
    message.set("from", from(user, "en"));
    int mention = text.indexOf("@alumni_bot");
    if (mention >= 0) {
      message
          .putArray("entities")
          .addObject()
          .put("type", "mention")
          .put("offset", mention)
          .put("length", 11);
    } else if (text.startsWith("/")) {
      int end = text.indexOf(' ') < 0 ? text.length() : text.indexOf(' ');
      message
          .putArray("entities")
          .addObject()
          .put("type", "bot_command")
          .put("offset", 0)
          .put("length", end);
    }
    return update;
  }

  /** The same as an answer to the bot's message {@code replyTo}. */
  public static ObjectNode reply(long chat, long user, String text, long date, long replyTo) {
    ObjectNode update = message(chat, user, text, date);
    ObjectNode answered = ((ObjectNode) update.get("message")).putObject("reply_to_message");
    answered.put("message_id", replyTo).put("date", date - 1);
    answered.set("chat", chat(chat));
    answered.putObject("from").put("id", 999).put("is_bot", true).put("first_name", "Reunion");
    return update;
  }

  public static ObjectNode press(long chat, long user, long message, String data) {
    ObjectNode update = JSON.createObjectNode().put("update_id", UPDATES.incrementAndGet());
    ObjectNode query = update.putObject("callback_query");
    query.put("id", "cb" + update.get("update_id")).put("chat_instance", "1").put("data", data);
    query.set("from", from(user, "en"));
    ObjectNode pressed = query.putObject("message");
    pressed.put("message_id", message).put("date", 1_700_000_000L);
    pressed.set("chat", chat(chat));
    return update;
  }

  public static ObjectNode added(long chat) {
    ObjectNode update = JSON.createObjectNode().put("update_id", UPDATES.incrementAndGet());
    ObjectNode change = update.putObject("my_chat_member");
    change.put("date", 1_700_000_000L);
    change.set("chat", chat(chat));
    change.set("from", from(1, "en"));
    ObjectNode bot =
        JSON.createObjectNode().put("id", 999).put("is_bot", true).put("first_name", "Reunion");
    change.putObject("old_chat_member").put("status", "left").set("user", bot);
    change.putObject("new_chat_member").put("status", "member").set("user", bot);
    return update;
  }

  /** Sends an update as Telegram would. */
  public static HttpResponse<String> post(Endpoint service, JsonNode update) {
    return service.send(
        "POST",
        "/webhooks/telegram/main",
        update.toString(),
        "Content-Type",
        "application/json",
        "X-Telegram-Bot-Api-Secret-Token",
        SECRET);
  }
}
