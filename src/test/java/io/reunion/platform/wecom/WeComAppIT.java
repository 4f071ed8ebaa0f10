package io.reunion.platform.wecom;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
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
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Receipt;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.UpdateJson;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.platform.ApiClient;
import io.reunion.platform.Await;
import io.reunion.platform.Equipment;
import io.reunion.platform.FlatXml;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.MessageCrypt;
import io.reunion.platform.StrictJson;
import io.reunion.platform.TokenStore;
import io.reunion.platform.UniqueKey;
import io.reunion.platform.Vectors;
import io.reunion.platform.Webhooks;
import io.reunion.redis.RedisServer;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A self-built application: XML in and answered in the response, or written to by itself. */
class WeComAppIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @RegisterExtension
  static final WireMockExtension api =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final AccountId ACCOUNT = AccountId.of("wecom", "app");
  private static final String CORP = "wx5823bf96d3bd56c7";
  private static final Instant NOW = Instant.ofEpochSecond(1_409_659_820);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final MessageCrypt CRYPT =
      new MessageCrypt(Secret.of("QDG6eK"), Secret.of(WeComFixture.KEY), CORP);
  private static final ChatId DIRECT = new ChatId(ACCOUNT, "user:mycreate");
  private static final OutboundMessage HELLO = OutboundMessage.text(DIRECT, "你好 ]]>", "k1");

  private WeComPlatform app;

  @BeforeEach
  void connect() {
    api.stubFor(
        any(anyUrl()).willReturn(okJson("{\"errcode\":0,\"errmsg\":\"ok\",\"invaliduser\":\"\"}")));
    api.stubFor(any(urlPathEqualTo("/cgi-bin/gettoken"))
        .willReturn(
            okJson("{\"errcode\":0,\"access_token\":\"canary token\",\"expires_in\":7200}")));
    app = new WeComPlatform(
        ACCOUNT,
        new WeComConfig(
            Secret.of("QDG6eK"),
            Secret.of(WeComFixture.KEY),
            Optional.of(CORP),
            Map.of(),
            Optional.of(new WeComConfig.App(CORP, Secret.of("canary&secret"), 218)),
            Optional.empty(),
            Optional.empty(),
            URI.create(api.baseUrl())),
        new Equipment(
            new ApiClient(server.vertx(), ApiClient.Limits.DEFAULT),
            new TokenStore(server.vertx(), server.redis(), CLOCK),
            new HeldAnswers(server.vertx()),
            CLOCK));
  }

  private static WebhookRequest sealed(String xml) {
    String encrypted = CRYPT.encrypt(xml.getBytes(UTF_8));
    String timestamp = Long.toString(NOW.getEpochSecond());
    return new WebhookRequest(
        "POST",
        Webhooks.headers(),
        WeComFixture.query(timestamp, "n", CRYPT.signature(timestamp, "n", encrypted)),
        Buffer.buffer(FlatXml.write("ToUserName", CORP, "AgentID", "218", "Encrypt", encrypted)),
        NOW);
  }

  private static String event(String kind, String key) {
    return "<xml><ToUserName>" + CORP + "</ToUserName><FromUserName>mycreate</FromUserName>"
        + "<CreateTime>1409659813</CreateTime><MsgType>event</MsgType><Event>" + kind
        + "</Event><EventKey>" + key + "</EventKey><AgentID>218</AgentID></xml>";
  }

  @ParameterizedTest
  @ValueSource(strings = {"wecom.xml_message", "wecom.json_message"})
  void readsThePublishedMessage(String id) {
    JsonNode vector = Vectors.of(id);
    String encrypted = vector.path("encrypt").asText();
    String body = id.contains("xml")
        ? "<xml><ToUserName><![CDATA[" + CORP + "]]></ToUserName><AgentID>218</AgentID>"
            + "<Encrypt><![CDATA[" + encrypted + "]]></Encrypt></xml>"
        : "{\"tousername\":\"" + CORP + "\",\"encrypt\":\"" + encrypted + "\",\"agentid\":\"218\"}";
    WebhookRequest request = new WebhookRequest(
        "POST",
        Webhooks.headers(),
        WeComFixture.query(
            vector.path("timestamp").asText(),
            vector.path("nonce").asText(),
            vector.path("msg_signature").asText()),
        Buffer.buffer(body),
        NOW);
    Update.MessageReceived message =
        Webhooks.only(app.receive(request), Update.MessageReceived.class);
    assertThat(message.text()).isEqualTo("hello");
    assertThat(message.sender().user()).isEqualTo(UserId.of("wecom", "mycreate"));
    assertThat(message.chat()).isEqualTo(DIRECT);
    assertThat(message.origin().kind()).isEqualTo(ChatKind.DIRECT);
    assertThat(message.origin().dedupeKey()).isEqualTo("message:4561255354251345929");
    assertThat(message.origin().time()).isEqualTo(Instant.ofEpochSecond(1_409_659_813));
    assertThat(UpdateJson.read(UpdateJson.write(message))).isEqualTo(message);
  }

  @Test
  void readsButtonsMenusAndArrivals() {
    for (String kind : List.of("template_card_event", "click")) {
      Update.ButtonPressed press = Webhooks.only(
          app.receive(sealed(event(kind, "rsvp gala yes"))), Update.ButtonPressed.class);
      assertThat(press.command()).isEqualTo("rsvp gala yes");
      assertThat(press.chat()).isEqualTo(DIRECT);
    }
    for (String kind : List.of("enter_agent", "subscribe")) {
      assertThat(Webhooks.only(app.receive(sealed(event(kind, ""))), Update.BotAdded.class)
              .by()
              .map(Sender::user))
          .contains(UserId.of("wecom", "mycreate"));
    }
    Webhooks.only(app.receive(sealed(event("unsubscribe", ""))), Update.BotRemoved.class);
    for (String kind : List.of("click", "LOCATION", "future")) {
      assertThat(Webhooks.updates(app.receive(sealed(event(kind, ""))))).isEmpty();
    }
    String key = Webhooks.updates(app.receive(sealed(event("click", "a"))))
        .get(0)
        .origin()
        .dedupeKey();
    assertThat(Webhooks.updates(app.receive(sealed(event("click", "b"))))
            .get(0)
            .origin()
            .dedupeKey())
        .isNotEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<xml/>",
        "<xml><MsgType>text</MsgType></xml>",
        "<xml><MsgType>text</MsgType><MsgId>1</MsgId></xml>",
        "<xml><MsgType>text</MsgType><MsgId>1 2</MsgId><FromUserName>u</FromUserName></xml>",
        "<xml><MsgType>event</MsgType><Event>click</Event></xml>",
        "<!DOCTYPE xml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><xml><MsgType>text</MsgType>"
            + "<MsgId>1</MsgId><FromUserName>u</FromUserName><Content>&a;</Content></xml>",
        "<xml><MsgType>text"
      })
  void callsWhatHasNoMeaningMalformed(String xml) {
    assertThat(app.receive(sealed(xml))).isInstanceOf(WebhookResult.Malformed.class);
  }

  @Test
  void refusesAnEnvelopeWithADocumentType() {
    WebhookRequest good = sealed(event("click", "help"));
    WebhookRequest bad = new WebhookRequest(
        "POST", good.headers(), good.query(), Buffer.buffer("<!DOCTYPE xml>" + good.body()), NOW);
    assertThat(app.receive(bad)).isInstanceOf(WebhookResult.Unauthorized.class);
  }

  private static String asked(String id) {
    return "<xml><ToUserName>" + CORP + "</ToUserName><FromUserName>mycreate</FromUserName>"
        + "<CreateTime>1409659813</CreateTime><MsgType>text</MsgType><Content>help</Content><MsgId>"
        + id + "</MsgId></xml>";
  }

  @Test
  void answersInTheResponseInXml() {
    WebhookResult.Accepted accepted = (WebhookResult.Accepted) app.receive(sealed(asked("71")));
    ReplyCredit credit = accepted.updates().get(0).origin().credit().orElseThrow();
    OutboundMessage card = HELLO.withButtons(List.of(List.of(new Button("参加", "rsvp gala yes"))));
    assertThat(Await.value(app.reply(credit, card))).isEqualTo(Receipt.WITHOUT_ID);
    Map<String, String> envelope =
        FlatXml.read(Await.value(accepted.answer()).body().getBytes());
    assertThat(CRYPT.signature(
            envelope.get("TimeStamp"), envelope.get("Nonce"), envelope.get("Encrypt")))
        .isEqualTo(envelope.get("MsgSignature"));
    assertThat(FlatXml.read(CRYPT.decrypt(envelope.get("Encrypt"))))
        .containsExactly(
            Map.entry("ToUserName", "mycreate"),
            Map.entry("FromUserName", CORP),
            Map.entry("CreateTime", "1409659820"),
            Map.entry("MsgType", "text"),
            Map.entry("Content", "你好 ]]>\n\n参加: /rsvp gala yes"));
    assertThat(Await.failure(app.reply(credit, HELLO)).reason())
        .as("once only; then it is sent")
        .isEqualTo(Reason.REJECTED);
  }

  @Test
  void whatIsTooLongForAResponseIsNotPutIntoIt() {
    WebhookResult.Accepted accepted = (WebhookResult.Accepted) app.receive(sealed(asked("72")));
    ReplyCredit credit = accepted.updates().get(0).origin().credit().orElseThrow();
    assertThat(Await.failure(app.reply(credit, HELLO.withText("校".repeat(683)))).reason())
        .isEqualTo(Reason.REJECTED);
    assertThat(Await.value(accepted.answer()).body().length()).isZero();
  }

  @Test
  void writesToAPersonWithATokenThatIsFetchedOnce() {
    Await.value(app.send(HELLO.withText(Markup.bold("a"))));
    Await.value(app.send(HELLO.withText(Markup.bold("a"))));
    api.verify(
        1,
        getRequestedFor(
            urlEqualTo("/cgi-bin/gettoken?corpid=" + CORP + "&corpsecret=canary%26secret")));
    api.verify(
        2,
        postRequestedFor(urlEqualTo("/cgi-bin/message/send?access_token=canary+token"))
            .withRequestBody(equalToJson("""
                {"touser":"mycreate","msgtype":"markdown","agentid":218,"markdown":{"content":"**a**"},
                 "enable_duplicate_check":1,"duplicate_check_interval":180}
                """)));
  }

  @Test
  void writesALongTextToAPersonInParts() {
    String text = ("校友会通知" + "x".repeat(80) + "\n").repeat(60).strip();
    Await.value(app.send(HELLO.withText(text)));
    List<String> parts =
        api.findAll(postRequestedFor(urlPathEqualTo("/cgi-bin/message/send"))).stream()
            .map(request -> StrictJson.object(request.getBody())
                .path("markdown")
                .path("content")
                .asText())
            .toList();
    assertThat(parts).hasSizeGreaterThan(2);
    assertThat(String.join("\n", parts)).isEqualTo(text);
    assertThat(parts)
        .allSatisfy(part -> assertThat(part.getBytes(UTF_8).length).isLessThanOrEqualTo(2_048));
    api.stubFor(any(urlPathEqualTo("/cgi-bin/message/send"))
        .withRequestBody(containing("last"))
        .willReturn(okJson("{\"errcode\":-1}")));
    assertThat(Await.failure(app.send(HELLO.withText(text + "last"))).code())
        .isEqualTo("not-all-parts");
    assertThat(Await.failure(app.send(HELLO.withText("校".repeat(6_000)))).code())
        .isEqualTo("too-long");
  }

  @Test
  void writesACardToAPerson() {
    OutboundMessage card = HELLO
        .withText("Gala\nSat")
        .withButtons(List.of(List.of(new Button("参加", "rsvp gala yes", Button.Style.PRIMARY))));
    Await.value(app.send(card));
    api.verify(postRequestedFor(urlPathEqualTo("/cgi-bin/message/send"))
        .withRequestBody(
            equalToJson("{\"touser\":\"mycreate\",\"msgtype\":\"template_card\",\"agentid\":218,"
                + "\"template_card\":{\"card_type\":\"button_interaction\",\"main_title\":{\"title\":\"Gala\"},"
                + "\"sub_title_text\":\"Sat\",\"task_id\":\"reunion-" + UniqueKey.of(card)
                + "\",\"button_list\":[{\"text\":\"参加\",\"style\":1,\"key\":\"rsvp gala yes\"}]},"
                + "\"enable_duplicate_check\":1,\"duplicate_check_interval\":180}")));
  }

  @Test
  void aStaleTokenIsRenewedAndWhomItDidNotReachIsTold() {
    api.stubFor(any(urlPathEqualTo("/cgi-bin/message/send"))
        .inScenario("stale")
        .whenScenarioStateIs("Started")
        .willReturn(okJson("{\"errcode\":42001}"))
        .willSetStateTo("fresh"));
    Await.value(app.send(HELLO));
    api.verify(2, getRequestedFor(urlPathEqualTo("/cgi-bin/gettoken")));
    api.stubFor(any(urlPathEqualTo("/cgi-bin/message/send"))
        .willReturn(okJson("{\"errcode\":0,\"invaliduser\":\"mycreate\"}")));
    assertThat(Await.failure(app.send(HELLO)).reason()).isEqualTo(Reason.GONE);
  }
}
