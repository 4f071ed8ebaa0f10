package io.reunion.platform;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToIgnoreCase;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApiClientTest {
  private static final String TOKEN = "123:SECRET-TOKEN";
  private static final Buffer BODY = Buffer.buffer("{\"a\":\"张三\"}");

  @RegisterExtension
  static final WireMockExtension api =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final Vertx VERTX = Vertx.vertx();
  private static final ApiClient CLIENT = new ApiClient(
      VERTX, new ApiClient.Limits(Duration.ofMillis(1_500), Duration.ofMillis(1_500), 4_096, 2));

  @AfterAll
  static void close() {
    Await.value(CLIENT.close());
    Await.value(VERTX.close());
  }

  private static ApiMethod method() {
    return ApiMethod.post(URI.create(api.baseUrl() + "/base"), "/bot" + TOKEN + "/send", "send");
  }

  private static Future<ApiAnswer> answered(ResponseDefinitionBuilder response) {
    api.stubFor(post(urlEqualTo("/base/bot" + TOKEN + "/send")).willReturn(response));
    return CLIENT.call(method(), BODY);
  }

  private static void assertUnknown(SendFailedException failure, String code) {
    assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN_OUTCOME);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.toString()).doesNotContain("SECRET");
  }

  private static void assertNotSent(SendFailedException failure, String code) {
    assertThat(failure.reason()).isEqualTo(Reason.RETRY_AFTER);
    assertThat(failure.retryAfter()).isEmpty();
    assertThat(failure.scope()).isEqualTo(Scope.ACCOUNT);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.toString()).doesNotContain("SECRET");
  }

  @Test
  void givesTheAnswerOfWhateverStatus() {
    for (int status : List.of(200, 201, 400, 404, 429, 500, 503)) {
      ApiAnswer answer = Await.value(answered(
          aResponse().withStatus(status).withHeader("Retry-After", "7").withBody("{\"x\":1}")));
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.headers().get("retry-after")).isEqualTo("7");
      assertThat(answer.body().toString()).isEqualTo("{\"x\":1}");
    }
  }

  @Test
  void sendsJsonWithTheMethodsHeaders() {
    answered(aResponse());
    Await.value(CLIENT.call(method().with("Authorization", "Bearer x"), BODY));
    api.verify(postRequestedFor(urlEqualTo("/base/bot" + TOKEN + "/send"))
        .withHeader("Content-Type", equalToIgnoreCase("application/json; charset=utf-8"))
        .withHeader("Authorization", equalTo("Bearer x"))
        .withRequestBody(equalToJson("{\"a\":\"张三\"}")));
  }

  @Test
  void followsNoRedirect() {
    ApiAnswer answer = Await.value(
        answered(aResponse().withStatus(302).withHeader("Location", api.baseUrl() + "/elsewhere")));
    assertThat(answer.status()).isEqualTo(302);
    api.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void knowsNothingWhenTheAnswerBreaksOff(Fault fault) {
    SendFailedException failure = Await.failure(answered(aResponse().withFault(fault)));
    assertUnknown(failure, "no-whole-answer");
  }

  @Test
  void knowsNothingWhenNoAnswerComesInTime() {
    SendFailedException failure = Await.failure(answered(aResponse().withFixedDelay(4_000)));
    assertUnknown(failure, "no-answer-in-time");
  }

  @Test
  void knowsNothingWhenTheAnswerDribbles() {
    SendFailedException failure = Await.failure(
        answered(aResponse().withBody("x".repeat(100)).withChunkedDribbleDelay(20, 5_000)));
    assertUnknown(failure, "no-answer-in-time");
  }

  @Test
  void knowsNothingWhenTheAnswerIsTooLong() {
    assertUnknown(
        Await.failure(answered(aResponse().withBody("x".repeat(5_000)))), "no-whole-answer");
  }

  @Test
  void worksOnAfterEveryFault() {
    for (Fault fault : Fault.values()) {
      Await.failure(answered(aResponse().withFault(fault)));
    }
    assertThat(Await.value(answered(aResponse().withBody("{}"))).status()).isEqualTo(200);
  }

  @Test
  void isSureThatNothingWasSentWithoutAConnection() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    URI closed = URI.create("http://127.0.0.1:" + port);
    assertNotSent(
        Await.failure(CLIENT.call(ApiMethod.post(closed, "/bot" + TOKEN, "x"), BODY)),
        "no-connection");
  }

  @Test
  void isSureThatNothingWasSentWithoutAnAddress() {
    URI nowhere = URI.create("http://no-such-host.invalid");
    assertNotSent(
        Await.failure(CLIENT.call(ApiMethod.post(nowhere, "/bot" + TOKEN, "x"), BODY)),
        "unknown-host");
  }

  @Test
  void isSureThatNothingWasSentWithoutTls() {
    URI plain = URI.create("https://127.0.0.1:" + api.getPort());
    assertNotSent(
        Await.failure(CLIENT.call(ApiMethod.post(plain, "/bot" + TOKEN, "x"), BODY)), "no-tls");
  }

  /** Whoever answers under a platform's name, by a name server that lies, has no certificate for it. */
  @Test
  void saysNothingToAHostThatCannotProveItsName() {
    WireMockServer impostor = new WireMockServer(wireMockConfig().dynamicPort().dynamicHttpsPort());
    impostor.start();
    try {
      impostor.stubFor(any(anyUrl()).willReturn(aResponse()));
      URI name = URI.create("https://localhost:" + impostor.httpsPort());
      assertNotSent(
          Await.failure(CLIENT.call(ApiMethod.post(name, "/bot" + TOKEN, "x"), BODY)), "no-tls");
      assertThat(impostor.getAllServeEvents()).isEmpty();
    } finally {
      impostor.stop();
    }
  }

  @Test
  void isSureThatNothingWasSentWhenTheHandshakeTakesTooLong() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      URI silent = URI.create("https://127.0.0.1:" + mute.getLocalPort());
      assertNotSent(
          Await.failure(CLIENT.call(ApiMethod.post(silent, "/bot" + TOKEN, "x"), BODY)),
          "no-connection");
    }
  }

  @Test
  void isSureThatNothingWasSentWhenAllConnectionsAreBusy() {
    api.stubFor(post(urlEqualTo("/base/bot" + TOKEN + "/send"))
        .willReturn(aResponse().withFixedDelay(5_000)));
    ApiClient narrow = new ApiClient(
        VERTX, new ApiClient.Limits(Duration.ofMillis(1_500), Duration.ofSeconds(3), 4_096, 1));
    Future<ApiAnswer> first = narrow.call(method(), BODY);
    List<Future<ApiAnswer>> waiting = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waiting.add(narrow.call(method(), BODY));
    }
    for (Future<ApiAnswer> one : waiting) {
      assertNotSent(Await.failure(one), "no-connection");
    }
    assertUnknown(Await.failure(first), "no-answer-in-time");
    Await.value(narrow.close());
  }

  @Test
  void failsItsFutureWhenClosed() {
    ApiClient closed = new ApiClient(VERTX, ApiClient.Limits.DEFAULT);
    Await.value(closed.close());
    assertThat(Await.failure(closed.call(method(), BODY)).reason()).isEqualTo(Reason.RETRY_AFTER);
  }

  @Test
  void printsItsNameOnly() {
    assertThat(method()).hasToString("send");
  }
}
