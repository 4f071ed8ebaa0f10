package io.reunion.platform.wechat;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.reunion.chat.AccountId;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Receipt;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.MessageReceived;
import io.reunion.chat.UpdateJson;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.platform.ApiClient;
import io.reunion.platform.Await;
import io.reunion.platform.Equipment;
import io.reunion.platform.FlatXml;
import io.reunion.platform.Forgeries;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.MessageCrypt;
import io.reunion.platform.TokenStore;
import io.reunion.platform.Vectors;
import io.reunion.platform.Webhooks;
import io.reunion.redis.RedisServer;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import me.chanjar.weixin.common.util.crypto.SHA1;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeChatPlatformIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @RegisterExtension
  static final WireMockExtension api =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final AccountId ACCOUNT = AccountId.of("wechat", "main");
  private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  private static final Instant NOW = Instant.ofEpochSecond(1_348_831_860);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final MessageCrypt CRYPT =
      new MessageCrypt(Secret.of("token"), Secret.of(KEY), "wxapp");
  private static final ChatId LI = new ChatId(ACCOUNT, "openid-li");
  private static final OutboundMessage HELLO = OutboundMessage.text(LI, "你好 <a href=x>", "k");
  private static final String TEXT = "<xml><ToUserName><![CDATA[gh_1]]></ToUserName>"
      + "<FromUserName><![CDATA[openid-li]]></FromUserName><CreateTime>1348831860</CreateTime>"
      + "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[ 找 张三 ]]></Content>"
      + "<MsgId>1234567890123456</MsgId></xml>";

  private Equipment equipment;
  private WeChatPlatform safe;
  private WeChatPlatform plain;

  @BeforeEach
  void connect() {
    api.stubFor(any(anyUrl()).willReturn(okJson("{\"errcode\":0,\"errmsg\":\"ok\"}")));
    api.stubFor(any(urlEqualTo("/cgi-bin/stable_token"))
        .willReturn(okJson("{\"access_token\":\"canary\",\"expires_in\":7200}")));
    equipment = new Equipment(
        new ApiClient(server.vertx(), ApiClient.Limits.DEFAULT),
        new TokenStore(server.vertx(), server.redis(), CLOCK),
        new HeldAnswers(server.vertx()),
        CLOCK);
    safe = new WeChatPlatform(ACCOUNT, config(Optional.of(Secret.of(KEY))), equipment);
    plain = new WeChatPlatform(ACCOUNT, config(Optional.empty()), equipment);
  }

  private static WeChatConfig config(Optional<Secret> key) {
    return new WeChatConfig(
        "wxapp",
        Secret.of("canary-secret"),
        Secret.of("token"),
        key,
        Optional.empty(),
        URI.create(api.baseUrl()));
  }

  private static MultiMap query(String timestamp) {
    return MultiMap.caseInsensitiveMultiMap()
        .set("timestamp", timestamp)
        .set("nonce", "nonce")
        .set("signature", SHA1.gen("token", timestamp, "nonce"));
  }

  private static WebhookRequest plainly(String xml, String timestamp) {
    return new WebhookRequest(
        "POST", Webhooks.headers(), query(timestamp), Buffer.buffer(xml), NOW);
  }

  private static WebhookRequest sealed(String xml, String timestamp) {
    String encrypted = CRYPT.encrypt(xml.getBytes(UTF_8));
    MultiMap query = query(timestamp)
        .set("encrypt_type", "aes")
        .set("msg_signature", SHA1.gen("token", timestamp, "nonce", encrypted));
    String body = FlatXml.write("ToUserName", "gh_1", "Encrypt", encrypted);
    return new WebhookRequest("POST", Webhooks.headers(), query, Buffer.buffer(body), NOW);
  }

  private static final String THEN = Long.toString(NOW.getEpochSecond());

  @Test
  void answersTheCheckOfTheAddress() {
    JsonNode vector = Vectors.of("wechat.plain_signature");
    MultiMap query = MultiMap.caseInsensitiveMultiMap()
        .set("signature", vector.path("signature").asText())
        .set("timestamp", vector.path("timestamp").asText())
        .set("nonce", vector.path("nonce").asText())
        .set("echostr", "echo 1");
    WebhookRequest check =
        new WebhookRequest("GET", Webhooks.headers(), query, Buffer.buffer(), NOW);
    for (WeChatPlatform account : List.of(safe, plain)) {
      assertThat(((WebhookResult.Handshake) told(account.receive(check)))
              .answer()
              .body()
              .toString())
          .isEqualTo("echo 1");
    }
    query.set("signature", "0".repeat(40));
    assertThat(safe.receive(check)).isInstanceOf(WebhookResult.Unauthorized.class);
  }

  @Test
  void readsAMessageInBothModes() {
    for (WebhookResult result :
        List.of(safe.receive(sealed(TEXT, THEN)), plain.receive(plainly(TEXT, THEN)))) {
      MessageReceived message = Webhooks.only(result, MessageReceived.class);
      assertThat(message.text()).isEqualTo("找 张三");
      assertThat(message.chat()).isEqualTo(LI);
      assertThat(message.origin().kind()).isEqualTo(ChatKind.DIRECT);
      assertThat(message.origin().dedupeKey()).isEqualTo("message:1234567890123456");
      assertThat(message.origin().time()).isEqualTo(NOW);
      assertThat(message.sender()).isEqualTo(new Sender(UserId.of("wechat", "openid-li"), ""));
      assertThat(message.message()).isEqualTo(new MessageId("1234567890123456"));
      assertThat(UpdateJson.read(UpdateJson.write(message))).isEqualTo(message);
    }
  }

  private static String event(String kind, String key) {
    return "<xml><ToUserName>gh_1</ToUserName><FromUserName>openid-li</FromUserName>"
        + "<CreateTime>1348831860</CreateTime><MsgType>event</MsgType><Event>" + kind
        + "</Event><EventKey>" + key + "</EventKey></xml>";
  }

  @Test
  void readsTheMenuFollowersAndSpeech() {
    assertThat(Webhooks.only(
                safe.receive(sealed(event("CLICK", "events"), THEN)), Update.ButtonPressed.class)
            .command())
        .isEqualTo("events");
    assertThat(Webhooks.only(
                safe.receive(sealed(event("subscribe", ""), THEN)), Update.BotAdded.class)
            .by())
        .isPresent();
    Webhooks.only(safe.receive(sealed(event("unsubscribe", ""), THEN)), Update.BotRemoved.class);
    String voice = TEXT.replace("[text]", "[voice]").replace("Content", "Recognition");
    assertThat(Webhooks.only(safe.receive(sealed(voice, THEN)), MessageReceived.class)
            .text())
        .isEqualTo("找 张三");
    for (String nothing : List.of(
        event("VIEW", "https://a.example"),
        event("CLICK", ""),
        event("future", "x"),
        TEXT.replace("[text]", "[image]"),
        TEXT.replace("[text]", "[voice]"))) {
      WebhookResult.Accepted accepted =
          (WebhookResult.Accepted) safe.receive(sealed(nothing, THEN));
      assertThat(accepted.updates()).isEmpty();
      assertThat(Await.value(accepted.answer()).body().toString()).isEqualTo("success");
    }
  }

  @Test
  void refusesWhatIsNotSignedRight() {
    WebhookRequest request = sealed(TEXT, THEN);
    for (String wrong : List.of("", "x", "0".repeat(40))) {
      request.query().set("msg_signature", wrong);
      assertThat(safe.receive(request)).isInstanceOf(WebhookResult.Unauthorized.class);
    }
    assertThat(safe.receive(plainly(TEXT, THEN)))
        .as("in safe mode nothing plain is taken")
        .isInstanceOf(WebhookResult.Unauthorized.class);
    WebhookRequest forged = plainly(TEXT, THEN);
    forged.query().set("signature", "0".repeat(40));
    assertThat(plain.receive(forged)).isInstanceOf(WebhookResult.Unauthorized.class);
    for (long seconds : new long[] {-601, 601}) {
      String then = Long.toString(NOW.getEpochSecond() + seconds);
      assertThat(safe.receive(sealed(TEXT, then))).isInstanceOf(WebhookResult.Unauthorized.class);
      assertThat(plain.receive(plainly(TEXT, then))).isInstanceOf(WebhookResult.Unauthorized.class);
    }
  }

  /** It stands in the address, and so in the log of every proxy; each message has a nonce of its own. */
  @Test
  void aPlainSignatureIsGoodForOneMessageOnly() {
    String other = TEXT.replace("openid-li", "openid-admin").replace("1234567890123456", "9");
    String moment = Long.toString(NOW.getEpochSecond() - 7);
    Webhooks.only(plain.receive(plainly(TEXT, moment)), MessageReceived.class);
    assertThat(told(plain.receive(plainly(other, moment))))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(Webhooks.only(plain.receive(plainly(TEXT, moment)), MessageReceived.class)
            .text())
        .as("the same again")
        .isEqualTo("找 张三");
    MultiMap check = query(Long.toString(NOW.getEpochSecond() - 8)).set("echostr", "1");
    WebhookRequest asked =
        new WebhookRequest("GET", Webhooks.headers(), check, Buffer.buffer(), NOW);
    assertThat(told(plain.receive(asked))).isInstanceOf(WebhookResult.Handshake.class);
    assertThat(told(plain.receive(plainly(other, check.get("timestamp")))))
        .as("what signed the check of the address")
        .isInstanceOf(WebhookResult.Unauthorized.class);
  }

  private static WebhookResult told(WebhookResult result) {
    return result instanceof WebhookResult.Later later ? Await.value(later.result()) : result;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "<xml/>",
        "<xml><MsgType>text</MsgType></xml>",
        "<xml><MsgType>text</MsgType><MsgId>1</MsgId></xml>",
        "<xml><MsgType>text</MsgType><MsgId>1 1</MsgId><FromUserName>u</FromUserName></xml>",
        "<!DOCTYPE xml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><xml><MsgType>&a;</MsgType></xml>"
      })
  void callsWhatHasNoMeaningMalformed(String xml) {
    assertThat(safe.receive(sealed(xml, THEN))).isInstanceOf(WebhookResult.Malformed.class);
    assertThat(plain.receive(plainly(xml, THEN))).isInstanceOf(WebhookResult.Malformed.class);
  }

  @Test
  void refusesAMessageForAnotherAccount() {
    MessageCrypt other = new MessageCrypt(Secret.of("token"), Secret.of(KEY), "wxother");
    String encrypted = other.encrypt(TEXT.getBytes(UTF_8));
    MultiMap query = query(THEN).set("msg_signature", other.signature(THEN, "nonce", encrypted));
    assertThat(safe.receive(new WebhookRequest(
            "POST",
            Webhooks.headers(),
            query,
            Buffer.buffer(FlatXml.write("Encrypt", encrypted)),
            NOW)))
        .isInstanceOf(WebhookResult.Malformed.class);
  }

  private static ReplyCredit credit(WebhookResult.Accepted accepted) {
    return accepted.updates().get(0).origin().credit().orElseThrow();
  }

  @Test
  void answersInTheResponseAndBySendingAfterwards() {
    OutboundMessage card = HELLO.withButtons(List.of(List.of(new Button("参加", "rsvp gala yes"))));
    WebhookResult.Accepted asked = (WebhookResult.Accepted) safe.receive(sealed(TEXT, THEN));
    assertThat(Await.value(safe.reply(credit(asked), card))).isEqualTo(Receipt.WITHOUT_ID);
    Map<String, String> envelope =
        FlatXml.read(Await.value(asked.answer()).body().getBytes());
    Map<String, String> said = FlatXml.read(CRYPT.decrypt(envelope.get("Encrypt")));
    assertThat(said)
        .containsEntry("ToUserName", "openid-li")
        .containsEntry("FromUserName", "gh_1")
        .containsEntry("Content", "你好 ＜a href=x>\n\n参加: /rsvp gala yes");
    assertThat(Await.failure(safe.reply(credit(asked), HELLO)).reason()).isEqualTo(Reason.REJECTED);
    WebhookResult.Accepted menu =
        (WebhookResult.Accepted) told(plain.receive(plainly(event("CLICK", "events"), THEN)));
    Await.value(plain.reply(credit(menu), HELLO));
    assertThat(FlatXml.read(Await.value(menu.answer()).body().getBytes()))
        .containsEntry("Content", "你好 ＜a href=x>");
    Await.value(safe.send(HELLO));
    api.verify(
        postRequestedFor(urlEqualTo("/cgi-bin/message/custom/send?access_token=canary"))
            .withRequestBody(
                equalToJson(
                    "{\"touser\":\"openid-li\",\"msgtype\":\"text\",\"text\":{\"content\":\"你好 ＜a href=x>\"}}")));
  }

  @Test
  void whoWaitsTooLongIsToldNothingAndWrittenToLater() {
    WebhookResult.Accepted asked = (WebhookResult.Accepted) safe.receive(sealed(TEXT, THEN));
    assertThat(Await.failure(safe.reply(credit(asked), HELLO.withText("校".repeat(683))))
            .reason())
        .isEqualTo(Reason.REJECTED);
    assertThat(Await.value(asked.answer()).body().toString()).isEqualTo("success");
    Await.value(safe.send(HELLO.withText("校".repeat(683))));
    api.verify(2, postRequestedFor(urlPathEqualTo("/cgi-bin/message/custom/send")));
  }

  @ParameterizedTest
  @CsvSource({
    "-1,RETRY_AFTER,CHAT",
    "45011,RETRY_AFTER,ACCOUNT",
    "40003,GONE,CHAT",
    "43004,GONE,CHAT",
    "50005,GONE,CHAT",
    "45015,SUSPENDED,CHAT",
    "45047,SUSPENDED,CHAT",
    "45009,SUSPENDED,ACCOUNT",
    "48001,SUSPENDED,ACCOUNT",
    "48002,SUSPENDED,ACCOUNT",
    "40001,SUSPENDED,ACCOUNT",
    "40014,SUSPENDED,ACCOUNT",
    "42001,SUSPENDED,ACCOUNT",
    "40008,REJECTED,CHAT"
  })
  void readsEveryRefusal(int code, Reason reason, Scope scope) {
    api.stubFor(any(urlPathEqualTo("/cgi-bin/message/custom/send"))
        .willReturn(okJson("{\"errcode\":" + code + ",\"errmsg\":\"canary\"}")));
    SendFailedException failure = Await.failure(safe.send(HELLO));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.scope()).isEqualTo(scope);
    assertThat(failure.toString()).doesNotContain("canary");
  }

  @Test
  void callsWhatIsTooLongByTheNameOfAllPlatforms() {
    api.stubFor(any(urlPathEqualTo("/cgi-bin/message/custom/send"))
        .willReturn(okJson("{\"errcode\":45002}")));
    assertThat(Await.failure(safe.send(HELLO)).code()).isEqualTo("too-long");
  }

  @Test
  void showsWhetherTheCredentialsWork() {
    Await.value(safe.start());
    api.verify(
        1,
        postRequestedFor(urlEqualTo("/cgi-bin/stable_token"))
            .withRequestBody(
                equalToJson("{\"grant_type\":\"client_credential\",\"appid\":\"wxapp\","
                    + "\"secret\":\"canary-secret\"}")));
  }

  @Test
  void refusesEveryForgery() {
    assertThat(Forgeries.areRefused(sealed(TEXT, THEN), safe::receive))
        .containsExactlyInAnyOrder("msg_signature", "timestamp", "nonce", "body");
  }
}
