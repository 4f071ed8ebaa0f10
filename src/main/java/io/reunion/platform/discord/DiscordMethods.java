package io.reunion.platform.discord;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.ChatId;
import io.reunion.chat.MessageId;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.ApiClient;
import io.reunion.platform.ApiMethod;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Calls REST: as the bot, and with an interaction's token without the bot's. */
final class DiscordMethods {
  private static final Buffer NOTHING = Buffer.buffer("{}");

  private final DiscordConfig config;
  private final ApiClient client;
  private final Clock clock;
  private final DiscordBuckets buckets;

  /** In the form that Discord asks for: a URL, and a version. */
  private final String agent;

  DiscordMethods(DiscordConfig config, Equipment equipment) {
    this.config = config;
    this.client = equipment.client();
    this.clock = equipment.clock();
    this.buckets = new DiscordBuckets(equipment.clock());
    this.agent = "DiscordBot (https://discord.com/developers/applications/" + config.applicationId()
        + ", 1)";
  }

  Future<JsonNode> self() {
    return asBot(HttpMethod.GET, "/users/@me", "me", Buffer.buffer()).compose(this::object);
  }

  Future<JsonNode> application() {
    return asBot(HttpMethod.GET, "/applications/@me", "application", Buffer.buffer())
        .compose(this::object);
  }

  Future<Receipt> send(ChatId chat, Buffer body) {
    return asBot(HttpMethod.POST, channel(chat) + "/messages", "send " + chat.value(), body)
        .compose(this::object)
        .map(DiscordMethods::receipt);
  }

  Future<Void> edit(ChatId chat, MessageId message, Buffer body) {
    return asBot(HttpMethod.PATCH, message(chat, message), "edit " + chat.value(), body)
        .mapEmpty();
  }

  Future<Void> delete(ChatId chat, MessageId message) {
    return asBot(
            HttpMethod.DELETE, message(chat, message), "delete " + chat.value(), Buffer.buffer())
        .mapEmpty();
  }

  Future<Void> pin(ChatId chat, MessageId message) {
    String path = channel(chat) + "/pins/" + message.value();
    return asBot(HttpMethod.PUT, path, "pin " + chat.value(), NOTHING).mapEmpty();
  }

  Future<Void> react(ChatId chat, MessageId message, String emoji) {
    String path = message(chat, message) + "/reactions/"
        + URLEncoder.encode(emoji, StandardCharsets.UTF_8) + "/@me";
    return asBot(HttpMethod.PUT, path, "react " + chat.value(), NOTHING).mapEmpty();
  }

  /** The channel in which the bot is alone with a person; Discord gives the same one each time. */
  Future<String> direct(String user) {
    return asBot(HttpMethod.POST, "/users/@me/channels", "direct", DiscordRequests.direct(user))
        .compose(this::object)
        .map(channel -> Fields.text(channel, "id"));
  }

  /**
   * @param commands a JSON array of all there will be
   */
  Future<Void> commands(Buffer commands) {
    String path = "/applications/" + config.applicationId() + "/commands";
    return asBot(HttpMethod.PUT, path, "commands", commands).mapEmpty();
  }

  /** Puts an answer in the place that was kept for it. */
  Future<Receipt> fill(String token, Buffer body) {
    return withToken(HttpMethod.PATCH, token, "/messages/@original", body);
  }

  /** What was answered in the response, which tells no id. */
  Future<Receipt> original(String token) {
    return withToken(HttpMethod.GET, token, "/messages/@original", Buffer.buffer());
  }

  Future<Receipt> follow(String token, Buffer body) {
    return withToken(HttpMethod.POST, token, "?wait=true", body);
  }

  private Future<Receipt> withToken(HttpMethod verb, String token, String rest, Buffer body) {
    String path = "/webhooks/" + config.applicationId() + "/" + token + rest;
    ApiMethod method =
        ApiMethod.of(verb, config.apiBase(), path, "interaction").with("User-Agent", agent);
    return client
        .call(method, body)
        .compose(this::judged)
        .compose(this::object)
        .map(DiscordMethods::receipt);
  }

  private Future<ApiAnswer> asBot(HttpMethod verb, String path, String route, Buffer body) {
    Optional<Duration> rest = buckets.rest(route);
    if (rest.isPresent()) {
      return Future.failedFuture(
          SendFailedException.retryAfter(rest.get(), Scope.CHAT, "limit-used-up"));
    }
    ApiMethod method = ApiMethod.of(verb, config.apiBase(), path, route)
        .with("Authorization", "Bot " + config.botToken().reveal())
        .with("User-Agent", agent);
    return client
        .call(method, body)
        .onSuccess(answer -> buckets.learn(route, answer))
        .compose(this::judged);
  }

  private Future<ApiAnswer> judged(ApiAnswer answer) {
    return answer.isSuccess()
        ? Future.succeededFuture(answer)
        : Future.failedFuture(DiscordFailures.of(answer, clock.instant()));
  }

  private Future<JsonNode> object(ApiAnswer answer) {
    return answer
        .json()
        .map(Future::succeededFuture)
        .orElseGet(() -> Future.failedFuture(SendFailedException.of(
            SendFailedException.Reason.UNKNOWN_OUTCOME, "success-without-object")));
  }

  private static Receipt receipt(JsonNode message) {
    String id = Fields.text(message, "id");
    return DiscordPlaces.isSnowflake(id) ? Receipt.of(id) : Receipt.WITHOUT_ID;
  }

  private static String channel(ChatId chat) {
    return "/channels/" + chat.value();
  }

  private static String message(ChatId chat, MessageId message) {
    return channel(chat) + "/messages/" + message.value();
  }
}
