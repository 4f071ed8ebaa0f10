package io.reunion.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiAnswerTest {
  private static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "35|35000",
        "1.5|1500",
        " 7 |7000",
        "64.5701|64571",
        "99999999|3600000",
        "Wed, 18 Nov 2026 02:00:30 GMT|30000",
        "Wed, 18 Nov 2026 01:59:00 GMT|0",
        "Fri, 18 Dec 2026 02:00:00 GMT|3600000"
      })
  void readsRetryAfter(String header, long millis) {
    assertThat(answer(429, header).retryAfter(NOW)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "-1", "1e3", "0x10", "1.", ".5", "9999999999999", "Wed 18 Nov"})
  void knowsNoDelayWhereNoneIsTold(String header) {
    assertThat(answer(429, header).retryAfter(NOW)).isEmpty();
  }

  @Test
  void readsJsonObjectsOnly() {
    MultiMap none = MultiMap.caseInsensitiveMultiMap();
    assertThat(new ApiAnswer(200, none, Buffer.buffer("{\"ok\":true}")).json()).isPresent();
    assertThat(new ApiAnswer(200, none, Buffer.buffer("ok")).json()).isEmpty();
    assertThat(new ApiAnswer(200, none, Buffer.buffer()).json()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "200,UNKNOWN_OUTCOME,CHAT",
    "204,UNKNOWN_OUTCOME,CHAT",
    "301,REJECTED,CHAT",
    "302,REJECTED,CHAT",
    "400,REJECTED,CHAT",
    "401,SUSPENDED,ACCOUNT",
    "403,SUSPENDED,CHAT",
    "404,REJECTED,CHAT",
    "408,UNKNOWN_OUTCOME,CHAT",
    "409,UNKNOWN_OUTCOME,CHAT",
    "413,REJECTED,CHAT",
    "429,RETRY_AFTER,ACCOUNT",
    "500,UNKNOWN_OUTCOME,CHAT",
    "502,UNKNOWN_OUTCOME,CHAT",
    "503,UNKNOWN_OUTCOME,CHAT",
    "504,UNKNOWN_OUTCOME,CHAT"
  })
  void judgesByStatusAlone(int status, Reason reason, Scope scope) {
    SendFailedException failure = StatusFailures.of(answer(status, ""), NOW, Scope.ACCOUNT);
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.scope()).isEqualTo(scope);
    assertThat(failure.code()).isEqualTo("http-" + status);
    assertThat(failure.retryAfter()).isEmpty();
  }

  @Test
  void obeysRetryAfter() {
    SendFailedException failure = StatusFailures.of(answer(429, "35"), NOW, Scope.CHAT);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(35));
    assertThat(failure.scope()).isEqualTo(Scope.CHAT);
  }

  private static ApiAnswer answer(int status, String retryAfter) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    if (!retryAfter.isEmpty()) {
      headers.set("retry-after", retryAfter);
    }
    return new ApiAnswer(status, headers, Buffer.buffer());
  }
}
