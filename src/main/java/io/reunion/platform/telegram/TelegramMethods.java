package io.reunion.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.ChatId;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.ApiClient;
import io.reunion.platform.ApiMethod;
import io.reunion.platform.Fields;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Calls the Bot API's methods; their URLs hold the token. */
final class TelegramMethods {
  static final String GET_ME = "getMe";
  static final String GET_WEBHOOK_INFO = "getWebhookInfo";
  static final String SEND_MESSAGE = "sendMessage";
  static final String SEND_PHOTO = "sendPhoto";
  static final String EDIT_MESSAGE_CAPTION = "editMessageCaption";
  static final String PIN_CHAT_MESSAGE = "pinChatMessage";
  static final String EDIT_MESSAGE_TEXT = "editMessageText";
  static final String DELETE_MESSAGE = "deleteMessage";
  static final String ANSWER_CALLBACK_QUERY = "answerCallbackQuery";
  static final String SET_MESSAGE_REACTION = "setMessageReaction";
  static final String SET_MY_COMMANDS = "setMyCommands";

  private final ApiClient client;
  private final Clock clock;
  private final Map<String, ApiMethod> methods = new HashMap<>();

  TelegramMethods(TelegramConfig config, ApiClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
    for (String name : List.of(
        GET_ME,
        GET_WEBHOOK_INFO,
        SEND_MESSAGE,
        SEND_PHOTO,
        EDIT_MESSAGE_TEXT,
        EDIT_MESSAGE_CAPTION,
        PIN_CHAT_MESSAGE,
        DELETE_MESSAGE,
        ANSWER_CALLBACK_QUERY,
        SET_MESSAGE_REACTION,
        SET_MY_COMMANDS)) {
      String path = "/bot" + config.token().reveal() + "/" + name;
      methods.put(name, ApiMethod.post(config.apiBase(), path, name));
    }
  }

  /**
   * @param chat where it goes, for methods that have one
   * @return succeeds with an answer that says {@code "ok":true}; fails with {@link
   *     io.reunion.chat.SendFailedException} and nothing else
   */
  Future<JsonNode> call(String method, Buffer body, Optional<ChatId> chat) {
    return client
        .call(Objects.requireNonNull(methods.get(method), method), body)
        .compose(answer -> judged(answer, chat));
  }

  private Future<JsonNode> judged(ApiAnswer answer, Optional<ChatId> chat) {
    Optional<JsonNode> json = answer.json();
    if (answer.isSuccess() && json.filter(body -> Fields.isTrue(body, "ok")).isPresent()) {
      return Future.succeededFuture(json.get());
    }
    return Future.failedFuture(TelegramFailures.of(answer, json, chat, clock.instant()));
  }
}
