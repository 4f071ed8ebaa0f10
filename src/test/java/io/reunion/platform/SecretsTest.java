package io.reunion.platform;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.config.Secret;
import io.reunion.platform.slack.SlackConfig;
import io.reunion.platform.slack.SlackPlatform;
import io.reunion.platform.telegram.TelegramConfig;
import io.reunion.platform.telegram.TelegramPlatform;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Every way to fail is taken with secrets that would be found again, and they are nowhere. */
class SecretsTest {
  private static final String CANARY = "canary";

  @RegisterExtension
  static final WireMockExtension api =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private final Vertx vertx = Vertx.vertx();
  private final ApiClient client = new ApiClient(
      vertx, new ApiClient.Limits(Duration.ofMillis(500), Duration.ofMillis(300), 1_000, 4));
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final List<Logger> loggers = new ArrayList<>();

  @BeforeEach
  void listen() {
    logged.start();
    for (String name : List.of("io.reunion", "io.vertx", "io.netty")) {
      Logger logger = (Logger) LoggerFactory.getLogger(name);
      logger.setLevel(Level.TRACE);
      logger.addAppender(logged);
      logger.setAdditive(false);
      loggers.add(logger);
    }
  }

  @AfterEach
  void stopListening() {
    for (Logger logger : loggers) {
      logger.setLevel(null);
      logger.detachAppender(logged);
      logger.setAdditive(true);
    }
    Await.value(client.close());
    Await.value(vertx.close());
  }

  private List<Platform> platforms(String base) {
    Secret token = Secret.of("123456:" + CANARY + "-token");
    Secret secret = Secret.of(CANARY + "-secret");
    Clock clock = Clock.systemUTC();
    return List.of(
        new TelegramPlatform(
            AccountId.of("telegram", "main"),
            new TelegramConfig(token, secret, Optional.empty(), URI.create(base)),
            client,
            clock),
        new SlackPlatform(
            AccountId.of("slack", "main"),
            new SlackConfig(token, secret, "reunion", URI.create(base)),
            client,
            clock));
  }

  private static List<ResponseDefinitionBuilder> waysToFail() {
    List<ResponseDefinitionBuilder> ways = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      ways.add(aResponse().withFault(fault));
    }
    for (int status : new int[] {200, 302, 400, 401, 403, 404, 409, 429, 500, 503}) {
      ways.add(aResponse().withStatus(status).withHeader("Location", "/bot" + CANARY));
      ways.add(aResponse()
          .withStatus(status)
          .withBody("{\"ok\":false,\"error\":\"bot123456:canary-token x\",\"error_code\":" + status
              + ",\"description\":\"/bot123456:canary-token/sendMessage\"}"));
    }
    ways.add(aResponse().withBody("x".repeat(2_000)));
    ways.add(aResponse().withFixedDelay(1_000));
    return ways;
  }

  @Test
  void noSecretIsInALogOrAnException() {
    for (ResponseDefinitionBuilder way : waysToFail()) {
      api.stubFor(any(anyUrl()).willReturn(way));
      platforms(api.baseUrl()).forEach(this::fail);
    }
    platforms("http://127.0.0.1:1").forEach(this::fail);
    platforms("https://127.0.0.1:" + api.getPort()).forEach(this::fail);
    platforms("http://no-such-host.invalid").forEach(this::fail);
    assertThat(logged.list).as("something was logged at all").isNotEmpty();
    assertThat(logged.list).allSatisfy(event -> {
      assertThat(event.getFormattedMessage()).doesNotContain(CANARY);
      if (event.getThrowableProxy() != null) {
        assertThat(ThrowableProxyUtil.asString(event.getThrowableProxy())).doesNotContain(CANARY);
      }
    });
  }

  private void fail(Platform platform) {
    ChatId chat = new ChatId(platform.account(), "1");
    OutboundMessage message = OutboundMessage.text(chat, "hello", "k");
    List<Future<?>> calls = new ArrayList<>(List.of(
        platform.send(message),
        ((Platform.Edits) platform).edit(new MessageId("1"), message),
        ((Platform.Starts) platform).start()));
    if (platform instanceof Platform.SpendsCredits spends) {
      String url = api.baseUrl() + "/" + CANARY;
      ReplyCredit credit = new ReplyCredit("response_url", url, 5, Instant.MAX);
      assertThat(credit.toString()).doesNotContain(CANARY);
      // Whatever is said with a 200 is a yes to a response_url.
      Future<Receipt> reply = spends.reply(credit, message);
      calls.add(reply.compose(
          said -> Future.failedFuture(SendFailedException.of(Reason.REJECTED, "said-yes"))));
    }
    for (Future<?> call : calls) {
      SendFailedException failure = Await.failure(call);
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      assertThat(trace.toString()).doesNotContain(CANARY);
      assertThat(failure.code()).doesNotContain(CANARY);
    }
    byte[] forged = ("{\"x\":\"" + CANARY + "\"").getBytes(StandardCharsets.UTF_8);
    assertThat(platform
            .receive(Webhooks.post(Webhooks.headers(), forged, Instant.EPOCH))
            .toString())
        .doesNotContain(CANARY);
    assertThat(platform.toString()).doesNotContain(CANARY);
  }
}
