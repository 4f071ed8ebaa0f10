package io.reunion.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.ChatId;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.Fields;
import io.reunion.platform.StatusFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What {@code {"ok":false,"error_code":...,"description":...}} means. The Bot API has no codes finer than HTTP's, so the
 * words of the description decide, in the order of the table.
 */
final class TelegramFailures {
  static final String NOT_MODIFIED = "not-modified";
  static final String NO_TEXT = "no-text";
  static final String NOT_EDITABLE = "not-editable";
  static final String ALREADY_DELETED = "already-deleted";
  static final String PRESS_TOO_OLD = "press-too-old";
  static final String NO_THREAD = "no-such-thread";
  static final String NO_PICTURE = "no-such-picture";
  static final String NO_REPLIED = "no-such-message-to-reply-to";

  /** A wait up to this long holds all sends where it cannot be told which limit was hit: it is short. */
  private static final Duration SHORT_WAIT = Duration.ofSeconds(5);

  /** {@code words} in lower case; {@code status} 0 for any. */
  private record Row(int status, String words, Reason reason, String code) {}

  private static final List<Row> TABLE = List.of(
      new Row(0, "bot was kicked", Reason.GONE, "kicked"),
      new Row(0, "bot is not a member", Reason.GONE, "not-a-member"),
      new Row(0, "group chat was deleted", Reason.GONE, "chat-deleted"),
      new Row(0, "group chat was deactivated", Reason.GONE, "chat-deactivated"),
      new Row(0, "upgraded to a supergroup", Reason.GONE, "chat-upgraded"),
      new Row(0, "chat not found", Reason.GONE, "no-such-chat"),
      new Row(0, "peer_id_invalid", Reason.GONE, "no-such-chat"),
      new Row(0, "bot was blocked by the user", Reason.GONE, "blocked"),
      new Row(0, "user_is_blocked", Reason.GONE, "blocked"),
      new Row(0, "user is deactivated", Reason.GONE, "user-deactivated"),
      new Row(0, "input_user_deactivated", Reason.GONE, "user-deactivated"),
      new Row(0, "channel_private", Reason.GONE, "not-a-member"),
      new Row(0, "can't initiate conversation", Reason.GONE, "cannot-write-first"),
      new Row(0, "can't send messages to bots", Reason.GONE, "is-a-bot"),
      new Row(0, "can't send messages to the user", Reason.GONE, "cannot-write"),
      new Row(0, "not enough rights", Reason.SUSPENDED, "no-rights"),
      new Row(0, "have no rights to send", Reason.SUSPENDED, "no-rights"),
      new Row(0, "need administrator rights", Reason.SUSPENDED, "no-rights"),
      new Row(0, "chat_write_forbidden", Reason.SUSPENDED, "no-rights"),
      new Row(0, "chat_restricted", Reason.SUSPENDED, "no-rights"),
      new Row(0, "chat_send_plain_forbidden", Reason.SUSPENDED, "no-rights"),
      new Row(0, "chat_admin_required", Reason.SUSPENDED, "no-rights"),
      new Row(0, "user_restricted", Reason.SUSPENDED, "no-rights"),
      new Row(0, "topic_closed", Reason.SUSPENDED, "topic-closed"),
      new Row(400, "message is not modified", Reason.REJECTED, NOT_MODIFIED),
      new Row(400, "there is no text in the message to edit", Reason.REJECTED, NO_TEXT),
      new Row(400, "query is too old", Reason.REJECTED, PRESS_TOO_OLD),
      new Row(400, "query_id_invalid", Reason.REJECTED, PRESS_TOO_OLD),
      new Row(400, "message to edit not found", Reason.REJECTED, NOT_EDITABLE),
      new Row(400, "message can't be edited", Reason.REJECTED, NOT_EDITABLE),
      new Row(400, "message_id_invalid", Reason.REJECTED, NOT_EDITABLE),
      new Row(400, "message to delete not found", Reason.REJECTED, ALREADY_DELETED),
      new Row(400, "message can't be deleted", Reason.REJECTED, "not-deletable"),
      new Row(400, "message thread not found", Reason.REJECTED, NO_THREAD),
      new Row(400, "topic_deleted", Reason.REJECTED, NO_THREAD),
      new Row(400, "message to be replied not found", Reason.REJECTED, NO_REPLIED),
      new Row(400, "message to reply not found", Reason.REJECTED, NO_REPLIED),
      new Row(400, "failed to get http url content", Reason.REJECTED, NO_PICTURE),
      new Row(400, "wrong file identifier/http url", Reason.REJECTED, NO_PICTURE),
      new Row(400, "wrong type of the web page content", Reason.REJECTED, NO_PICTURE),
      new Row(400, "webpage_curl_failed", Reason.REJECTED, NO_PICTURE),
      new Row(400, "webpage_media_empty", Reason.REJECTED, NO_PICTURE),
      new Row(400, "photo_invalid_dimensions", Reason.REJECTED, NO_PICTURE),
      new Row(400, "image_process_failed", Reason.REJECTED, NO_PICTURE),
      new Row(400, "reaction_invalid", Reason.REJECTED, "no-such-emoji"),
      new Row(400, "message is too long", Reason.REJECTED, "too-long"),
      new Row(400, "message_too_long", Reason.REJECTED, "too-long"),
      new Row(400, "text is empty", Reason.REJECTED, "empty"),
      new Row(400, "text must be non-empty", Reason.REJECTED, "empty"));

