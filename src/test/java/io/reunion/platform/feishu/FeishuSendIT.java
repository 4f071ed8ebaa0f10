package io.reunion.platform.feishu;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.reunion.platform.feishu.FeishuFixture.ACCOUNT;
import static io.reunion.platform.feishu.FeishuFixture.GROUP;
import static io.reunion.platform.feishu.FeishuFixture.LI;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.chat.Update;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.platform.ApiClient;
import io.reunion.platform.Await;
import io.reunion.platform.Equipment;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.TokenStore;
import io.reunion.platform.Webhooks;
import io.reunion.redis.RedisServer;
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
import org.junit.jupiter.params.provider.ValueSource;

class FeishuSendIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @RegisterExtension
  static final WireMockExtension api =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final Clock CLOCK = Clock.fixed(FeishuFixture.NOW, ZoneOffset.UTC);
  private static final String TOKEN = "/open-apis/auth/v3/tenant_access_token/internal";
  private static final String MESSAGES = "/open-apis/im/v1/messages";
  private static final String SENT =
      "{\"code\":0,\"msg\":\"success\",\"data\":{\"message_id\":\"om_new\"}}";
  private static final OutboundMessage HELLO = OutboundMessage.text(GROUP, "hello", "key-1");

  private FeishuPlatform app;

  @BeforeEach
  void connect() {
    api.stubFor(any(anyUrl()).willReturn(okJson(SENT)));
    api.stubFor(post(urlEqualTo(TOKEN))
        .willReturn(
            okJson("{\"code\":0,\"tenant_access_token\":\"t-canary-token\",\"expire\":7200}")));
    app = new FeishuPlatform(
        ACCOUNT,
        FeishuFixture.config(Optional.of(Secret.of(FeishuFixture.ENCRYPT_KEY)), api.baseUrl()),
        new Equipment(
            new ApiClient(server.vertx(), ApiClient.Limits.DEFAULT),
            new TokenStore(server.vertx(), server.redis(), CLOCK),
            new HeldAnswers(server.vertx()),
            CLOCK));
  }

  private static void answer(String path, ResponseDefinitionBuilder response) {
    api.stubFor(any(urlPathMatching(path)).willReturn(response));
  }

  private static void verify(String verb, String url, String json) {
    api.verify(requestedFor(verb, urlEqualTo(url))
        .withHeader("Authorization", equalTo("Bearer t-canary-token"))
        .withRequestBody(equalToJson(json)));
  }

  private static OutboundMessage card(ChatId chat) {
    return OutboundMessage.text(chat, "Hi " + Markup.bold("Li & <at id=all>"), "key-2")
        .withButtons(List.of(
            List.of(
                new Button("参加", "rsvp gala yes", Button.Style.PRIMARY),
                new Button("No", "rsvp gala no", Button.Style.DANGER)),
            List.of(new Button("List", "list gala"))));
  }

  private static final String ELEMENTS = """
      [{"tag":"markdown","content":"Hi **Li &amp; &lt;at id=all&gt;**"},
       {"tag":"column_set","flex_mode":"flow","columns":[
         {"tag":"column","width":"auto","elements":[
           {"tag":"button","text":{"tag":"plain_text","content":"参加"},"type":"primary",
            "behaviors":[{"type":"callback","value":{"command":"rsvp gala yes"}}]}]},
         {"tag":"column","width":"auto","elements":[
           {"tag":"button","text":{"tag":"plain_text","content":"No"},"type":"danger",
            "behaviors":[{"type":"callback","value":{"command":"rsvp gala no"}}]}]}]},
       {"tag":"column_set","flex_mode":"flow","columns":[
         {"tag":"column","width":"auto","elements":[
           {"tag":"button","text":{"tag":"plain_text","content":"List"},"type":"default",
            "behaviors":[{"type":"callback","value":{"command":"list gala"}}]}]}]}]
      """;
  private static final String CARD =
      "{\"schema\":\"2.0\",\"config\":{\"update_multi\":true},\"body\":{\"elements\":" + ELEMENTS
          + "}}";

  @Test
  void asksForATokenOnceAndSendsText() {
    assertThat(Await.value(app.send(HELLO))).isEqualTo(Receipt.of("om_new"));
    Await.value(app.send(HELLO));
    api.verify(
        1,
        postRequestedFor(urlEqualTo(TOKEN))
            .withRequestBody(equalToJson(
                "{\"app_id\":\"cli_9f5343c580712544\",\"app_secret\":\"canary-app-secret\"}")));
    verify(
        "POST",
        MESSAGES + "?receive_id_type=chat_id",
        "{\"receive_id\":\"oc_alumni\",\"msg_type\":\"text\",\"content\":\"{\\\"text\\\":\\\"hello\\\"}\","
            + "\"uuid\":\"0befd1ded703b2d8eed1cf3fa8dd10df\"}");
  }

  @Test
  void aPlainTextMentionsNobody() {
    Await.value(app.send(HELLO.withText("<at user_id=\"all\"></at> [x](https://a.example)")));
    api.verify(postRequestedFor(urlPathMatching(MESSAGES))
        .withRequestBody(matchingJsonPath(
            "$.content",
            equalToJson("{\"text\":\"＜at user_id=\\\"all\\\">＜/at> [x］(https://a.example)\"}"))));
  }

  @Test
  void sendsACardWithItsButtons() {
    Await.value(app.send(card(GROUP)));
    api.verify(postRequestedFor(urlEqualTo(MESSAGES + "?receive_id_type=chat_id"))
        .withRequestBody(matchingJsonPath("$.msg_type", equalTo("interactive")))
        .withRequestBody(matchingJsonPath("$.uuid", equalTo("d92372ba13784fba63b93dcd79689299")))
        .withRequestBody(matchingJsonPath("$.content", equalToJson(CARD))));
  }

  @Test
  void writesToAPersonWhoHasNotWrittenYet() {
    ChatId direct = Await.value(app.openDirectChat(LI));
    Await.value(app.send(card(direct)));
    api.verify(postRequestedFor(urlEqualTo(MESSAGES + "?receive_id_type=open_id"))
        .withRequestBody(matchingJsonPath("$.receive_id", equalTo("ou_li")))
        .withRequestBody(matchingJsonPath(
            "$.content",
            com.github.tomakehurst.wiremock.client.WireMock.containing("\"direct\":true"))));
    assertThat(Await.failure(app.openDirectChat(UserId.of("slack", "T1.U1"))).reason())
        .isEqualTo(Reason.GONE);
  }

  private static OutboundMessage answering(Optional<String> thread) {
    return new OutboundMessage(
        GROUP,
        "hello",
        List.of(),
        Optional.of(new MessageId("om_asked")),
        thread,
        Optional.empty(),
        "key-3");
  }

  @Test
  void repliesAndRepliesInATopic() {
    Await.value(app.send(answering(Optional.empty())));
    Await.value(app.send(answering(Optional.of("omt_1"))));
    for (boolean topic : List.of(false, true)) {
      verify(
          "POST",
          MESSAGES + "/om_asked/reply",
          "{\"msg_type\":\"text\",\"content\":\"{\\\"text\\\":\\\"hello\\\"}\",\"reply_in_thread\":"
              + topic + ",\"uuid\":\"8e5579cf325a97f5be7588545fbbabb0\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {230_011, 230_019})
  void saysItWithoutReplyingWhenWhatWasAskedIsGone(int code) {
    answer(MESSAGES + "/om_asked/reply", okJson("{\"code\":" + code + ",\"msg\":\"x\"}"));
    assertThat(Await.value(app.send(answering(Optional.empty())))).isEqualTo(Receipt.of("om_new"));
  }

  @Test
  void editsCardsAndTexts() {
    Await.value(app.edit(new MessageId("om_card"), card(GROUP)));
    api.verify(requestedFor("PATCH", urlEqualTo(MESSAGES + "/om_card"))
        .withRequestBody(matchingJsonPath("$.content", equalToJson(CARD))));
    Await.value(app.edit(new MessageId("om_text"), HELLO));
    verify(
        "PUT",
        MESSAGES + "/om_text",
        "{\"msg_type\":\"text\",\"content\":\"{\\\"text\\\":\\\"hello\\\"}\"}");
  }

  @Test
  void editsACardThatHasBecomePlain() {
    api.stubFor(any(urlEqualTo(MESSAGES + "/om_card"))
        .withRequestBody(matchingJsonPath("$.msg_type"))
        .willReturn(aResponse().withStatus(400).withBody("{\"code\":230001,\"msg\":\"x\"}")));
    Await.value(app.edit(new MessageId("om_card"), HELLO));
    api.verify(requestedFor("PATCH", urlEqualTo(MESSAGES + "/om_card")));
  }

  @ParameterizedTest
  @ValueSource(ints = {230_011, 230_031, 230_071, 230_072, 230_075})
  void tellsWhatCanNoLongerBeEdited(int code) {
    answer(MESSAGES + "/om_card", okJson("{\"code\":" + code + "}"));
    SendFailedException failure = Await.failure(app.edit(new MessageId("om_card"), card(GROUP)));
    assertThat(failure.code()).isEqualTo("not-editable");
    assertThat(failure.reason()).isEqualTo(Reason.REJECTED);
  }

  @Test
  void takesAMessageBack() {
    Await.value(app.delete(GROUP, new MessageId("om_x")));
    api.verify(requestedFor("DELETE", urlEqualTo(MESSAGES + "/om_x")));
  }

  @ParameterizedTest
  @CsvSource({
    "200,230002,GONE,CHAT",
    "400,230002,GONE,CHAT",
    "200,232009,GONE,CHAT",
    "200,230034,GONE,CHAT",
    "200,230013,GONE,CHAT",
    "200,230006,SUSPENDED,ACCOUNT",
    "200,230018,SUSPENDED,CHAT",
    "200,230027,SUSPENDED,CHAT",
    "400,230035,SUSPENDED,CHAT",
    "400,99991672,SUSPENDED,ACCOUNT",
    "400,99991663,SUSPENDED,ACCOUNT",
    "400,99991661,SUSPENDED,ACCOUNT",
    "200,99991668,SUSPENDED,ACCOUNT",
    "400,99991400,RETRY_AFTER,ACCOUNT",
    "400,230020,RETRY_AFTER,CHAT",
    "200,230049,RETRY_AFTER,CHAT",
    "200,230025,REJECTED,CHAT",
    "200,230028,REJECTED,CHAT",
    "400,230099,REJECTED,CHAT",
    "500,0,UNKNOWN_OUTCOME,CHAT",
    "502,1,UNKNOWN_OUTCOME,CHAT",
    "403,0,SUSPENDED,CHAT",
    "404,0,REJECTED,CHAT",
    "429,99991400,RETRY_AFTER,ACCOUNT"
  })
  void readsEveryRefusal(int status, int code, Reason reason, Scope scope) {
    answer(
        MESSAGES,
        aResponse().withStatus(status).withBody("{\"code\":" + code + ",\"msg\":\"canary\"}"));
    SendFailedException failure = Await.failure(app.send(HELLO));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.scope()).isEqualTo(scope);
    assertThat(failure.toString()).doesNotContain("canary");
  }

  @Test
  void callsWhatIsTooLongByTheNameOfAllPlatforms() {
    answer(MESSAGES, okJson("{\"code\":230025}"));
    assertThat(Await.failure(app.send(HELLO)).code()).isEqualTo("too-long");
  }

  @Test
  void waitsAsLongAsItIsTold() {
    answer(
        MESSAGES,
        aResponse()
            .withStatus(429)
            .withHeader("x-ogw-ratelimit-reset", "7")
            .withBody("{\"code\":99991400}"));
    assertThat(Await.failure(app.send(HELLO)).retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void aStaleTokenIsRenewedAndTheMessageSent() {
    api.stubFor(post(urlPathMatching(MESSAGES))
        .inScenario("stale")
        .whenScenarioStateIs("Started")
        .willReturn(aResponse().withStatus(400).withBody("{\"code\":99991663}"))
        .willSetStateTo("fresh"));
    assertThat(Await.value(app.send(HELLO))).isEqualTo(Receipt.of("om_new"));
    api.verify(2, postRequestedFor(urlEqualTo(TOKEN)));
  }

  @Test
  void wrongCredentialsStopTheAccount() {
    api.stubFor(post(urlEqualTo(TOKEN)).willReturn(okJson("{\"code\":10014,\"msg\":\"x\"}")));
    SendFailedException failure = Await.failure(app.start());
    assertThat(failure.reason()).isEqualTo(Reason.SUSPENDED);
    assertThat(failure.scope()).isEqualTo(Scope.ACCOUNT);
  }

  @Test
  void nobodyKnowsWhatABrokenConnectionDid() {
    for (Fault fault : Fault.values()) {
      answer(MESSAGES, aResponse().withFault(fault));
      assertThat(Await.failure(app.send(HELLO)).reason()).isEqualTo(Reason.UNKNOWN_OUTCOME);
    }
  }

  @Test
  void refusesWhatIsTooLongWithoutAsking() {
    OutboundMessage longest = HELLO.withText("校".repeat(6_666));
    assertThat(Await.value(app.send(longest)).message()).isPresent();
    assertThat(Await.failure(app.send(HELLO.withText("校".repeat(6_667)))).code())
        .isEqualTo("too-long");
    String stars = Markup.bold("x") + "*".repeat(10_000);
    assertThat(Await.failure(app.send(HELLO.withText(stars))).code())
        .as("escaped it is longer than a card may be")
        .isEqualTo("too-long");
  }

  @Test
  void learnsWhoItIs() {
    answer(
        "/open-apis/bot/v3/info",
        okJson("{\"code\":0,\"bot\":{\"open_id\":\"ou_me\",\"app_name\":\"x\"}}"));
    Await.value(app.start());
    WebhookResult result = app.receive(
        FeishuFixture.signed(FeishuFixture.encrypted(FeishuFixture.recorded("mention"))));
    assertThat(Webhooks.only(result, Update.MessageReceived.class).mentioned())
        .as("another bot is mentioned")
        .isFalse();
  }

  @Test
  void asksAgainWhoItIsWhenItCouldNotBeToldAtTheStart() {
    answer("/open-apis/bot/v3/info", aResponse().withStatus(503));
    Await.failure(app.start());
    answer("/open-apis/bot/v3/info", okJson("{\"code\":0,\"bot\":{\"open_id\":\"ou_me\"}}"));
    Await.value(app.send(HELLO));
    Await.value(app.send(HELLO));
    WebhookResult result = app.receive(
        FeishuFixture.signed(FeishuFixture.encrypted(FeishuFixture.recorded("mention"))));
    assertThat(Webhooks.only(result, Update.MessageReceived.class).mentioned()).isFalse();
    api.verify(2, requestedFor("GET", urlEqualTo("/open-apis/bot/v3/info")));
  }

  @Test
  void asksForANameOnce() {
    answer(
        "/open-apis/contact/v3/users/ou_li",
        okJson("{\"code\":0,\"data\":{\"user\":{\"open_id\":\"ou_li\",\"name\":\"李四\"}}}"));
    assertThat(Await.value(app.nameOf(LI))).isEqualTo("李四");
    assertThat(Await.value(app.nameOf(LI))).isEqualTo("李四");
    api.verify(
        1,
        requestedFor("GET", urlEqualTo("/open-apis/contact/v3/users/ou_li?user_id_type=open_id")));
    answer("/open-apis/contact/v3/users/ou_x", okJson("{\"code\":41050}"));
    assertThat(Await.value(app.nameOf(UserId.of("feishu", "ou_x")))).isEmpty();
  }

  @Test
  void aPressIsAnsweredByAToastInItsOwnResponse() {
    WebhookResult.Accepted accepted = (WebhookResult.Accepted)
        app.receive(FeishuFixture.signed(FeishuFixture.encrypted(FeishuFixture.recorded("press"))));
    Update.ButtonPressed press = (Update.ButtonPressed) accepted.updates().get(0);
    assertThat(accepted.answer().isComplete()).isFalse();
    Await.value(app.answerPress(press, "已保存 " + Markup.bold("x")));
    assertThat(Await.value(accepted.answer()).body().toString())
        .isEqualTo("{\"toast\":{\"type\":\"info\",\"content\":\"已保存 x\"}}");
    assertThat(Await.failure(app.answerPress(press, "late")).reason()).isEqualTo(Reason.REJECTED);
    Await.value(app.answerPress(press, ""));
  }

  @Test
  void aPressThatNobodyAnswersIsAnsweredInTime() {
    WebhookResult.Accepted accepted = (WebhookResult.Accepted)
        app.receive(FeishuFixture.signed(FeishuFixture.encrypted(FeishuFixture.recorded("press"))));
    long started = System.nanoTime();
    assertThat(Await.value(accepted.answer()).body().toString()).isEqualTo("{}");
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(3));
  }
}
