package io.reunion.platform.rocketchat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.Finding;
import io.reunion.chat.Finding.Kind;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.platform.Await;
import io.reunion.platform.BadJson;
import io.reunion.platform.EvilTexts;
import io.reunion.platform.Forgeries;
import io.reunion.platform.Json;
import io.reunion.platform.Mutations;
import io.reunion.platform.StandIn;
import io.reunion.platform.Webhooks;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class RocketChatPlatformTest {
  @RegisterExtension
  static final StandIn api = new StandIn();

  static final List<String> EVIL = EvilTexts.ALL;

  private static final AccountId ACCOUNT = AccountId.of("rocketchat", "main");
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final ChatId GENERAL = new ChatId(ACCOUNT, "GENERAL");
  private static final String POST = "/api/v1/chat.postMessage";
  private static final OutboundMessage HELLO =
      OutboundMessage.text(GENERAL, "Hi " + Markup.bold("Li"), "k1");

  private RocketChatPlatform rocket;

  @BeforeEach
  void connect() {
    api.answer("{\"success\":true,\"message\":{\"_id\":\"m77\"}}");
    api.answer("/api/v1/me", 200, "{\"success\":true,\"_id\":\"ubot\",\"username\":\"reunion\"}");
    rocket = new RocketChatPlatform(
        ACCOUNT,
        new RocketChatConfig(
            "ubot", Secret.of("canary-auth"), List.of(Secret.of("canary-token")), api.uri()),
        api.equipment(Clock.fixed(NOW, ZoneOffset.UTC)));
    Await.value(rocket.start());
  }

  private WebhookResult receive(String body, String event) {
    MultiMap query = MultiMap.caseInsensitiveMultiMap();
    if (!event.isEmpty()) {
      query.set("event", event);
    }
    return rocket.receive(
        new WebhookRequest("POST", Webhooks.headers(), query, Buffer.buffer(body), NOW));
  }

  private static String recorded(String name) {
    return new String(Webhooks.recorded(RocketChatPlatformTest.class, name), UTF_8);
  }

  @Test
  void readsAMessage() {
    WebhookResult result = receive(recorded("message.json"), "");
    assertThat(Webhooks.only(result, Update.MessageReceived.class))
        .isEqualTo(new Update.MessageReceived(
            new Update.Origin(
                "message:m1", GENERAL, ChatKind.GROUP, "general", NOW, Optional.empty()),
            new Sender(UserId.of("rocketchat", "uli"), "li"),
            new MessageId("m1"),
            "find 张三",
            true,
            Optional.of(new MessageId("root1")),
            false,
            Optional.of("root1"),
            Optional.empty()));
    assertThat(Await.value(((WebhookResult.Accepted) result).answer()).body().toString())
        .as("nothing is posted by the answer")
        .isEqualTo("{}");
    assertThat(api.all()).extracting(request -> request.getUrl()).containsExactly("/api/v1/me");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"bot\":false|\"bot\":true",
        "\"bot\":false|\"bot\":{\"i\":\"x\"}",
        "\"uli\"|\"ubot\"",
        "\"bot\":false|\"bot\":false,\"isEdited\":true",
        "\"message_id\":\"m1\"|\"other\":1"
      })
  void leavesOutWhatNobodySaid(String what, String instead) {
    assertThat(Webhooks.updates(receive(recorded("message.json").replace(what, instead), "")))
        .isEmpty();
  }

  /** A room without a name may be of three or more: what is private must not be said there. */
  @ParameterizedTest
  @CsvSource({
    "uliubot, DIRECT",
    "ubotuli, DIRECT",
    "qXz9TmPw4rK2vLb8N, GROUP",
    "uannubotuli, GROUP",
    "ubotuliuann, GROUP"
  })
  void onlyARoomOfTwoIsDirect(String room, ChatKind kind) {
    String said = recorded("message.json")
        .replace("\"channel_name\":\"general\",", "")
        .replace("GENERAL", room);
    assertThat(Webhooks.only(receive(said, ""), Update.MessageReceived.class)
            .origin()
            .kind())
        .isEqualTo(kind);
  }

  /** An integration may be given every direct room of the server. */
  @ParameterizedTest
  @CsvSource({"uliubot, true", "ubotuli, true", "uliuann, false", "uannuli, false"})
  void hearsNothingOfWhatOthersSayToEachOtherAlone(String room, boolean heard) {
    String said = recorded("message.json")
        .replace("\"channel_name\":\"general\",", "")
        .replace("GENERAL", room)
        .replace("\"uli\"", room.contains("uann") ? "\"uann\"" : "\"uli\"");
    assertThat(Webhooks.updates(receive(said, ""))).hasSize(heard ? 1 : 0);
  }

  @Test
  void readsWhoComesAndGoes() {
    assertThat(Webhooks.only(receive(recorded("joined.json"), "joined"), Update.MemberJoined.class)
            .members())
        .containsExactly(new Sender(UserId.of("rocketchat", "uann"), "ann"));
    assertThat(Webhooks.only(receive(recorded("joined.json"), "left"), Update.MemberLeft.class)
            .chat())
        .isEqualTo(GENERAL);
    String self = recorded("joined.json").replace("uann", "ubot");
    assertThat(Webhooks.only(receive(self, "joined"), Update.BotAdded.class).chat())
        .isEqualTo(GENERAL);
    assertThat(Webhooks.only(receive(self, "left"), Update.BotRemoved.class).chat())
        .isEqualTo(GENERAL);
    assertThat(Webhooks.updates(receive(recorded("joined.json"), ""))).isEmpty();
    assertThat(Webhooks.updates(receive(recorded("joined.json"), "exploded"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "canary", "canary-tokenx", "Canary-token"})
  void refusesEveryTokenButItsOwn(String token) {
    assertThat(receive(recorded("message.json").replace("canary-token", token), ""))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(receive("{}", "")).isInstanceOf(WebhookResult.Unauthorized.class);
  }

  @Test
  void callsWhatCannotBeReadMalformed() {
    BadJson.all()
        .forEach(
            (what, body) -> assertThat(rocket.receive(Webhooks.post(Webhooks.headers(), body, NOW)))
                .as(what)
                .isInstanceOf(WebhookResult.Malformed.class));
    assertThat(receive(recorded("message.json").replace("GENERAL", "a {b}"), ""))
        .isInstanceOf(WebhookResult.Malformed.class);
    assertThat(receive(recorded("message.json").replace("\"user_id\":\"uli\",", ""), ""))
        .isInstanceOf(WebhookResult.Malformed.class);
  }

  @Test
  void postsEditsAndDeletes() {
    OutboundMessage card = new OutboundMessage(
        GENERAL,
        HELLO.text(),
        List.of(List.of(new Button("参加", "rsvp gala yes"))),
        Optional.empty(),
        Optional.of("root1"),
        Optional.empty(),
        "k");
    assertThat(Await.value(rocket.send(card))).isEqualTo(Receipt.of("m77"));
    assertThat(api.requests(POST).get(0).getHeader("X-Auth-Token")).isEqualTo("canary-auth");
    assertThat(api.requests(POST).get(0).getHeader("X-User-Id")).isEqualTo("ubot");
    Json.assertSame(
        api.body(POST),
        "{'roomId':'GENERAL','text':'Hi *Li*\\n\\n参加: `/rsvp gala yes`','parseUrls':false,'tmid':'root1'}");
    Await.value(rocket.edit(new MessageId("m1"), HELLO));
    Json.assertSame(
        api.body("/api/v1/chat.update"), "{'roomId':'GENERAL','msgId':'m1','text':'Hi *Li*'}");
    Await.value(rocket.delete(GENERAL, new MessageId("m1")));
    Json.assertSame(api.body("/api/v1/chat.delete"), "{'roomId':'GENERAL','msgId':'m1'}");
    api.answer(
        "/api/v1/chat.update",
        400,
        "{\"success\":false,\"error\":\"x [error-message-editing-blocked]\"}");
    assertThat(Await.failure(rocket.edit(new MessageId("m1"), HELLO)).code())
        .isEqualTo("not-editable");
  }

  @ParameterizedTest
  @CsvSource({
    "400,error-room-not-found,GONE,CHAT",
    "400,error-invalid-room,GONE,CHAT",
    "400,error-not-allowed,GONE,CHAT",
    "400,error-action-not-allowed,SUSPENDED,CHAT",
    "400,error-message-size-exceeded,REJECTED,CHAT",
    "400,error-other,REJECTED,CHAT",
    "429,error-too-many-requests,RETRY_AFTER,ACCOUNT",
    "401,'',SUSPENDED,ACCOUNT",
    "500,'',UNKNOWN_OUTCOME,CHAT",
    "200,error-room-not-found,GONE,CHAT"
  })
  void readsEveryRefusal(int status, String type, Reason reason, Scope scope) {
    for (String form :
        List.of("\"errorType\":\"" + type + "\"", "\"error\":\"canary [" + type + "]\"")) {
      api.answer(
          POST,
          status,
          "{\"success\":false," + form + "}",
          "X-RateLimit-Reset",
          Long.toString(NOW.plusSeconds(9).toEpochMilli()));
      SendFailedException failure = Await.failure(rocket.send(HELLO));
      assertThat(failure.reason()).isEqualTo(reason);
      assertThat(failure.scope()).isEqualTo(scope);
      assertThat(failure.toString()).doesNotContain("canary");
      assertThat(failure.retryAfter())
          .isEqualTo(status == 429 ? Optional.of(Duration.ofSeconds(9)) : Optional.empty());
    }
  }

  @Test
  void opensDirectRoomsByName() {
    api.answer("/api/v1/users.info", 200, "{\"success\":true,\"user\":{\"username\":\"li\"}}");
    api.answer("/api/v1/im.create", 200, "{\"success\":true,\"room\":{\"_id\":\"r9\"}}");
    assertThat(Await.value(rocket.openDirectChat(UserId.of("rocketchat", "uli"))))
        .isEqualTo(new ChatId(ACCOUNT, "r9"));
    Json.assertSame(api.body("/api/v1/im.create"), "{'username':'li'}");
    assertThat(Await.failure(rocket.openDirectChat(UserId.of("rocketchat", "u&x=1")))
            .reason())
        .isEqualTo(Reason.GONE);
  }

  @ParameterizedTest
  @FieldSource("EVIL")
  void evilTextsMentionNobody(String evil) {
    String shown = RocketChatPlatform.MARKS.render("a " + Markup.literal(evil) + " b");
    assertThat(shown).doesNotContain("*", "`", "](", "<");
    assertThat(shown).doesNotContainPattern("(^|[^A-Za-z0-9])@[A-Za-z]");
  }

  @Test
  void checksItself() {
    assertThat(Await.value(rocket.check("https://HOST/webhooks/rocketchat/main")))
        .containsExactly(
            new Finding(Kind.CREDENTIALS_WORK, "reunion"), Finding.of(Kind.WEBHOOK_UNTOLD));
    api.answer("/api/v1/me", 401, "{\"status\":\"error\",\"message\":\"canary\"}");
    assertThat(Await.value(rocket.check("https://HOST/webhooks/rocketchat/main")))
        .containsExactly(new Finding(Kind.CREDENTIALS_REFUSED, "http-401"));
  }

  @Test
  void answersWhateverIsSentWithAGoodSignature() {
    Mutations.survives(
        Mutations.beside(RocketChatPlatformTest.class),
        body -> receive(new String(body, UTF_8), ""));
  }

  @Test
  void refusesEveryForgery() {
    Forgeries.ofTokenAreRefused(
        Webhooks.post(Webhooks.headers(), recorded("message.json").getBytes(UTF_8), NOW),
        "canary-token",
        rocket::receive);
  }
}
