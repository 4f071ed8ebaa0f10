package io.reunion.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.chat.Update.BotAdded;
import io.reunion.chat.Update.BotRemoved;
import io.reunion.chat.Update.ButtonPressed;
import io.reunion.chat.Update.ChatMigrated;
import io.reunion.chat.Update.MemberJoined;
import io.reunion.chat.Update.MemberLeft;
import io.reunion.chat.Update.MessageReceived;
import io.reunion.chat.Update.Origin;
import io.reunion.chat.Update.ReactionChanged;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateJsonTest {
  private static final ChatId CHAT = ChatId.parse("slack/main/C1/2");
  private static final Instant TIME = Instant.parse("2026-11-20T08:00:00.123456789Z");
  private static final Origin SHORT = new Origin("u1", CHAT, ChatKind.DIRECT, TIME);
  private static final Origin FULL = new Origin(
      "键\"1\"",
      CHAT,
      ChatKind.GROUP,
      "校友群 \uD83C\uDF93\n\u0001",
      TIME,
      Optional.of(new ReplyCredit("response_url", "https://x.example/?a=b", 5, TIME)));
  private static final Sender LI = new Sender(UserId.of("slack", "T1/U1"), "李雷");
  private static final Sender ANN = new Sender(UserId.of("slack", "U2"), "", Optional.of("en-GB"));
  private static final MessageId MESSAGE = new MessageId("1700000000.000100");

  static List<Update> everyKind() {
    return List.of(
        new MessageReceived(
            FULL,
            LI,
            MESSAGE,
            "报名 gala +2",
            true,
            Optional.of(MESSAGE),
            true,
            Optional.of("t"),
            Optional.of("<x/>")),
        new MessageReceived(
            SHORT,
            ANN,
            MESSAGE,
            "",
            false,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty()),
        new ButtonPressed(
            FULL, LI, "rsvp gala yes", Optional.of(MESSAGE), "trigger", Optional.of("t")),
        new ButtonPressed(SHORT, LI, "help", Optional.empty(), "", Optional.empty()),
        new ReactionChanged(FULL, ANN, MESSAGE, List.of("👍", "❤️")),
        new ReactionChanged(SHORT, ANN, MESSAGE, List.of()),
        new BotAdded(FULL, Optional.of(LI)),
        new BotAdded(SHORT, Optional.empty()),
        new BotRemoved(SHORT),
        new MemberJoined(FULL, List.of(LI, ANN)),
        new MemberLeft(SHORT, List.of(ANN)),
        new ChatMigrated(FULL, ChatId.parse("slack/main/C9")));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void anUpdateIsReadBackAsItWasWritten(Update update) {
    assertThat(UpdateJson.read(UpdateJson.write(update))).isEqualTo(update);
  }

  @Test
  void thereIsAnExampleOfEveryKind() {
    assertThat(everyKind().stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(Update.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void fieldsOfANewerVersionAreSkipped(Update update) throws Exception {
    ObjectMapper json =
        new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    ObjectNode newer = (ObjectNode) json.readTree(UpdateJson.write(update));
    newer.put("mood", "happy");
    newer.putObject("more").putArray("list").add(1);
    ((ObjectNode) newer.get("origin")).put("tenant", "t1");
    if (newer.has("sender")) {
      ((ObjectNode) newer.get("sender")).put("pronouns", "they");
    }
    assertThat(UpdateJson.read(newer.toString())).isEqualTo(update);
  }

  @Test
  void whatAnOlderVersionLeftOutIsEmpty() {
    String older =
        "{\"type\":\"message\",\"origin\":{\"dedupeKey\":\"u1\",\"chat\":\"slack/main/C1/2\","
            + "\"kind\":\"DIRECT\",\"chatTitle\":\"\",\"time\":\"2026-11-20T08:00:00.123456789Z\"},"
            + "\"sender\":{\"user\":\"slack:U2\",\"displayName\":\"\"},\"message\":\"1\",\"text\":\"hi\"}";
    assertThat(UpdateJson.read(older))
        .isEqualTo(new MessageReceived(
            SHORT,
            new Sender(UserId.of("slack", "U2"), ""),
            new MessageId("1"),
            "hi",
            false,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"type\":\"poll\"}",
        "{\"type\":\"botRemoved\",\"origin\":{\"chat\":\"nonsense\"}}",
        "{\"type\":\"botRemoved\",\"origin\":{\"kind\":\"CHANNEL\"}}",
        "not json"
      })
  void whatIsNoUpdateIsRefused(String json) {
    assertThatThrownBy(() -> UpdateJson.read(json)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theTextOfAnUpdateThatCannotBeReadIsNotRepeated() {
    assertThatThrownBy(
            () -> UpdateJson.read("{\"type\":\"message\",\"text\":[\"a private word\"]}"))
        .hasMessageNotContaining("private");
  }
}
