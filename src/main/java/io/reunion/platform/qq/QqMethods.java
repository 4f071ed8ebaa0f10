package io.reunion.platform.qq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.reunion.chat.AccountId;
import io.reunion.platform.AccessToken;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.ApiMethod;
import io.reunion.platform.Equipment;
import io.reunion.platform.JsonBody;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Calls the API with an access token that all instances share. */
final class QqMethods {
  private static final String REAL_HOSTS = "sgroup.qq.com";
  private static final URI TOKENS = URI.create("https://bots.qq.com");

  private final QqConfig config;
  private final Equipment equipment;
  private final ApiMethod getToken;
  private final AccessToken token;

  /** Tokens come from a host of their own, unless a stand-in takes the place of all. */
  QqMethods(AccountId account, QqConfig config, Equipment equipment) {
    this.config = config;
    this.equipment = equipment;
    boolean real = String.valueOf(config.apiBase().getHost()).endsWith(REAL_HOSTS);
    this.getToken =
        ApiMethod.post(real ? TOKENS : config.apiBase(), "/app/getAppAccessToken", "token");
    this.token = equipment.tokens().token(account + "/" + config.appId(), this::fetch);
  }

  private Future<AccessToken.Fetched> fetch() {
    Buffer body = JsonBody.of(json -> {
      json.writeStringField("appId", config.appId());
      json.writeStringField("clientSecret", config.appSecret().reveal());
    });
    return equipment
        .client()
        .call(getToken, body)
        .compose(this::judged)
        .compose(answer -> AccessToken.Fetched.of(answer, "access_token", "expires_in"));
  }

  Future<JsonNode> self() {
    return call(HttpMethod.GET, "/users/@me", "me", Buffer.buffer());
  }

  Future<JsonNode> post(String path, Buffer body) {
    return call(HttpMethod.POST, path, "message", body);
  }

  Future<Void> delete(String path, String message) {
    return call(HttpMethod.DELETE, path + "/" + escaped(message), "recall", Buffer.buffer())
        .mapEmpty();
  }

  Future<Void> confirm(String interaction) {
    String path = "/interactions/" + escaped(interaction);
    return call(HttpMethod.PUT, path, "confirm", QqRequests.confirmed()).mapEmpty();
  }

  private static String escaped(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  private Future<JsonNode> call(HttpMethod verb, String path, String name, Buffer body) {
    ApiMethod method =
        ApiMethod.of(verb, config.apiBase(), path, name).with("X-Union-Appid", config.appId());
    return token.with(current -> equipment
        .client()
        .call(method.with("Authorization", "QQBot " + current), body)
        .compose(this::judged));
  }

  /** An empty answer of success is an empty object. */
  private Future<JsonNode> judged(ApiAnswer answer) {
    Optional<JsonNode> json = answer.json();
    boolean fine = answer.isSuccess() && json.map(QqFailures::code).orElse(0L) == 0;
    return fine && (json.isPresent() || answer.body().length() == 0)
        ? Future.succeededFuture(json.orElseGet(NullNode::getInstance))
        : Future.failedFuture(QqFailures.of(answer, json, equipment.clock().instant()));
  }
}
