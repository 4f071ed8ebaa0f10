package io.reunion.platform.zulip;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.Fields;
import io.reunion.platform.StatusFailures;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code {"result":"error","code":...,"msg":...}} means: mostly the code, where that says little the words. */
final class ZulipFailures {
  static final String NOT_EDITABLE = "not-editable";

  /** {@code words} in lower case. */
  private record Row(String words, Reason reason, String code) {}

  private static final List<Row> TABLE = List.of(
      new Row("channel with id", Reason.GONE, "no-such-channel"),
      new Row("stream with id", Reason.GONE, "no-such-channel"),
      new Row("no longer using zulip", Reason.GONE, "person-deactivated"),
      new Row("invalid user id", Reason.GONE, "no-such-person"),
      new Row("not authorized to send", Reason.SUSPENDED, "may-not-write"),
      new Row("do not have permission to post", Reason.SUSPENDED, "may-not-write"),
      new Row("direct messages are disabled", Reason.SUSPENDED, "no-direct-messages"),
      new Row("time limit for editing", Reason.REJECTED, NOT_EDITABLE),
      new Row("don't have permission to edit", Reason.REJECTED, NOT_EDITABLE),
      new Row("invalid message", Reason.REJECTED, NOT_EDITABLE),
      new Row("message too long", Reason.REJECTED, "too-long"));

  private ZulipFailures() {}

  static SendFailedException of(ApiAnswer answer, Optional<JsonNode> json, Instant now) {
    if (json.isEmpty() || answer.status() >= 500) {
      return StatusFailures.of(answer, now, Scope.ACCOUNT);
    }
    JsonNode body = json.get();
    return switch (Fields.text(body, "code")) {
      case "RATE_LIMIT_HIT" ->
        StatusFailures.retry(
            ApiAnswer.seconds(body.path("retry-after").asText("")).or(() -> answer.retryAfter(now)),
            Scope.ACCOUNT,
            "rate-limit");
      case "STREAM_DOES_NOT_EXIST", "CHANNEL_DOES_NOT_EXIST" ->
        SendFailedException.of(Reason.GONE, "no-such-channel");
      case "UNAUTHORIZED",
          "UNAUTHENTICATED_USER",
          "INVALID_API_KEY",
          "USER_DEACTIVATED",
          "REALM_DEACTIVATED" ->
        SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, "key-refused");
      default -> described(answer, Fields.text(body, "msg").toLowerCase(Locale.ROOT), now);
    };
  }

  private static SendFailedException described(ApiAnswer answer, String words, Instant now) {
    return TABLE.stream()
        .filter(row -> words.contains(row.words()))
        .findFirst()
        .map(row -> SendFailedException.of(row.reason(), row.code()))
        .orElseGet(() -> StatusFailures.of(answer, now, Scope.ACCOUNT));
  }
}
