package io.reunion;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.reunion.platform.FlatXml;
import io.reunion.redis.RedisServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A WeChat Official Account over HTTP, its messages made and its answers read by another's implementation. */
class WeChatIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  private static final AtomicLong NUMBERS = new AtomicLong(1_000);

  @TempDir
  Path directory;

  private final WxCryptUtil crypt = new WxCryptUtil("wechat-token", KEY, "wxapp");
  private final WireMockServer api =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private TestService service;

  @BeforeEach
  void open() {
    api.start();
    api.stubFor(any(anyUrl())
        .willReturn(okJson("{\"errcode\":0,\"access_token\":\"t\",\"expires_in\":7200}")));
    service = TestService.start(
        directory,
        server.uri(),
        "association: {language: zh}\nadmins: ['wechat:chair']\nredis: {accept: [appendfsync-no]}\n",
        "wechat: {main: {appId: wxapp, appSecret: s, token: wechat-token, encodingAesKey: " + KEY
            + ", apiBase: 'http://localhost:" + api.port() + "'}}\n");
  }

  @AfterEach
  void close() {
    service.close();
    api.stop();
  }

  private HttpResponse<String> send(String xml) {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    String encrypted = crypt.encrypt("0123456789abcdef", xml);
    return service.send(
        "POST",
        "/webhooks/wechat/main?encrypt_type=aes&timestamp=" + timestamp + "&nonce=n&signature="
            + SHA1.gen("wechat-token", timestamp, "n") + "&msg_signature="
            + SHA1.gen("wechat-token", timestamp, "n", encrypted),
        FlatXml.write("ToUserName", "gh_1", "Encrypt", encrypted));
  }

  private static String message(String user, String type, String field, String words) {
    return FlatXml.write(
        "ToUserName",
        "gh_1",
        "FromUserName",
        user,
        "CreateTime",
        Long.toString(Instant.now().getEpochSecond()),
        "MsgType",
        type,
        "Event",
        "CLICK",
        field,
        words,
        "MsgId",
        Long.toString(NUMBERS.incrementAndGet()));
  }

  /** What the bot says in the response to {@code words}. */
  private String answer(String user, String words) {
    return opened(send(message(user, "text", "Content", words)));
  }

  private String opened(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(200);
    Map<String, String> sealed = FlatXml.read(response.body().getBytes(StandardCharsets.UTF_8));
    String xml = crypt.decryptContent(
        sealed.get("MsgSignature"),
        sealed.get("TimeStamp"),
        sealed.get("Nonce"),
        sealed.get("Encrypt"));
    return FlatXml.read(xml.getBytes(StandardCharsets.UTF_8)).get("Content");
  }

  @Test
  void membersAreFoundAndEventsAnsweredAlone() {
    assertThat(service
            .api("POST", "/members/import", "姓名,入学年份,城市,consent\n王五,2008,深圳,group\n")
            .statusCode())
        .isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(answer("chair", "找 王五")).contains("王五", "深圳"));
    assertThat(service
            .api(
                "POST",
                "/events",
                "{\"id\":\"gala\",\"title\":\"校友晚会\",\"startsAt\":\"2099-12-12T18:00:00+08:00\","
                    + "\"capacity\":2,\"chats\":[]}")
            .statusCode())
        .isEqualTo(201);
    assertThat(opened(send(message("li", "event", "EventKey", "活动")))).contains("校友晚会");
    assertThat(answer("li", "报名 gala 参加 +1")).contains("2");
    assertThat(parse(service.api("GET", "/events/gala/rsvps", "").body()).toString())
        .contains("\"wechat:li\"", "\"ACCEPTED\"");
  }

  @Test
  void aRetryIsNotAnsweredTwice() {
    String asked = message("li", "text", "Content", "帮助");
    assertThat(opened(send(asked))).isNotBlank();
    assertThat(send(asked).body()).isEqualTo("success");
  }
}
