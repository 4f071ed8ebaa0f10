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
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.SendFailedException;
import io.reunion.config.Secret;
import io.reunion.platform.dingtalk.DingTalkConfig;
import io.reunion.platform.dingtalk.DingTalkPlatform;
import io.reunion.platform.discord.DiscordConfig;
import io.reunion.platform.discord.DiscordPlatform;
import io.reunion.platform.feishu.FeishuConfig;
import io.reunion.platform.feishu.FeishuPlatform;
import io.reunion.platform.line.LineConfig;
import io.reunion.platform.line.LinePlatform;
import io.reunion.platform.matrix.MatrixConfig;
import io.reunion.platform.matrix.MatrixPlatform;
import io.reunion.platform.qq.QqConfig;
import io.reunion.platform.qq.QqPlatform;
import io.reunion.platform.slack.SlackConfig;
import io.reunion.platform.slack.SlackPlatform;
import io.reunion.platform.telegram.TelegramConfig;
import io.reunion.platform.telegram.TelegramPlatform;
import io.reunion.platform.wechat.WeChatConfig;
import io.reunion.platform.wechat.WeChatPlatform;
import io.reunion.platform.wecom.WeComConfig;
import io.reunion.platform.wecom.WeComPlatform;
import io.reunion.platform.zulip.ZulipConfig;
import io.reunion.platform.zulip.ZulipPlatform;
import io.reunion.redis.RedisServer;
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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Every way to fail is taken with secrets that would be found again, and they are nowhere. */
class SecretsIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final String CANARY = "canary";

  @RegisterExtension
  static final WireMockExtension api =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private final Vertx vertx = Vertx.vertx();
  private final ApiClient client = new ApiClient(
      vertx, new ApiClient.Limits(Duration.ofMillis(500), Duration.ofMillis(300), 1_000, 4));
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final List<Logger> loggers = new ArrayList<>();
  private int failures;

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

  /** Of every platform one whose every secret would be found again. */
  private List<Platform> platforms(String base) {
    Secret token = Secret.of("123456:" + CANARY + "-token");
    Secret secret = Secret.of(CANARY + "-secret");
    Secret key = Secret.of((CANARY + "0".repeat(43)).substring(0, 43));
    Clock clock = Clock.systemUTC();
    URI api = URI.create(base);
    Equipment given = new Equipment(
        client, new TokenStore(vertx, server.redis(), clock), new HeldAnswers(vertx), clock);
    return List.of(
        new TelegramPlatform(
            AccountId.of("telegram", "main"),
            new TelegramConfig(token, secret, Optional.empty(), api),
            client,
            clock),
        new SlackPlatform(
            AccountId.of("slack", "main"),
            new SlackConfig(token, secret, "reunion", api),
            client,
            clock),
        new FeishuPlatform(
            AccountId.of("feishu", "main"),
            new FeishuConfig("app", secret, secret, Optional.of(secret), api),
            given),
        new WeComPlatform(
            AccountId.of("wecom", "main"),
            new WeComConfig(
                secret,
                key,
                Optional.empty(),
                Map.of("1", secret),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                api),
            given),
        new DingTalkPlatform(
            AccountId.of("dingtalk", "main"),
            new DingTalkConfig(
                "app",
                secret,
                Optional.empty(),
                "t",
                "r",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                api),
            given),
        new WeChatPlatform(
            AccountId.of("wechat", "main"),
            new WeChatConfig("app", secret, secret, Optional.of(key), Optional.empty(), api),
            given),
        new LinePlatform(
            AccountId.of("line", "main"),
            new LineConfig(secret, token, Optional.empty(), api),
            given),
        new DiscordPlatform(
            AccountId.of("discord", "main"),
            new DiscordConfig(
                "1",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                secret,
                "reunion",
                api),
            given),
        new QqPlatform(AccountId.of("qq", "main"), new QqConfig("1", secret, api), given),
        new MatrixPlatform(
            AccountId.of("matrix", "main"),
            new MatrixConfig("@bot:example.org", secret, token, api),
            given),
        new ZulipPlatform(
            AccountId.of("zulip", "main"),
            new ZulipConfig("bot@example.org", secret, token, "t", Optional.empty(), api),
            given));
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
    assertThat(failures).isGreaterThan(500);
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
    List<Future<?>> calls = new ArrayList<>(List.of(platform.send(message)));
    if (platform instanceof Platform.Edits edits) {
      calls.add(edits.edit(new MessageId("1"), message));
    }
    if (platform instanceof Platform.Starts starts) {
      calls.add(starts.start());
    }
    if (platform instanceof Platform.SpendsCredits spends) {
      for (String kind : List.of("response_url", "reply_token", "msg_id", "interaction")) {
        String handle = kind.equals("interaction") ? "1:" + CANARY : api.baseUrl() + "/" + CANARY;
        ReplyCredit credit = new ReplyCredit(kind, handle, 5, Instant.MAX);
        assertThat(credit.toString()).doesNotContain(CANARY);
        calls.add(spends.reply(credit, message));
      }
    }
    for (Future<?> call : calls) {
      Optional<SendFailedException> failed = failureOf(call);
      if (failed.isEmpty()) {
        continue;
      }
      SendFailedException failure = failed.get();
      failures++;
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      assertThat(trace.toString()).doesNotContain(CANARY);
      assertThat(failure.code()).doesNotContain(CANARY);
    }
    forge(platform);
  }

  /** What a bare 200 answers is a yes to some methods. */
  private static Optional<SendFailedException> failureOf(Future<?> call) {
    return Await.value(call.<Optional<SendFailedException>>transform(done -> {
      if (done.succeeded()) {
        return Future.succeededFuture(Optional.empty());
      }
      return done.cause() instanceof SendFailedException failure
          ? Future.succeededFuture(Optional.of(failure))
          : Future.failedFuture(done.cause());
    }));
  }

  private static void forge(Platform platform) {
    byte[] forged = ("{\"x\":\"" + CANARY + "\"").getBytes(StandardCharsets.UTF_8);
    assertThat(platform
            .receive(Webhooks.post(Webhooks.headers(), forged, Instant.EPOCH))
            .toString())
        .doesNotContain(CANARY);
    assertThat(platform.toString()).doesNotContain(CANARY);
  }
}