  private TelegramFailures() {}

  /**
   * @param chat where it was to go; absent for methods without a chat
   * @param json the answer's body, if it is JSON
   */
  static SendFailedException of(
      ApiAnswer answer, Optional<JsonNode> json, Optional<ChatId> chat, Instant now) {
    if (json.isEmpty() || json.get().path("ok").asBoolean(true)) {
      return StatusFailures.of(answer, now, Scope.ACCOUNT);
    }
    JsonNode body = json.get();
    int status = (int) Fields.integer(body, "error_code").orElse(answer.status());
    Optional<JsonNode> parameters = Fields.object(body, "parameters");
    if (status == 429) {
      return limited(answer, parameters, chat, now);
    } else if (status == 401 || status == 404) {
      return SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, "token-refused");
    } else if (status < 400 || status >= 500) {
      return SendFailedException.of(Reason.UNKNOWN_OUTCOME, "error-" + status);
    }
    return moved(parameters, chat)
        .orElseGet(() -> described(status, Fields.text(body, "description")));
  }

  private static SendFailedException described(int status, String description) {
    String words = description.toLowerCase(Locale.ROOT);
    for (Row row : TABLE) {
      if ((row.status() == 0 || row.status() == status) && words.contains(row.words())) {
        return SendFailedException.of(row.reason(), row.code());
      }
    }
    return switch (status) {
      case 403 -> SendFailedException.of(Reason.SUSPENDED, "forbidden");
      case 408, 409 -> SendFailedException.of(Reason.UNKNOWN_OUTCOME, "error-" + status);
      default -> SendFailedException.of(Reason.REJECTED, "error-" + status);
    };
  }

  private static Optional<SendFailedException> moved(
      Optional<JsonNode> parameters, Optional<ChatId> chat) {
    OptionalLong successor = parameters
        .map(given -> Fields.integer(given, "migrate_to_chat_id"))
        .orElse(OptionalLong.empty());
    return successor.isEmpty()
        ? Optional.empty()
        : chat.map(old -> SendFailedException.moved(
            new ChatId(old.account(), Long.toString(successor.getAsLong())), "chat-moved"));
  }

  /**
   * Telegram does not say whether it was the limit of the group (20 a minute, long waits) or of the account (30 a second,
   * short ones).
   */
  private static SendFailedException limited(
      ApiAnswer answer, Optional<JsonNode> parameters, Optional<ChatId> chat, Instant now) {
    Optional<Duration> wait = parameters
        .map(given -> given.path("retry_after").asText(""))
        .flatMap(ApiAnswer::seconds)
        .or(() -> answer.retryAfter(now));
    boolean group = chat.filter(to -> to.value().startsWith("-")).isPresent();
    boolean isShort = wait.filter(time -> time.compareTo(SHORT_WAIT) > 0).isEmpty();
    return StatusFailures.retry(
        wait, group && !isShort ? Scope.CHAT : Scope.ACCOUNT, "too-many-requests");
  }
}
