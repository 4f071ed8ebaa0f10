package io.reunion.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.playground.RoomMessage.Body;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPlatformTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final ChatId BEIJING = new ChatId(LocalPlatform.ACCOUNT, "beijing");

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Room room = new Room(Scenes.small(), clock);
  private final SigningKey key = SigningKey.fresh();
  private final LocalPlatform platform = new LocalPlatform(room, key);
  private final LocalUpdates updates = new LocalUpdates(room, clock);
  private final RoomChat beijing = room.chat("beijing").orElseThrow();
  private final Scene.Persona li = room.scene().persona("li").orElseThrow();

  private WebhookResult receive(Buffer body, String signature) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    headers.set("x-reunion-signature", signature);
    return platform.receive(
        new WebhookRequest("POST", headers, MultiMap.caseInsensitiveMultiMap(), body, NOW));
  }

  private WebhookResult receiveSigned(String body) {
    Buffer bytes = Buffer.buffer(body);
    return receive(bytes, key.sign(bytes));
  }

  private Update received(ObjectNode update) {
    WebhookResult result = receiveSigned(update.toString());
    assertThat(result).isInstanceOf(WebhookResult.Accepted.class);
    return ((WebhookResult.Accepted) result).updates().get(0);
  }

  private RoomMessage write(String text, Optional<String> replyTo) {
    return room.add(
        beijing, Optional.of("li"), new Body(text, List.of(), replyTo, Optional.empty()));
  }

  @Test
  void readsAMessage() {
    String card = sent(OutboundMessage.text(BEIJING, "card", "k"));
    RoomMessage message = write("@reunion +1", Optional.of(card));
    ObjectNode json = updates.message(beijing, li, message);
    assertThat(received(json))
        .isEqualTo(new Update.MessageReceived(
            new Update.Origin(
                json.path("id").asText(), BEIJING, ChatKind.GROUP, "北京校友群", NOW, Optional.empty()),
            new Sender(UserId.of("local", "li"), "李雷", Optional.of("zh")),
            new MessageId(message.id()),
            "+1",
            true,
            Optional.of(new MessageId(card)),
            true,
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void readsThatAnAnswerToAPersonIsNoneToTheBot() {
    RoomMessage question = write("who comes?", Optional.empty());
    RoomMessage answer = write("me", Optional.of(question.id()));
    Update.MessageReceived read =
        (Update.MessageReceived) received(updates.message(beijing, li, answer));
    assertThat(read.replyTo()).contains(new MessageId(question.id()));
    assertThat(read.replyToBot()).isFalse();
    assertThat(read.mentioned()).isFalse();
  }

  @Test
  void readsAPressAReactionAndThatTheBotWasAdded() {
    ObjectNode press = updates.press(beijing, li, "m-1", "rsvp gala yes");
    assertThat((Update.ButtonPressed) received(press)).satisfies(read -> {
      assertThat(read.command()).isEqualTo("rsvp gala yes");
      assertThat(read.message()).contains(new MessageId("m-1"));
      assertThat(read.interaction()).isEqualTo(press.path("id").asText());
    });
    assertThat(received(updates.reaction(beijing, li, "m-1", List.of("👍"))))
        .isInstanceOfSatisfying(
            Update.ReactionChanged.class, read -> assertThat(read.emoji()).containsExactly("👍"));
    assertThat(received(updates.botAdded(beijing)))
        .isInstanceOfSatisfying(
            Update.BotAdded.class,
            read -> assertThat(read.origin().chatTitle()).isEqualTo("北京校友群"));
  }

  @Test
  void givesEveryUpdateItsOwnKey() {
    String one = received(updates.botAdded(beijing)).origin().dedupeKey();
    assertThat(received(updates.botAdded(beijing)).origin().dedupeKey()).isNotEqualTo(one);
  }

  @Test
  void refusesWhatIsNotSignedOrWasTamperedWith() {
    Buffer body = Buffer.buffer(updates.botAdded(beijing).toString());
    String signature = key.sign(body);
    Buffer other = Buffer.buffer(body.toString().replace("beijing", "nanjing"));
    assertThat(receive(other, signature)).isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(receive(body, "")).isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(receive(body, SigningKey.fresh().sign(body)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(receive(body, signature.substring(1)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    MultiMap none = MultiMap.caseInsensitiveMultiMap();
    assertThat(platform.receive(new WebhookRequest("POST", none, none, body, NOW)))
        .isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(receive(body, signature)).isInstanceOf(WebhookResult.Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "null",
        "{}",
        "{} {}",
        "{\"type\": 3}",
        "{\"type\": \"dance\"}",
        "{\"type\": \"message\"}",
        "{\"type\":\"botAdded\",\"id\":\"1\",\"time\":\"noon\",\"chat\":{\"id\":\"a\",\"kind\":\"GROUP\"}}",
        "{\"type\":\"botAdded\",\"id\":\"1\",\"time\":\"2026-11-21T10:00:00Z\",\"chat\":{\"id\":\"a b\",\"kind\":\"GROUP\"}}",
        "{\"type\":\"botAdded\",\"id\":\"1\",\"time\":\"2026-11-21T10:00:00Z\",\"chat\":{\"id\":\"a\",\"kind\":\"CLUB\"}}",
        "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}}",
        "\u0000"
      })
  void callsSignedNonsenseMalformed(String body) {
    assertThat(receiveSigned(body)).isInstanceOf(WebhookResult.Malformed.class);
  }

  private String sent(OutboundMessage message) {
    return platform.send(message).result().message().orElseThrow().value();
  }

  private static void assertFails(Future<?> future, Reason reason, String code) {
    assertThat(future.cause()).isInstanceOfSatisfying(SendFailedException.class, failure -> {
      assertThat(failure.reason()).isEqualTo(reason);
      assertThat(failure.code()).isEqualTo(code);
    });
  }

  @Test
  void sendsOnceForOneKey() {
    String first = sent(OutboundMessage.text(BEIJING, "hello", "same"));
    assertThat(sent(OutboundMessage.text(BEIJING, "hello", "same"))).isEqualTo(first);
    assertThat(sent(OutboundMessage.text(BEIJING, "hello", "other"))).isNotEqualTo(first);
    ChatId london = new ChatId(LocalPlatform.ACCOUNT, "london");
    assertThat(sent(OutboundMessage.text(london, "hello", "same"))).isNotEqualTo(first);
  }

  @Test
  void editsWhatItSentAndKeepsWhatItAnswered() {
    RoomMessage question = write("?", Optional.empty());
    OutboundMessage answer = new OutboundMessage(
        BEIJING,
        "one",
        List.of(),
        Optional.of(new MessageId(question.id())),
        Optional.empty(),
        Optional.empty(),
        "k");
    String id = sent(answer);
    OutboundMessage changed = OutboundMessage.text(BEIJING, "two", "k2")
        .withButtons(List.of(List.of(new Button("Yes", "yes"))));
    assertThat(platform.edit(new MessageId(id), changed).succeeded()).isTrue();
    RoomMessage shown = room.message("beijing", id).orElseThrow();
    assertThat(shown.body().text()).isEqualTo("two");
    assertThat(shown.offers("yes")).isTrue();
    assertThat(shown.body().replyTo()).contains(question.id());
    assertFails(platform.edit(new MessageId("gone"), changed), Reason.REJECTED, "not-editable");
  }

  @Test
  void failsInTheWordsOfTheVocabulary() {
    ChatId nowhere = new ChatId(LocalPlatform.ACCOUNT, "nowhere");
    assertFails(
        platform.send(OutboundMessage.text(nowhere, "x", "1")), Reason.GONE, "unknown-chat");
    assertFails(
        platform.send(OutboundMessage.text(BEIJING, "", "2")), Reason.REJECTED, "empty-text");
    assertFails(
        platform.send(OutboundMessage.text(BEIJING, "x".repeat(4_001), "3")),
        Reason.REJECTED,
        "text-too-long");
    OutboundMessage whisper = new OutboundMessage(
        BEIJING,
        "x",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(UserId.of("local", "tom")),
        "4");
    assertFails(platform.send(whisper), Reason.REJECTED, "not-a-member");
    assertFails(platform.openDirectChat(UserId.of("local", "nobody")), Reason.GONE, "unknown-user");
    assertFails(platform.openDirectChat(UserId.of("telegram", "li")), Reason.GONE, "unknown-user");
  }

  @Test
  void reachesAPersonInTheDirectChat() {
    ChatId direct = platform.openDirectChat(UserId.of("local", "li")).result();
    String id = sent(OutboundMessage.text(direct, "psst", "k"));
    assertThat(room.message("direct:li", id)).isPresent();
    assertThat(platform.delete(direct, new MessageId(id)).succeeded()).isTrue();
    assertThat(room.message("direct:li", id)).isEmpty();
  }
}
