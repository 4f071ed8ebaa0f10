package io.reunion.platform.wecom;

import static io.reunion.platform.wecom.WeComFixture.ACCOUNT;
import static io.reunion.platform.wecom.WeComFixture.GROUP;
import static io.reunion.platform.wecom.WeComFixture.LI;
import static io.reunion.platform.wecom.WeComFixture.NOW;
import static io.reunion.platform.wecom.WeComFixture.config;
import static io.reunion.platform.wecom.WeComFixture.crypt;
import static io.reunion.platform.wecom.WeComFixture.inbound;
import static io.reunion.platform.wecom.WeComFixture.post;
import static io.reunion.platform.wecom.WeComFixture.query;
import static io.reunion.platform.wecom.WeComFixture.receive;
import static io.reunion.platform.wecom.WeComFixture.recorded;
import static io.reunion.platform.wecom.WeComFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.ChatId;
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
import io.reunion.platform.BadJson;
import io.reunion.platform.Forgeries;
import io.reunion.platform.Mutations;
import io.reunion.platform.Vectors;
import io.reunion.platform.Webhooks;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

class WeComReceiveTest {
  private static final String API = "https://qyapi.weixin.qq.com";

  private static MessageReceived message(String name) {
    return Webhooks.only(receive(name), MessageReceived.class);
  }

