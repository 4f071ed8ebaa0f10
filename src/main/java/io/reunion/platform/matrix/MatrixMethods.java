package io.reunion.platform.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.ApiMethod;
import io.reunion.platform.Equipment;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Calls the homeserver's client-server API as the bot. */
final class MatrixMethods {
  private static final String PREFIX = "/_matrix/client/v3";
  private static final String PINNED = "/state/m.room.pinned_events";
  private static final Buffer NOTHING = Buffer.buffer("{}");

  private final MatrixConfig config;
  private final Equipment equipment;

  MatrixMethods(MatrixConfig config, Equipment equipment) {
    this.config = config;
    this.equipment = equipment;
  }

  Future<JsonNode> self() {
    return call(HttpMethod.GET, "/account/whoami", "whoami", Buffer.buffer());
  }

  Future<JsonNode> name(String user) {
    return call(
        HttpMethod.GET, "/profile/" + escaped(user) + "/displayname", "profile", Buffer.buffer());
  }

  Future<JsonNode> directRooms() {
    return call(HttpMethod.GET, directPath(), "direct", Buffer.buffer());
  }

  Future<Void> keepDirectRooms(Buffer rooms) {
    return call(HttpMethod.PUT, directPath(), "direct", rooms).mapEmpty();
  }

  private String directPath() {
    return "/user/" + escaped(config.userId()) + "/account_data/m.direct";
  }

  Future<Void> join(String room) {
    return call(HttpMethod.POST, room(room) + "/join", "join", NOTHING).mapEmpty();
  }

  Future<JsonNode> createRoom(Buffer body) {
    return call(HttpMethod.POST, "/createRoom", "createRoom", body);
  }

  /**
   * @param transaction the same for the same event
   */
  Future<JsonNode> send(String room, String type, String transaction, Buffer content) {
    String path = room(room) + "/send/" + type + "/" + transaction;
    return call(HttpMethod.PUT, path, type, content);
  }

  Future<Void> redact(String room, String event, String transaction) {
    String path = room(room) + "/redact/" + escaped(event) + "/" + transaction;
    return call(HttpMethod.PUT, path, "redact", NOTHING).mapEmpty();
  }

  Future<JsonNode> pinned(String room) {
    return call(HttpMethod.GET, room(room) + PINNED, "pinned", Buffer.buffer());
  }

  Future<Void> pin(String room, Buffer pinned) {
    return call(HttpMethod.PUT, room(room) + PINNED, "pinned", pinned).mapEmpty();
  }

  private static String room(String room) {
    return "/rooms/" + escaped(room);
  }

  private static String escaped(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  private Future<JsonNode> call(HttpMethod verb, String path, String name, Buffer body) {
    ApiMethod method = ApiMethod.of(verb, config.apiBase(), PREFIX + path, name)
        .with("Authorization", "Bearer " + config.asToken().reveal());
    return equipment.client().call(method, body).compose(this::judged);
  }

  private Future<JsonNode> judged(ApiAnswer answer) {
    Optional<JsonNode> json = answer.json();
    return answer.isSuccess() && json.isPresent()
        ? Future.succeededFuture(json.get())
        : Future.failedFuture(MatrixFailures.of(answer, json, equipment.clock().instant()));
  }
}
