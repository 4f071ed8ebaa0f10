package io.reunion;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.reunion.platform.FormBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Zulip: outgoing webhooks in, the REST API out. */
final class ZulipStandIn extends PlatformStandIn {
  private static final ObjectMapper JSON = new ObjectMapper();

  ZulipStandIn() {
    super("{\"result\":\"success\",\"msg\":\"\",\"id\":42}");
  }

  @Override
  String config() {
    return "zulip:\n  main:\n    botEmail: bot@example.org\n    apiKey: api-key\n    token: zulip-token\n"
        + "    apiBase: " + apiBase() + "\n";
  }

  @Override
  String group() {
    return "zulip/main/5";
  }

  private static int id(String person) {
    return 1_000 + Math.floorMod(person.hashCode(), 9_000);
  }

  @Override
  String account(String person) {
    return "zulip:" + id(person);
  }

  @Override
  Delivery entered() {
    return written("owner", "help");
  }

  private static Delivery message(String trigger, String person, String text, String token) {
    boolean channel = trigger.equals("mention");
    ObjectNode body = JSON.createObjectNode()
        .put("bot_email", "bot@example.org")
        .put("bot_full_name", "Reunion")
        .put("data", text)
        .put("token", token)
        .put("trigger", trigger);
    ObjectNode message = body.putObject("message")
        .put("id", number())
        .put("content", text)
        .put("sender_full_name", person)
        .put("sender_id", id(person))
        .put("subject", channel ? "dinner plans" : "")
        .put("timestamp", Instant.now().getEpochSecond())
        .put("type", channel ? "stream" : "private");
    if (channel) {
      message.put("stream_id", 5).put("display_recipient", "general");
    } else {
      ArrayNode people = message.putArray("display_recipient");
      people.addObject().put("id", 1).put("email", "bot@example.org");
      people.addObject().put("id", id(person)).put("email", person + "@example.org");
    }
    return new Delivery(
        "POST", "/webhooks/zulip/main", body.toString(), "Content-Type", "application/json");
  }

  @Override
  Delivery written(String person, String text) {
    return message("mention", person, "@**Reunion** " + text, "zulip-token");
  }

  @Override
  Delivery direct(String person, String text) {
    return message("direct_message", person, text, "zulip-token");
  }

  /** There are no buttons: what they say can be typed. */
  @Override
  Delivery pressed(String person, String command) {
    return written(person, "/" + command);
  }

  @Override
  Delivery unknown() {
    return message("a_future_trigger", "li", "help", "zulip-token");
  }

  @Override
  Delivery forged(Delivery delivery) {
    return new Delivery(
        delivery.method(),
        delivery.path(),
        delivery.body().replace("zulip-token", "zulip-tokem"),
        delivery.headers());
  }

  /** What was sent to a channel or alone, as forms. */
  Stream<Map<String, String>> forms(String type) {
    return calls()
        .filter(call -> call.getUrl().equals("/api/v1/messages"))
        .map(LoggedRequest::getBodyAsString)
        .map(body -> FormBody.read(body.getBytes(StandardCharsets.UTF_8)))
        .filter(form -> type.equals(form.get("type")));
  }

  @Override
  List<String> said() {
    return forms("stream").map(form -> form.getOrDefault("content", "")).toList();
  }

  @Override
  List<String> saidAlone() {
    return forms("direct").map(form -> form.getOrDefault("content", "")).toList();
  }

  @Override
  boolean mentionsNobody(String text) {
    return !text.contains("@**") && !text.contains("@_**");
  }
}
