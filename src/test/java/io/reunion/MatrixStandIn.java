package io.reunion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A homeserver: transactions in, the client-server API out. */
final class MatrixStandIn extends PlatformStandIn {
  static final String ROOM = "!alumni:example.org";
  private static final String BOT = "@reunion:example.org";
  private static final ObjectMapper JSON = new ObjectMapper();

  MatrixStandIn() {
    super("{\"user_id\":\"" + BOT + "\",\"event_id\":\"$sent\",\"room_id\":\"!new:example.org\"}");
  }

  @Override
  String config() {
    return "matrix:\n  main:\n    userId: '" + BOT
        + "'\n    asToken: as-token\n    hsToken: hs-token\n" + "    apiBase: " + apiBase() + "\n";
  }

  @Override
  String group() {
    return "matrix/main/" + ROOM;
  }

  private static String id(String person) {
    return "@" + person + ":example.org";
  }

  @Override
  String account(String person) {
    return "matrix:" + id(person);
  }

  static ObjectNode event(String type, String room, String sender) {
    ObjectNode event = JSON.createObjectNode()
        .put("type", type)
        .put("event_id", "$e" + number())
        .put("room_id", room)
        .put("sender", id(sender))
        .put("origin_server_ts", Instant.now().toEpochMilli());
    event.putObject("content");
    return event;
  }

  static ObjectNode content(ObjectNode event) {
    return (ObjectNode) event.path("content");
  }

  static Delivery transaction(String token, ObjectNode... events) {
    ObjectNode body = JSON.createObjectNode();
    List.of(events).forEach(body.putArray("events")::add);
    return new Delivery(
        "PUT",
        "/webhooks/matrix/main/_matrix/app/v1/transactions/" + number(),
        body.toString(),
        "Authorization",
        "Bearer " + token);
  }

  static ObjectNode invite(String room, String by, boolean direct) {
    ObjectNode event = event("m.room.member", room, by).put("state_key", BOT);
    content(event).put("membership", "invite").put("is_direct", direct);
    return event;
  }

  private static ObjectNode message(String room, String person, String text) {
    ObjectNode event = event("m.room.message", room, person);
    content(event).put("msgtype", "m.text").put("body", text);
    return event;
  }

  @Override
  Delivery entered() {
    return transaction("hs-token", invite(ROOM, "owner", false));
  }

  @Override
  Delivery written(String person, String text) {
    ObjectNode event = message(ROOM, person, "reunion: " + text);
    content(event).putObject("m.mentions").putArray("user_ids").add(BOT);
    return transaction("hs-token", event);
  }

  @Override
  Delivery direct(String person, String text) {
    String room = "!dm-" + person + ":example.org";
    return transaction("hs-token", invite(room, person, true), message(room, person, text));
  }

  /** There are no buttons: what they say can be typed. */
  @Override
  Delivery pressed(String person, String command) {
    return written(person, "/" + command);
  }

  @Override
  Delivery unknown() {
    return transaction("hs-token", event("org.example.future", ROOM, "li"));
  }

  @Override
  Delivery forged(Delivery delivery) {
    return new Delivery(
        delivery.method(), delivery.path(), delivery.body(), "Authorization", "Bearer as-token");
  }

  private Stream<JsonNode> messages(String room) {
    return calls()
        .filter(call -> call.getUrl().contains("/rooms/%21" + room)
            && call.getUrl().contains("/send/m.room.message/"))
        .map(LoggedRequest::getBodyAsString)
        .map(TelegramBotApi::parse);
  }

  @Override
  List<String> said() {
    return messages("alumni").map(message -> message.path("body").asText()).toList();
  }

  @Override
  List<String> saidAlone() {
    return messages("dm-").map(message -> message.path("body").asText()).toList();
  }

  /** With nobody in this field nobody is mentioned, whatever the text says. */
  @Override
  boolean mentionsNobody(String text) {
    return messages("alumni")
        .allMatch(message ->
            message.path("m.mentions").isObject() && message.path("m.mentions").isEmpty());
  }
}
