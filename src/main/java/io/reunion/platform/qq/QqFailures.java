package io.reunion.platform.qq;

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

/** What {@code {"code":...,"message":...}} means, with whatever status. */
final class QqFailures {
  static final String SENT_ALREADY = "sent-already";

  private static final int UNAUTHORIZED = 401;

  private record Row(Reason reason, Scope scope, String code) {
    Row(Reason reason, String code) {
      this(reason, Scope.CHAT, code);
    }
  }

  private static final Row TOKEN = new Row(Reason.REFRESH_TOKEN, Scope.ACCOUNT, "token-refused");
  private static final Row CREDIT_OVER = new Row(Reason.REJECTED, "credit-expired");
  private static final Row NOT_THERE = new Row(Reason.GONE, "not-in-the-group");
  private static final Row AGAIN = new Row(Reason.RETRY_AFTER, "try-again");

  private static final Map<Long, Row> TABLE = Map.ofEntries(
      Map.entry(40_034_101L, NOT_THERE),
      Map.entry(40_054_003L, NOT_THERE),
      Map.entry(1_100_104L, new Row(Reason.GONE, "no-such-group")),
      Map.entry(40_034_105L, new Row(Reason.SUSPENDED, "may-not-write-first")),
      Map.entry(40_034_100L, new Row(Reason.RETRY_AFTER, "too-frequent")),
      Map.entry(22_009L, new Row(Reason.RETRY_AFTER, Scope.ACCOUNT, "limit")),
      Map.entry(40_034_128L, new Row(Reason.REJECTED, "credit-used-up")),
      Map.entry(304_103L, CREDIT_OVER),
      Map.entry(40_034_005L, CREDIT_OVER),
      Map.entry(40_054_005L, new Row(Reason.REJECTED, SENT_ALREADY)),
      Map.entry(40_054_010L, new Row(Reason.REJECTED, "address-not-registered")),
      Map.entry(50_055_001L, AGAIN),
      Map.entry(50_055_002L, AGAIN),
      Map.entry(100_016L, new Row(Reason.SUSPENDED, Scope.ACCOUNT, "secret-refused")),
      Map.entry(11_241L, TOKEN),
      Map.entry(11_242L, TOKEN),
      Map.entry(11_243L, TOKEN),
      Map.entry(11_244L, TOKEN));

  private QqFailures() {}

  static SendFailedException of(ApiAnswer answer, Optional<JsonNode> json, Instant now) {
    long code = json.map(QqFailures::code).orElse(0L);
    Row row = answer.status() == UNAUTHORIZED ? TOKEN : TABLE.get(code);
    if (row != null) {
      return row.reason() == Reason.RETRY_AFTER
          ? StatusFailures.retry(answer.retryAfter(now), row.scope(), row.code())
          : SendFailedException.of(row.reason(), row.scope(), row.code());
    }
    return code != 0 && answer.status() < 500 && answer.status() != 429
        ? SendFailedException.of(Reason.REJECTED, "error-" + code)
        : StatusFailures.of(answer, now, Scope.ACCOUNT);
  }

  /** The finer code, where there is one. */
  static long code(JsonNode body) {
    long fine = Fields.integer(body, "err_code").orElse(0);
    return fine != 0 ? fine : Fields.integer(body, "code").orElse(0);
  }
}