  @Test
  void readsAGroupsMessageWithoutTheNameAndWithTheRightToAnswer() {
    assertThat(message("group-text"))
        .isEqualTo(new MessageReceived(
            new Origin(
                "message:m1",
                GROUP,
                ChatKind.GROUP,
                "",
                NOW,
                Optional.of(new ReplyCredit(
                    "response_url",
                    "m1 https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=R1",
                    1,
                    NOW.plus(Duration.ofHours(1))))),
            new Sender(LI, ""),
            new MessageId("m1"),
            "find 张三",
            true,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "group-name-last,报名 gala",
    "group-name-only,''",
    "group-mixed,'接龙\n1. 张三'",
    "direct-text,@me 帮助",
    "direct-voice,我要报名"
  })
  void readsTheWords(String name, String expected) {
    assertThat(message(name).text()).isEqualTo(expected);
  }

  @Test
  void takesOutANameWithBlanksThatIsConfigured() {
    WebhookResult result = inbound(config(Optional.of("校友 助手"), Optional.empty(), API))
        .receive(post(recorded("group-name-blank")));
    assertThat(Webhooks.only(result, MessageReceived.class).text()).isEqualTo("帮助");
  }

  private static String heard(WeComInbound inbound, String words, boolean quotes) {
    String json = new String(recorded("group-text"), StandardCharsets.UTF_8)
        .replace("@RobotA find 张三", words)
        .replace("\"quote\"", quotes ? "\"quote\"" : "\"other\"");
    return Webhooks.only(inbound.receive(post(json)), MessageReceived.class).text();
  }

  /** Or a word about somebody else, said in answer to the robot, would become a word about oneself. */
  @Test
  void learnsItsNameAndThenTakesOutNoOther() {
    WeComInbound inbound = inbound();
    assertThat(heard(inbound, "替 @RobotA 问好", false)).isEqualTo("替 问好");
    assertThat(heard(inbound, "@张三 报名", true)).isEqualTo("@张三 报名");
    assertThat(heard(inbound, "@张三 @RobotA 报名", false)).isEqualTo("@张三 报名");
    assertThat(heard(inbound, "@张三 报名 @RobotA", true)).isEqualTo("@张三 报名");
    assertThat(heard(inbound, "写信给 li@example.org", true)).isEqualTo("写信给 li@example.org");
    assertThat(heard(inbound, "@RobotB 报名", false)).as("called otherwise now").isEqualTo("报名");
    assertThat(heard(inbound, "@RobotB @张三 报名", true)).isEqualTo("@张三 报名");
  }

  @Test
  void takesNoLongerNameForItsOwn() {
    WeComInbound inbound = inbound(config(Optional.of("校友"), Optional.empty(), API));
    assertThat(heard(inbound, "@校友会 @校友 报名", false)).isEqualTo("@校友会 报名");
    assertThat(heard(inbound, "请@校友帮忙", false)).isEqualTo("请帮忙");
  }

  @Test
  void namesADirectChatByThePerson() {
    assertThat(message("direct-text").origin().kind()).isEqualTo(ChatKind.DIRECT);
    assertThat(message("direct-text").chat()).isEqualTo(new ChatId(ACCOUNT, "user:zhangsan"));
    assertThat(message("direct-text").mentioned()).isFalse();
  }

  @Test
  void tellsThePeopleOfSeveralCorporationsApart() {
    WebhookResult result = inbound(config(Optional.empty(), Optional.of("ww1"), API))
        .receive(post(recorded("direct-text")));
    MessageReceived message = Webhooks.only(result, MessageReceived.class);
    assertThat(message.sender().user()).isEqualTo(UserId.of("wecom", "ww1.zhangsan"));
    assertThat(message.chat()).isEqualTo(new ChatId(ACCOUNT, "user:zhangsan"));
  }

  @Test
  void readsAPress() {
    Update.ButtonPressed press = Webhooks.only(receive("press"), Update.ButtonPressed.class);
    assertThat(press.command()).isEqualTo("rsvp gala yes");
    assertThat(press.chat()).isEqualTo(GROUP);
    assertThat(press.sender().user()).isEqualTo(LI);
    assertThat(press.interaction()).isEqualTo("reunion-1");
    assertThat(press.origin().dedupeKey()).isEqualTo("event:e1");
    assertThat(press.origin().time()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    assertThat(press.origin().credit()).isPresent();
  }

  @Test
  void readsThatADirectChatWasOpened() {
    Update.BotAdded added = Webhooks.only(receive("enter-chat"), Update.BotAdded.class);
    assertThat(added.origin().kind()).isEqualTo(ChatKind.DIRECT);
    assertThat(added.by().map(Sender::user)).contains(LI);
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct-image", "stream-poll", "feedback"})
  void acceptsAndIgnores(String name) {
    WebhookResult.Accepted accepted = (WebhookResult.Accepted) receive(name);
    assertThat(accepted.updates()).isEmpty();
    assertThat(accepted.answer().isComplete()).isTrue();
  }

  @Test
  void holdsTheResponseToAMessageAndToAPressAndToNothingElse() {
    assertThat(((WebhookResult.Accepted) receive("group-text")).answer().isComplete())
        .isFalse();
    assertThat(((WebhookResult.Accepted) receive("press")).answer().isComplete())
        .isFalse();
    assertThat(((WebhookResult.Accepted) receive("enter-chat")).answer().isComplete())
        .isTrue();
  }

  @Test
  void givesUpdatesThatSurviveTheJournal() {
    for (String name : List.of("group-text", "press", "enter-chat")) {
      Update update = Webhooks.updates(receive(name)).get(0);
      assertThat(UpdateJson.read(UpdateJson.write(update))).isEqualTo(update);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://qyapi.weixin.qq.com.evil.example/x",
        "https://qyapi.weixin.qq.com@evil.example/x",
        "http://qyapi.weixin.qq.com/x",
        "https://qyapi.weixin.qq.com:8443/x",
        "http://169.254.169.254/",
        "file:///etc/passwd",
        "x"
      })
  void keepsNoForeignUrl(String url) {
    String json = new String(recorded("group-text"), StandardCharsets.UTF_8)
        .replaceAll("https://qyapi[^\"]*", url);
    assertThat(Webhooks.only(inbound().receive(post(json)), MessageReceived.class)
            .origin()
            .credit()
            .map(ReplyCredit::handle))
        .contains("m1 ");
  }

  @Test
  void answersTheCheckOfTheAddressWithThePublishedExample() {
    JsonNode vector = Vectors.of("wecom.verify_url");
    MultiMap query = query(
            vector.path("timestamp").asText(),
            vector.path("nonce").asText(),
            vector.path("msg_signature").asText())
        .set("echostr", vector.path("encrypt").asText());
    WeComInbound inbound = inbound(
        config(vector.path("receive_id").asText(), Optional.empty(), Optional.empty(), API));
    WebhookResult.Handshake handshake =
        (WebhookResult.Handshake) inbound.receive(request("GET", query, ""));
    assertThat(handshake.answer().body().toString()).isEqualTo("1616140317555161061");
    query.set("echostr", vector.path("encrypt").asText().replace('+', ' '));
    assertThat(inbound.receive(request("GET", query, "")))
        .as("a plus sign that was not encoded")
        .isInstanceOf(WebhookResult.Handshake.class);
    query.set("msg_signature", "0".repeat(40));
    assertThat(inbound.receive(request("GET", query, "")))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(inbound.receive(request("GET", MultiMap.caseInsensitiveMultiMap(), "")))
        .isInstanceOf(WebhookResult.Unauthorized.class);
  }

  /** Whoever has seen it pass could read it else. */
  @Test
  void opensNoMessageAsTheCheckOfTheAddress() {
    for (String message : List.of(
        new String(recorded("group-text"), StandardCharsets.UTF_8),
        "<xml></xml>",
        "1".repeat(129))) {
      String encrypted = crypt("").encrypt(message.getBytes(StandardCharsets.UTF_8));
      MultiMap query =
          query("1", "2", crypt("").signature("1", "2", encrypted)).set("echostr", encrypted);
      assertThat(inbound().receive(request("GET", query, "")))
          .isInstanceOf(WebhookResult.Unauthorized.class);
    }
  }

  @Test
  void refusesACheckForSomebodyElse() {
    String encrypted = crypt("another").encrypt("echo".getBytes(StandardCharsets.UTF_8));
    MultiMap query =
        query("1", "2", crypt("").signature("1", "2", encrypted)).set("echostr", encrypted);
    assertThat(inbound().receive(request("GET", query, "")))
        .isInstanceOf(WebhookResult.Malformed.class);
  }

  @Test
  void refusesWhatIsNotSignedRight() {
    WebhookRequest good = post(recorded("group-text"));
    String signature = good.query().get("msg_signature");
    for (String wrong : List.of("", "x", signature.substring(1), signature + "0", "0".repeat(40))) {
      WebhookRequest request = request(
          "POST",
          query(good.query().get("timestamp"), "nonce", wrong),
          good.body().toString());
      assertThat(inbound().receive(request)).isInstanceOf(WebhookResult.Unauthorized.class);
    }
    WebhookRequest another = post(recorded("group-text"));
    assertThat(inbound().receive(request("POST", good.query(), another.body().toString())))
        .as("over another body")
        .isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(inbound()
            .receive(
                request("POST", MultiMap.caseInsensitiveMultiMap(), good.body().toString())))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    good.query().add("msg_signature", signature);
    assertThat(inbound().receive(good)).isInstanceOf(WebhookResult.Unauthorized.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {-601, 601})
  void refusesWhatIsOutsideTheWindow(long seconds) {
    String then = Long.toString(NOW.plusSeconds(seconds).getEpochSecond());
    assertThat(inbound().receive(post(recorded("group-text"), then)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
  }

  static Stream<Map.Entry<String, byte[]>> bad() {
    return BadJson.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void refusesBadEnvelopesAndCallsBadContentMalformed(Map.Entry<String, byte[]> bad) {
    assertThat(inbound()
            .receive(request(
                "POST", query("1", "2", "3"), new String(bad.getValue(), StandardCharsets.UTF_8))))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    if (bad.getValue().length < 40_000) {
      assertThat(inbound().receive(post(bad.getValue())))
          .isInstanceOf(WebhookResult.Malformed.class);
    }
  }

  @Test
  void callsASignedCiphertextThatIsNoneMalformed() {
    for (String encrypted : List.of("AAAA", "AAAAAAAAAAAAAAAAAAAAAA==", "???")) {
      String signature = crypt("").signature("1700000100", "n", encrypted);
      assertThat(inbound()
              .receive(request(
                  "POST",
                  query("1700000100", "n", signature),
                  "{\"encrypt\":\"" + encrypted + "\"}")))
          .isInstanceOf(WebhookResult.Malformed.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"msgtype\":\"text\"}",
        "{\"msgtype\":\"text\",\"msgid\":\"m\"}",
        "{\"msgtype\":\"text\",\"msgid\":\"m\",\"from\":{}}",
        "{\"msgtype\":\"text\",\"msgid\":\"m\",\"chattype\":\"group\",\"from\":{\"userid\":\"u\"}}",
        "{\"msgtype\":\"text\",\"msgid\":\"m\",\"from\":{\"userid\":\"{u}\"}}",
        "{\"msgtype\":\"text\",\"msgid\":\"m m\",\"from\":{\"userid\":\"u\"}}",
        "{\"msgtype\":\"event\",\"msgid\":\"m\"}",
        "{\"msgtype\":\"event\",\"msgid\":\"m\",\"event\":{\"eventtype\":\"template_card_event\"}}",
        "{\"msgtype\":\"event\",\"msgid\":\"m\",\"event\":{\"eventtype\":\"enter_chat\"}}"
      })
  void callsWhatHasNoMeaningMalformed(String json) {
    assertThat(inbound().receive(post(json))).isInstanceOf(WebhookResult.Malformed.class);
  }

  @Test
  void answersWhateverIsSentWithAGoodSignature() {
    Mutations.survives(
        Mutations.beside(WeComReceiveTest.class),
        body -> WeComFixture.inbound().receive(WeComFixture.post(body)));
  }

  @Test
  void refusesEveryForgery() {
    assertThat(Forgeries.areRefused(
            post(recorded("group-text")), request -> inbound().receive(request)))
        .containsExactlyInAnyOrder("msg_signature", "timestamp", "nonce", "body");
  }
}
