package io.reunion.platform.dingtalk;

import static io.reunion.platform.dingtalk.DingTalkFixture.DIRECT;
import static io.reunion.platform.dingtalk.DingTalkFixture.GROUP;
import static io.reunion.platform.dingtalk.DingTalkFixture.LI;
import static io.reunion.platform.dingtalk.DingTalkFixture.NOW;
import static io.reunion.platform.dingtalk.DingTalkFixture.bytes;
import static io.reunion.platform.dingtalk.DingTalkFixture.config;
import static io.reunion.platform.dingtalk.DingTalkFixture.event;
import static io.reunion.platform.dingtalk.DingTalkFixture.inbound;
import static io.reunion.platform.dingtalk.DingTalkFixture.message;
import static io.reunion.platform.dingtalk.DingTalkFixture.press;
import static io.reunion.platform.dingtalk.DingTalkFixture.receive;
import static io.reunion.platform.dingtalk.DingTalkFixture.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import com.dingtalk.open.app.api.models.bot.ChatbotMessage;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.MessageReceived;
import io.reunion.chat.Update.Origin;
import io.reunion.chat.UpdateJson;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.platform.Await;
import io.reunion.platform.BadJson;
import io.reunion.platform.Forgeries;
import io.reunion.platform.MessageCrypt;
import io.reunion.platform.Mutations;
import io.reunion.platform.StrictJson;
import io.reunion.platform.Vectors;
import io.reunion.platform.Webhooks;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DingTalkReceiveTest {
  private static MessageReceived heard(String name) {
    return Webhooks.only(receive(name), MessageReceived.class);
  }

  @Test
  void readsAGroupsMessage() {
    assertThat(heard("group-text"))
        .isEqualTo(new MessageReceived(
            new Origin(
                "message:msg1",
                GROUP,
                ChatKind.GROUP,
                "校友群",
                Instant.ofEpochMilli(1_700_000_000_000L),
                Optional.of(new ReplyCredit(
                    "session_webhook",
                    "https://oapi.dingtalk.com/robot/sendBySession?session=s1",
                    20,
                    Instant.ofEpochMilli(1_700_005_400_000L)))),
            new Sender(LI, "张三"),
            new MessageId("msg1"),
            "find 张三",
            true,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"direct-text,帮助", "rich,'接龙\n1. 张三'", "audio,我要报名", "external-text,报名 gala"})
  void readsTheWords(String name, String expected) {
    assertThat(heard(name).text()).isEqualTo(expected);
  }

  @Test
  void namesADirectChatByThePersonWhoCanBeWrittenTo() {
    assertThat(heard("direct-text").chat()).isEqualTo(DIRECT);
    assertThat(heard("direct-text").origin().kind()).isEqualTo(ChatKind.DIRECT);
    assertThat(heard("direct-text").mentioned()).isFalse();
    assertThat(heard("external-direct").chat().value()).isEqualTo("cidEXT==");
  }

  @Test
  void knowsSomebodyOfAnotherOrganisationByWhatTheRobotSees() {
    assertThat(heard("external-text").sender().user())
        .isEqualTo(UserId.of("dingtalk", "$:LWCP_v1:$li"));
  }

  @Test
  void tellsThePeopleOfSeveralOrganisationsApart() {
    DingTalkConfig config =
        config("canary-client-secret", Optional.of("ding1"), "https://api.dingtalk.com");
    MessageReceived message = Webhooks.only(
        inbound(config).receive(message(recorded("direct-text"))), MessageReceived.class);
    assertThat(message.sender().user()).isEqualTo(UserId.of("dingtalk", "ding1.manager123"));
    assertThat(message.chat()).isEqualTo(DIRECT);
  }

  /** DingTalk's own class reads the same bytes. */
  @ParameterizedTest
  @ValueSource(strings = {"group-text", "direct-text", "external-text"})
  void agreesWithTheOfficialModel(String name) throws IOException {
    ChatbotMessage theirs = new ObjectMapper()
        .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
        .readValue(recorded(name), ChatbotMessage.class);
    MessageReceived ours = heard(name);
    assertThat(ours.message().value()).isEqualTo(theirs.getMsgId());
    assertThat(ours.text()).isEqualTo(theirs.getText().getContent().strip());
    assertThat(ours.origin().time().toEpochMilli()).isEqualTo(theirs.getCreateAt());
    assertThat(ours.origin().credit().map(ReplyCredit::handle))
        .contains(theirs.getSessionWebhook());
    assertThat(ours.origin().kind() == ChatKind.DIRECT)
        .isEqualTo(theirs.getConversationType().equals("1"));
    assertThat(ours.sender().displayName()).isEqualTo(theirs.getSenderNick());
  }

  @Test
  void readsAPress() {
    Update.ButtonPressed pressed = Webhooks.only(receive("press"), Update.ButtonPressed.class);
    assertThat(pressed.command()).isEqualTo("rsvp gala yes");
    assertThat(pressed.chat()).isEqualTo(GROUP);
    assertThat(pressed.sender().user()).isEqualTo(LI);
    assertThat(pressed.message().map(MessageId::value))
        .contains("cidIW7WZT7eR+uiFTOEcCW82w==~0123456789abcdef0123456789abcdef");
    assertThat(pressed.origin().time()).isEqualTo(NOW);
    Update.ButtonPressed direct =
        Webhooks.only(receive("press-direct"), Update.ButtonPressed.class);
    assertThat(direct.chat()).isEqualTo(DIRECT);
    assertThat(direct.origin().kind()).isEqualTo(ChatKind.DIRECT);
  }

  @Test
  void aPressAgainIsAnotherPressAndTheSameRequestIsTheSame() {
    byte[] body = recorded("press");
    String now = Long.toString(NOW.toEpochMilli());
    String later = Long.toString(NOW.toEpochMilli() + 5);
    assertThat(key(body, now)).isEqualTo(key(body, now)).isNotEqualTo(key(body, later));
    assertThat(key(recorded("press-direct"), now)).isNotEqualTo(key(body, now));
  }

  private static String key(byte[] body, String timestamp) {
    return Webhooks.updates(inbound(config()).receive(press(body, timestamp)))
        .get(0)
        .origin()
        .dedupeKey();
  }

  @ParameterizedTest
  @ValueSource(strings = {"picture", "future", "press-foreign"})
  void acceptsAndIgnores(String name) {
    assertThat(Webhooks.updates(receive(name))).isEmpty();
  }

  @Test
  void saysNothingInTheResponseToAMessage() {
    WebhookResult.Accepted accepted = (WebhookResult.Accepted) receive("group-text");
    assertThat(Await.value(accepted.answer()).body().toString())
        .isEqualTo("{\"msgtype\":\"empty\"}");
  }

  @Test
  void givesUpdatesThatSurviveTheJournal() {
    for (String name : List.of("group-text", "press")) {
      Update update = Webhooks.updates(receive(name)).get(0);
      assertThat(UpdateJson.read(UpdateJson.write(update))).isEqualTo(update);
    }
  }

  @Test
  void signsAsThePublishedFormulasDo() {
    JsonNode robot = Vectors.of("dingtalk.robot_sign");
    assertThat(new DingTalkSignature(
                config(robot.path("app_secret").asText(), Optional.empty(), "https://a.example"))
            .ofRobot(robot.path("timestamp").asText()))
        .isEqualTo(robot.path("sign").asText());
    JsonNode card = Vectors.of("dingtalk.card_sign");
    assertThat(new DingTalkSignature(
                config(card.path("api_secret").asText(), Optional.empty(), "https://a.example"))
            .ofCard(card.path("timestamp").asText()))
        .isEqualTo(card.path("signature").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://oapi.dingtalk.com.evil.example/x",
        "https://oapi.dingtalk.com@evil.example/x",
        "http://oapi.dingtalk.com/x",
        "http://169.254.169.254/",
        "file:///etc/passwd",
        "x"
      })
  void keepsNoForeignUrl(String url) {
    String json = new String(recorded("group-text"), StandardCharsets.UTF_8)
        .replaceAll("https://oapi[^\"]*", url);
    assertThat(Webhooks.only(inbound(config()).receive(message(bytes(json))), MessageReceived.class)
            .origin()
            .credit())
        .isEmpty();
  }

  private static void refused(WebhookRequest request) {
    assertThat(inbound(config()).receive(request)).isInstanceOf(WebhookResult.Unauthorized.class);
  }

  @Test
  void refusesWhatIsNotSignedRight() {
    byte[] body = recorded("group-text");
    String sign = message(body).headers().get("sign");
    for (String wrong : List.of("", "x", sign.substring(1), sign + "=", "A".repeat(44))) {
      WebhookRequest request = message(body);
      request.headers().set("sign", wrong);
      refused(request);
    }
    refused(Webhooks.post(Webhooks.headers(), body, NOW));
    WebhookRequest without = message(body);
    without.headers().remove("timestamp");
    refused(without);
    WebhookRequest another = message(body);
    another.headers().set("timestamp", Long.toString(NOW.toEpochMilli() - 1));
    refused(another);
    WebhookRequest twice = message(body);
    twice.headers().add("sign", sign);
    refused(twice);
    WebhookRequest press = press(recorded("press"));
    press.headers().set("x-ddpaas-signature", sign);
    refused(press);
  }

  @ParameterizedTest
  @ValueSource(longs = {-3_600_001, 3_600_001})
  void refusesWhatIsOutsideTheWindow(long millis) {
    String then = Long.toString(NOW.toEpochMilli() + millis);
    refused(message(recorded("group-text"), then));
    refused(press(recorded("press"), then));
  }

  private static WebhookRequest later(WebhookRequest request, byte[] body, int seconds) {
    return Webhooks.post(request.headers(), body, NOW.plusSeconds(seconds));
  }

  /** It signs a moment and no words: whoever has seen one could put it above words of their own. */
  @Test
  void aSignatureIsGoodForWhatItFirstCameWith() {
    DingTalkFixture.Instance inbound = inbound(config());
    byte[] words = recorded("group-text");
    byte[] others = bytes(new String(words, StandardCharsets.UTF_8)
        .replace("msg1", "msg2")
        .replace("find", "announce"));
    WebhookRequest captured = message(words);
    assertThat(inbound.receive(captured)).isInstanceOf(WebhookResult.Accepted.class);
    assertThat(inbound.receive(later(captured, others, 4)))
        .as("of the same millisecond")
        .isInstanceOf(WebhookResult.Accepted.class);
    assertThat(inbound.receive(later(captured, others, 5)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(inbound.receive(later(captured, words, 500)))
        .as("the same again")
        .isInstanceOf(WebhookResult.Accepted.class);
    WebhookRequest press = press(recorded("press"));
    assertThat(inbound.receive(press)).isInstanceOf(WebhookResult.Accepted.class);
    assertThat(inbound.receive(later(press, recorded("press-direct"), 60)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(inbound.receive(later(press, recorded("press"), 60)))
        .isInstanceOf(WebhookResult.Accepted.class);
  }

  /** The words, the place or the person of what a signature came with cannot be changed, whatever message it claims to be. */
  @ParameterizedTest
  @CsvSource({"find,announce", "cidIW7WZT7eR,cidAnother", "manager123,manager1"})
  void aMessageOfTheSameIdIsTheSameOnlyIfItSaysTheSame(String part, String other) {
    DingTalkFixture.Instance inbound = inbound(config());
    byte[] words = recorded("group-text");
    byte[] others = bytes(new String(words, StandardCharsets.UTF_8).replace(part, other));
    assertThat(others).isNotEqualTo(words);
    WebhookRequest captured = message(words);
    assertThat(inbound.receive(captured)).isInstanceOf(WebhookResult.Accepted.class);
    assertThat(inbound.receive(later(captured, others, 6)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    byte[] again =
        bytes(new String(words, StandardCharsets.UTF_8).replace("session=s1", "session=s2"));
    assertThat(inbound.receive(later(captured, again, 6)))
        .as("the same, to be answered elsewhere")
        .isInstanceOf(WebhookResult.Accepted.class);
  }

  @Test
  void whileNobodyCanTellWhatASignatureWasUsedForNothingIsTaken() {
    DingTalkFixture.Instance alone =
        inbound(config(), (name, use, life) -> Future.failedFuture("Redis is away"));
    for (WebhookRequest request :
        List.of(message(recorded("group-text")), press(recorded("press")))) {
      assertThat(alone.receive(request)).isInstanceOf(WebhookResult.Unavailable.class);
    }
    refused(message(recorded("group-text"), "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "1e12", "99999999999999999999"})
  void refusesABrokenTimestamp(String timestamp) {
    refused(message(recorded("group-text"), timestamp));
    refused(press(recorded("press"), timestamp));
  }

  static Stream<Map.Entry<String, byte[]>> bad() {
    return BadJson.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void callsBadJsonMalformed(Map.Entry<String, byte[]> bad) {
    assertThat(inbound(config()).receive(message(bad.getValue())))
        .isInstanceOf(WebhookResult.Malformed.class);
    assertThat(inbound(config()).receive(press(bad.getValue())))
        .isInstanceOf(WebhookResult.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"msgtype\":\"text\"}",
        "{\"msgtype\":\"text\",\"msgId\":\"m\"}",
        "{\"msgtype\":\"text\",\"msgId\":\"m\",\"conversationId\":\"c\"}",
        "{\"msgtype\":\"text\",\"msgId\":\"m\",\"conversationId\":\"c c\",\"senderId\":\"s\"}",
        "{\"msgtype\":\"text\",\"msgId\":\"m\",\"conversationId\":\"c\",\"senderId\":\"{s}\"}"
      })
  void callsWhatHasNoMeaningMalformed(String json) {
    assertThat(inbound(config()).receive(message(bytes(json))))
        .isInstanceOf(WebhookResult.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"outTrackId\":\"c~k\"}",
        "{\"outTrackId\":\"c~k\",\"userId\":\"u\",\"content\":\"not json\"}",
        "{\"outTrackId\":\"c c~k\",\"userId\":\"u\",\"content\":"
            + "\"{\\\"cardPrivateData\\\":{\\\"params\\\":{\\\"command\\\":\\\"x\\\"}}}\"}"
      })
  void callsAPressWithoutMeaningMalformed(String json) {
    assertThat(inbound(config()).receive(press(bytes(json))))
        .isInstanceOf(WebhookResult.Malformed.class);
  }

  private static final MessageCrypt CRYPT = new MessageCrypt(
      DingTalkFixture.EVENTS.token(), DingTalkFixture.EVENTS.aesKey(), "ding6ccabc44d2c8d38b");

  private static void isSuccess(WebhookResult result) {
    JsonNode answer = StrictJson.object(
        Await.value(((WebhookResult.Accepted) result).answer()).body().getBytes());
    String encrypted = answer.path("encrypt").asText();
    assertThat(CRYPT.signature(
            answer.path("timeStamp").asText(), answer.path("nonce").asText(), encrypted))
        .isEqualTo(answer.path("msg_signature").asText());
    assertThat(new String(CRYPT.decrypt(encrypted), StandardCharsets.UTF_8)).isEqualTo("success");
  }

  @Test
  void answersThePublishedCheckOfTheAddressWithAnEncryptedSuccess() {
    JsonNode vector = Vectors.of("dingtalk.event_check_url");
    WebhookRequest request = event(
        vector.path("msg_signature").asText(),
        vector.path("timestamp").asText(),
        vector.path("nonce").asText(),
        vector.path("encrypt").asText());
    isSuccess(inbound(config()).receive(request));
    request.query().set("msg_signature", "0".repeat(40));
    refused(request);
    refused(event("x", "1", "2", ""));
  }

  private static WebhookResult subscribed(String json) {
    String encrypted = CRYPT.encrypt(bytes(json));
    return inbound(config())
        .receive(event(CRYPT.signature("1", "n", encrypted), "1", "n", encrypted));
  }

  @Test
  void readsComingAndGoing() {
    String rest =
        ",\"TimeStamp\":1700000000000,\"ChatId\":\"chat1\",\"OpenConversationId\":\"cid1\","
            + "\"UserId\":[\"u1\",\"\",7]}";
    WebhookResult joined = subscribed("{\"EventType\":\"chat_add_member\"" + rest);
    isSuccess(joined);
    assertThat(Webhooks.only(joined, Update.MemberJoined.class).members())
        .containsExactly(new Sender(UserId.of("dingtalk", "u1"), ""));
    assertThat(Webhooks.only(
                subscribed("{\"EventType\":\"chat_quit\"" + rest), Update.MemberLeft.class)
            .origin()
            .time())
        .isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
    Webhooks.only(subscribed("{\"EventType\":\"chat_disband\"" + rest), Update.BotRemoved.class);
    for (String json : List.of(
        "{\"EventType\":\"chat_add_member\",\"ChatId\":\"chat1\",\"UserId\":[\"u1\"]}",
        "{\"EventType\":\"user_add_org\",\"OpenConversationId\":\"cid1\"}",
        "{}")) {
      isSuccess(subscribed(json));
      assertThat(Webhooks.updates(subscribed(json))).isEmpty();
    }
  }

  @Test
  void refusesAnEventForSomebodyElse() {
    MessageCrypt other = new MessageCrypt(
        DingTalkFixture.EVENTS.token(), DingTalkFixture.EVENTS.aesKey(), "another");
    String encrypted = other.encrypt(bytes("{}"));
    assertThat(inbound(config())
            .receive(event(other.signature("1", "n", encrypted), "1", "n", encrypted)))
        .isInstanceOf(WebhookResult.Malformed.class);
  }

  @Test
  void answersWhateverIsSentWithAGoodSignature() {
    Mutations.survives(
        Mutations.beside(DingTalkReceiveTest.class),
        body -> DingTalkFixture.inbound(DingTalkFixture.config())
            .receive(DingTalkFixture.message(body)));
  }

  @Test
  void refusesEveryForgery() {
    assertThat(Forgeries.areRefused(
            message(recorded("group-text")), request -> inbound(config()).receive(request)))
        .containsExactlyInAnyOrder("timestamp", "sign");
  }

  @Test
  void refusesEveryForgedPress() {
    assertThat(Forgeries.areRefused(
            press(recorded("press")), request -> inbound(config()).receive(request)))
        .containsExactlyInAnyOrder("x-ddpaas-signature-timestamp", "x-ddpaas-signature");
  }
}
