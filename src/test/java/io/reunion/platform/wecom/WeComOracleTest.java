package io.reunion.platform.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookRequest;
import io.reunion.config.Secret;
import io.reunion.platform.Adapters;
import io.reunion.platform.Await;
import io.reunion.platform.FlatXml;
import io.reunion.platform.Json;
import io.reunion.platform.LookAlikeMarkdown;
import io.reunion.platform.RandomTexts;
import io.reunion.platform.StandIn;
import io.reunion.platform.UniqueKey;
import io.reunion.platform.Webhooks;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import me.chanjar.weixin.cp.bean.message.WxCpGroupRobotMessage;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.templatecard.TemplateCardButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Another's model of WeCom's messages reads what we read, and writes what we write. */
class WeComOracleTest {
  @RegisterExtension
  static final StandIn api = new StandIn();

  private static final AccountId ACCOUNT = AccountId.of("wecom", "app");
  private static final ChatId LI = new ChatId(ACCOUNT, "user:li");
  private static final ChatId GROUP = new ChatId(ACCOUNT, "wr1");
  private static final String SEND = "/cgi-bin/message/send";

  private final WxCryptUtil crypt = new WxCryptUtil("token", WeComFixture.KEY, "corp");
  private WeComPlatform wecom;

  @BeforeEach
  void connect() {
    api.answer("{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"t\",\"expires_in\":7200}");
    wecom = new WeComPlatform(
        ACCOUNT,
        new WeComConfig(
            Secret.of("token"),
            Secret.of(WeComFixture.KEY),
            Optional.of("corp"),
            Map.of("wr1", Secret.of("key")),
            Optional.of(new WeComConfig.App("corp", Secret.of("s"), 218)),
            Optional.empty(),
            Optional.empty(),
            api.uri()),
        api.equipment(Adapters.CLOCK));
  }

  static List<String> texts() {
    return RandomTexts.of(60).toList();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void oursReadsAsTheirs(String text) {
    String xml = FlatXml.write(
        "ToUserName",
        "corp",
        "FromUserName",
        "li",
        "CreateTime",
        Long.toString(Adapters.NOW.getEpochSecond()),
        "MsgType",
        "text",
        "Content",
        text,
        "MsgId",
        "4561255354251345929",
        "AgentID",
        "218");
    String timestamp = Long.toString(Adapters.NOW.getEpochSecond());
    String encrypted = crypt.encrypt("0123456789abcdef", xml);
    Update.MessageReceived read = Webhooks.only(
        wecom.receive(new WebhookRequest(
            "POST",
            Webhooks.headers(),
            WeComFixture.query(timestamp, "n", SHA1.gen("token", timestamp, "n", encrypted)),
            Buffer.buffer(FlatXml.write("ToUserName", "corp", "Encrypt", encrypted)),
            Adapters.NOW)),
        Update.MessageReceived.class);
    WxCpXmlMessage theirs = WxCpXmlMessage.fromXml(xml, "218");
    assertThat(read.text()).isEqualTo(theirs.getContent()).isEqualTo(text);
    assertThat(read.sender().user().value()).isEqualTo(theirs.getFromUserName());
    assertThat(read.message().value()).isEqualTo(theirs.getMsgId().toString());
  }

  private static OutboundMessage said(ChatId chat, String text) {
    return Adapters.hello(chat).withText(Markup.literal(text));
  }

  /**
   * But for what lets the platform refuse a second copy, and for what theirs says though it is usual: that a
   * message is no secret, and a button one to press.
   */
  private static void assertSame(String ours, String theirs) {
    ObjectNode actual = (ObjectNode) Json.parse(ours);
    actual.remove(List.of("enable_duplicate_check", "duplicate_check_interval"));
    assertThat((JsonNode) actual)
        .isEqualTo(Json.parse(theirs.replace(",\"type\":0", "").replace(",\"safe\":\"0\"", "")));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void oursSendsWhatTheirsWould(String text) {
    String markdown = LookAlikeMarkdown.render(Markup.literal(text));
    Await.value(wecom.send(said(LI, text)));
    assertSame(
        api.body(SEND),
        WxCpMessage.MARKDOWN()
            .toUser("li")
            .agentId(218)
            .content(markdown)
            .build()
            .toJson());
    Await.value(wecom.send(said(GROUP, text)));
    assertSame(
        api.body("/cgi-bin/webhook/send"),
        new WxCpGroupRobotMessage().setMsgType("markdown").setContent(markdown).toJson());
  }

  @Test
  void oursSendsTheCardThatTheirsWould() {
    OutboundMessage card = said(LI, "Gala\nSat")
        .withButtons(List.of(List.of(new Button("参加", "rsvp gala yes", Button.Style.PRIMARY))));
    Await.value(wecom.send(card));
    assertSame(
        api.body(SEND),
        WxCpMessage.TEMPLATECARD()
            .toUser("li")
            .agentId(218)
            .cardType("button_interaction")
            .mainTitleTitle("Gala")
            .subTitleText("Sat")
            .taskId("reunion-" + UniqueKey.of(card))
            .buttons(List.of(TemplateCardButton.builder()
                .text("参加")
                .style(1)
                .key("rsvp gala yes")
                .build()))
            .build()
            .toJson());
  }
}
