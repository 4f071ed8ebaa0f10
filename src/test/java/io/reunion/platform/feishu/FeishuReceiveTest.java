package io.reunion.platform.feishu;

import static io.reunion.platform.feishu.FeishuFixture.ACCOUNT;
import static io.reunion.platform.feishu.FeishuFixture.BOT;
import static io.reunion.platform.feishu.FeishuFixture.GROUP;
import static io.reunion.platform.feishu.FeishuFixture.LI;
import static io.reunion.platform.feishu.FeishuFixture.NOW;
import static io.reunion.platform.feishu.FeishuFixture.bytes;
import static io.reunion.platform.feishu.FeishuFixture.encrypted;
import static io.reunion.platform.feishu.FeishuFixture.inbound;
import static io.reunion.platform.feishu.FeishuFixture.plainInbound;
import static io.reunion.platform.feishu.FeishuFixture.receive;
import static io.reunion.platform.feishu.FeishuFixture.receiveJson;
import static io.reunion.platform.feishu.FeishuFixture.recorded;
import static io.reunion.platform.feishu.FeishuFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.MessageReceived;
import io.reunion.chat.Update.Origin;
import io.reunion.chat.UpdateJson;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.platform.BadJson;
import io.reunion.platform.Forgeries;
import io.reunion.platform.Mutations;
import io.reunion.platform.Webhooks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeishuReceiveTest {
  private static MessageReceived message(String name) {
    return Webhooks.only(receive(name), MessageReceived.class);
  }

  @Test
  void readsAMention() {
    assertThat(message("mention"))
        .isEqualTo(new MessageReceived(
            new Origin(
                "message:om_1", GROUP, ChatKind.GROUP, Instant.ofEpochMilli(1_609_073_151_345L)),
            new Sender(LI, ""),
            new MessageId("om_1"),
            "find 张三",
            true,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void knowsTheSameMessageUnderAnotherEvent() {
    assertThat(message("mention-again").origin().dedupeKey())
        .isEqualTo(message("mention").origin().dedupeKey());
  }

  @Test
  void showsOthersByTheirNames() {
    assertThat(message("two-mentions").text()).isEqualTo("@王五 和 报名 gala，@all 看 @_user_10");
    assertThat(message("two-mentions").mentioned()).isTrue();
    assertThat(message("chatter").text()).isEqualTo("好的，@王五 一起");
    assertThat(message("chatter").mentioned()).isFalse();
  }

  @Test
  void takesTheFirstMentionedForItselfWhileItDoesNotKnowItself() {
    WebhookResult result = inbound().receive(signed(encrypted(recorded("mention"))), "");
    assertThat(Webhooks.only(result, MessageReceived.class).mentioned()).isTrue();
    byte[] alone = new String(recorded("mention"), StandardCharsets.UTF_8)
        .replace("\"group\"", "\"p2p\"")
        .getBytes(StandardCharsets.UTF_8);
    MessageReceived direct =
        Webhooks.only(inbound().receive(signed(encrypted(alone)), ""), MessageReceived.class);
    assertThat(direct.origin().kind()).isEqualTo(ChatKind.DIRECT);
    assertThat(direct.mentioned())
        .as("alone with somebody they speak of others")
        .isFalse();
  }

  @Test
  void readsDirectMessagesAndReplies() {
    assertThat(message("direct").origin().kind()).isEqualTo(ChatKind.DIRECT);
    assertThat(message("direct").text()).isEqualTo("/rsvp gala yes");
    assertThat(message("reply").replyTo()).contains(new MessageId("om_card"));
    assertThat(message("reply").thread()).contains("omt_t1");
    assertThat(message("reply").text()).isEqualTo("算我一个");
  }

  @Test
  void readsPostsAsTheirWords() {
    assertThat(message("post").text()).isEqualTo("接龙\n1. 张三\n2. 李四");
    assertThat(message("post").mentioned()).isTrue();
    assertThat(message("post-localised").text()).isEqualTo("帮助");
  }

  @Test
  void keepsAMentionWithoutWords() {
    assertThat(message("bare-mention").text()).isEmpty();
    assertThat(message("bare-mention").mentioned()).isTrue();
  }

  @Test
  void readsAPress() {
    Update.ButtonPressed press = Webhooks.only(receive("press"), Update.ButtonPressed.class);
    assertThat(press)
        .isEqualTo(new Update.ButtonPressed(
            new Origin(
                "event:p1", GROUP, ChatKind.GROUP, Instant.parse("2020-10-29T13:14:58.123456Z")),
            new Sender(LI, ""),
            "rsvp gala yes",
            Optional.of(new MessageId("om_card")),
            "c-295ee57216a5dc9de90fefd0aadb4b1d7d7dp1",
            Optional.empty()));
    assertThat(Webhooks.only(receive("press-direct"), Update.ButtonPressed.class)
            .origin()
            .kind())
        .isEqualTo(ChatKind.DIRECT);
  }

  @Test
  void readsComingAndGoing() {
    Update.BotAdded added = Webhooks.only(receive("bot-added"), Update.BotAdded.class);
    assertThat(added.origin().chatTitle()).isEqualTo("08 级校友群");
    assertThat(added.by().map(Sender::user)).contains(LI);
    Update.BotAdded entered = Webhooks.only(receive("p2p-entered"), Update.BotAdded.class);
    assertThat(entered.origin().kind()).isEqualTo(ChatKind.DIRECT);
    assertThat(entered.chat()).isEqualTo(new ChatId(ACCOUNT, "oc_direct"));
    for (String name : List.of("bot-deleted", "disbanded")) {
      assertThat(Webhooks.only(receive(name), Update.BotRemoved.class).chat()).isEqualTo(GROUP);
    }
    assertThat(
            Webhooks.only(receive("members-added"), Update.MemberJoined.class).members())
        .containsExactly(new Sender(UserId.of("feishu", "ou_wang"), "王五"));
    for (String name : List.of("members-deleted", "member-withdrawn")) {
      assertThat(Webhooks.only(receive(name), Update.MemberLeft.class).members())
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "from-app", "reaction", "future", "v1-event", "press-foreign"})
  void acceptsAndIgnores(String name) {
    assertThat(Webhooks.updates(receive(name))).isEmpty();
  }

  @Test
  void givesUpdatesThatSurviveTheJournal() {
    for (String name : List.of("mention", "press", "bot-added", "members-added", "disbanded")) {
      Update update = Webhooks.updates(receive(name)).get(0);
      assertThat(UpdateJson.read(UpdateJson.write(update))).isEqualTo(update);
    }
  }

  private static String challenge(WebhookResult result) {
    return ((WebhookResult.Handshake) result).answer().body().toString();
  }

  private static WebhookRequest unsigned(byte[] body) {
    return Webhooks.post(Webhooks.headers(), body, NOW);
  }

  @Test
  void answersTheCheckOfTheAddress() {
    String expected = "{\"challenge\":\"ajls384kdjx98XX\"}";
    byte[] check = recorded("verification");
    assertThat(challenge(receive("verification"))).isEqualTo(expected);
    assertThat(challenge(inbound().receive(unsigned(encrypted(check)), BOT))).isEqualTo(expected);
    assertThat(challenge(inbound().receive(unsigned(check), BOT))).isEqualTo(expected);
    assertThat(challenge(plainInbound().receive(unsigned(check), BOT))).isEqualTo(expected);
  }

  @Test
  void doesNotAnswerACheckWithAnotherToken() {
    byte[] check =
        bytes(new String(recorded("verification"), StandardCharsets.UTF_8).replace("rvaY", "rvaZ"));
    for (WebhookRequest request : List.of(unsigned(check), unsigned(encrypted(check)))) {
      assertThat(inbound().receive(request, BOT)).isInstanceOf(WebhookResult.Unauthorized.class);
    }
    assertThat(plainInbound().receive(unsigned(check), BOT))
        .isInstanceOf(WebhookResult.Unauthorized.class);
  }

  @Test
  void withoutAnEncryptKeyTheTokenDecides() {
    assertThat(Webhooks.updates(plainInbound().receive(unsigned(recorded("mention")), BOT)))
        .hasSize(1);
    byte[] forged =
        bytes(new String(recorded("mention"), StandardCharsets.UTF_8).replace("rvaY", "rvaZ"));
    assertThat(plainInbound().receive(unsigned(forged), BOT))
        .isInstanceOf(WebhookResult.Unauthorized.class);
  }

  @Test
  void refusesWhatIsNotSignedRight() {
    byte[] body = encrypted(recorded("mention"));
    WebhookRequest good = signed(body);
    String signature = good.headers().get("X-Lark-Signature");
    for (String wrong : List.of(
        "",
        "0",
        "0".repeat(64),
        signature.substring(1),
        signature + "0",
        signature.toUpperCase(java.util.Locale.ROOT))) {
      WebhookRequest request = signed(body);
      request.headers().set("X-Lark-Signature", wrong);
      assertThat(inbound().receive(request, BOT))
          .as(wrong)
          .isInstanceOf(WebhookResult.Unauthorized.class);
    }
    WebhookRequest twice = signed(body);
    twice.headers().add("X-Lark-Signature", signature);
    assertThat(inbound().receive(twice, BOT)).isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(inbound().receive(unsigned(body), BOT))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    WebhookRequest another = signed(encrypted(recorded("chatter")));
    assertThat(inbound().receive(Webhooks.post(another.headers(), body, NOW), BOT))
        .as("over another body")
        .isInstanceOf(WebhookResult.Unauthorized.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {-8 * 3_600 - 1, 8 * 3_600 + 1})
  void refusesWhatIsOutsideTheWindow(long seconds) {
    byte[] body = encrypted(recorded("mention"));
    String then = Long.toString(NOW.plusSeconds(seconds).getEpochSecond());
    assertThat(inbound().receive(signed(body, then, NOW), BOT))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    String near = Long.toString(NOW.plus(Duration.ofHours(-7)).getEpochSecond());
    assertThat(Webhooks.updates(inbound().receive(signed(body, near, NOW), BOT)))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "16090731600000", "1e9"})
  void refusesABrokenTimestamp(String timestamp) {
    byte[] body = encrypted(recorded("mention"));
    assertThat(inbound().receive(signed(body, timestamp, NOW), BOT))
        .isInstanceOf(WebhookResult.Unauthorized.class);
  }

  /** Feishu takes 150 KB of text; what is encrypted comes as one text, a third longer than itself. */
  @ParameterizedTest
  @ValueSource(ints = {6_000, 12_000})
  void readsALongMessage(int lines) {
    String list = "1. 张三\\\\n".repeat(lines);
    String json = new String(recorded("mention"), StandardCharsets.UTF_8).replace("find", list);
    assertThat(json.length()).isGreaterThan(40_000);
    byte[] body = encrypted(bytes(json));
    assertThat(body.length).isGreaterThan(80_000);
    Update.MessageReceived said =
        Webhooks.only(inbound().receive(signed(body), BOT), Update.MessageReceived.class);
    assertThat(said.text().length()).isGreaterThan(20_000);
    assertThat(Webhooks.only(
            plainInbound().receive(Webhooks.post(Webhooks.headers(), bytes(json), NOW), BOT),
            Update.MessageReceived.class))
        .isEqualTo(said);
  }

  @Test
  void callsEveryTruncatedOrSpoiltCiphertextMalformed() {
    String whole = new String(encrypted(recorded("press")), StandardCharsets.UTF_8);
    String cipher = whole.substring(12, whole.length() - 2);
    for (int length = 0; length < cipher.length(); length += 7) {
      byte[] body = bytes("{\"encrypt\":\"" + cipher.substring(0, length) + "\"}");
      assertThat(inbound().receive(signed(body), BOT))
          .as("%d of %d", length, cipher.length())
          .isInstanceOf(WebhookResult.Malformed.class);
    }
    byte[] raw = java.util.Base64.getDecoder().decode(cipher);
    raw[raw.length - 20] ^= 1;
    byte[] spoilt =
        bytes("{\"encrypt\":\"" + java.util.Base64.getEncoder().encodeToString(raw) + "\"}");
    assertThat(inbound().receive(signed(spoilt), BOT))
        .as("bad padding")
        .isInstanceOf(WebhookResult.Malformed.class);
    assertThat(inbound().receive(signed(bytes("{\"encrypt\":7}")), BOT))
        .isInstanceOf(WebhookResult.Malformed.class);
  }

  /** A long text is none of them here. */
  static Stream<Map.Entry<String, byte[]>> bad() {
    return BadJson.all().entrySet().stream()
        .filter(bad -> !bad.getKey().equals("string of 65 KiB"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void callsBadJsonMalformed(Map.Entry<String, byte[]> bad) {
    assertThat(inbound().receive(signed(bad.getValue()), BOT))
        .isInstanceOf(WebhookResult.Malformed.class);
    assertThat(plainInbound().receive(unsigned(bad.getValue()), BOT))
        .isInstanceOf(WebhookResult.Malformed.class);
    if (bad.getValue().length < 100_000) {
      assertThat(inbound().receive(signed(encrypted(bad.getValue())), BOT))
          .isInstanceOf(WebhookResult.Malformed.class);
    }
  }

  private static String event(String type, String event) {
    return "{\"schema\":\"2.0\",\"header\":{\"event_id\":\"e\",\"event_type\":\"" + type
        + "\",\"token\":\"rvaYgkND1iOiu5MM0E1rncYC6PLtF7JV\"},\"event\":" + event + "}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"sender\":{\"sender_id\":{\"open_id\":\"ou_1\"}},\"message\":{}}",
        "{\"sender\":{\"sender_id\":{\"open_id\":\"ou_1\"}},\"message\":{\"message_id\":\"om\","
            + "\"message_type\":\"text\",\"content\":\"not json\"}}",
        "{\"sender\":{\"sender_id\":{\"open_id\":\"ou_1\"}},\"message\":{\"message_id\":\"om\","
            + "\"message_type\":\"text\",\"content\":\"{\\\"text\\\":\\\"x\\\"}\"}}",
        "{\"sender\":{\"sender_id\":{\"open_id\":\"ou_1\"}},\"message\":{\"message_id\":\"o m\","
            + "\"chat_id\":\"oc\",\"message_type\":\"text\",\"content\":\"{\\\"text\\\":\\\"x\\\"}\"}}",
        "{\"sender\":{\"sender_id\":{\"open_id\":\"{x}\"}},\"message\":{\"message_id\":\"om\","
            + "\"chat_id\":\"oc\",\"message_type\":\"text\",\"content\":\"{\\\"text\\\":\\\"x\\\"}\"}}"
      })
  void callsWhatHasNoMeaningMalformed(String event) {
    assertThat(receiveJson(event("im.message.receive_v1", event)))
        .isInstanceOf(WebhookResult.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "im.chat.member.bot.added_v1",
        "im.chat.member.bot.deleted_v1",
        "im.chat.member.user.added_v1",
        "card.action.trigger"
      })
  void callsAnEventWithoutItsPlaceMalformed(String type) {
    assertThat(receiveJson(event(type, "{\"chat_id\":7}")))
        .isInstanceOf(WebhookResult.Malformed.class);
  }

  @Test
  void survivesEveryTruncationOfARealEvent() {
    byte[] whole = recorded("mention");
    int end = new String(whole, StandardCharsets.UTF_8)
        .stripTrailing()
        .getBytes(StandardCharsets.UTF_8)
        .length;
    FeishuInbound inbound = plainInbound();
    for (int length = 0; length < end; length++) {
      assertThat(inbound.receive(unsigned(Arrays.copyOf(whole, length)), BOT))
          .isInstanceOf(WebhookResult.Malformed.class);
    }
  }

  @Test
  void answersWhateverIsSentWithAGoodSignature() {
    Mutations.survives(
        Mutations.beside(FeishuReceiveTest.class),
        body -> inbound().receive(signed(encrypted(body)), BOT));
  }

  @Test
  void refusesEveryForgery() {
    assertThat(Forgeries.areRefused(
            signed(encrypted(recorded("mention"))), request -> inbound().receive(request, BOT)))
        .containsExactlyInAnyOrder(
            "X-Lark-Request-Timestamp", "X-Lark-Request-Nonce", "X-Lark-Signature", "body");
  }
}
