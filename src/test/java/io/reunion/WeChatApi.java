package io.reunion;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.reunion.platform.FlatXml;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;

/**
 * WeChat: WireMock as its API, and the encrypted requests that it would send, made by another's implementation, which also reads
 * what is answered.
 */
final class WeChatApi implements AutoCloseable {
  private static final String TOKEN = "wechat-token";
  private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  private static final AtomicLong NUMBERS = new AtomicLong(1_000);

  private final WxCryptUtil crypt = new WxCryptUtil(TOKEN, KEY, "wxapp");
  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());

  WeChatApi() {
    server.start();
    server.stubFor(any(anyUrl())
        .willReturn(okJson("{\"errcode\":0,\"access_token\":\"t\",\"expires_in\":7200}")));
  }

  /** The entry of platforms.yaml for this stand-in. */
  String config() {
    return "wechat: {main: {appId: wxapp, appSecret: s, token: " + TOKEN + ", encodingAesKey: "
        + KEY + ", apiBase: 'http://localhost:" + server.port() + "'}}\n";
  }

  /** What somebody writes to the account. */
  static String message(String user, String words) {
    return xml(user, "text", "Content", words);
  }

  /** What somebody presses in its menu. */
  static String click(String user, String key) {
    return xml(user, "event", "EventKey", key);
  }

  private static String xml(String user, String type, String field, String words) {
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

  HttpResponse<String> send(TestService service, String xml) {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    String encrypted = crypt.encrypt("0123456789abcdef", xml);
    return service.send(
        "POST",
        "/webhooks/wechat/main?encrypt_type=aes&timestamp=" + timestamp + "&nonce=n&signature="
            + SHA1.gen(TOKEN, timestamp, "n") + "&msg_signature="
            + SHA1.gen(TOKEN, timestamp, "n", encrypted),
        FlatXml.write("ToUserName", "gh_1", "Encrypt", encrypted));
  }

  /** The words of a response; none in one that only says that the message came. */
  String opened(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(200);
    if (response.body().equals("success")) {
      return "";
    }
    Map<String, String> sealed = FlatXml.read(response.body().getBytes(StandardCharsets.UTF_8));
    String xml = crypt.decryptContent(
        sealed.get("MsgSignature"),
        sealed.get("TimeStamp"),
        sealed.get("Nonce"),
        sealed.get("Encrypt"));
    return FlatXml.read(xml.getBytes(StandardCharsets.UTF_8)).get("Content");
  }

  /** What was written to somebody otherwise than in a response. */
  List<String> written() {
    return server.findAll(postRequestedFor(urlPathEqualTo("/cgi-bin/message/custom/send"))).stream()
        .map(request ->
            TelegramBotApi.parse(request.getBodyAsString()).at("/text/content").asText())
        .toList();
  }

  @Override
  public void close() {
    server.stop();
  }
}
