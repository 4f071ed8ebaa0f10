package io.reunion.platform.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.platform.Adapters;
import io.reunion.platform.Await;
import io.reunion.platform.Json;
import io.reunion.platform.RandomTexts;
import io.reunion.platform.StandIn;
import io.reunion.platform.Webhooks;
import io.reunion.redis.RedisServer;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Another's model of WeChat's messages reads what we read, and what we write. */
class WeChatOracleIT {
  @RegisterExtension
  static final RedisServer redis = new RedisServer();

  @RegisterExtension
  static final StandIn api = new StandIn();

  private static final AccountId ACCOUNT = AccountId.of("wechat", "main");
  private static final ChatId LI = new ChatId(ACCOUNT, "openid-li");
  private static final String SEND = "/cgi-bin/message/custom/send";

  private WeChatPlatform wechat;
  private int nonces;

  @BeforeEach
  void connect() {
    api.answer("{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"t\",\"expires_in\":7200}");
    wechat = new WeChatPlatform(
        ACCOUNT,
        new WeChatConfig(
            "wxapp",
            Secret.of("s"),
            Secret.of("token"),
            Optional.empty(),
            Optional.empty(),
            api.uri()),
        Adapters.equipment(redis.redis()));
  }

  static List<String> texts() {
    return RandomTexts.of(60).toList();
  }

  private WebhookResult receive(String xml) {
    String timestamp = Long.toString(Adapters.NOW.getEpochSecond());
    String nonce = "n" + nonces++;
    MultiMap query = MultiMap.caseInsensitiveMultiMap()
        .set("timestamp", timestamp)
        .set("nonce", nonce)
        .set("signature", SHA1.gen("token", timestamp, nonce));
    return wechat.receive(new WebhookRequest(
        "POST", Webhooks.headers(), query, Buffer.buffer(xml.getBytes(UTF_8)), Adapters.NOW));
  }

  private static String message(String text) {
    return "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[openid-li]]></FromUserName>"
        + "<CreateTime>" + Adapters.NOW.getEpochSecond()
        + "</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA["
        + text.replace("]]>", "]]]]><![CDATA[>")
        + "]]></Content><MsgId>1234567890123456</MsgId></xml>";
  }

  @ParameterizedTest
  @MethodSource("texts")
  void oursReadsAndAnswersAsTheirs(String text) {
    String xml = message(text);
    WebhookResult result = Webhooks.told(receive(xml));
    Update.MessageReceived read = Webhooks.only(result, Update.MessageReceived.class);
    WxMpXmlMessage theirs = WxMpXmlMessage.fromXml(xml);
    assertThat(read.text()).isEqualTo(theirs.getContent()).isEqualTo(text);
    assertThat(read.sender().user().value()).isEqualTo(theirs.getFromUser());
    assertThat(read.message().value()).isEqualTo(theirs.getMsgId().toString());
    assertThat(read.origin().time().getEpochSecond()).isEqualTo(theirs.getCreateTime());
    Await.value(wechat.reply(read.origin().credit().orElseThrow(), said(text)));
    WxMpXmlMessage answer = WxMpXmlMessage.fromXml(
        Await.value(((WebhookResult.Accepted) result).answer()).body().toString(UTF_8));
    assertThat(answer.getMsgType()).isEqualTo("text");
    assertThat(answer.getToUser()).isEqualTo("openid-li");
    assertThat(answer.getFromUser()).isEqualTo("gh_1");
    assertThat(answer.getContent()).isEqualTo(text.replace('<', '＜'));
  }

  private static OutboundMessage said(String text) {
    return Adapters.hello(LI).withText(Markup.literal(text));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void oursSendsWhatTheirsWould(String text) {
    Await.value(wechat.send(said(text)));
    assertThat(Json.parse(api.body(SEND)))
        .isEqualTo(Json.parse(WxMpKefuMessage.TEXT()
            .toUser("openid-li")
            .content(text.replace('<', '＜'))
            .build()
            .toJson()));
  }
}
