package io.reunion.platform.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.Fields;
import io.reunion.platform.StatusFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a {@code code} other than 0 means, within a 200 or a 400. */
final class FeishuFailures {
  static final String NOT_EDITABLE = "not-editable";

  private static final long TOO_LONG = 230_025;
  private static final Duration BEING_SENT = Duration.ofSeconds(1);

  private record Row(Reason reason, Scope scope) {}

  private static final Map<Long, Row> TABLE = table();

  private FeishuFailures() {}

  private static Map<Long, Row> table() {
    Map<Long, Row> rows = new HashMap<>();
    put(rows, Reason.GONE, Scope.CHAT, 230_002, 232_009, 230_034, 230_013);
    put(rows, Reason.SUSPENDED, Scope.CHAT, 230_018, 230_027, 230_035);
    // The bot ability is off; app id or secret wrong; the app is disabled or lacks a permission.
    put(
        rows,
        Reason.SUSPENDED,
        Scope.ACCOUNT,
        230_006,
        10_003,
        10_012,
        10_014,
        10_015,
        99_991_662,
        99_991_672,
        99_991_673,
        99_991_679);
    put(rows, Reason.REFRESH_TOKEN, Scope.ACCOUNT, 99_991_661, 99_991_663, 99_991_664, 99_991_668);
    put(rows, Reason.RETRY_AFTER, Scope.CHAT, 230_020, 230_049);
    put(rows, Reason.RETRY_AFTER, Scope.ACCOUNT, 99_991_400);
    return Map.copyOf(rows);
  }

  private static void put(Map<Long, Row> rows, Reason reason, Scope scope, long... codes) {
    for (long code : codes) {
      rows.put(code, new Row(reason, scope));
    }
  }

  static SendFailedException of(ApiAnswer answer, Optional<JsonNode> json, Instant now) {
    long code = json.map(body -> Fields.integer(body, "code").orElse(0)).orElse(0L);
    if (answer.status() == 429) {
      return StatusFailures.retry(wait(answer, now), Scope.ACCOUNT, name(code, answer));
    }
    Row row = TABLE.get(code);
    if (row == null) {
      return code == 0 || answer.status() >= 500
          ? StatusFailures.of(answer, now, Scope.ACCOUNT)
          : SendFailedException.of(Reason.REJECTED, name(code, answer));
    }
    if (row.reason() == Reason.RETRY_AFTER) {
      Optional<Duration> delay = code == 230_049 ? Optional.of(BEING_SENT) : wait(answer, now);
      return StatusFailures.retry(delay, row.scope(), name(code, answer));
    }
    return SendFailedException.of(row.reason(), row.scope(), name(code, answer));
  }

  private static String name(long code, ApiAnswer answer) {
    if (code == TOO_LONG) {
      return "too-long";
    }
    return code == 0 ? "http-" + answer.status() : Long.toString(code);
  }

  private static Optional<Duration> wait(ApiAnswer answer, Instant now) {
    String reset = answer.headers().get("x-ogw-ratelimit-reset");
    return reset == null ? answer.retryAfter(now) : ApiAnswer.seconds(reset.strip());
  }

  /** What is said when the message that was to be answered has gone, or its topic. */
  static boolean isReplyRefused(SendFailedException failure) {
    return failure.code().equals("230011") || failure.code().equals("230019");
  }

  /** An edit that cannot be: recalled, too old, too often, somebody else's. A new message is needed. */
  static SendFailedException ofEdit(SendFailedException failure) {
    return switch (failure.code()) {
      case "230011", "230031", "230050", "230071", "230072", "230075", "230110" ->
        SendFailedException.of(Reason.REJECTED, NOT_EDITABLE);
      default -> failure;
    };
  }
}
