package io.reunion.platform.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.linecorp.bot.parser.LineSignatureValidator;
import io.reunion.chat.AccountId;
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
import io.reunion.config.Secret;
import io.reunion.platform.BadJson;
import io.reunion.platform.Forgeries;
import io.reunion.platform.Json;
import io.reunion.platform.Mutations;
import io.reunion.platform.Vectors;
import io.reunion.platform.Webhooks;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineReceiveTest {
  private static final AccountId ACCOUNT = AccountId.of("line", "main");
  private static final Instant NOW = Instant.ofEpochMilli(1_462_629_480_000L);
  private static final ChatId GROUP = new ChatId(ACCOUNT, "C1");
  private static final Sender LI = new Sender(UserId.of("line", "U206d"), "");
  static final LineInbound LINE = inbound("canary-secret");

  private static LineInbound inbound(String secret) {
    return new LineInbound(
        ACCOUNT,
        new LineConfig(
            Secret.of(secret),
            Secret.of("t"),
            Optional.empty(),
            URI.create("https://api.line.me")));
  }

  static WebhookRequest signed(byte[] body) {
    return Webhooks.post(
        Webhooks.headers().set("x-line-signature", LINE.signature(body)), body, NOW);
  }

  private static WebhookResult receive(String json) {
    return LINE.receive(signed(json.getBytes(UTF_8)));
  }

  private static List<Update> recorded() {
    return Webhooks.updates(
        LINE.receive(signed(Webhooks.recorded(LineReceiveTest.class, "events.json"))));
  }

  @Test
  void readsEveryKindOfEventAndLeavesOutWhatIsNotForIt() {
    assertThat(recorded())
        .extracting(
            update -> update.getClass().getSimpleName() + " " + update.chat().value())
        .containsExactly(
            "MessageReceived C1",
            "ButtonPressed C1",
            "BotAdded C1",
            "MemberJoined C1",
            "MemberLeft R1",
            "BotRemoved C1",
            "BotAdded U206d",
            "BotRemoved U206d",
            "MessageReceived U206d");
  }

  /** What is edited was said before and is no new word; what is taken back changes nothing that was done. */
  @ParameterizedTest
  @ValueSource(strings = {"messageEdited", "unsend"})
  void anEditedOrWithdrawnMessageIsNobodysNewWord(String type) {
    String event = "{\"type\":\"" + type + "\",\"timestamp\":1462629479859,\"mode\":\"active\","
        + "\"webhookEventId\":\"e1\",\"replyToken\":\"r1\",\"unsend\":{\"messageId\":\"9\"},"
        + "\"source\":{\"type\":\"user\",\"userId\":\"U206d\"},"
        + "\"message\":{\"id\":\"9\",\"type\":\"text\",\"text\":\"报名\"}}";
    assertThat(Webhooks.updates(receive("{\"events\":[" + event + "]}"))).isEmpty();
    assertThat(
            Webhooks.updates(receive("{\"events\":[" + event.replaceFirst(type, "message") + "]}")))
        .as("the same as a message")
        .hasSize(1);
  }

  @Test
  void readsAMentionWithItsReplyToken() {
    assertThat(recorded().get(0))
        .isEqualTo(new MessageReceived(
            new Origin(
                "event:01G2KZKG2DS765NMRH3GZFD8AP",
                GROUP,
                ChatKind.GROUP,
                "",
                Instant.ofEpochMilli(1_462_629_479_859L),
                Optional.of(new ReplyCredit(
                    "reply_token",
                    "nHuyWiB7yP5Zw52FIkcQobQuGDXCTA",
                    1,
                    NOW.plus(Duration.ofSeconds(50))))),
            LI,
            new MessageId("325708"),
            "find 张三 @Li",
            true,
            Optional.of(new MessageId("325000")),
            false,
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void readsPressesPeopleAndDirectMessages() {
    Update.ButtonPressed press = (Update.ButtonPressed) recorded().get(1);
    assertThat(press.command()).isEqualTo("rsvp gala yes");
    assertThat(press.sender()).isEqualTo(LI);
    assertThat(((Update.MemberJoined) recorded().get(3)).members())
        .containsExactly(new Sender(UserId.of("line", "U111111"), ""));
    assertThat(((Update.BotAdded) recorded().get(6)).by()).contains(LI);
    MessageReceived direct = (MessageReceived) recorded().get(8);
    assertThat(direct.origin().kind()).isEqualTo(ChatKind.DIRECT);
    assertThat(direct.text()).isEqualTo("帮助");
    assertThat(direct.mentioned()).isFalse();
    for (Update update : recorded()) {
      assertThat(UpdateJson.read(UpdateJson.write(update))).isEqualTo(update);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"line.docs", "line.sdk"})
  void signsThePublishedExamples(String id) {
    JsonNode vector = Vectors.of(id);
    byte[] body = vector.path("body").asText().getBytes(UTF_8);
    String signature = vector.path("signature").asText();
    LineInbound inbound = inbound(vector.path("channel_secret").asText());
    assertThat(inbound.signature(body)).isEqualTo(signature);
    WebhookRequest request =
        Webhooks.post(Webhooks.headers().set("x-line-signature", signature), body, NOW);
    assertThat(Webhooks.updates(inbound.receive(request))).isEmpty();
  }

  @Test
  void linesOwnLibraryAcceptsWhatOursSigns() {
    Random random = new Random(5);
    LineSignatureValidator theirs = new LineSignatureValidator("canary-secret".getBytes(UTF_8));
    for (int i = 0; i < 300; i++) {
      byte[] body = new byte[random.nextInt(500)];
      random.nextBytes(body);
      assertThat(theirs.validateSignature(body, LINE.signature(body))).isTrue();
    }
  }

  @Test
  void refusesWhatIsNotSignedRight() {
    byte[] body = Webhooks.recorded(LineReceiveTest.class, "events.json");
    String signature = LINE.signature(body);
    for (String wrong : List.of("", "x", signature.substring(1), signature + "=", "A".repeat(44))) {
      WebhookRequest request = signed(body);
      request.headers().set("x-line-signature", wrong);
      assertThat(LINE.receive(request)).isInstanceOf(WebhookResult.Unauthorized.class);
    }
    assertThat(LINE.receive(Webhooks.post(Webhooks.headers(), body, NOW)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    WebhookRequest twice = signed(body);
    twice.headers().add("x-line-signature", signature);
    assertThat(LINE.receive(twice)).isInstanceOf(WebhookResult.Unauthorized.class);
    byte[] another = body.clone();
    another[another.length - 3] ^= 1;
    assertThat(LINE.receive(Webhooks.post(signed(body).headers(), another, NOW)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
  }

  static Stream<Map.Entry<String, byte[]>> bad() {
    return BadJson.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void callsBadJsonMalformed(Map.Entry<String, byte[]> bad) {
    assertThat(LINE.receive(signed(bad.getValue()))).isInstanceOf(WebhookResult.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"mode\":\"active\",\"source\":{}}",
        "{\"mode\":\"active\",\"type\":\"join\",\"source\":{}}",
        "{\"mode\":\"active\",\"type\":\"join\",\"source\":{\"type\":\"group\"}}",
        "{\"mode\":\"active\",\"type\":\"join\",\"webhookEventId\":\"e\",\"source\":{\"type\":\"group\","
            + "\"groupId\":\"C {1}\"}}",
        "{\"mode\":\"active\",\"type\":\"message\",\"webhookEventId\":\"e\",\"source\":{\"type\":\"user\","
            + "\"userId\":\"U1\"}}",
        "{\"mode\":\"active\",\"type\":\"message\",\"webhookEventId\":\"e\",\"source\":{\"type\":\"user\","
            + "\"userId\":\"U1\"},\"message\":{\"type\":\"text\",\"text\":\"x\"}}"
      })
  void callsWhatHasNoMeaningMalformed(String event) {
    assertThat(receive("{\"events\":[" + event + "]}")).isInstanceOf(WebhookResult.Malformed.class);
  }

  /** What somebody in one group caused must not lose what was said in another. */
  @Test
  void readsTheOthersWhereOneOfManyCannotBeRead() {
    List<Update> updates = Webhooks.updates(
        receive(
            Json.of(
                "{'events':[{'mode':'active','type':'join','webhookEventId':'e1','source':{'type':'group'}},"
                    + "{'mode':'active','type':'join','webhookEventId':'e2','source':{'type':'group','groupId':'C {2}'}},"
                    + "{'mode':'active','type':'join','webhookEventId':'e3','source':{'type':'group','groupId':'C3'}}]}")));
    assertThat(updates).extracting(Update::chat).containsExactly(new ChatId(ACCOUNT, "C3"));
  }

  @Test
  void tellsEventsApartToWhichLineGivesNoId() {
    String press =
        "{'events':[{'type':'postback','timestamp':1462629479859,'mode':'active','replyToken':'t',"
            + "'source':{'type':'group','groupId':'C1','userId':'U1'},'postback':{'data':'rsvp gala yes'}}]}";
    String first = key(press);
    assertThat(key(press.replace("'mode'", "'deliveryContext':{'isRedelivery':true},'mode'")))
        .isEqualTo(first);
    assertThat(key(press.replace("yes", "no"))).isNotEqualTo(first);
    assertThat(key(press.replace("479859", "479860"))).isNotEqualTo(first);
  }

  private static String key(String json) {
    return Webhooks.only(receive(Json.of(json)), Update.ButtonPressed.class)
        .origin()
        .dedupeKey();
  }

  @Test
  void knowsItselfByWhomTheRequestIsFor() {
    String said =
        "{'destination':'Ubot','events':[{'type':'message','mode':'active','webhookEventId':'e',"
            + "'source':{'type':'group','groupId':'C1','userId':'U1'},'message':{'id':'1','type':'text',"
            + "'text':'@Li @Bot hi','mention':{'mentionees':[{'index':0,'length':3,'userId':'U2'},"
            + "{'index':4,'length':4,'userId':'Ubot'}]}}}]}";
    MessageReceived message = Webhooks.only(receive(Json.of(said)), MessageReceived.class);
    assertThat(message.mentioned()).isTrue();
    assertThat(message.text()).isEqualTo("@Li hi");
    assertThat(Webhooks.only(
                receive(Json.of(said.replace("'destination':'Ubot'", "'destination':''"))),
                MessageReceived.class)
            .mentioned())
        .isFalse();
  }

  @Test
  void survivesMentionsThatAreNowhere() {
    String event =
        "{\"mode\":\"active\",\"type\":\"message\",\"webhookEventId\":\"e\",\"source\":{\"type\":"
            + "\"user\",\"userId\":\"U1\"},\"message\":{\"id\":\"1\",\"type\":\"text\",\"text\":\"@Bot hi\",\"mention\":"
            + "{\"mentionees\":[{\"index\":4,\"length\":900,\"isSelf\":true},{\"index\":-1,\"length\":2,\"isSelf\":true},"
            + "{\"index\":0,\"length\":4,\"isSelf\":true},{\"index\":2,\"length\":4,\"isSelf\":true},7]}}}";
    MessageReceived message =
        Webhooks.only(receive("{\"events\":[" + event + "]}"), MessageReceived.class);
    assertThat(message.text()).isEqualTo("hi");
  }

  @Test
  void answersWhateverIsSentWithAGoodSignature() {
    Mutations.survives(Mutations.beside(LineReceiveTest.class), body -> LINE.receive(signed(body)));
  }

  @Test
  void refusesEveryForgery() {
    assertThat(Forgeries.areRefused(
            signed(Webhooks.recorded(LineReceiveTest.class, "events.json")), LINE::receive))
        .containsExactlyInAnyOrder("x-line-signature", "body");
  }
}
