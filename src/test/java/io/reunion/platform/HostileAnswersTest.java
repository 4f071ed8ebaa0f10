package io.reunion.platform;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** APIs that answer nonsense: what was sent counts as sent or as unknown, and nothing but what says no as refused. */
class HostileAnswersTest {
  @RegisterExtension
  static final StandIn api = new StandIn();

  static List<EveryAdapter> adapters() {
    return EveryAdapter.all(api.uri(), api.equipment(Adapters.CLOCK, Duration.ofSeconds(20)));
  }

  @BeforeEach
  void tokens() {
    EveryAdapter.TOKENS.forEach(path -> api.answer(path, 200, EveryAdapter.A_TOKEN));
  }

  private static Optional<SendFailedException> failure(EveryAdapter adapter) {
    Future<Receipt> sent = adapter.platform().send(Adapters.hello(adapter.chat()));
    return Await.value(sent.<Optional<SendFailedException>>transform(done -> {
      if (done.succeeded()) {
        return Future.succeededFuture(Optional.empty());
      }
      return done.cause() instanceof SendFailedException refused
          ? Future.succeededFuture(Optional.of(refused))
          : Future.failedFuture(done.cause());
    }));
  }

  /** It was sent; that it cannot be edited later is all that is lost. */
  @ParameterizedTest
  @MethodSource("adapters")
  void whatWasConfirmedIsSentWhateverItsId(EveryAdapter adapter) {
    for (String id : List.of(
        "\"1\"",
        "1",
        "\"" + "9".repeat(300) + "\"",
        "9".repeat(60),
        "\"a b\"",
        "\"{x}\"",
        "\"\\u0000\"",
        "\"\\ud83d\"",
        "\"\"",
        "null",
        "[]",
        "{}")) {
      api.answer(adapter.yes(id));
      assertThat(failure(adapter)).as(id).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("adapters")
  void whatSaysNeitherYesNorNoIsUnknown(EveryAdapter adapter) {
    nonsense(adapter.yes("\"1\"")).forEach((what, answer) -> {
      api.everything(answer);
      Optional<SendFailedException> failure = failure(adapter);
      assertThat(failure.map(SendFailedException::reason))
          .as(what)
          .contains(Reason.UNKNOWN_OUTCOME);
    });
  }

  /** Or a proxy that is set up wrongly for an hour would cost all groups. */
  @ParameterizedTest
  @MethodSource("adapters")
  void aPageOfSomebodyInBetweenMakesNoChatGone(EveryAdapter adapter) {
    for (int status : List.of(302, 400, 401, 403, 404, 407, 410, 451)) {
      for (String page : List.of("", "<html>Not here: channel not found</html>", "{}", "[]")) {
        api.everything(aResponse().withStatus(status).withBody(page));
        SendFailedException failure = failure(adapter).orElseThrow();
        assertThat(failure.reason())
            .as(status + " " + page)
            .isIn(Reason.SUSPENDED, Reason.REJECTED, Reason.UNKNOWN_OUTCOME);
      }
    }
  }

  private static Map<String, ResponseDefinitionBuilder> nonsense(String yes) {
    Map<String, ResponseDefinitionBuilder> all = new LinkedHashMap<>();
    for (String body : List.of(
        "<!doctype html><title>Login</title>",
        "OK",
        "[]",
        "12",
        "\"yes\"",
        yes.substring(0, yes.length() - 1),
        yes + yes,
        "{\"a\":1,\"a\":1," + yes.substring(1),
        "{\"a\":" + "[".repeat(64) + "]".repeat(64) + "," + yes.substring(1))) {
      all.put(body, aResponse().withHeader("Content-Type", "text/html").withBody(body));
    }
    all.put("packed", aResponse().withHeader("Content-Encoding", "gzip").withBody(packed(yes)));
    for (int status : List.of(500, 502, 503, 504, 522)) {
      all.put(
          "HTML of " + status,
          aResponse().withStatus(status).withBody("<html><body>" + yes + "</body></html>"));
    }
    return all;
  }

  private static byte[] packed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @MethodSource("adapters")
  void noWaitIsNegativeOrForEver(EveryAdapter adapter) {
    for (String wait : List.of(
        "-5",
        "0",
        "1000000000",
        "99999999999999999999",
        "1e9",
        "soon",
        "",
        "Mon, 01 Jan 1990 00:00:00 GMT",
        "Fri, 01 Jan 2100 00:00:00 GMT")) {
      api.everything(aResponse()
          .withStatus(429)
          .withHeader("Retry-After", wait)
          .withHeader("X-RateLimit-Reset", wait)
          .withHeader("x-ogw-ratelimit-reset", wait)
          .withBody(
              "{\"ok\":false,\"error_code\":429,\"code\":\"RATE_LIMIT_HIT\",\"errcode\":\"M_LIMIT_EXCEEDED\","
                  + "\"retry_after\":-1e9,\"retry-after\":-1,\"retry_after_ms\":-1,"
                  + "\"parameters\":{\"retry_after\":-3}}"));
      SendFailedException failure = failure(adapter).orElseThrow();
      assertThat(failure.reason()).as(wait).isEqualTo(Reason.RETRY_AFTER);
      failure
          .retryAfter()
          .ifPresent(
              told -> assertThat(told).as(wait).isBetween(Duration.ZERO, ApiAnswer.LONGEST_WAIT));
    }
  }
}
