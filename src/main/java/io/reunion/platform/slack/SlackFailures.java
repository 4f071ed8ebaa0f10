package io.reunion.platform.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.Fields;
import io.reunion.platform.StatusFailures;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code {"ok":false,"error":...}} means, mostly within a 200. */
final class SlackFailures {
  static final String NOT_EDITABLE = "not-editable";
  static final String NO_MESSAGE = "message_not_found";
  static final String ALREADY_PINNED = "already_pinned";
  static final String ALREADY_REACTED = "already_reacted";
  /** Also said of a picture that Slack cannot fetch. */
  static final String INVALID_BLOCKS = "invalid_blocks";

  private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,64}");

  private record Row(String error, Reason reason, Scope scope) {}

  private static final Map<String, Row> TABLE = Stream.of(
          rows(
              Reason.GONE,
              Scope.CHAT,
              "channel_not_found",
              "is_archived",
              "not_in_channel",
              "user_not_found",
              "users_not_found",
              "user_disabled",
              "user_not_visible",
              "cannot_dm_bot",
              "method_not_supported_for_channel_type"),
          rows(
              Reason.SUSPENDED,
              Scope.CHAT,
              "ekm_access_denied",
              "access_denied",
              "messages_tab_disabled"),
          rows(
              Reason.SUSPENDED,
              Scope.ACCOUNT,
              "account_inactive",
              "token_revoked",
              "token_expired",
              "invalid_auth",
              "not_authed",
              "missing_scope",
              "no_permission",
              "not_allowed_token_type",
              "team_access_not_granted",
              "org_login_required",
              "accesslimited"),
          rows(
              Reason.RETRY_AFTER,
              Scope.ACCOUNT,
              "ratelimited",
              "service_unavailable",
              "request_timeout",
              "message_limit_exceeded"),
          rows(Reason.RETRY_AFTER, Scope.CHAT, "rate_limited"),
          rows(Reason.UNKNOWN_OUTCOME, Scope.CHAT, "internal_error", "fatal_error"))
      .flatMap(rows -> rows)
      .collect(Collectors.toUnmodifiableMap(Row::error, row -> row));

  private SlackFailures() {}

  private static Stream<Row> rows(Reason reason, Scope scope, String... errors) {
    return Stream.of(errors).map(error -> new Row(error, reason, scope));
  }

  static SendFailedException of(ApiAnswer answer, Optional<JsonNode> json, Instant now) {
    String error = json.map(body -> Fields.text(body, "error")).orElse("");
    if (error.isEmpty() || json.filter(body -> Fields.isTrue(body, "ok")).isPresent()) {
      return StatusFailures.of(answer, now, Scope.ACCOUNT);
    } else if (answer.status() == 429) {
      return StatusFailures.retry(answer.retryAfter(now), Scope.ACCOUNT, "ratelimited");
    }
    String code = code(error);
    if (error.startsWith("restricted_action")) {
      return SendFailedException.of(Reason.SUSPENDED, code);
    }
    Row row = TABLE.get(error);
    if (row == null) {
      return answer.status() >= 500
          ? SendFailedException.of(Reason.UNKNOWN_OUTCOME, code)
          : SendFailedException.of(Reason.REJECTED, code);
    }
    return row.reason() == Reason.RETRY_AFTER
        ? StatusFailures.retry(answer.retryAfter(now), row.scope(), code)
        : SendFailedException.of(row.reason(), row.scope(), code);
  }

  private static String code(String error) {
    return switch (error) {
      case "msg_too_long", "msg_blocks_too_long" -> "too-long";
      default -> CODE.matcher(error).matches() ? error : "error";
    };
  }

  /** An edit that cannot be: a new message is needed. */
  static SendFailedException ofEdit(SendFailedException failure) {
    return switch (failure.code()) {
      case NO_MESSAGE, "cant_update_message", "edit_window_closed" ->
        SendFailedException.of(Reason.REJECTED, NOT_EDITABLE);
      default -> failure;
    };
  }

  /** What is said to an answer in a thread that is not there or cannot be answered in. */
  static boolean isThreadRefused(SendFailedException failure) {
    return switch (failure.code()) {
      case "thread_not_found",
          "invalid_thread_ts",
          "cannot_reply_to_message",
          "restricted_action_thread_locked" -> true;
      default -> false;
    };
  }
}
