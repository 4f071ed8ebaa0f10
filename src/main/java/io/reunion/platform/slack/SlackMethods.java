package io.reunion.platform.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.ApiClient;
import io.reunion.platform.ApiMethod;
import io.reunion.platform.Fields;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Calls the Web API's methods with the bot's token. */
final class SlackMethods {
  static final String AUTH_TEST = "auth.test";
  static final String POST_MESSAGE = "chat.postMessage";
  static final String POST_EPHEMERAL = "chat.postEphemeral";
  static final String UPDATE = "chat.update";
  static final String DELETE = "chat.delete";
  static final String PIN = "pins.add";
  static final String OPEN = "conversations.open";
  static final String USER_INFO = "users.info";
  static final String HISTORY = "conversations.history";
  static final String ADD_REACTION = "reactions.add";

  private final ApiClient client;
  private final Clock clock;
  private final Map<String, ApiMethod> methods = new HashMap<>();

  SlackMethods(SlackConfig config, ApiClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
    String authorization = "Bearer " + config.botToken().reveal();
    for (String name :
        List.of(AUTH_TEST, POST_MESSAGE, POST_EPHEMERAL, UPDATE, DELETE, OPEN, PIN, ADD_REACTION)) {
      methods.put(
          name,
          ApiMethod.post(config.apiBase(), "/" + name, name).with("Authorization", authorization));
    }
    for (String name : List.of(USER_INFO, HISTORY)) {
      methods.put(
          name,
          ApiMethod.post(config.apiBase(), "/" + name, name)
              .with("Authorization", authorization)
              .with("Content-Type", "application/x-www-form-urlencoded"));
    }
  }

  /**
   * @return succeeds with an answer that says {@code "ok":true}; fails with {@link
   *     io.reunion.chat.SendFailedException} and nothing else
   */
  Future<JsonNode> call(String method, Buffer body) {
    return client
        .call(Objects.requireNonNull(methods.get(method), method), body)
        .compose(this::judged);
  }

  /**
   * Who the token is of, and what it may do.
   *
   * @param scopes empty where it is not told
   */
  record Granted(String bot, Set<String> scopes) {}

  Future<Granted> scopes() {
    return client
        .call(Objects.requireNonNull(methods.get(AUTH_TEST), AUTH_TEST), SlackRequests.NOTHING)
        .compose(answer -> judged(answer)
            .map(self -> new Granted(
                Fields.words(self, "user") + " @ " + Fields.words(self, "team"), scopes(answer))));
  }

  private static Set<String> scopes(ApiAnswer answer) {
    String header = answer.headers().get("X-OAuth-Scopes");
    return header == null || header.isBlank()
        ? Set.of()
        : Set.copyOf(List.of(header.strip().split("\\s*,\\s*")));
  }

  private Future<JsonNode> judged(ApiAnswer answer) {
    Optional<JsonNode> json = answer.json();
    if (answer.isSuccess() && json.filter(body -> Fields.isTrue(body, "ok")).isPresent()) {
      return Future.succeededFuture(json.get());
    }
    return Future.failedFuture(SlackFailures.of(answer, json, clock.instant()));
  }

  /** Writes to a response_url, without the token; success is a 200 that does not say otherwise. */
  Future<Void> respond(String url, Buffer body) {
    return client
        .call(ApiMethod.post(URI.create(url), "response_url"), body)
        .compose(this::responded);
  }

  private Future<Void> responded(ApiAnswer answer) {
    Optional<JsonNode> json = answer.json();
    boolean refused = json.filter(body -> !body.path("ok").asBoolean(true)).isPresent();
    return answer.isSuccess() && !refused
        ? Future.succeededFuture()
        : Future.failedFuture(SlackFailures.of(answer, json, clock.instant()));
  }
}
