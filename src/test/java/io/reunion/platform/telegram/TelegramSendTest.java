package io.reunion.platform.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.reunion.platform.telegram.TelegramFixture.ACCOUNT;
import static io.reunion.platform.telegram.TelegramFixture.GROUP;
import static io.reunion.platform.telegram.TelegramFixture.LI;
import static io.reunion.platform.telegram.TelegramFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform.ShowsCommandMenu.Entry;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.chat.Update;
import io.reunion.platform.Await;
import io.reunion.platform.Webhooks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramSendTest {
  @RegisterExtension
  static final WireMockExtension api =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final OutboundMessage HELLO = OutboundMessage.text(GROUP, "hello", "key-1");
  private static final OutboundMessage TO_LI =
      OutboundMessage.text(new ChatId(ACCOUNT, "1111111"), "hello", "key-1");
  private static final MessageId CARD = new MessageId("1400");

  private TelegramPlatform bot;

  @BeforeEach
  void connect() {
    bot = TelegramFixture.bot(api.baseUrl());
  }

  private static String url(String method) {
    return "/bot" + TOKEN + "/" + method;
  }

  private static void answer(String method, ResponseDefinitionBuilder response) {
    api.stubFor(post(urlEqualTo(url(method))).willReturn(response));
  }

  private static void answer(String method, int status, String json) {
    answer(method, aResponse().withStatus(status).withBody(json));
  }

  private static String refusal(int status, String description) {
    return "{\"ok\":false,\"error_code\":" + status + ",\"description\":\"" + description + "\"}";
  }

  private static void verifySent(String method, String json) {
    api.verify(postRequestedFor(urlEqualTo(url(method))).withRequestBody(equalToJson(json)));
  }

  private static OutboundMessage full() {
    return new OutboundMessage(
        GROUP,
        "Hi " + Markup.bold("Li & Co") + "\n" + Markup.link("map", "https://a.example/?q=1&r=2"),
        List.of(
            List.of(
                new Button("Going", "rsvp gala yes", Button.Style.PRIMARY),
                new Button("No <b>", "rsvp gala no", Button.Style.DANGER)),
            List.of(new Button("更多", "events"))),
        Optional.of(new MessageId("1365")),
        Optional.of("5"),
        Optional.empty(),
        "key-2");
  }

  @Test
  void sendsText() {
    answer("sendMessage", okJson("{\"ok\":true,\"result\":{\"message_id\":77,\"date\":1}}"));
    assertThat(Await.value(bot.send(HELLO))).isEqualTo(Receipt.of("77"));
    verifySent(
        "sendMessage",
        "{\"chat_id\":-1001234567890,\"text\":\"hello\",\"parse_mode\":\"HTML\","
            + "\"link_preview_options\":{\"is_disabled\":true}}");
  }

  @Test
  void sendsACardAsAReplyInATopic() {
    answer("sendMessage", okJson("{\"ok\":true,\"result\":{\"message_id\":78}}"));
    Await.value(bot.send(full()));
    verifySent("sendMessage", """
        {"chat_id":-1001234567890,
         "text":"Hi <b>Li &amp; Co</b>\\n<a href=\\"https://a.example/?q=1&amp;r=2\\">map</a>",
         "parse_mode":"HTML","link_preview_options":{"is_disabled":true},
         "message_thread_id":5,
         "reply_parameters":{"message_id":1365,"allow_sending_without_reply":true},
         "reply_markup":{"inline_keyboard":[
           [{"text":"Going","callback_data":"rsvp gala yes","style":"primary"},
            {"text":"No <b>","callback_data":"rsvp gala no","style":"danger"}],
           [{"text":"更多","callback_data":"events"}]]}}
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "failed to get HTTP URL content",
        "wrong file identifier/HTTP URL specified",
        "wrong type of the web page content",
        "WEBPAGE_CURL_FAILED",
        "PHOTO_INVALID_DIMENSIONS"
      })
  void saysItsWordsWithoutAPictureThatTelegramCannotFetch(String description) {
    answer("sendPhoto", 400, refusal(400, "Bad Request: " + description));
    answer("sendMessage", okJson("{\"ok\":true,\"result\":{\"message_id\":80}}"));
    OutboundMessage picture = HELLO.withImage(Optional.of("https://a.example/gone.jpg"));
    assertThat(Await.value(bot.send(picture))).isEqualTo(Receipt.of("80"));
    verifySent(
        "sendMessage",
        "{\"chat_id\":-1001234567890,\"text\":\"hello\",\"parse_mode\":\"HTML\","
            + "\"link_preview_options\":{\"is_disabled\":true}}");
  }

  @Test
  void confirmsASendWhoseIdIsNotTold() {
    answer("sendMessage", okJson("{\"ok\":true,\"result\":true}"));
    assertThat(Await.value(bot.send(HELLO))).isEqualTo(Receipt.WITHOUT_ID);
  }

  @ParameterizedTest
  @CsvSource({
    "message thread not found,message_thread_id,reply_parameters",
    "message to be replied not found,reply_parameters,message_thread_id"
  })
  void sendsAgainWithoutWhatIsNotThere(String description, String dropped, String kept) {
    api.stubFor(post(urlEqualTo(url("sendMessage")))
        .inScenario("again")
        .whenScenarioStateIs(Scenario.STARTED)
        .willReturn(
            aResponse().withStatus(400).withBody(refusal(400, "Bad Request: " + description)))
        .willSetStateTo("second"));
    api.stubFor(post(urlEqualTo(url("sendMessage")))
        .inScenario("again")
        .whenScenarioStateIs("second")
        .willReturn(okJson("{\"ok\":true,\"result\":{\"message_id\":79}}")));
    assertThat(Await.value(bot.send(full()))).isEqualTo(Receipt.of("79"));
    List<String> bodies = api.findAll(postRequestedFor(urlEqualTo(url("sendMessage")))).stream()
        .map(request -> request.getBodyAsString())
        .toList();
    assertThat(bodies).hasSize(2);
    assertThat(bodies.get(0)).contains(dropped, kept);
    assertThat(bodies.get(1)).contains(kept).doesNotContain(dropped);
  }

  @Test
  void givesUpWhenTheThreadWasNotTheReason() {
    answer("sendMessage", 400, refusal(400, "Bad Request: message thread not found"));
    assertThat(Await.failure(bot.send(full())).code()).isEqualTo("no-such-thread");
    api.verify(2, postRequestedFor(urlEqualTo(url("sendMessage"))));
    assertThat(Await.failure(bot.send(HELLO)).reason()).isEqualTo(Reason.REJECTED);
    api.verify(3, postRequestedFor(urlEqualTo(url("sendMessage"))));
  }

  @Test
  void refusesWhatIsTooLongBeforeAnyRequest() {
    OutboundMessage most = HELLO.withText(Markup.bold("<".repeat(4096)));
    answer("sendMessage", okJson("{\"ok\":true,\"result\":{\"message_id\":80}}"));
    assertThat(Await.value(bot.send(most)).message()).isPresent();
    for (String text : List.of("x".repeat(4097), "😀".repeat(2049), "@x".repeat(2048))) {
      SendFailedException failure = Await.failure(bot.send(HELLO.withText(text)));
      assertThat(failure.reason()).isEqualTo(Reason.REJECTED);
      assertThat(failure.code()).isEqualTo("too-long");
      assertThat(Await.failure(bot.edit(CARD, HELLO.withText(text))).code()).isEqualTo("too-long");
    }
    api.verify(1, postRequestedFor(urlEqualTo(url("sendMessage"))));
  }

  @Test
  void neverSendsIntoAGroupWhatIsForOnePerson() {
    OutboundMessage secret = new OutboundMessage(
        GROUP, "secret", List.of(), Optional.empty(), Optional.empty(), Optional.of(LI), "k");
    assertThat(Await.failure(bot.send(secret)).code()).isEqualTo("not-private");
    answer("sendMessage", okJson("{\"ok\":true,\"result\":{\"message_id\":81}}"));
    assertThat(Await.value(bot.send(secret.inChat(TO_LI.chat()))).message()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403|Forbidden: bot was kicked from the group chat|GONE|kicked",
        "403|Forbidden: bot was kicked from the supergroup chat|GONE|kicked",
        "403|Forbidden: bot was kicked from the channel chat|GONE|kicked",
        "403|Forbidden: bot is not a member of the supergroup chat|GONE|not-a-member",
        "403|Forbidden: bot is not a member of the channel chat|GONE|not-a-member",
        "403|Forbidden: the group chat was deleted|GONE|chat-deleted",
        "400|Bad Request: chat not found|GONE|no-such-chat",
        "400|Bad Request: PEER_ID_INVALID|GONE|no-such-chat",
        "400|Bad Request: group chat was deactivated|GONE|chat-deactivated",
        "403|Forbidden: bot was blocked by the user|GONE|blocked",
        "403|Forbidden: user is deactivated|GONE|user-deactivated",
        "400|Bad Request: USER_IS_BLOCKED|GONE|blocked",
        "400|Bad Request: INPUT_USER_DEACTIVATED|GONE|user-deactivated",
        "400|Bad Request: CHANNEL_PRIVATE|GONE|not-a-member",
        "403|Forbidden: bot can't initiate conversation with a user|GONE|cannot-write-first",
        "403|Forbidden: bot can't send messages to bots|GONE|is-a-bot",
        "400|Bad Request: group chat was upgraded to a supergroup chat|GONE|chat-upgraded",
        "400|Bad Request: not enough rights to send text messages to the chat|SUSPENDED|no-rights",
        "400|Bad Request: have no rights to send a message|SUSPENDED|no-rights",
        "400|Bad Request: need administrator rights in the channel chat|SUSPENDED|no-rights",
        "400|Bad Request: CHAT_WRITE_FORBIDDEN|SUSPENDED|no-rights",
        "403|Forbidden: CHAT_WRITE_FORBIDDEN|SUSPENDED|no-rights",
        "400|Bad Request: CHAT_RESTRICTED|SUSPENDED|no-rights",
        "400|Bad Request: TOPIC_CLOSED|SUSPENDED|topic-closed",
        "403|Forbidden: something new|SUSPENDED|forbidden",
        "400|Bad Request: message is too long|REJECTED|too-long",
        "400|Bad Request: message text is empty|REJECTED|empty",
        "400|Bad Request: can't parse entities: 张三|REJECTED|error-400",
        "413|Request Entity Too Large|REJECTED|error-413",
        "409|Conflict: something|UNKNOWN_OUTCOME|error-409",
        "500|Internal Server Error|UNKNOWN_OUTCOME|error-500",
        "502|Bad Gateway|UNKNOWN_OUTCOME|error-502",
        "401|Unauthorized|SUSPENDED|token-refused",
        "404|Not Found|SUSPENDED|token-refused"
      })
  void knowsWhatARefusalMeans(int status, String description, Reason reason, String code) {
    answer("sendMessage", status, refusal(status, description));
    SendFailedException failure = Await.failure(bot.send(HELLO));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.scope())
        .isEqualTo(code.equals("token-refused") ? Scope.ACCOUNT : Scope.CHAT);
    assertThat(failure.successor()).isEmpty();
    assertThat(failure.toString()).doesNotContain("canary", "张三");
  }

  @Test
  void tellsTheNewIdOfAChatThatMoved() {
    answer(
        "sendMessage",
        400,
        "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: group chat was upgraded to a"
            + " supergroup chat\",\"parameters\":{\"migrate_to_chat_id\":-1009876543210}}");
    SendFailedException failure = Await.failure(bot.send(HELLO));
    assertThat(failure.successor()).contains(new ChatId(ACCOUNT, "-1009876543210"));
    assertThat(failure.reason()).isEqualTo(Reason.RETRY_AFTER);
    assertThat(failure.retryAfter()).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @CsvSource({"35,CHAT", "6,CHAT", "5,ACCOUNT", "1,ACCOUNT"})
  void waitsAsLongAsItIsTold(int seconds, Scope scope) {
    answer(
        "sendMessage",
        429,
        "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after "
            + seconds + "\",\"parameters\":{\"retry_after\":" + seconds + "}}");
    SendFailedException inGroup = Await.failure(bot.send(HELLO));
    assertThat(inGroup.reason()).isEqualTo(Reason.RETRY_AFTER);
    assertThat(inGroup.retryAfter()).contains(Duration.ofSeconds(seconds));
    assertThat(inGroup.scope()).isEqualTo(scope);
    SendFailedException direct = Await.failure(bot.send(TO_LI));
    assertThat(direct.retryAfter()).contains(Duration.ofSeconds(seconds));
    assertThat(direct.scope()).isEqualTo(Scope.ACCOUNT);
  }

  @Test
  void findsTheDelayInTheHeaderToo() {
    answer(
        "sendMessage",
        aResponse()
            .withStatus(429)
            .withHeader("Retry-After", "12")
            .withBody(refusal(429, "Too Many")));
    assertThat(Await.failure(bot.send(HELLO)).retryAfter()).contains(Duration.ofSeconds(12));
    answer("sendMessage", aResponse().withStatus(429).withHeader("Retry-After", "3"));
    assertThat(Await.failure(bot.send(HELLO)).retryAfter()).contains(Duration.ofSeconds(3));
    answer("sendMessage", aResponse().withStatus(429).withBody("<html>"));
    assertThat(Await.failure(bot.send(HELLO)).retryAfter()).isEmpty();
    assertThat(Await.failure(bot.send(HELLO)).reason()).isEqualTo(Reason.RETRY_AFTER);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void doesNotKnowWhatBecameOfASendThatBrokeOff(Fault fault) {
    answer("sendMessage", aResponse().withFault(fault));
    assertThat(Await.failure(bot.send(HELLO)).reason()).isEqualTo(Reason.UNKNOWN_OUTCOME);
    api.verify(1, postRequestedFor(urlEqualTo(url("sendMessage"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ok",
        "<html>",
        "[]",
        "null",
        "{}",
        "{\"ok\":1}",
        "{\"ok\":\"true\"}",
        "{\"result\":{}}",
        "{\"ok\":true",
        "{\"ok\":true,\"ok\":true}"
      })
  void doesNotKnowWhatAGarbledAnswerMeans(String body) {
    answer("sendMessage", okJson(body));
    assertThat(Await.failure(bot.send(HELLO)).reason()).isEqualTo(Reason.UNKNOWN_OUTCOME);
  }

  @Test
  void doesNotTakeAnotherServersPageForAnAnswer() {
    for (int status : List.of(400, 403, 404, 500, 503)) {
      answer("sendMessage", aResponse().withStatus(status).withBody("<html>proxy</html>"));
      assertThat(Await.failure(bot.send(HELLO)).code()).isEqualTo("http-" + status);
    }
  }

  @Test
  void knowsThatNothingWasSentWhereNobodyListens() {
    TelegramPlatform nowhere = TelegramFixture.bot("http://127.0.0.1:1");
    SendFailedException failure = Await.failure(nowhere.send(HELLO));
    assertThat(failure.reason()).isEqualTo(Reason.RETRY_AFTER);
    assertThat(failure.retryAfter()).isEmpty();
    assertThat(failure.toString()).doesNotContain("canary");
  }

  @Test
  void editsACardAndItsButtons() {
    answer("editMessageText", okJson("{\"ok\":true,\"result\":{\"message_id\":1400}}"));
    Await.value(
        bot.edit(CARD, HELLO.withButtons(List.of(List.of(new Button("Go", "rsvp g yes"))))));
    verifySent(
        "editMessageText",
        "{\"chat_id\":-1001234567890,\"message_id\":1400,\"text\":\"hello\",\"parse_mode\":\"HTML\","
            + "\"link_preview_options\":{\"is_disabled\":true},\"reply_markup\":{\"inline_keyboard\":"
            + "[[{\"text\":\"Go\",\"callback_data\":\"rsvp g yes\"}]]}}");
    Await.value(bot.edit(CARD, HELLO));
    verifySent(
        "editMessageText",
        "{\"chat_id\":-1001234567890,\"message_id\":1400,\"text\":\"hello\",\"parse_mode\":\"HTML\","
            + "\"link_preview_options\":{\"is_disabled\":true},"
            + "\"reply_markup\":{\"inline_keyboard\":[]}}");
  }

  @Test
  void isDoneWhenAnEditChangesNothing() {
    answer(
        "editMessageText",
        400,
        refusal(
            400,
            "Bad Request: message is not modified: specified new message content and reply"
                + " markup are exactly the same"));
    assertThat(bot.edit(CARD, HELLO)).satisfies(Await::value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"})
  void saysWhenAMessageCanNoLongerBeEdited(String description) {
    answer("editMessageText", 400, refusal(400, "Bad Request: " + description));
    SendFailedException failure = Await.failure(bot.edit(CARD, HELLO));
    assertThat(failure.reason()).isEqualTo(Reason.REJECTED);
    assertThat(failure.code()).isEqualTo("not-editable");
  }

  @Test
  void deletes() {
    answer("deleteMessage", okJson("{\"ok\":true,\"result\":true}"));
    Await.value(bot.delete(GROUP, CARD));
    verifySent("deleteMessage", "{\"chat_id\":-1001234567890,\"message_id\":1400}");
    answer("deleteMessage", 400, refusal(400, "Bad Request: message to delete not found"));
    Await.value(bot.delete(GROUP, CARD));
    answer(
        "deleteMessage", 400, refusal(400, "Bad Request: message can't be deleted for everyone"));
    assertThat(Await.failure(bot.delete(GROUP, CARD)).code()).isEqualTo("not-deletable");
  }

  @Test
  void answersAPress() {
    Update.ButtonPressed press =
        Webhooks.only(TelegramFixture.receive("callback"), Update.ButtonPressed.class);
    answer("answerCallbackQuery", okJson("{\"ok\":true,\"result\":true}"));
    Await.value(bot.answerPress(press, Markup.bold("You have a seat.") + "\u202E"));
    verifySent(
        "answerCallbackQuery",
        "{\"callback_query_id\":\"4382bfdwdsb323b2d9\",\"text\":\"You have a seat.\"}");
    Await.value(bot.answerPress(press, ""));
    verifySent("answerCallbackQuery", "{\"callback_query_id\":\"4382bfdwdsb323b2d9\"}");
    Await.value(bot.answerPress(press, "好".repeat(300)));
    verifySent(
        "answerCallbackQuery",
        "{\"callback_query_id\":\"4382bfdwdsb323b2d9\",\"text\":\"" + "好".repeat(199) + "…\"}");
  }

  @Test
  void isDoneWithAPressThatIsTooOld() {
    Update.ButtonPressed press =
        Webhooks.only(TelegramFixture.receive("callback"), Update.ButtonPressed.class);
    answer(
        "answerCallbackQuery",
        400,
        refusal(
            400,
            "Bad Request: query is too old and response timeout expired or query ID is invalid"));
    assertThat(bot.answerPress(press, "x")).satisfies(Await::value);
  }

  @Test
  void reacts() {
    answer("setMessageReaction", okJson("{\"ok\":true,\"result\":true}"));
    Await.value(bot.react(GROUP, CARD, "👍"));
    verifySent(
        "setMessageReaction",
        "{\"chat_id\":-1001234567890,\"message_id\":1400,"
            + "\"reaction\":[{\"type\":\"emoji\",\"emoji\":\"👍\"}]}");
    answer("setMessageReaction", 400, refusal(400, "Bad Request: REACTION_INVALID"));
    assertThat(Await.failure(bot.react(GROUP, CARD, "🦤")).code()).isEqualTo("no-such-emoji");
  }

  @Test
  void showsItsMenuWithoutWhatTelegramCannotHave() {
    answer("setMyCommands", okJson("{\"ok\":true,\"result\":true}"));
    Await.value(bot.showCommandMenu(
        "zh",
        List.of(
            new Entry("rsvp", "报名活动"),
            new Entry("报名", "报名活动"),
            new Entry("Find", "x"),
            new Entry("me", " "),
            new Entry("lang", "语言"))));
    verifySent(
        "setMyCommands",
        "{\"commands\":[{\"command\":\"rsvp\",\"description\":\"报名活动\"},"
            + "{\"command\":\"lang\",\"description\":\"语言\"}],\"language_code\":\"zh\"}");
    Await.value(bot.showCommandMenu("", List.of()));
    verifySent("setMyCommands", "{\"commands\":[]}");
  }

  @Test
  void opensADirectChatByThePersonsId() {
    assertThat(Await.value(bot.openDirectChat(LI))).isEqualTo(new ChatId(ACCOUNT, "1111111"));
    assertThat(Await.failure(bot.openDirectChat(io.reunion.chat.UserId.of("slack", "U1")))
            .reason())
        .isEqualTo(Reason.GONE);
  }

  @Test
  void asksWhoItIs() {
    TelegramPlatform unnamed = TelegramFixture.bot(api.baseUrl(), "odd-token", Optional.empty());
    assertThat(mentioned(unnamed)).isFalse();
    api.stubFor(post(urlEqualTo("/botodd-token/getMe"))
        .willReturn(okJson("{\"ok\":true,\"result\":{\"id\":123456,\"is_bot\":true,"
            + "\"first_name\":\"Reunion\",\"username\":\"alumni_bot\"}}")));
    Await.value(unnamed.start());
    assertThat(mentioned(unnamed)).isTrue();
  }

  private static boolean mentioned(TelegramPlatform platform) {
    return Webhooks.only(
            platform.receive(TelegramFixture.request(TelegramFixture.recorded("mention"))),
            Update.MessageReceived.class)
        .mentioned();
  }

  @Test
  void saysWhenItsTokenIsWrong() {
    answer("getMe", 401, refusal(401, "Unauthorized"));
    SendFailedException failure = Await.failure(bot.start());
    assertThat(failure.reason()).isEqualTo(Reason.SUSPENDED);
    assertThat(failure.scope()).isEqualTo(Scope.ACCOUNT);
    answer("getMe", okJson("{\"ok\":true,\"result\":{}}"));
    assertThat(Await.failure(bot.start()).reason()).isEqualTo(Reason.REJECTED);
  }

  @Test
  void canWhatItSaysItCan() {
    assertThat(bot.capabilities().edit()).isTrue();
    assertThat(bot.capabilities().text().length()).isEqualTo(4096);
    assertThat(bot.capabilities().limits()).allSatisfy(limit -> {
      long published = switch (limit.scope()) {
        case ACCOUNT -> 30;
        case GROUP -> 20;
        case CHAT -> 3;
      };
      assertThat(limit.count() + limit.burst() - 1).isLessThanOrEqualTo((int) published);
    });
    assertThat(bot.account()).isEqualTo(ACCOUNT);
  }
}
