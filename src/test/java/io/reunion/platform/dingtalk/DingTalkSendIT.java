package io.reunion.platform.dingtalk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.reunion.platform.dingtalk.DingTalkFixture.ACCOUNT;
import static io.reunion.platform.dingtalk.DingTalkFixture.DIRECT;
import static io.reunion.platform.dingtalk.DingTalkFixture.GROUP;
import static io.reunion.platform.dingtalk.DingTalkFixture.LI;
import static io.reunion.platform.dingtalk.DingTalkFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Receipt;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.chat.Update;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookResult;
import io.reunion.platform.ApiClient;
import io.reunion.platform.Await;
import io.reunion.platform.Equipment;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.TokenStore;
import io.reunion.platform.UniqueKey;
import io.reunion.platform.Webhooks;
import io.reunion.redis.RedisServer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DingTalkSendIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @RegisterExtension
  static final WireMockExtension api =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String TOKEN = "/v1.0/oauth2/accessToken";
  private static final String TO_GROUP = "/v1.0/robot/groupMessages/send";
  private static final String TO_PERSON = "/v1.0/robot/oToMessages/batchSend";
  private static final String CREATE = "/v1.0/card/instances/createAndDeliver";
  private static final String UPDATE = "/v1.0/card/instances";
  private static final OutboundMessage HELLO = OutboundMessage.text(GROUP, "你好", "key-1");
  private static final OutboundMessage CARD = HELLO
      .withText(Markup.bold("Gala") + "\nSat")
      .withButtons(List.of(
          List.of(
              new Button("参加", "rsvp gala yes", Button.Style.PRIMARY),
              new Button("No", "rsvp gala no", Button.Style.DANGER)),
          List.of(new Button("List", "list gala"))));

  private DingTalkPlatform robot;

  @BeforeEach
  void connect() {
    api.stubFor(any(anyUrl()).willReturn(okJson("{\"processQueryKey\":\"q\",\"success\":true}")));
    api.stubFor(post(urlEqualTo(TOKEN))
        .willReturn(okJson("{\"accessToken\":\"canary-token\",\"expireIn\":7200}")));
    robot = new DingTalkPlatform(
        ACCOUNT,
        DingTalkFixture.config("canary-client-secret", Optional.empty(), api.baseUrl()),
        new Equipment(
            new ApiClient(server.vertx(), ApiClient.Limits.DEFAULT),
            new TokenStore(server.vertx(), server.redis(), CLOCK),
            new HeldAnswers(server.vertx()),
            CLOCK));
  }

  private static void verify(String verb, String path, String json) {
    api.verify(requestedFor(verb, urlEqualTo(path))
        .withHeader("x-acs-dingtalk-access-token", equalTo("canary-token"))
        .withRequestBody(equalToJson(json)));
  }

  @Test
  void asksForATokenOnceAndSendsText() {
    assertThat(Await.value(robot.send(HELLO))).isEqualTo(Receipt.of("sent:q"));
    Await.value(robot.send(HELLO));
    api.verify(
        1,
        postRequestedFor(urlEqualTo(TOKEN))
            .withRequestBody(
                equalToJson("{\"appKey\":\"dingapp\",\"appSecret\":\"canary-client-secret\"}")));
    verify("POST", TO_GROUP, """
        {"robotCode":"dingapp","openConversationId":"cidIW7WZT7eR+uiFTOEcCW82w==","msgKey":"sampleText",
         "msgParam":"{\\"content\\":\\"你好\\"}"}
        """);
  }

  @Test
  void sendsMarkdownToAPerson() {
    ChatId direct = Await.value(robot.openDirectChat(LI));
    assertThat(direct).isEqualTo(DIRECT);
    Await.value(robot.send(HELLO.withText(Markup.bold("a") + "\n<@all>").inChat(direct)));
    verify("POST", TO_PERSON, """
        {"robotCode":"dingapp","userIds":["manager123"],"msgKey":"sampleMarkdown",
         "msgParam":"{\\"title\\":\\"a\\",\\"text\\":\\"**a**  \\\\n＜@all>\\"}"}
        """);
    for (UserId other :
        List.of(UserId.of("dingtalk", "$:LWCP_v1:$li"), UserId.of("slack", "T1.U1"))) {
      assertThat(Await.failure(robot.openDirectChat(other)).reason()).isEqualTo(Reason.GONE);
    }
  }

  @Test
  void takesBackWhatItSentOfItsOwnAccord() {
    MessageId sent = Await.value(robot.send(HELLO)).message().orElseThrow();
    Await.value(robot.delete(HELLO.chat(), sent));
    verify("POST", "/v1.0/robot/groupMessages/recall", """
        {"robotCode":"dingapp","openConversationId":"cidIW7WZT7eR+uiFTOEcCW82w==","processQueryKeys":["q"]}
        """);
    Await.value(robot.delete(DIRECT, sent));
    verify("POST", "/v1.0/robot/otoMessages/batchRecall", """
        {"robotCode":"dingapp","processQueryKeys":["q"]}
        """);
    api.stubFor(post(urlEqualTo("/v1.0/robot/groupMessages/recall"))
        .willReturn(okJson("{\"successResult\":[],\"failedResult\":{\"q\":\"canary\"}}")));
    assertThat(Await.failure(robot.delete(HELLO.chat(), sent)).code()).isEqualTo("not-deletable");
    assertThat(Await.failure(robot.delete(HELLO.chat(), new MessageId("cid1~card")))
            .code())
        .isEqualTo("not-deletable");
    assertThat(Await.failure(robot.edit(sent, HELLO)).code()).isEqualTo("not-editable");
  }

  @Test
  void namesOfPeopleWhoWereNotReachedComeWithASuccess() {
    api.stubFor(post(urlEqualTo(TO_PERSON))
        .willReturn(okJson("{\"invalidStaffIdList\":[\"manager123\"]}")));
    assertThat(Await.failure(robot.send(HELLO.inChat(DIRECT))).reason()).isEqualTo(Reason.GONE);
    api.stubFor(post(urlEqualTo(TO_PERSON))
        .willReturn(okJson("{\"flowControlledStaffIdList\":[\"manager123\"]}")));
    assertThat(Await.failure(robot.send(HELLO.inChat(DIRECT))).reason())
        .isEqualTo(Reason.RETRY_AFTER);
  }

  private static String track(OutboundMessage message) {
    return message.chat().value() + "~" + UniqueKey.of(message);
  }

  private static final String DATA = """
      "cardData":{"cardParamMap":{"title":"Gala","markdown":"**Gala**  \\nSat","tips":"",
       "sys_full_json_obj":"{\\"msgButtons\\":[{\\"text\\":\\"参加\\",\\"color\\":\\"blue\\",\\"request\\":true,\
      \\"params\\":{\\"command\\":\\"rsvp gala yes\\"}},{\\"text\\":\\"No\\",\\"color\\":\\"red\\",\
      \\"request\\":true,\\"params\\":{\\"command\\":\\"rsvp gala no\\"}},{\\"text\\":\\"List\\",\
      \\"color\\":\\"gray\\",\\"request\\":true,\\"params\\":{\\"command\\":\\"list gala\\"}}]}"}}
      """;

  @Test
  void sendsACardUnderAnIdOfOursAndEditsIt() {
    Receipt receipt = Await.value(robot.send(CARD));
    assertThat(receipt).isEqualTo(Receipt.of(track(CARD)));
    verify(
        "POST",
        CREATE,
        "{\"cardTemplateId\":\"1366a1eb-bc54-4859-ac88-517c56a9acb1.schema\",\"outTrackId\":\""
            + track(CARD)
            + "\",\"callbackType\":\"HTTP\",\"callbackRouteKey\":\"reunion\",\"userIdType\":1,"
            + DATA
            + ",\"openSpaceId\":\"dtv1.card//IM_GROUP.cidIW7WZT7eR+uiFTOEcCW82w==\","
            + "\"imGroupOpenSpaceModel\":{\"supportForward\":false},"
            + "\"imGroupOpenDeliverModel\":{\"robotCode\":\"dingapp\"}}");
    Await.value(robot.edit(receipt.message().orElseThrow(), CARD));
    verify(
        "PUT",
        UPDATE,
        "{\"outTrackId\":\"" + track(CARD) + "\"," + DATA
            + ",\"cardUpdateOptions\":{\"updateCardDataByKey\":true}}");
    assertThat(Await.failure(robot.edit(new MessageId("msg1"), CARD)).code())
        .isEqualTo("not-editable");
  }

  @Test
  void sendsACardToAPerson() {
    OutboundMessage direct = CARD.inChat(DIRECT);
    Await.value(robot.send(direct));
    verify(
        "POST",
        CREATE,
        "{\"cardTemplateId\":\"1366a1eb-bc54-4859-ac88-517c56a9acb1.schema\",\"outTrackId\":\""
            + track(direct)
            + "\",\"callbackType\":\"HTTP\",\"callbackRouteKey\":\"reunion\",\"userIdType\":1,"
            + DATA
            + ",\"openSpaceId\":\"dtv1.card//IM_ROBOT.manager123\","
            + "\"imRobotOpenSpaceModel\":{\"supportForward\":false},"
            + "\"imRobotOpenDeliverModel\":{\"spaceType\":\"IM_ROBOT\",\"robotCode\":\"dingapp\"}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403|{\"code\":\"Forbidden.AccessDenied.AccessTokenPermissionDenied\"}",
        "200|{\"success\":false}",
        "200|{\"success\":true,\"result\":{\"deliverResults\":[{\"success\":false,\"errorMsg\":\"x\"}]}}"
      })
  void saysWhatToTypeWhereNoCardCanBeHad(int status, String body) {
    api.stubFor(
        post(urlEqualTo(CREATE)).willReturn(aResponse().withStatus(status).withBody(body)));
    assertThat(Await.value(robot.send(CARD))).isEqualTo(Receipt.WITHOUT_ID);
    assertThat(api.findAll(postRequestedFor(urlEqualTo(TO_GROUP))).get(0).getBodyAsString())
        .contains("/rsvp gala yes", "/list gala");
  }

  @ParameterizedTest
  @CsvSource({
    "400,group.disbanded,GONE,CHAT",
    "400,invalid.openConversationId,GONE,CHAT",
    "400,miss.openConversationId,GONE,CHAT",
    "400,bot.stopped,GONE,CHAT",
    "400,invalidParameter.robotCode.notExsit,GONE,CHAT",
    "400,staffId.notExisted,GONE,CHAT",
    "400,robot.notInGroup,GONE,CHAT",
    "400,token.notExisted,GONE,CHAT",
    "400,send.forbidden,SUSPENDED,CHAT",
    "401,InvalidAuthentication,SUSPENDED,ACCOUNT",
    "400,40014,SUSPENDED,ACCOUNT",
    "400,88,SUSPENDED,ACCOUNT",
    "400,90018,RETRY_AFTER,ACCOUNT",
    "400,90020,SUSPENDED,ACCOUNT",
    "403,Forbidden.AccessDenied.AccessTokenPermissionDenied,SUSPENDED,ACCOUNT",
    "403,Forbidden.AccessDenied.ApiCountLimitForOrg,SUSPENDED,ACCOUNT",
    "403,Forbidden.AccessDenied.QpsLimitForApi,RETRY_AFTER,ACCOUNT",
    "429,whatever,RETRY_AFTER,ACCOUNT",
    "400,some.other,REJECTED,CHAT",
    "500,system.error,UNKNOWN_OUTCOME,CHAT",
    "400,'canary {secret}',REJECTED,CHAT"
  })
  void readsEveryRefusal(int status, String code, Reason reason, Scope scope) {
    api.stubFor(post(urlEqualTo(TO_GROUP))
        .willReturn(aResponse()
            .withStatus(status)
            .withBody("{\"code\":\"" + code + "\",\"message\":\"canary\"}")));
    SendFailedException failure = Await.failure(robot.send(HELLO));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.scope()).isEqualTo(scope);
    assertThat(failure.toString()).doesNotContain("canary");
  }

  private static ReplyCredit credit(String url, int seconds) {
    return new ReplyCredit("session_webhook", url, 20, NOW.plusSeconds(seconds));
  }

  @Test
  void answersWhereTheMessageCameFromWithoutTheToken() {
    api.stubFor(any(urlEqualTo("/robot/sendBySession?session=s"))
        .willReturn(okJson("{\"errcode\":0,\"errmsg\":\"ok\"}")));
    ReplyCredit credit = credit(api.baseUrl() + "/robot/sendBySession?session=s", 9);
    Await.value(robot.reply(credit, HELLO));
    Await.value(robot.reply(credit, HELLO.withText(Markup.bold("x"))));
    api.verify(postRequestedFor(urlEqualTo("/robot/sendBySession?session=s"))
        .withoutHeader("x-acs-dingtalk-access-token")
        .withRequestBody(equalToJson("{\"msgtype\":\"text\",\"text\":{\"content\":\"你好\"}}")));
    api.verify(postRequestedFor(urlEqualTo("/robot/sendBySession?session=s"))
        .withRequestBody(equalToJson(
            "{\"msgtype\":\"markdown\",\"markdown\":{\"title\":\"x\",\"text\":\"**x**\"}}")));
    api.verify(0, postRequestedFor(urlEqualTo(TOKEN)));
    Await.value(robot.reply(credit, CARD));
    api.verify(1, postRequestedFor(urlEqualTo(CREATE)));
  }

  @ParameterizedTest
  @CsvSource({
    "300001,GONE",
    "130101,RETRY_AFTER",
    "90030,RETRY_AFTER",
    "90018,RETRY_AFTER",
    "-1,RETRY_AFTER",
    "90020,SUSPENDED",
    "88,REFRESH_TOKEN",
    "400,REJECTED"
  })
  void readsRefusalsWithinASuccess(int code, Reason reason) {
    api.stubFor(any(urlEqualTo("/s")).willReturn(okJson("{\"errcode\":" + code + "}")));
    SendFailedException failure =
        Await.failure(robot.reply(credit(api.baseUrl() + "/s", 9), HELLO));
    assertThat(failure.reason()).isEqualTo(reason);
  }

  /** So that what is said above a quoted card is said about that card's event. */
  @ParameterizedTest
  @CsvSource({"carrier-1,CARD", "q,sent:q", "unknown,sent:unknown", "a {b},''", "'',''"})
  void knowsWhichOfItsCardsAMessageQuotes(String quoted, String expected) {
    api.stubFor(post(urlEqualTo(CREATE))
        .willReturn(okJson("{\"success\":true,\"result\":{\"deliverResults\":["
            + "{\"success\":true,\"carrierId\":\"carrier-1\",\"spaceType\":\"IM_GROUP\"}]}}")));
    MessageId sent = Await.value(robot.send(CARD)).message().orElseThrow();
    String said = new String(DingTalkFixture.recorded("group-text"), StandardCharsets.UTF_8)
        .replace(
            "\"msgtype\":\"text\"",
            "\"msgtype\":\"text\",\"originalProcessQueryKey\":\"" + quoted + "\"");
    Update.MessageReceived message = Webhooks.only(
        robot.receive(DingTalkFixture.message(DingTalkFixture.bytes(said))),
        Update.MessageReceived.class);
    assertThat(message.replyTo().map(MessageId::value).orElse(""))
        .isEqualTo(expected.equals("CARD") ? sent.value() : expected);
  }

  /** As "ding talk error[subcode=...]": another word for it stands beside. */
  @ParameterizedTest
  @CsvSource({
    "40014,REFRESH_TOKEN",
    "60011,SUSPENDED",
    "90018,RETRY_AFTER",
    "90020,SUSPENDED",
    "99999,REFRESH_TOKEN"
  })
  void readsWhatTheGatewayMeans(String code, Reason reason) {
    api.stubFor(any(urlEqualTo("/s"))
        .willReturn(
            okJson("{\"errcode\":88,\"sub_code\":\"" + code + "\",\"errmsg\":\"canary\"}")));
    SendFailedException failure =
        Await.failure(robot.reply(credit(api.baseUrl() + "/s", 9), HELLO));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.toString()).doesNotContain("canary");
  }

  @Test
  void aCreditThatIsOldForeignOrOfAnotherKindIsNotSpent() {
    for (ReplyCredit credit : List.of(
        credit(api.baseUrl() + "/s", 0),
        credit("https://evil.example/", 9),
        new ReplyCredit("other", api.baseUrl() + "/s", 1, NOW.plusSeconds(9)))) {
      assertThat(Await.failure(robot.reply(credit, HELLO)).reason()).isEqualTo(Reason.REJECTED);
    }
    api.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void aPressIsAnsweredAtTheFootOfTheCardInItsOwnResponse() {
    WebhookResult.Accepted accepted = (WebhookResult.Accepted)
        Webhooks.told(robot.receive(DingTalkFixture.press(DingTalkFixture.recorded("press"))));
    Update.ButtonPressed press = (Update.ButtonPressed) accepted.updates().get(0);
    Await.value(robot.answerPress(press, "已报名"));
    assertThat(Await.value(accepted.answer()).body().toString())
        .isEqualTo("{\"userPrivateData\":{\"cardParamMap\":{\"tips\":\"已报名\"}},"
            + "\"cardUpdateOptions\":{\"updatePrivateDataByKey\":true}}");
    assertThat(Await.failure(robot.answerPress(press, "late")).reason()).isEqualTo(Reason.REJECTED);
  }

  @Test
  void aPressThatNobodyAnswersIsAnsweredInTime() {
    WebhookResult.Accepted accepted = (WebhookResult.Accepted)
        Webhooks.told(robot.receive(DingTalkFixture.press(DingTalkFixture.recorded("press"))));
    long started = System.nanoTime();
    assertThat(Await.value(accepted.answer()).body().toString()).isEqualTo("{}");
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void showsWhetherTheCredentialsWork() {
    Await.value(robot.start());
    api.stubFor(post(urlEqualTo(TOKEN))
        .willReturn(
            aResponse().withStatus(400).withBody("{\"code\":\"invalidClientIdOrSecret\"}")));
    DingTalkPlatform other = new DingTalkPlatform(
        ACCOUNT,
        new DingTalkConfig(
            "another",
            io.reunion.config.Secret.of("x"),
            Optional.empty(),
            "t",
            "r",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            java.net.URI.create(api.baseUrl())),
        new Equipment(
            new ApiClient(server.vertx(), ApiClient.Limits.DEFAULT),
            new TokenStore(server.vertx(), server.redis(), CLOCK),
            new HeldAnswers(server.vertx()),
            CLOCK));
    assertThat(Await.failure(other.start()).reason()).isEqualTo(Reason.SUSPENDED);
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThat(Await.failure(robot.send(HELLO.withText("校".repeat(5_001)))).code())
        .isEqualTo("too-long");
  }
}
