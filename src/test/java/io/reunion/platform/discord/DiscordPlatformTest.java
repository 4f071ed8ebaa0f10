package io.reunion.platform.discord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Platform.ShowsCommandMenu.Entry;
import io.reunion.chat.Receipt;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.platform.AdapterContract;
import io.reunion.platform.Adapters;
import io.reunion.platform.Await;
import io.reunion.platform.Ed25519Requests;
import io.reunion.platform.Ed25519Signer;
import io.reunion.platform.Forgeries;
import io.reunion.platform.Vectors;
import io.reunion.platform.Webhooks;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscordPlatformTest extends AdapterContract {
  private static final AccountId ACCOUNT = AccountId.of("discord", "main");
  private static final String CHANNEL = "645027906669510667";
  private static final ChatId GROUP = new ChatId(ACCOUNT, CHANNEL);
  private static final Ed25519Signer KEY = new Ed25519Signer(new byte[32]);
  private static final UserId MASON = UserId.of("discord", "53908232506183680");
  private static final String TIMESTAMP = Long.toString(Adapters.NOW.getEpochSecond());

  private DiscordPlatform discord() {
    return (DiscordPlatform) platform;
  }

  private static DiscordPlatform with(String publicKey, String apiBase) {
    return new DiscordPlatform(
        ACCOUNT,
        new DiscordConfig(
            "1234", publicKey, Secret.of("canary-token"), "reunion", URI.create(apiBase)),
        Adapters.equipment(null));
  }

  @Override
  protected Platform adapter(String apiBase) {
    return with(HexFormat.of().formatHex(KEY.publicKey()), apiBase);
  }

  @Override
  protected WebhookRequest signed(byte[] body) {
    return Webhooks.post(
        Webhooks.headers()
            .set(
                Ed25519Requests.SIGNATURE,
                HexFormat.of().formatHex(KEY.sign(TIMESTAMP.getBytes(UTF_8), body)))
            .set(Ed25519Requests.TIMESTAMP, TIMESTAMP),
        body,
        Adapters.NOW);
  }

  @Override
  protected ChatId group() {
    return GROUP;
  }

  @Override
  protected String yes() {
    return "{\"id\":\"786008729715212400\"}";
  }

  @Override
  protected String longest() {
    return "x".repeat(2_000);
  }

  /** Nobody is mentioned, and without what is escaped, and web addresses, there is no mark left. */
  private static String unescaped(String content) {
    return content
        .replaceAll("\\\\(.)", "$1")
        .replace("%2A", "*")
        .replace("%28", "(")
        .replace("%29", ")");
  }

  @Override
  protected boolean isHarmless(String text, String request) {
    try {
      JsonNode message = JSON.readTree(request);
      String content = message.path("content").asText();
      String bare =
          content.replaceAll("https?://[^\\s<>\\[\\]()*`|\\\\\"',]+", "").replaceAll("\\\\.", "");
      return message.path("allowed_mentions").toString().equals("{\"parse\":[]}")
          && bare.chars().noneMatch(c -> "*_~`|<>[]()@".indexOf(c) >= 0)
          && unescaped(content).contains(Markup.literal(text));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void readsEveryKindOfRequest() {
    assertThat(kinds().entrySet().stream().map(Object::toString))
        .containsExactly(
            "authorized=BotAdded " + CHANNEL,
            "authorized-nowhere=nothing",
            "autocomplete=Handshake",
            "choice=ButtonPressed " + CHANNEL,
            "deauthorized=nothing",
            "direct=MessageReceived " + CHANNEL,
            "event-ping=nothing",
            "future-event=nothing",
            "future-interaction=nothing",
            "group-direct=MessageReceived " + CHANNEL,
            "menu-of-message=nothing",
            "modal=nothing",
            "nested=MessageReceived " + CHANNEL,
            "nick=MessageReceived " + CHANNEL,
            "ping=Handshake",
            "press=ButtonPressed " + CHANNEL,
            "press-of-nothing=nothing",
            "root=MessageReceived " + CHANNEL,
            "root-alone=MessageReceived " + CHANNEL,
            "root-slash=MessageReceived " + CHANNEL,
            "slash=MessageReceived " + CHANNEL);
  }

  @Test
  void answersThePublishedPingAndNoForgedOne() {
    JsonNode vector = Vectors.of("discord.ping");
    DiscordPlatform published = with(vector.path("public_key").asText(), api.baseUrl());
    byte[] body = vector.path("body").asText().getBytes(UTF_8);
    WebhookRequest request = Webhooks.post(
        Webhooks.headers()
            .set(Ed25519Requests.SIGNATURE, vector.path("signature").asText())
            .set(Ed25519Requests.TIMESTAMP, vector.path("timestamp").asText()),
        body,
        Instant.ofEpochSecond(1_700_000_000));
    assertThat(published.receive(request))
        .isEqualTo(new WebhookResult.Handshake(WebhookResult.Answer.json("{\"type\":1}")));
    assertThat(platform.receive(request)).isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(platform.receive(Webhooks.post(Webhooks.headers(), body, Adapters.NOW)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
  }

  @Test
  void answersWebhookEventsWithNothingButAStatus() {
    WebhookResult.Accepted accepted = (WebhookResult.Accepted) receive("event-ping");
    WebhookResult.Answer answer = Await.value(accepted.answer());
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.body().length()).isZero();
  }

  @Test
  void readsACommandWithTheRightToAnswer() {
    Update.MessageReceived said = only("slash", Update.MessageReceived.class);
    assertThat(said.text()).isEqualTo("/rsvp gala yes +1");
    assertThat(said.mentioned()).isTrue();
    assertThat(said.sender()).isEqualTo(new Sender(MASON, "Mason Li", Optional.of("zh-CN")));
    assertThat(said.origin().kind()).isEqualTo(ChatKind.GROUP);
    assertThat(said.origin().chatTitle()).isEqualTo("alumni");
    assertThat(said.origin().dedupeKey()).isEqualTo("interaction:786008729715212338");
    assertThat(said.origin().time()).isEqualTo(Instant.parse("2020-12-08T23:18:04.500Z"));
    assertThat(said.origin().credit())
        .contains(new ReplyCredit(
            "interaction",
            "786008729715212338:A_UNIQUE_TOKEN",
            5,
            Adapters.NOW.plus(Duration.ofMinutes(14))));
    assertThat(only("nick", Update.MessageReceived.class).sender().displayName())
        .isEqualTo("小李");
    assertThat(only("direct", Update.MessageReceived.class).origin().kind())
        .isEqualTo(ChatKind.DIRECT);
    assertThat(only("group-direct", Update.MessageReceived.class).origin().kind())
        .isEqualTo(ChatKind.GROUP);
  }

  @ParameterizedTest
  @CsvSource({
    "root,/find 张三",
    "root-slash,/me city",
    "root-alone,/help",
    "nested,/event seats set gala 40"
  })
  void readsWhatWasSaidUnderTheRootCommandAndInOptions(String name, String said) {
    assertThat(only(name, Update.MessageReceived.class).text()).isEqualTo(said);
  }

  @Test
  void readsAPress() {
    Update.ButtonPressed press = only("press", Update.ButtonPressed.class);
    assertThat(press.command()).isEqualTo("rsvp gala yes");
    assertThat(press.message()).contains(new MessageId("786008729715212400"));
    assertThat(press.toString()).doesNotContain("A_UNIQUE_TOKEN");
    assertThat(only("choice", Update.ButtonPressed.class).command()).isEqualTo("list gala");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":2}",
        "{\"type\":\"2\"}",
        "{\"type\":3,\"data\":{\"custom_id\":\"x\"},\"id\":\"1\",\"token\":\"a/../b\",\"channel_id\":\"1\",\"user\":{\"id\":\"1\"}}",
        "{\"type\":3,\"data\":{\"custom_id\":\"x\"},\"id\":\"x\",\"token\":\"a\",\"channel_id\":\"1\",\"user\":{\"id\":\"1\"}}",
        "{\"type\":3,\"data\":{\"custom_id\":\"x\"},\"id\":\"1\",\"token\":\"a\",\"channel_id\":\"1/2\",\"user\":{\"id\":\"1\"}}",
        "{\"type\":3,\"data\":{\"custom_id\":\"x\"},\"id\":\"1\",\"token\":\"a\",\"channel_id\":\"1\"}"
      })
  void callsWhatHasNoMeaningMalformed(String body) {
    assertThat(platform.receive(signed(body.getBytes(UTF_8))))
        .isInstanceOf(WebhookResult.Malformed.class);
  }

  // What is sent.

  private JsonNode sent(String method, String path) throws Exception {
    var calls = calls(method, path);
    assertThat(calls).as(path).isNotEmpty();
    return JSON.readTree(calls.get(calls.size() - 1).getBodyAsString());
  }

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text.replace('\'', '"'));
  }

  @Test
  void sendsATextThatMentionsNobodyUnderANonce() throws Exception {
    assertThat(Await.value(platform.send(Adapters.hello(GROUP))))
        .isEqualTo(Receipt.of("786008729715212400"));
    JsonNode first = sent("POST", "/channels/" + CHANNEL + "/messages");
    assertThat(first.path("nonce").asText()).matches("[0-9a-f]{25}");
    ((ObjectNode) first).remove("nonce");
    assertThat(first)
        .isEqualTo(
            json("{'content':'Hi **Li** \\\\<x\\\\> & \\\\*y\\\\*','allowed_mentions':{'parse':[]},"
                + "'components':[],'enforce_nonce':true}"));
    Await.value(platform.send(Adapters.hello(GROUP)));
    assertThat(calls("POST", "/messages"))
        .extracting(call -> call.getBodyAsString())
        .containsOnly(calls("POST", "/messages").get(0).getBodyAsString());
    assertThat(calls("POST", "/messages").get(0).getHeader("Authorization"))
        .isEqualTo("Bot canary-token");
    assertThat(calls("POST", "/messages").get(0).getHeader("User-Agent"))
        .matches("DiscordBot \\(https://.+, .+\\)");
  }

  @Test
  void sendsButtonsInRowsAndTakesThemAwayInAnEdit() throws Exception {
    Await.value(platform.send(Adapters.card(GROUP)));
    assertThat(sent("POST", "/messages").path("components"))
        .isEqualTo(
            json(
                "[{'type':1,'components':["
                    + "{'type':2,'label':'参加','style':1,'custom_id':'rsvp gala yes'},"
                    + "{'type':2,'label':'No','style':4,'custom_id':'rsvp gala no'}]},"
                    + "{'type':1,'components':[{'type':2,'label':'List','style':2,'custom_id':'list gala'}]}]"));
    Await.value(discord().edit(new MessageId("77"), Adapters.hello(GROUP).withText("new")));
    assertThat(sent("PATCH", "/channels/" + CHANNEL + "/messages/77"))
        .isEqualTo(json("{'content':'new','allowed_mentions':{'parse':[]},'components':[]}"));
  }

  @Test
  void answersAMessageDeletesPinsAndReacts() throws Exception {
    OutboundMessage hello = Adapters.hello(GROUP);
    Await.value(platform.send(new OutboundMessage(
        GROUP,
        "x",
        List.of(),
        Optional.of(new MessageId("5")),
        Optional.empty(),
        Optional.empty(),
        "k")));
    assertThat(sent("POST", "/messages").path("message_reference"))
        .isEqualTo(json("{'message_id':'5','fail_if_not_exists':false}"));
    Await.value(discord().delete(GROUP, new MessageId("5")));
    Await.value(discord().pin(GROUP, new MessageId("5")));
    Await.value(discord().react(GROUP, new MessageId("5"), "👍"));
    assertThat(calls("DELETE", "/channels/" + CHANNEL + "/messages/5")).hasSize(1);
    assertThat(calls("PUT", "/channels/" + CHANNEL + "/pins/5")).hasSize(1);
    assertThat(calls("PUT", "/messages/5/reactions/%F0%9F%91%8D/@me")).hasSize(1);
    MessageId command = new MessageId("command:5");
    assertThat(Await.failure(discord().react(GROUP, command, "👍")).reason())
        .isEqualTo(Reason.REJECTED);
    assertThat(Await.failure(discord().edit(command, hello)).code()).isEqualTo("not-editable");
  }

  @Test
  void writesToOnePersonDirectly() throws Exception {
    OutboundMessage message = new OutboundMessage(
        GROUP, "secret", List.of(), Optional.empty(), Optional.empty(), Optional.of(MASON), "k");
    assertThat(Await.value(platform.send(message))).isEqualTo(Receipt.WITHOUT_ID);
    assertThat(sent("POST", "/users/@me/channels"))
        .isEqualTo(json("{'recipient_id':'53908232506183680'}"));
    assertThat(calls("POST", "/channels/786008729715212400/messages")).hasSize(1);
    assertThat(calls("POST", "/channels/" + CHANNEL)).isEmpty();
    assertThat(Await.failure(discord().openDirectChat(UserId.of("slack", "1"))).reason())
        .isEqualTo(Reason.GONE);
  }

  @Test
  void showsItsCommandsInAllLanguagesAtOnce() throws Exception {
    Await.value(discord()
        .showCommandMenu(
            "",
            List.of(
                new Entry("help", "what I can do"),
                new Entry("Big", "no"),
                new Entry("rsvp", "come"))));
    Await.value(discord().showCommandMenu("zh", List.of(new Entry("rsvp", "报名"))));
    JsonNode commands = sent("PUT", "/applications/1234/commands");
    assertThat(commands.findValuesAsText("name"))
        .containsExactly("reunion", "words", "help", "words", "rsvp", "words");
    assertThat(commands.get(2).path("description_localizations").path("zh-CN").asText())
        .isEqualTo("报名");
    assertThat(commands.get(2).path("options").get(0).path("type").asInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "404,10003,GONE,CHAT",
    "404,10004,GONE,CHAT",
    "403,50001,GONE,CHAT",
    "403,50007,GONE,CHAT",
    "403,50278,GONE,CHAT",
    "400,40003,RETRY_AFTER,ACCOUNT",
    "403,50013,SUSPENDED,CHAT",
    "400,50083,SUSPENDED,CHAT",
    "401,0,SUSPENDED,ACCOUNT",
    "401,40001,SUSPENDED,ACCOUNT",
    "404,10008,REJECTED,CHAT",
    "404,10062,REJECTED,CHAT",
    "400,40060,REJECTED,CHAT",
    "401,50027,REJECTED,CHAT",
    "400,30046,REJECTED,CHAT",
    "400,50035,REJECTED,CHAT",
    "413,40005,REJECTED,CHAT",
    "400,50006,REJECTED,CHAT",
    "400,20028,RETRY_AFTER,CHAT",
    "400,20016,RETRY_AFTER,CHAT",
    "400,130000,RETRY_AFTER,ACCOUNT",
    "500,0,UNKNOWN_OUTCOME,CHAT",
    "502,10003,UNKNOWN_OUTCOME,CHAT"
  })
  void readsEveryRefusal(int status, int code, Reason reason, Scope scope) {
    assertRefusal(status, "{\"code\":" + code + ",\"message\":\"canary\"}", reason, scope);
  }

  @Test
  void anEditOfWhatIsGoneNeedsANewMessageAndADeletionIsDone() {
    answer(404, "{\"code\":10008,\"message\":\"Unknown Message\"}");
    assertThat(Await.failure(discord().edit(new MessageId("5"), Adapters.hello(GROUP)))
            .code())
        .isEqualTo("not-editable");
    assertThat(discord().delete(GROUP, new MessageId("5"))).satisfies(Await::value);
  }

  @Test
  void waitsAsLongAsItIsTold() {
    SendFailedException own = refusal(429, "{\"retry_after\":64.57,\"global\":false}");
    assertThat(own.retryAfter()).contains(Duration.ofMillis(64_570));
    assertThat(own.scope()).isEqualTo(Scope.CHAT);
    assertThat(refusal(429, "{\"retry_after\":1,\"global\":true}").scope())
        .isEqualTo(Scope.ACCOUNT);
    assertThat(refusal(429, "<html>error code: 1015</html>").scope()).isEqualTo(Scope.ACCOUNT);
  }

  /** A limit that is shared with other bots is the channel's, as is the bot's own; only the global one stops everything. */
  @ParameterizedTest
  @CsvSource({"global,ACCOUNT", "shared,CHAT", "user,CHAT"})
  void readsWhoseLimitItIs(String whose, Scope scope) {
    api.resetMappings();
    api.stubFor(WireMock.any(WireMock.anyUrl())
        .willReturn(WireMock.aResponse()
            .withStatus(429)
            .withHeader("X-RateLimit-Scope", whose)
            .withHeader("Retry-After", "65")
            .withBody("{\"message\":\"canary\"}")));
    SendFailedException failure = Await.failure(platform.send(Adapters.hello(GROUP)));
    assertThat(failure.reason()).isEqualTo(Reason.RETRY_AFTER);
    assertThat(failure.scope()).isEqualTo(scope);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(65));
  }

  @Test
  void restsARouteThatIsUsedUp() {
    api.resetMappings();
    api.stubFor(WireMock.any(WireMock.anyUrl())
        .willReturn(WireMock.okJson(yes())
            .withHeader("X-RateLimit-Remaining", "0")
            .withHeader("X-RateLimit-Reset-After", "1.5")));
    Await.value(platform.send(Adapters.hello(GROUP)));
    SendFailedException rests = Await.failure(platform.send(Adapters.hello(GROUP)));
    assertThat(rests.reason()).isEqualTo(Reason.RETRY_AFTER);
    assertThat(rests.retryAfter()).contains(Duration.ofMillis(1_500));
    assertThat(calls("POST", "/messages")).hasSize(1);
    Await.value(platform.send(Adapters.hello(new ChatId(ACCOUNT, "9"))));
  }

  // Answers to interactions.

  private static OutboundMessage only(OutboundMessage message) {
    return new OutboundMessage(
        message.chat(),
        message.text(),
        message.buttons(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(MASON),
        message.sendKey());
  }

  private static ReplyCredit credit(WebhookResult.Accepted accepted) {
    return accepted.updates().get(0).origin().credit().orElseThrow();
  }

  private static String answered(WebhookResult.Accepted accepted) {
    return Await.value(accepted.answer()).body().toString();
  }

  @Test
  void theFirstWordIsInTheResponseAndTheNextFollows() throws Exception {
    WebhookResult.Accepted accepted = (WebhookResult.Accepted) receive("slash");
    OutboundMessage hello = Adapters.hello(GROUP).withText("hello");
    Await.value(discord().reply(credit(accepted), only(hello)));
    assertThat(JSON.readTree(answered(accepted)))
        .isEqualTo(json("{'type':4,'data':{'content':'hello','allowed_mentions':{'parse':[]},"
            + "'components':[],'flags':64}}"));
    Await.value(discord().reply(credit(accepted), hello.withText("more")));
    assertThat(sent("POST", "/webhooks/1234/A_UNIQUE_TOKEN?wait=true")
            .path("content")
            .asText())
        .isEqualTo("more");
    assertThat(calls("POST", "/webhooks/")
            .get(0)
            .getHeaders()
            .getHeader("Authorization")
            .isPresent())
        .isFalse();
  }

  @Test
  void aCardInTheResponseIsAskedForItsId() {
    WebhookResult.Accepted accepted = (WebhookResult.Accepted) receive("slash");
    assertThat(Await.value(discord().reply(credit(accepted), Adapters.card(GROUP))))
        .isEqualTo(Receipt.of("786008729715212400"));
    assertThat(answered(accepted)).contains("\"type\":4");
    assertThat(calls("GET", "/webhooks/1234/A_UNIQUE_TOKEN/messages/@original")).hasSize(1);
  }

  @Test
  void whatFollowsComesAgainUntilDiscordHasReadTheResponse() {
    api.resetMappings();
    api.stubFor(WireMock.any(WireMock.anyUrl())
        .inScenario("early")
        .willReturn(WireMock.aResponse().withStatus(404).withBody("{\"code\":10015}"))
        .willSetStateTo("read"));
    api.stubFor(WireMock.any(WireMock.anyUrl())
        .inScenario("early")
        .whenScenarioStateIs("read")
        .willReturn(WireMock.okJson(yes())));
    WebhookResult.Accepted accepted = (WebhookResult.Accepted) receive("slash");
    Await.value(discord().reply(credit(accepted), Adapters.card(GROUP)));
    assertThat(calls("GET", "@original")).hasSize(2);
  }

  @Test
  void whoTakesLongerAsksForPatienceInTimeAndThenFillsThePlace() throws Exception {
    long started = System.nanoTime();
    WebhookResult.Accepted accepted = (WebhookResult.Accepted) receive("slash");
    assertThat(answered(accepted)).isEqualTo("{\"type\":5,\"data\":{\"flags\":64}}");
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started))
        .isBetween(2_000L, 2_900L);
    Await.value(discord().reply(credit(accepted), Adapters.hello(GROUP).withText("late")));
    assertThat(sent("PATCH", "/webhooks/1234/A_UNIQUE_TOKEN/messages/@original")
            .path("content")
            .asText())
        .isEqualTo("late");
    Await.value(discord().reply(credit(accepted), Adapters.hello(GROUP).withText("later")));
    assertThat(calls("PATCH", "@original")).hasSize(1);
    assertThat(sent("POST", "/webhooks/1234/A_UNIQUE_TOKEN").path("content").asText())
        .isEqualTo("later");
  }

  @Test
  void aPressIsSeenAtOnceOrAnsweredToOnePerson() {
    WebhookResult.Accepted accepted = (WebhookResult.Accepted) receive("press");
    Update.ButtonPressed press = (Update.ButtonPressed) accepted.updates().get(0);
    Await.value(discord().answerPress(press, ""));
    assertThat(answered(accepted)).isEqualTo("{\"type\":6}");
    WebhookResult.Accepted another = (WebhookResult.Accepted) receive("press");
    Await.value(discord().answerPress(press, "You have a seat."));
    assertThat(answered(another)).contains("You have a seat.", "\"flags\":64");
  }

  @Test
  void spendsNoOtherCredits() {
    Instant later = Adapters.NOW.plusSeconds(1);
    for (ReplyCredit bad : List.of(
        new ReplyCredit("interaction", "1:a", 1, Adapters.NOW),
        new ReplyCredit("response_url", "1:a", 1, later),
        new ReplyCredit("interaction", "1:a/../../b", 1, later),
        new ReplyCredit("interaction", "https://evil.example/", 1, later),
        new ReplyCredit("interaction", "", 1, later))) {
      assertThat(Await.failure(discord().reply(bad, Adapters.hello(GROUP))).reason())
          .isEqualTo(Reason.REJECTED);
    }
    assertThat(api.getAllServeEvents()).isEmpty();
  }

  @Test
  void startsWhenTheTokenWorks() {
    Await.value(discord().start());
    answer(401, "{\"code\":0,\"message\":\"401: Unauthorized\"}");
    assertThat(Await.failure(discord().start()).reason()).isEqualTo(Reason.SUSPENDED);
  }

  @Test
  void refusesEveryForgery() {
    assertThat(Forgeries.areRefused(signed(recorded("slash")), platform::receive))
        .containsExactlyInAnyOrder(Ed25519Requests.SIGNATURE, Ed25519Requests.TIMESTAMP, "body");
  }
}
