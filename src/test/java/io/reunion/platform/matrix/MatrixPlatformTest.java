package io.reunion.platform.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.chat.Update;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.platform.AdapterContract;
import io.reunion.platform.Adapters;
import io.reunion.platform.Await;
import io.reunion.platform.Forgeries;
import io.reunion.platform.Webhooks;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixPlatformTest extends AdapterContract {
  private static final AccountId ACCOUNT = AccountId.of("matrix", "main");
  private static final String ROOM = "!room:example.org";
  private static final String PATH = "/_matrix/client/v3/rooms/%21room%3Aexample.org";
  private static final ChatId GROUP = new ChatId(ACCOUNT, ROOM);
  private static final UserId LI = UserId.of("matrix", "@li:example.org");
  private static final String TRANSACTION = "/_matrix/app/v1/transactions/7";

  private MatrixPlatform matrix() {
    return (MatrixPlatform) platform;
  }

  @Override
  protected Platform adapter(String apiBase) {
    return new MatrixPlatform(
        ACCOUNT,
        new MatrixConfig(
            "@reunion:example.org",
            Secret.of("canary-as"),
            Secret.of("canary-hs"),
            URI.create(apiBase)),
        Adapters.equipment(null));
  }

  private static WebhookRequest request(
      String method, String path, MultiMap headers, MultiMap query, byte[] body) {
    return new WebhookRequest(method, path, headers, query, Buffer.buffer(body), Adapters.NOW);
  }

  private static WebhookRequest with(String authorization, byte[] body) {
    return request(
        "PUT",
        TRANSACTION,
        Webhooks.headers().set("Authorization", authorization),
        Webhooks.headers(),
        body);
  }

  @Override
  protected WebhookRequest signed(byte[] body) {
    return with("Bearer canary-hs", body);
  }

  @Override
  protected ChatId group() {
    return GROUP;
  }

  @Override
  protected String yes() {
    return "{\"event_id\":\"$sent\",\"user_id\":\"@reunion:example.org\",\"room_id\":\"!new:example.org\","
        + "\"displayname\":\"Alumni Bot\"}";
  }

  @Override
  protected String longest() {
    return "x".repeat(8_000);
  }

  @Override
  protected String verb() {
    return "PUT";
  }

  @Override
  protected String pathOfMessages() {
    return "/send/m.room.message/";
  }

  @Override
  protected boolean isHarmless(String text, String request) {
    try {
      JsonNode content = JSON.readTree(request);
      String html = content.path("formatted_body").asText().replace("<br>", "");
      return html.indexOf('<') < 0
          && html.indexOf('"') < 0
          && content.path("m.mentions").isObject()
          && content.path("m.mentions").isEmpty()
          && content.path("body").asText().contains(Markup.literal(text));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void readsEveryKindOfEvent() {
    assertThat(kinds().entrySet().stream().map(Object::toString))
        .containsExactly(
            "banned=BotRemoved " + ROOM,
            "chatter=MessageReceived " + ROOM,
            "colon=MessageReceived " + ROOM,
            "declined=nothing",
            "edited=nothing",
            "encrypted=nothing",
            "full-id=MessageReceived " + ROOM,
            "future=nothing",
            "image=nothing",
            "invited=BotAdded " + ROOM,
            "invited-other=nothing",
            "joined=MemberJoined " + ROOM,
            "kicked=BotRemoved " + ROOM,
            "left=MemberLeft " + ROOM,
            "mention-of-others=MessageReceived " + ROOM,
            "no-events=nothing",
            "no-state=nothing",
            "none=nothing",
            "notice=nothing",
            "own=nothing",
            "own-join=nothing",
            "pill=MessageReceived " + ROOM,
            "pill-within=MessageReceived " + ROOM,
            "reaction=ReactionChanged " + ROOM,
            "redaction=nothing",
            "renamed=nothing",
            "reply=MessageReceived " + ROOM,
            "thread=MessageReceived " + ROOM,
            "upgraded=ChatMigrated " + ROOM);
  }

  @ParameterizedTest
  @CsvSource({
    "chatter,false,yes",
    "colon,true,rsvp gala yes",
    "full-id,true,help",
    "pill,true,find 张三",
    "pill-within,true,please help",
    "mention-of-others,false,@ann:example.org hi",
    "reply,false,count me in",
    "thread,true,help"
  })
  void readsWhoIsMeantAndWhatIsSaid(String name, boolean mentioned, String text) {
    Update.MessageReceived message = only(name, Update.MessageReceived.class);
    assertThat(message.mentioned()).isEqualTo(mentioned);
    assertThat(message.text()).isEqualTo(text);
  }

  @Test
  void readsWhereAnAnswerBelongs() {
    Update.MessageReceived reply = only("reply", Update.MessageReceived.class);
    assertThat(reply.replyTo()).contains(new MessageId("$card"));
    assertThat(reply.sender().user()).isEqualTo(LI);
    assertThat(reply.origin().dedupeKey()).isEqualTo("event:$6");
    assertThat(reply.origin().time()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
    Update.MessageReceived thread = only("thread", Update.MessageReceived.class);
    assertThat(thread.thread()).contains("$root");
    assertThat(thread.replyTo()).isEmpty();
    assertThat(only("upgraded", Update.ChatMigrated.class).successor())
        .isEqualTo(new ChatId(ACCOUNT, "!new:example.org"));
    assertThat(only("reaction", Update.ReactionChanged.class).emoji()).containsExactly("👍");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer canary-h", "Bearer canary-hss", "Bearer ", "Bearer canary-as"})
  void refusesAnotherTokenAsTheSpecificationSays(String authorization) {
    WebhookResult.Unauthorized refused =
        (WebhookResult.Unauthorized) platform.receive(with(authorization, recorded("invited")));
    assertThat(refused.answer().status()).isEqualTo(403);
    assertThat(refused.answer().body().toString()).isEqualTo("{\"errcode\":\"M_FORBIDDEN\"}");
  }

  @Test
  void refusesNoTokenAndTwoAndTakesAnOldServersInTheQuery() {
    byte[] body = recorded("invited");
    MultiMap none = Webhooks.headers();
    MultiMap twice = Webhooks.headers()
        .add("Authorization", "Bearer canary-hs")
        .add("Authorization", "Bearer canary-hs");
    MultiMap query = Webhooks.headers().set("access_token", "canary-hs");
    for (MultiMap headers : List.of(none, twice)) {
      assertThat(platform.receive(request("PUT", TRANSACTION, headers, none, body)))
          .isInstanceOf(WebhookResult.Unauthorized.class);
    }
    assertThat(platform.receive(request("PUT", "/transactions/7", none, query, body)))
        .isInstanceOf(WebhookResult.Accepted.class);
    assertThat(platform.receive(request("PUT", TRANSACTION, twice, query, body)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
  }

  @ParameterizedTest
  @CsvSource({
    "/_matrix/app/v1/transactions/1,true",
    "/transactions/1,true",
    "/_matrix/app/v1/users/@x:y,true",
    "/_matrix/app/v1/ping,true",
    "/_matrix/app/v1/thirdparty/user,false",
    "/_matrix/app/v1/transactions/1/2,false",
    "/x,false"
  })
  void servesTheAddressesBelowItsOwn(String path, boolean served) {
    assertThat(matrix().serves(path)).isEqualTo(served);
  }

  @Test
  void answersAPingAndKnowsNoUsersOrAliases() {
    MultiMap headers = Webhooks.headers().set("Authorization", "Bearer canary-hs");
    assertThat(platform.receive(request(
            "POST", "/_matrix/app/v1/ping", headers, Webhooks.headers(), "{}".getBytes(UTF_8))))
        .isEqualTo(new WebhookResult.Handshake(WebhookResult.Answer.json("{}")));
    WebhookResult.Handshake user = (WebhookResult.Handshake) platform.receive(
        request("GET", "/_matrix/app/v1/users/@x:y", headers, Webhooks.headers(), new byte[0]));
    assertThat(user.answer().status()).isEqualTo(404);
  }

  /** The homeserver would repeat a transaction that was refused, and hold back all that come later. */
  @Test
  void oneBadEventDoesNotKeepTheOthersBack() throws IOException {
    String inner = JSON.readTree(recorded("colon")).path("events").path(0).toString();
    for (String bad : List.of(
        "7",
        "null",
        "{}",
        "{\"type\":\"m.room.message\"}",
        inner.replace("\"$2\"", "\"$ {2}\""),
        inner.replace("\"body\":", "\"body\":1,\"body\":"),
        "{\"type\":\"m.room.message\",\"content\":" + "{\"a\":".repeat(64) + "1" + "}".repeat(64)
            + "}",
        "{\"type\":\"x\",\"content\":\"" + "y".repeat(300_000) + "\"}",
        // As long as an event may be, which any member of a room may send.
        "{\"type\":\"x\",\"content\":{\"" + "n".repeat(60_000) + "\":1}}",
        "{\"type\":\"x\",\"content\":{\"n\":" + "9".repeat(60_000) + "}}",
        "{\"type\":\"x\",\"content\":{\"n\":0." + "9".repeat(60_000) + "e-99999}}",
        "{\"type\":\"x\",\"content\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "}",
        "{\"type\":\"x\",\"content\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}")) {
      String transaction = "{\"events\":[" + bad + "," + inner + "," + bad + "]}";
      assertThat(Webhooks.updates(platform.receive(signed(transaction.getBytes(UTF_8)))))
          .as(bad.substring(0, Math.min(90, bad.length())))
          .hasSize(1);
    }
  }

  // What is sent.

  private JsonNode last(String method, String path) throws JsonProcessingException {
    var calls = calls(method, path);
    assertThat(calls).as(path).isNotEmpty();
    return JSON.readTree(calls.get(calls.size() - 1).getBodyAsString());
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return JSON.readTree(text.replace('\'', '"'));
  }

  @Test
  void sendsUnderATransactionThatIsTheSameOnEveryAttempt() throws Exception {
    assertThat(Await.value(platform.send(Adapters.hello(GROUP)))).isEqualTo(Receipt.of("$sent"));
    Await.value(platform.send(Adapters.hello(GROUP)));
    assertThat(last("PUT", PATH + "/send/m.room.message/"))
        .isEqualTo(
            json(
                "{'msgtype':'m.text','body':'Hi Li <x> & *y*','format':'org.matrix.custom.html',"
                    + "'formatted_body':'Hi <strong>Li</strong> &lt;x&gt; &amp; *y*','m.mentions':{}}"));
    assertThat(calls("PUT", "/send/").stream().map(call -> call.getUrl()).distinct())
        .hasSize(1);
    assertThat(calls("PUT", "/send/").get(0).getUrl()).matches(".*/[0-9a-f]{32}");
    assertThat(calls("PUT", "/send/").get(0).getHeader("Authorization"))
        .isEqualTo("Bearer canary-as");
    Await.value(platform.send(OutboundMessage.text(GROUP, "x", "another")));
    assertThat(calls("PUT", "/send/").stream().map(call -> call.getUrl()).distinct())
        .hasSize(2);
  }

  @Test
  void showsButtonsAsWordsAndEditsByAnEventThatReplaces() throws Exception {
    Await.value(platform.send(Adapters.card(GROUP)));
    assertThat(last("PUT", "/send/m.room.message/").path("formatted_body").asText())
        .isEqualTo("Gala<br><br>参加: <code>/rsvp gala yes</code><br>No: <code>/rsvp gala no</code>"
            + "<br>List: <code>/list gala</code>");
    OutboundMessage edit = Adapters.hello(GROUP).withText("new");
    Await.value(matrix().edit(new MessageId("$card"), edit));
    Await.value(matrix().edit(new MessageId("$card"), edit));
    assertThat(last("PUT", "/send/m.room.message/"))
        .isEqualTo(json("{'msgtype':'m.text','body':'* new','m.mentions':{},'m.new_content':"
            + "{'msgtype':'m.text','body':'new','format':'org.matrix.custom.html',"
            + "'formatted_body':'new','m.mentions':{}},"
            + "'m.relates_to':{'rel_type':'m.replace','event_id':'$card'}}"));
    assertThat(calls("PUT", "/send/").stream().map(call -> call.getUrl()).distinct())
        .hasSize(2);
    Await.value(matrix().edit(new MessageId("$card"), edit.withText("newer")));
    assertThat(calls("PUT", "/send/").stream().map(call -> call.getUrl()).distinct())
        .hasSize(3);
  }

  @Test
  void answersInTheThreadAsANoticeThatRingsNowhere() throws Exception {
    Await.value(platform.send(new OutboundMessage(
        GROUP,
        "x",
        List.of(),
        Optional.of(new MessageId("$asked")),
        Optional.of("$root"),
        Optional.empty(),
        "k")));
    JsonNode sent = last("PUT", "/send/m.room.message/");
    assertThat(sent.path("msgtype").asText()).isEqualTo("m.notice");
    assertThat(sent.path("m.relates_to"))
        .isEqualTo(json("{'rel_type':'m.thread','event_id':'$root','is_falling_back':false,"
            + "'m.in_reply_to':{'event_id':'$asked'}}"));
  }

  @Test
  void redactsAndReacts() throws Exception {
    Await.value(matrix().delete(GROUP, new MessageId("$1")));
    assertThat(calls("PUT", PATH + "/redact/%241/")).hasSize(1);
    Await.value(matrix().react(GROUP, new MessageId("$1"), "👍"));
    assertThat(last("PUT", "/send/m.reaction/"))
        .isEqualTo(json("{'m.relates_to':{'rel_type':'m.annotation','event_id':'$1','key':'👍'}}"));
    answer(400, "{\"errcode\":\"M_DUPLICATE_ANNOTATION\"}");
    Await.value(matrix().react(GROUP, new MessageId("$1"), "👍"));
  }

  @Test
  void joinsWhereItIsInvitedAndRemembersWithWhomItIsAlone() throws Exception {
    String invite = new String(recorded("invited"), UTF_8)
        .replace("\"invite\"", "\"invite\",\"is_direct\":true");
    Update.BotAdded added =
        Webhooks.only(platform.receive(signed(invite.getBytes(UTF_8))), Update.BotAdded.class);
    assertThat(added.origin().kind()).isEqualTo(ChatKind.DIRECT);
    Await.value(matrix().accept(GROUP));
    assertThat(calls("POST", PATH + "/join")).hasSize(1);
    String kept = "/_matrix/client/v3/user/%40reunion%3Aexample.org/account_data/m.direct";
    assertThat(last("PUT", kept)).isEqualTo(json("{'@li:example.org':['!room:example.org']}"));
    assertThat(only("chatter", Update.MessageReceived.class).origin().kind())
        .isEqualTo(ChatKind.DIRECT);
    assertThat(Await.value(matrix().openDirectChat(LI))).isEqualTo(GROUP);
    assertThat(calls("POST", "/createRoom")).isEmpty();
  }

  @Test
  void opensOneRoomWithAPerson() throws Exception {
    ChatId room = new ChatId(ACCOUNT, "!new:example.org");
    assertThat(Await.value(matrix().openDirectChat(LI))).isEqualTo(room);
    assertThat(Await.value(matrix().openDirectChat(LI))).isEqualTo(room);
    assertThat(calls("POST", "/createRoom")).hasSize(1);
    assertThat(last("POST", "/createRoom"))
        .isEqualTo(json(
            "{'is_direct':true,'preset':'trusted_private_chat','invite':['@li:example.org']}"));
    assertThat(Await.failure(matrix().openDirectChat(UserId.of("slack", "T.U"))).reason())
        .isEqualTo(Reason.GONE);
  }

  @Test
  void startsByLearningItsNameAndItsRooms() {
    Await.value(matrix().start());
    Update.MessageReceived message = Webhooks.only(
        platform.receive(signed(new String(recorded("colon"), UTF_8)
            .replace("reunion: rsvp", "Alumni Bot: rsvp")
            .getBytes(UTF_8))),
        Update.MessageReceived.class);
    assertThat(message.text()).isEqualTo("rsvp gala yes");
    assertThat(Await.value(matrix().nameOf(LI))).isEqualTo("Alumni Bot");
    answer(200, "{\"user_id\":\"@other:example.org\"}");
    assertThat(Await.failure(matrix().start()).code()).isEqualTo("token-of-another-user");
  }

  @ParameterizedTest
  @CsvSource({
    "403,M_FORBIDDEN,GONE,CHAT",
    "404,M_NOT_FOUND,GONE,CHAT",
    "401,M_UNKNOWN_TOKEN,SUSPENDED,ACCOUNT",
    "401,M_MISSING_TOKEN,SUSPENDED,ACCOUNT",
    "403,M_USER_DEACTIVATED,SUSPENDED,ACCOUNT",
    "429,M_LIMIT_EXCEEDED,RETRY_AFTER,ACCOUNT",
    "413,M_TOO_LARGE,REJECTED,CHAT",
    "400,M_BAD_JSON,REJECTED,CHAT",
    "500,M_UNKNOWN,UNKNOWN_OUTCOME,CHAT",
    "502,M_FORBIDDEN,UNKNOWN_OUTCOME,CHAT"
  })
  void readsEveryRefusal(int status, String code, Reason reason, Scope scope) {
    assertRefusal(status, "{\"errcode\":\"" + code + "\",\"error\":\"canary\"}", reason, scope);
  }

  @Test
  void waitsAsLongAsItIsTold() {
    SendFailedException failure =
        refusal(429, "{\"errcode\":\"M_LIMIT_EXCEEDED\",\"retry_after_ms\":2500}");
    assertThat(failure.retryAfter()).contains(Duration.ofMillis(2_500));
  }

  @Test
  void refusesEveryForgery() {
    assertThat(Forgeries.areRefused(signed(recorded("chatter")), platform::receive))
        .containsExactlyInAnyOrder("Authorization");
  }
}
