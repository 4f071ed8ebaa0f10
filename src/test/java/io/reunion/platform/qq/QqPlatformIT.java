package io.reunion.platform.qq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.ReplyCredit;
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
import io.reunion.platform.Digests;
import io.reunion.platform.Ed25519Requests;
import io.reunion.platform.Ed25519Signer;
import io.reunion.platform.Forgeries;
import io.reunion.platform.Vectors;
import io.reunion.platform.Webhooks;
import io.reunion.redis.RedisServer;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QqPlatformIT extends AdapterContract {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final AccountId ACCOUNT = AccountId.of("qq", "main");
  private static final String OPENID = "C9F778FE6ADF9D1D1DBE395BF744A33A";
  private static final String MEMBER = "E4F4AEA33253A2797FB897C50B81D7ED";
  private static final ChatId GROUP = new ChatId(ACCOUNT, OPENID);
  private static final ChatId DIRECT = new ChatId(ACCOUNT, "c2c:" + MEMBER);
  private static final String SECRET = "canary-secret";
  private static final Ed25519Signer KEY = QqKey.of(Secret.of(SECRET));

  private QqPlatform qq() {
    return (QqPlatform) platform;
  }

  private static QqPlatform with(String secret, String apiBase) {
    return new QqPlatform(
        ACCOUNT,
        new QqConfig("1020", Secret.of(secret), URI.create(apiBase)),
        Adapters.equipment(server.redis()));
  }

  @Override
  protected Platform adapter(String apiBase) {
    return with(SECRET, apiBase);
  }

  private static WebhookRequest signed(Ed25519Signer key, byte[] body, long at) {
    String timestamp = Long.toString(at);
    return Webhooks.post(
        Webhooks.headers()
            .set(
                Ed25519Requests.SIGNATURE,
                HexFormat.of().formatHex(key.sign(timestamp.getBytes(UTF_8), body)))
            .set(Ed25519Requests.TIMESTAMP, timestamp),
        body,
        Instant.ofEpochSecond(at));
  }

  @Override
  protected WebhookRequest signed(byte[] body) {
    return signed(KEY, body, Adapters.NOW.getEpochSecond());
  }

  @Override
  protected ChatId group() {
    return GROUP;
  }

  @Override
  protected String yes() {
    return "{\"access_token\":\"t\",\"expires_in\":\"7200\",\"id\":\"ROBOT1.0_sent\",\"timestamp\":1}";
  }

  @Override
  protected String longest() {
    return "校".repeat(2_000);
  }

  @Override
  protected boolean isHarmless(String text, String request) {
    return !request.contains("<");
  }

  @Test
  void readsEveryKindOfEvent() {
    assertThat(kinds().entrySet().stream().map(Object::toString))
        .containsExactly(
            "added=BotAdded " + OPENID,
            "c2c=MessageReceived c2c:" + MEMBER,
            "friend=BotAdded c2c:" + MEMBER,
            "future=nothing",
            "group-at=MessageReceived " + OPENID,
            "group-bare=MessageReceived " + OPENID,
            "group-bot=nothing",
            "group-chatter=MessageReceived " + OPENID,
            "group-picture=nothing",
            "heartbeat=nothing",
            "member=MemberJoined " + OPENID,
            "no-friend=BotRemoved c2c:" + MEMBER,
            "press=ButtonPressed " + OPENID,
            "press-direct=ButtonPressed c2c:" + MEMBER,
            "press-of-nothing=nothing",
            "push-off=nothing",
            "push-on=nothing",
            "removed=BotRemoved " + OPENID,
            "validation=Handshake");
  }

  @Test
  void readsAMentionWithTheRightToAnswerAndTellsThatItWasTaken() {
    WebhookResult.Accepted accepted = (WebhookResult.Accepted) receive("group-at");
    assertThat(Await.value(accepted.answer()).body().toString()).isEqualTo("{\"op\":12,\"d\":0}");
    Update.MessageReceived said = only("group-at", Update.MessageReceived.class);
    assertThat(said.text()).isEqualTo("/find 张三");
    assertThat(said.mentioned()).isTrue();
    assertThat(said.sender().user()).isEqualTo(UserId.of("qq", MEMBER));
    assertThat(said.origin().time()).isEqualTo(Instant.parse("2023-11-06T05:37:18Z"));
    assertThat(said.origin().credit())
        .contains(new ReplyCredit("msg_id", "ROBOT1.0_a.b!!", 5, Adapters.NOW.plusSeconds(290)));
    assertThat(only("group-chatter", Update.MessageReceived.class).mentioned()).isFalse();
    assertThat(only("c2c", Update.MessageReceived.class).origin().kind())
        .isEqualTo(ChatKind.DIRECT);
    Update.ButtonPressed press = only("press", Update.ButtonPressed.class);
    assertThat(press.command()).isEqualTo("rsvp gala yes");
    assertThat(press.origin().credit().orElseThrow().kind()).isEqualTo("event_id");
  }

  // The published examples.

  @Test
  void makesTheKeyOfTheSecretAsQqDoes() {
    JsonNode vector = Vectors.of("qq.public_key");
    assertThat(Digests.hex(QqKey.of(Secret.of(vector.path("secret").asText())).publicKey()))
        .isEqualTo(vector.path("public_key").asText());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void answersThePublishedValidationSignedOrNot(boolean signed) throws JsonProcessingException {
    JsonNode vector = Vectors.of("qq.validation");
    String secret = vector.path("secret").asText();
    byte[] body = recorded("validation");
    WebhookRequest request = signed
        ? signed(QqKey.of(Secret.of(secret)), body, 1_725_442_341L)
        : Webhooks.post(Webhooks.headers(), body, Adapters.NOW);
    WebhookResult.Handshake answer =
        (WebhookResult.Handshake) with(secret, api.baseUrl()).receive(request);
    JsonNode said = JSON.readTree(answer.answer().body().toString());
    assertThat(said.path("plain_token")).isEqualTo(vector.path("plain_token"));
    assertThat(said.path("signature")).isEqualTo(vector.path("signature"));
  }

  @Test
  void acceptsThePublishedEventSignature() {
    JsonNode vector = Vectors.of("qq.event_signature");
    byte[] body = vector.path("body").asText().getBytes(UTF_8);
    WebhookRequest request = Webhooks.post(
        Webhooks.headers()
            .set(Ed25519Requests.SIGNATURE, vector.path("signature").asText())
            .set(Ed25519Requests.TIMESTAMP, vector.path("timestamp").asText()),
        body,
        Instant.ofEpochSecond(1_728_981_200));
    QqPlatform published = with(vector.path("secret").asText(), api.baseUrl());
    assertThat(published.receive(request))
        .as("authentic; without an op it means nothing")
        .isInstanceOf(WebhookResult.Malformed.class);
    assertThat(platform.receive(request)).isInstanceOf(WebhookResult.Unauthorized.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"op\":0,\"t\":\"RESUMED\",\"d\":\"\"}",
        "{\"op\":0,\"t\":\"NEWS\",\"d\":[1]}",
        "{\"op\":0,\"t\":\"NEWS\"}",
        "{\"op\":99}"
      })
  void takesWhatItDoesNotKnowWhateverItsForm(String body) {
    WebhookResult.Accepted taken =
        (WebhookResult.Accepted) platform.receive(signed(body.getBytes(UTF_8)));
    assertThat(taken.updates()).isEmpty();
    assertThat(Await.value(taken.answer()).body().toString()).isEqualTo("{\"op\":12,\"d\":0}");
  }

  /** Or anybody could have requests of their own signed by us. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"op\":13,\"d\":{\"plain_token\":\"{\\\"op\\\":0}\",\"event_ts\":\"1725442341\"}}",
        "{\"op\":13,\"d\":{\"plain_token\":\"ab c\",\"event_ts\":\"1725442341\"}}",
        "{\"op\":13,\"d\":{\"plain_token\":\"abc\",\"event_ts\":\"17{\"}}",
        "{\"op\":13,\"d\":{\"plain_token\":\"abc\"}}",
        "{\"op\":13}",
        "{\"op\":0,\"t\":\"GROUP_AT_MESSAGE_CREATE\"}",
        "no JSON"
      })
  void signsNothingElseForWhoDoesNotSign(String body) {
    assertThat(
            platform.receive(Webhooks.post(Webhooks.headers(), body.getBytes(UTF_8), Adapters.NOW)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
  }

  // What is sent.

  private JsonNode last(String path) throws JsonProcessingException {
    var calls = calls("POST", path);
    return JSON.readTree(calls.get(calls.size() - 1).getBodyAsString());
  }

  private static ReplyCredit credit(String kind) {
    return new ReplyCredit(kind, "ROBOT1.0_a", 5, Adapters.NOW.plusSeconds(1));
  }

  @Test
  void answersByTheMessageUnderANumberThatIsTheSameOnEveryAttempt() throws Exception {
    OutboundMessage hello = Adapters.hello(GROUP);
    assertThat(Await.value(qq().reply(credit("msg_id"), hello)))
        .isEqualTo(Receipt.of("ROBOT1.0_sent"));
    JsonNode first = last("/v2/groups/" + OPENID + "/messages");
    assertThat(first.path("content").asText()).isEqualTo("Hi Li ＜x> & *y*");
    assertThat(first.path("msg_type").asInt()).isZero();
    assertThat(first.path("msg_id").asText()).isEqualTo("ROBOT1.0_a");
    assertThat(first.path("msg_seq").asInt()).isPositive();
    Await.value(qq().reply(credit("msg_id"), hello));
    assertThat(last("/messages")).isEqualTo(first);
    assertThat(calls("POST", "/messages").get(0).getHeader("Authorization")).isEqualTo("QQBot t");
    assertThat(IntStream.range(0, 5)
            .mapToObj(i -> OutboundMessage.text(GROUP, "x", "key" + i))
            .map(message -> {
              Await.value(qq().reply(credit("event_id"), message));
              try {
                JsonNode sent = last("/messages");
                assertThat(sent.path("event_id").asText()).isEqualTo("ROBOT1.0_a");
                return sent.path("msg_seq").asInt();
              } catch (JsonProcessingException e) {
                throw new AssertionError(e);
              }
            })
            .distinct())
        .hasSize(5);
  }

  @Test
  void whatWasSentBeforeIsSent() {
    Await.value(platform.send(Adapters.hello(GROUP)));
    answer(400, "{\"code\":40054005,\"message\":\"dup\"}");
    assertThat(Await.value(qq().reply(credit("msg_id"), Adapters.hello(GROUP))))
        .isEqualTo(Receipt.WITHOUT_ID);
  }

  @Test
  void theSixthAnswerAndTheLateOneAreRefused() {
    Await.value(platform.send(Adapters.hello(GROUP)));
    answer(400, "{\"code\":40034128,\"message\":\"count\"}");
    assertThat(
            Await.failure(qq().reply(credit("msg_id"), Adapters.hello(GROUP))).reason())
        .isEqualTo(Reason.REJECTED);
    api.resetRequests();
    for (ReplyCredit bad : List.of(
        new ReplyCredit("msg_id", "x", 5, Adapters.NOW),
        new ReplyCredit("response_url", "https://evil.example", 5, Adapters.NOW.plusSeconds(9)))) {
      assertThat(Await.failure(qq().reply(bad, Adapters.hello(GROUP))).reason())
          .isEqualTo(Reason.REJECTED);
    }
    assertThat(api.getAllServeEvents()).isEmpty();
  }

  @Test
  void sendsToPeopleAndGroupsWithButtonsAsWords() throws Exception {
    Await.value(platform.send(Adapters.card(DIRECT)));
    JsonNode card = last("/v2/users/" + MEMBER + "/messages");
    assertThat(card.path("content").asText())
        .isEqualTo("Gala\n\n参加: /rsvp gala yes\nNo: /rsvp gala no\nList: /list gala");
    assertThat(card.has("msg_id")).isFalse();
    Await.value(qq().delete(GROUP, new MessageId("ROBOT1.0_a!!")));
    assertThat(calls("DELETE", "/v2/groups/" + OPENID + "/messages/ROBOT1.0_a%21%21"))
        .hasSize(1);
  }

  @Test
  void confirmsAPressAndSaysItsWordInTheChat() throws Exception {
    Update.ButtonPressed press = only("press", Update.ButtonPressed.class);
    Await.value(qq().answerPress(press, ""));
    assertThat(calls("PUT", "/interactions/i-1").get(0).getBodyAsString())
        .isEqualTo("{\"code\":0}");
    assertThat(Await.failure(qq().answerPress(press, "You have a seat.")).reason())
        .isEqualTo(Reason.REJECTED);
  }

  @ParameterizedTest
  @CsvSource({
    "400,40034101,GONE,CHAT",
    "400,40054003,GONE,CHAT",
    "400,1100104,GONE,CHAT",
    "400,40034105,SUSPENDED,CHAT",
    "400,40034100,RETRY_AFTER,CHAT",
    "400,22009,RETRY_AFTER,ACCOUNT",
    "400,304103,REJECTED,CHAT",
    "400,40034005,REJECTED,CHAT",
    "400,40054010,REJECTED,CHAT",
    "500,50055001,RETRY_AFTER,CHAT",
    "200,50055002,RETRY_AFTER,CHAT",
    "400,12345,REJECTED,CHAT",
    "429,0,RETRY_AFTER,ACCOUNT",
    "500,0,UNKNOWN_OUTCOME,CHAT"
  })
  void readsEveryRefusal(int status, int code, Reason reason, Scope scope) {
    Await.value(platform.send(Adapters.hello(GROUP)));
    assertRefusal(status, "{\"code\":" + code + ",\"message\":\"canary\"}", reason, scope);
  }

  @Test
  void aRefusedTokenIsFetchedAnew() {
    Await.value(platform.send(Adapters.hello(GROUP)));
    api.resetRequests();
    assertThat(refusal(401, "{\"code\":11244,\"message\":\"token not exist or expire\"}")
            .reason())
        .isNotEqualTo(Reason.REFRESH_TOKEN);
    assertThat(calls("POST", "/app/getAppAccessToken")).isNotEmpty();
    assertThat(calls("POST", "/app/getAppAccessToken").get(0).getBodyAsString())
        .isEqualTo("{\"appId\":\"1020\",\"clientSecret\":\"" + SECRET + "\"}");
  }

  @Test
  void refusesEveryForgery() {
    assertThat(Forgeries.areRefused(signed(recorded("group-at")), platform::receive))
        .containsExactlyInAnyOrder(Ed25519Requests.SIGNATURE, Ed25519Requests.TIMESTAMP, "body");
  }
}
