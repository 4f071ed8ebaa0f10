package io.reunion.platform.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.notContaining;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.reunion.platform.slack.SlackFixture.ACCOUNT;
import static io.reunion.platform.slack.SlackFixture.CHANNEL;
import static io.reunion.platform.slack.SlackFixture.LI;
import static io.reunion.platform.slack.SlackFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Receipt;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.UserId;
import io.reunion.platform.Await;
import io.reunion.platform.EvilTexts;
import io.reunion.platform.Webhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSendTest {
  @RegisterExtension
  static final WireMockExtension api =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final OutboundMessage HELLO = OutboundMessage.text(CHANNEL, "hello", "key-1");
  private static final MessageId CARD = new MessageId("1583636399.000700");
  private static final String OK =
      "{\"ok\":true,\"channel\":\"C123\",\"ts\":\"1583636500.000100\",\"message\":{\"text\":\"x\"}}";

  private SlackPlatform app;

  @BeforeEach
  void connect() {
    app = SlackFixture.app(api.baseUrl() + "/api");
  }

  private static void answer(String method, ResponseDefinitionBuilder response) {
    api.stubFor(post(urlEqualTo("/api/" + method)).willReturn(response));
  }

  private static void answer(String method, String json) {
    answer(method, okJson(json));
  }

  private static void refuse(String method, String error) {
    answer(method, "{\"ok\":false,\"error\":\"" + error + "\"}");
  }

  private static void verifySent(String method, String json) {
    api.verify(postRequestedFor(urlEqualTo("/api/" + method))
        .withHeader("Authorization", equalTo("Bearer xoxb-canary-token"))
        .withRequestBody(equalToJson(json)));
  }

  private static OutboundMessage message(
      ChatId chat, Optional<String> thread, Optional<UserId> onlyFor) {
    return new OutboundMessage(
        chat,
        "Hi " + Markup.bold("Li & Co"),
        List.of(
            List.of(
                new Button("Going", "rsvp gala yes", Button.Style.PRIMARY),
                new Button("No", "rsvp gala no", Button.Style.DANGER)),
            List.of(new Button("更多".repeat(50), "events"))),
        Optional.of(new MessageId("1583636400.000100")),
        thread,
        onlyFor,
        "key-2");
  }

  private static final String BLOCKS = """
      "blocks":[
        {"type":"section","text":{"type":"mrkdwn","text":"Hi *Li &amp; Co*","verbatim":true}},
        {"type":"actions","elements":[
          {"type":"button","text":{"type":"plain_text","text":"Going"},"action_id":"button-0-0",
           "value":"rsvp gala yes","style":"primary"},
          {"type":"button","text":{"type":"plain_text","text":"No"},"action_id":"button-0-1",
           "value":"rsvp gala no","style":"danger"}]},
        {"type":"actions","elements":[
          {"type":"button","text":{"type":"plain_text","text":"LABEL"},"action_id":"button-1-0",
           "value":"events"}]}]
      """.replace("LABEL", "更多".repeat(37) + "…");

  @Test
  void sendsText() {
    answer("chat.postMessage", OK);
    assertThat(Await.value(app.send(HELLO))).isEqualTo(Receipt.of("1583636500.000100"));
    verifySent("chat.postMessage", """
        {"channel":"C123","text":"hello","parse":"none","unfurl_links":false,"unfurl_media":false,
         "metadata":{"event_type":"reunion_message","event_payload":{"opId":"key-1"}}}
        """);
  }

  @Test
  void sendsACardIntoAThread() {
    answer("chat.postMessage", OK);
    Await.value(app.send(message(CHANNEL, Optional.of("1583630000.000100"), Optional.empty())));
    verifySent(
        "chat.postMessage",
        "{\"channel\":\"C123\",\"text\":\"Hi *Li &amp; Co*\",\"parse\":\"none\"," + BLOCKS
            + ",\"thread_ts\":\"1583630000.000100\",\"unfurl_links\":false,\"unfurl_media\":false,"
            + "\"metadata\":{\"event_type\":\"reunion_message\",\"event_payload\":{\"opId\":\"key-2\"}}}");
  }

  private static final Instant SINCE = Instant.ofEpochSecond(1_583_636_400);
  private static final String OTHERS =
      "{\"ts\":\"1583636499.000100\",\"text\":\"x\"},{\"ts\":\"1583636498.000100\",\"metadata\":"
          + "{\"event_type\":\"other\",\"event_payload\":{\"opId\":\"key-1\"}}},"
          + "{\"ts\":\"1583636497.000100\",\"metadata\":"
          + "{\"event_type\":\"reunion_message\",\"event_payload\":{\"opId\":\"key-2\"}}}";
  private static final String OURS = "{\"ts\":\"1583636401.000700\",\"metadata\":"
      + "{\"event_type\":\"reunion_message\",\"event_payload\":{\"opId\":\"key-1\"}}}";

  @Test
  void findsAMessageOfItsOwnOnALaterPageOfTheHistory() {
    answer(
        "conversations.history",
        "{\"ok\":true,\"messages\":[" + OTHERS
            + "],\"has_more\":true,\"response_metadata\":{\"next_cursor\":\"bmV4dA==\"}}");
    api.stubFor(post(urlEqualTo("/api/conversations.history"))
        .withFormParam("cursor", equalTo("bmV4dA=="))
        .willReturn(okJson("{\"ok\":true,\"messages\":[" + OURS + "],\"has_more\":false}")));
    assertThat(Await.value(app.findSent(CHANNEL, "key-1", SINCE)))
        .contains(Receipt.of("1583636401.000700"));
    api.verify(postRequestedFor(urlEqualTo("/api/conversations.history"))
        .withHeader("Authorization", equalTo("Bearer xoxb-canary-token"))
        .withFormParam("channel", equalTo("C123"))
        .withFormParam("oldest", equalTo("1583636340"))
        .withFormParam("include_all_metadata", equalTo("true"))
        .withFormParam("cursor", absent()));
  }

  @Test
  void knowsThatThereIsNoneOnlyWhenAllOfTheHistoryWasSeen() {
    answer("conversations.history", "{\"ok\":true,\"messages\":[" + OTHERS + "]}");
    assertThat(Await.value(app.findSent(CHANNEL, "key-1", SINCE))).isEmpty();
    answer("conversations.history", "{\"ok\":true,\"messages\":[],\"has_more\":true}");
    assertThat(Await.failure(app.findSent(CHANNEL, "key-1", SINCE)).code())
        .isEqualTo("history-too-long");
    answer(
        "conversations.history",
        "{\"ok\":true,\"messages\":[],\"response_metadata\":{\"next_cursor\":\"on\"}}");
    assertThat(Await.failure(app.findSent(CHANNEL, "key-1", SINCE)).code())
        .isEqualTo("history-too-long");
    answer("conversations.history", "{\"ok\":true}");
    assertThat(Await.failure(app.findSent(CHANNEL, "key-1", SINCE)).reason())
        .isEqualTo(Reason.UNKNOWN_OUTCOME);
    refuse("conversations.history", "missing_scope");
    assertThat(Await.failure(app.findSent(CHANNEL, "key-1", SINCE)).reason())
        .isEqualTo(Reason.SUSPENDED);
    answer(
        "conversations.history",
        okJson("{\"ok\":false,\"error\":\"ratelimited\"}")
            .withStatus(429)
            .withHeader("Retry-After", "7"));
    assertThat(Await.failure(app.findSent(CHANNEL, "key-1", SINCE)).retryAfter())
        .contains(Duration.ofSeconds(7));
  }

  @Test
  void splitsALongCardIntoSections() {
    answer("chat.postMessage", OK);
    String line = "a & b ".repeat(16).strip();
    String text = (line + "\n").repeat(40).strip();
    OutboundMessage card =
        HELLO.withText(text).withButtons(List.of(List.of(new Button("Go", "x"))));
    Await.value(app.send(card));
    String body = api.findAll(postRequestedFor(urlEqualTo("/api/chat.postMessage")))
        .get(0)
        .getBodyAsString();
    assertThat(body.split("\"section\"", -1)).hasSize(4);
  }

  @Test
  void showsToOnePersonWhatIsForThem() {
    answer("chat.postEphemeral", "{\"ok\":true,\"message_ts\":\"1583636500.000200\"}");
    assertThat(Await.value(app.send(message(CHANNEL, Optional.empty(), Optional.of(LI)))))
        .as("cannot be edited later")
        .isEqualTo(Receipt.WITHOUT_ID);
    verifySent(
        "chat.postEphemeral",
        "{\"channel\":\"C123\",\"user\":\"U234\",\"text\":\"Hi *Li &amp; Co*\",\"parse\":\"none\","
            + BLOCKS + "}");
    answer("chat.postMessage", OK);
    ChatId direct = new ChatId(ACCOUNT, "D1");
    assertThat(Await.value(app.send(message(direct, Optional.empty(), Optional.of(LI)))))
        .isEqualTo(Receipt.of("1583636500.000100"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread_not_found", "invalid_thread_ts", "cannot_reply_to_message"})
  void sendsIntoTheChannelWhenTheThreadIsGone(String error) {
    api.stubFor(post(urlEqualTo("/api/chat.postMessage"))
        .inScenario(error)
        .whenScenarioStateIs(Scenario.STARTED)
        .willReturn(okJson("{\"ok\":false,\"error\":\"" + error + "\"}"))
        .willSetStateTo("second"));
    api.stubFor(post(urlEqualTo("/api/chat.postMessage"))
        .inScenario(error)
        .whenScenarioStateIs("second")
        .willReturn(okJson(OK)));
    OutboundMessage inThread = message(CHANNEL, Optional.of("1583630000.000100"), Optional.empty());
    assertThat(Await.value(app.send(inThread)).message()).isPresent();
    List<String> bodies =
        api.findAll(postRequestedFor(urlEqualTo("/api/chat.postMessage"))).stream()
            .map(request -> request.getBodyAsString())
            .toList();
    assertThat(bodies).hasSize(2);
    assertThat(bodies.get(0)).contains("thread_ts");
    assertThat(bodies.get(1)).doesNotContain("thread_ts");
  }

  @ParameterizedTest
  @CsvSource({
    "channel_not_found,GONE,CHAT",
    "is_archived,GONE,CHAT",
    "not_in_channel,GONE,CHAT",
    "user_not_found,GONE,CHAT",
    "user_disabled,GONE,CHAT",
    "account_inactive,SUSPENDED,ACCOUNT",
    "token_revoked,SUSPENDED,ACCOUNT",
    "token_expired,SUSPENDED,ACCOUNT",
    "invalid_auth,SUSPENDED,ACCOUNT",
    "not_authed,SUSPENDED,ACCOUNT",
    "missing_scope,SUSPENDED,ACCOUNT",
    "restricted_action,SUSPENDED,CHAT",
    "restricted_action_read_only_channel,SUSPENDED,CHAT",
    "restricted_action_thread_only_channel,SUSPENDED,CHAT",
    "restricted_action_non_threadable_channel,SUSPENDED,CHAT",
    "ekm_access_denied,SUSPENDED,CHAT",
    "messages_tab_disabled,SUSPENDED,CHAT",
    "ratelimited,RETRY_AFTER,ACCOUNT",
    "rate_limited,RETRY_AFTER,CHAT",
    "message_limit_exceeded,RETRY_AFTER,ACCOUNT",
    "service_unavailable,RETRY_AFTER,ACCOUNT",
    "request_timeout,RETRY_AFTER,ACCOUNT",
    "internal_error,UNKNOWN_OUTCOME,CHAT",
    "fatal_error,UNKNOWN_OUTCOME,CHAT",
    "invalid_blocks,REJECTED,CHAT",
    "no_text,REJECTED,CHAT",
    "user_not_in_channel,REJECTED,CHAT",
    "some_future_error,REJECTED,CHAT"
  })
  void knowsWhatARefusalMeans(String error, Reason reason, Scope scope) {
    refuse("chat.postMessage", error);
    SendFailedException failure = Await.failure(app.send(HELLO));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.scope()).isEqualTo(scope);
    assertThat(failure.code()).isEqualTo(error);
    assertThat(failure.retryAfter()).isEmpty();
    assertThat(failure.toString()).doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"msg_too_long", "msg_blocks_too_long"})
  void callsWhatIsTooLongByTheNameOfAllPlatforms(String error) {
    refuse("chat.postMessage", error);
    SendFailedException failure = Await.failure(app.send(HELLO));
    assertThat(failure.reason()).isEqualTo(Reason.REJECTED);
    assertThat(failure.code()).isEqualTo("too-long");
  }

  @Test
  void saysItsWordsWithoutAPictureThatSlackCannotFetch() {
    for (String method : List.of("chat.postMessage", "chat.update")) {
      api.stubFor(post(urlEqualTo("/api/" + method))
          .withRequestBody(containing("image_url"))
          .willReturn(okJson("{\"ok\":false,\"error\":\"invalid_blocks\"}")));
      api.stubFor(post(urlEqualTo("/api/" + method))
          .withRequestBody(notContaining("image_url"))
          .willReturn(okJson(OK)));
    }
    OutboundMessage picture = HELLO.withImage(Optional.of("https://a.example/gone.jpg"));
    assertThat(Await.value(app.send(picture)).message()).isPresent();
    Await.value(app.edit(CARD, picture));
    api.verify(2, postRequestedFor(urlEqualTo("/api/chat.postMessage")));
    api.verify(2, postRequestedFor(urlEqualTo("/api/chat.update")));
  }

  @Test
  void quotesNoErrorThatIsNoCode() {
    refuse("chat.postMessage", "Hello 张三 xoxb");
    assertThat(Await.failure(app.send(HELLO)).code()).isEqualTo("error");
  }

  @Test
  void waitsAsLongAsItIsTold() {
    answer(
        "chat.postMessage",
        aResponse()
            .withStatus(429)
            .withHeader("Retry-After", "30")
            .withBody("{\"ok\":false,\"error\":\"ratelimited\"}"));
    SendFailedException failure = Await.failure(app.send(HELLO));
    assertThat(failure.reason()).isEqualTo(Reason.RETRY_AFTER);
    assertThat(failure.scope()).isEqualTo(Scope.ACCOUNT);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
    answer("chat.postMessage", aResponse().withStatus(429).withHeader("Retry-After", "2"));
    assertThat(Await.failure(app.send(HELLO)).retryAfter()).contains(Duration.ofSeconds(2));
    answer("chat.postMessage", aResponse().withStatus(429));
    assertThat(Await.failure(app.send(HELLO)).reason()).isEqualTo(Reason.RETRY_AFTER);
    answer(
        "chat.postMessage",
        okJson("{\"ok\":false,\"error\":\"ratelimited\"}").withHeader("Retry-After", "4"));
    assertThat(Await.failure(app.send(HELLO)).retryAfter()).contains(Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void doesNotKnowWhatBecameOfASendThatBrokeOff(Fault fault) {
    answer("chat.postMessage", aResponse().withFault(fault));
    assertThat(Await.failure(app.send(HELLO)).reason()).isEqualTo(Reason.UNKNOWN_OUTCOME);
    api.verify(1, postRequestedFor(urlEqualTo("/api/chat.postMessage")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ok",
        "<html>",
        "[]",
        "{}",
        "{\"ok\":1}",
        "{\"ok\":\"true\"}",
        "{\"ok\":false}",
        "{\"ok\":true",
        "{\"ok\":true,\"error\":\"channel_not_found\",\"ok\":false}"
      })
  void doesNotKnowWhatAGarbledAnswerMeans(String body) {
    answer("chat.postMessage", body);
    assertThat(Await.failure(app.send(HELLO)).reason()).isEqualTo(Reason.UNKNOWN_OUTCOME);
  }

  @Test
  void judgesByStatusWhatIsNoAnswerOfSlacks() {
    for (int status : List.of(500, 502, 503, 504)) {
      answer("chat.postMessage", aResponse().withStatus(status).withBody("<html>"));
      assertThat(Await.failure(app.send(HELLO)).reason()).isEqualTo(Reason.UNKNOWN_OUTCOME);
    }
    answer("chat.postMessage", aResponse().withStatus(404));
    assertThat(Await.failure(app.send(HELLO)).reason()).isEqualTo(Reason.REJECTED);
    answer(
        "chat.postMessage",
        aResponse().withStatus(500).withBody("{\"ok\":false,\"error\":\"some_future_error\"}"));
    assertThat(Await.failure(app.send(HELLO)).reason()).isEqualTo(Reason.UNKNOWN_OUTCOME);
  }

  @Test
  void knowsThatNothingWasSentWhereNobodyListens() {
    SendFailedException failure =
        Await.failure(SlackFixture.app("http://127.0.0.1:1/api").send(HELLO));
    assertThat(failure.reason()).isEqualTo(Reason.RETRY_AFTER);
    assertThat(failure.retryAfter()).isEmpty();
  }

  @Test
  void refusesWhatIsTooLongBeforeAnyRequest() {
    answer("chat.postMessage", OK);
    assertThat(Await.value(app.send(HELLO.withText(Markup.bold("&".repeat(3_900)))))
            .message())
        .isPresent();
    assertThat(Await.failure(app.send(HELLO.withText("x".repeat(3_901)))).code())
        .isEqualTo("too-long");
    assertThat(Await.failure(app.edit(CARD, HELLO.withText("x".repeat(3_901)))).code())
        .isEqualTo("too-long");
    api.verify(1, postRequestedFor(urlEqualTo("/api/chat.postMessage")));
  }

  @Test
  void editsACardAndItsButtons() {
    answer("chat.update", OK);
    Await.value(app.edit(CARD, message(CHANNEL, Optional.empty(), Optional.empty())));
    verifySent(
        "chat.update",
        "{\"channel\":\"C123\",\"ts\":\"1583636399.000700\",\"text\":\"Hi *Li &amp; Co*\","
            + "\"parse\":\"none\"," + BLOCKS + "}");
    Await.value(app.edit(CARD, HELLO));
    verifySent(
        "chat.update",
        "{\"channel\":\"C123\",\"ts\":\"1583636399.000700\",\"text\":\"hello\",\"parse\":\"none\","
            + "\"blocks\":[]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"message_not_found", "cant_update_message", "edit_window_closed"})
  void saysWhenAMessageCanNoLongerBeEdited(String error) {
    refuse("chat.update", error);
    SendFailedException failure = Await.failure(app.edit(CARD, HELLO));
    assertThat(failure.reason()).isEqualTo(Reason.REJECTED);
    assertThat(failure.code()).isEqualTo("not-editable");
  }

  @Test
  void saysWhyAnEditWasRefusedOtherwise() {
    refuse("chat.update", "channel_not_found");
    assertThat(Await.failure(app.edit(CARD, HELLO)).reason()).isEqualTo(Reason.GONE);
  }

  @Test
  void deletes() {
    answer("chat.delete", OK);
    Await.value(app.delete(CHANNEL, CARD));
    verifySent("chat.delete", "{\"channel\":\"C123\",\"ts\":\"1583636399.000700\"}");
    refuse("chat.delete", "message_not_found");
    Await.value(app.delete(CHANNEL, CARD));
    refuse("chat.delete", "cant_delete_message");
    assertThat(Await.failure(app.delete(CHANNEL, CARD)).reason()).isEqualTo(Reason.REJECTED);
  }

  private static Update.ButtonPressed press(Optional<ReplyCredit> credit) {
    return new Update.ButtonPressed(
        new Update.Origin("press:1", CHANNEL, ChatKind.GROUP, "", NOW, credit),
        new Sender(LI, "li"),
        "rsvp gala yes",
        Optional.of(CARD),
        "1",
        Optional.of("1583630000.000100"));
  }

  private static Optional<ReplyCredit> credit(String url, Instant expiry) {
    return Optional.of(new ReplyCredit("response_url", url, 5, expiry));
  }

  @Test
  void answersAPressWhereItCameFrom() {
    api.stubFor(post(urlEqualTo("/respond/1")).willReturn(aResponse().withBody("ok")));
    Await.value(app.answerPress(
        press(credit(api.baseUrl() + "/respond/1", NOW.plusSeconds(60))), "Noted <!here>"));
    api.verify(postRequestedFor(urlEqualTo("/respond/1"))
        .withHeader("Authorization", absent())
        .withRequestBody(equalToJson("{\"response_type\":\"ephemeral\",\"replace_original\":false,"
            + "\"text\":\"Noted &lt;!here&gt;\",\"parse\":\"none\","
            + "\"thread_ts\":\"1583630000.000100\"}")));
    api.stubFor(post(urlEqualTo("/respond/1")).willReturn(aResponse().withStatus(404)));
    assertThat(Await.failure(app.answerPress(
                press(credit(api.baseUrl() + "/respond/1", NOW.plusSeconds(60))), "x"))
            .reason())
        .isEqualTo(Reason.REJECTED);
  }

  @Test
  void repliesOnACredit() {
    api.stubFor(post(urlEqualTo("/respond/1")).willReturn(aResponse().withBody("ok")));
    ReplyCredit valid =
        credit(api.baseUrl() + "/respond/1", NOW.plusSeconds(60)).orElseThrow();
    assertThat(Await.value(app.reply(valid, message(CHANNEL, Optional.empty(), Optional.empty()))))
        .isEqualTo(Receipt.WITHOUT_ID);
    api.verify(postRequestedFor(urlEqualTo("/respond/1"))
        .withHeader("Authorization", absent())
        .withRequestBody(equalToJson("{\"response_type\":\"in_channel\",\"replace_original\":false,"
            + "\"text\":\"Hi *Li &amp; Co*\",\"parse\":\"none\"," + BLOCKS + "}")));
    Await.value(app.reply(valid, HELLO.inChat(new ChatId(ACCOUNT, "D7"))));
    api.verify(postRequestedFor(urlEqualTo("/respond/1"))
        .withRequestBody(matchingJsonPath("$.response_type", equalTo("ephemeral"))));
    for (ReplyCredit bad : List.of(
        new ReplyCredit("response_url", api.baseUrl() + "/respond/1", 5, NOW),
        new ReplyCredit("reply_token", api.baseUrl() + "/respond/1", 5, NOW.plusSeconds(60)),
        new ReplyCredit("response_url", "https://evil.example/", 5, NOW.plusSeconds(60)))) {
      assertThat(Await.failure(app.reply(bad, HELLO)).code()).isEqualTo("credit-not-valid");
    }
    answerCredit("{\"ok\":false,\"error\":\"expired_url\"}");
    assertThat(Await.failure(app.reply(valid, HELLO)).code()).isEqualTo("expired_url");
    answerCredit("{\"ok\":true}");
    assertThat(Await.value(app.reply(valid, HELLO))).isEqualTo(Receipt.WITHOUT_ID);
    api.stubFor(post(urlEqualTo("/respond/1"))
        .willReturn(aResponse().withStatus(404).withBody("{\"ok\":false,\"error\":\"used_url\"}")));
    SendFailedException used = Await.failure(app.reply(valid, HELLO));
    assertThat(used.reason()).isEqualTo(Reason.REJECTED);
    assertThat(used.code()).isEqualTo("used_url");
    assertThat(used.toString()).doesNotContain("/respond");
  }

  private static void answerCredit(String body) {
    api.stubFor(post(urlEqualTo("/respond/1")).willReturn(okJson(body)));
  }

  @Test
  void asksOnceHowPeopleAreCalled() {
    answer(
        "users.info",
        "{\"ok\":true,\"user\":{\"id\":\"U234\",\"name\":\"li\",\"real_name\":\"Li Wei\","
            + "\"profile\":{\"display_name\":\"\",\"real_name\":\"李伟\"}}}");
    assertThat(Await.value(app.nameOf(LI))).isEqualTo("李伟");
    assertThat(Await.value(app.nameOf(LI))).isEqualTo("李伟");
    api.verify(
        1,
        postRequestedFor(urlEqualTo("/api/users.info"))
            .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
            .withHeader("Authorization", equalTo("Bearer xoxb-canary-token"))
            .withRequestBody(equalTo("user=U234")));
    refuse("users.info", "user_not_found");
    assertThat(Await.failure(app.nameOf(UserId.of("slack", "T123.U9"))).reason())
        .isEqualTo(Reason.GONE);
    answer("users.info", "{\"ok\":true,\"user\":{}}");
    assertThat(Await.value(app.nameOf(UserId.of("slack", "T123.U9")))).isEmpty();
  }

  @Test
  void answersAPressInTheChatWhereItCannotAnswerThere() {
    answer("chat.postEphemeral", "{\"ok\":true}");
    for (Optional<ReplyCredit> none : List.of(
        Optional.<ReplyCredit>empty(),
        credit(api.baseUrl() + "/respond/1", NOW),
        credit("https://hooks.slack.com/actions/1", NOW.plusSeconds(60)),
        credit("http://169.254.169.254/", NOW.plusSeconds(60)))) {
      api.resetRequests();
      Await.value(app.answerPress(press(none), "Noted"));
      verifySent(
          "chat.postEphemeral",
          "{\"channel\":\"C123\",\"user\":\"U234\",\"text\":\"Noted\",\"parse\":\"none\","
              + "\"thread_ts\":\"1583630000.000100\"}");
    }
  }

  @Test
  void saysNothingWhereThereIsNothingToSay() {
    Await.value(app.answerPress(press(Optional.empty()), ""));
    assertThat(api.getAllServeEvents()).isEmpty();
  }

  @Test
  void reacts() {
    answer("reactions.add", "{\"ok\":true}");
    Await.value(app.react(CHANNEL, CARD, "✅"));
    verifySent(
        "reactions.add",
        "{\"channel\":\"C123\",\"timestamp\":\"1583636399.000700\",\"name\":\"white_check_mark\"}");
    refuse("reactions.add", "already_reacted");
    Await.value(app.react(CHANNEL, CARD, "✅"));
    assertThat(Await.failure(app.react(CHANNEL, CARD, "🦤")).code()).isEqualTo("no-such-emoji");
  }

  @Test
  void opensADirectChat() {
    answer("conversations.open", "{\"ok\":true,\"channel\":{\"id\":\"D024BE91L\"}}");
    assertThat(Await.value(app.openDirectChat(LI))).isEqualTo(new ChatId(ACCOUNT, "D024BE91L"));
    verifySent("conversations.open", "{\"users\":\"U234\"}");
    assertThat(Await.value(app.openDirectChat(UserId.of("slack", "U234"))).value())
        .isEqualTo("D024BE91L");
    for (String error :
        List.of("user_not_found", "users_not_found", "cannot_dm_bot", "user_disabled")) {
      refuse("conversations.open", error);
      assertThat(Await.failure(app.openDirectChat(LI)).reason()).isEqualTo(Reason.GONE);
    }
    answer("conversations.open", "{\"ok\":true}");
    assertThat(Await.failure(app.openDirectChat(LI)).reason()).isEqualTo(Reason.REJECTED);
    assertThat(Await.failure(app.openDirectChat(UserId.of("telegram", "1"))).reason())
        .isEqualTo(Reason.GONE);
  }

  @Test
  void asksWhoItIs() {
    answer(
        "auth.test", "{\"ok\":true,\"user_id\":\"U0BOT\",\"team_id\":\"T123\",\"bot_id\":\"B1\"}");
    assertThat(Webhooks.only(read("joined"), Update.MemberJoined.class)).isNotNull();
    Await.value(app.start());
    assertThat(Webhooks.only(read("thread-reply"), Update.MessageReceived.class).replyToBot())
        .isTrue();
    assertThat(Webhooks.only(read("file-share"), Update.MessageReceived.class).mentioned())
        .isTrue();
  }

  private io.reunion.chat.WebhookResult read(String name) {
    return app.receive(SlackFixture.json(SlackFixture.recorded(name)));
  }

  @Test
  void saysWhenItsTokenIsWrong() {
    refuse("auth.test", "invalid_auth");
    assertThat(Await.failure(app.start()).reason()).isEqualTo(Reason.SUSPENDED);
    answer("auth.test", "{\"ok\":true}");
    assertThat(Await.failure(app.start()).reason()).isEqualTo(Reason.REJECTED);
  }

  @Test
  void evilTextsReachSlackHarmless() {
    answer("chat.postMessage", OK);
    for (String evil : EvilTexts.ALL) {
      String safe = Markup.literal(evil);
      Button button = new Button(safe.isBlank() ? "x" : safe, "x");
      Await.value(app.send(HELLO.withText("Hi " + safe).withButtons(List.of(List.of(button)))));
    }
    api.findAll(postRequestedFor(urlEqualTo("/api/chat.postMessage"))).forEach(request -> {
      String body = request.getBodyAsString();
      String text = body.substring(body.indexOf("\"text\""), body.indexOf("\"parse\""));
      assertThat(text).doesNotContain("<", ">");
      assertThat(body).contains("\"parse\":\"none\"", "\"verbatim\":true").doesNotContain("\u202E");
    });
  }

  @Test
  void canWhatItSaysItCan() {
    assertThat(app.capabilities().ephemeral()).isTrue();
    assertThat(app.capabilities().text().length()).isEqualTo(3_900);
    assertThat(app.account()).isEqualTo(ACCOUNT);
  }
}
