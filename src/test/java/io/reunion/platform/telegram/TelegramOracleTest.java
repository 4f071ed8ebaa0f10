package io.reunion.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pengrad.telegrambot.model.Message;
import com.pengrad.telegrambot.model.MessageEntity;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.utility.BotUtils;
import io.reunion.chat.Button;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Update;
import io.reunion.chat.Update.MessageReceived;
import io.reunion.platform.Webhooks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An independent library reads the same bytes as we do, and reads what we write. */
class TelegramOracleTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> WORDS = List.of(
      "find",
      "张三",
      "😀",
      "👩‍👩‍👧",
      "报名",
      "\n",
      "  ",
      "naïve",
      "&lt;",
      "<b>",
      "@wang",
      "🇨🇳",
      "x",
      "/x");

  private final Random random = new Random(42);
  private final TelegramPlatform bot = TelegramFixture.bot("http://127.0.0.1:1");

  @Test
  void agreesWithTheLibraryOnRandomMessages() throws Exception {
    int mentioned = 0;
    for (int i = 0; i < 2_000; i++) {
      ObjectNode update = randomUpdate(i);
      String json = JSON.writeValueAsString(update);
      Message theirs = BotUtils.parseUpdate(json).message();
      List<Update> ours = Webhooks.updates(bot.receive(TelegramFixture.request(json)));
      String expected = strippedBy(theirs);
      boolean wanted = isMentioned(theirs);
      if (expected.isEmpty() && !wanted) {
        assertThat(ours).as(json).isEmpty();
        continue;
      }
      MessageReceived message = (MessageReceived) ours.get(0);
      mentioned += message.mentioned() ? 1 : 0;
      assertThat(normal(message.text())).as(json).isEqualTo(expected);
      assertThat(message.mentioned()).as(json).isEqualTo(wanted);
      assertThat(message.chat().value()).isEqualTo(theirs.chat().id().toString());
      assertThat(message.origin().chatTitle()).isEqualTo(orEmpty(theirs.chat().title()));
      assertThat(message.origin().time().getEpochSecond())
          .isEqualTo(theirs.date().longValue());
      assertThat(message.message().value()).isEqualTo(theirs.messageId().toString());
      assertThat(message.sender().user().value()).isEqualTo(theirs.from().id().toString());
      assertThat(message.sender().language())
          .isEqualTo(Optional.ofNullable(theirs.from().languageCode()));
      assertThat(message.replyToBot())
          .isEqualTo(
              theirs.replyToMessage() != null && theirs.replyToMessage().from().id() == 123456L);
      assertThat(message.thread())
          .isEqualTo(
              Boolean.TRUE.equals(theirs.isTopicMessage())
                  ? Optional.of(theirs.messageThreadId().toString())
                  : Optional.empty());
    }
    assertThat(mentioned).isGreaterThan(200);
  }

  /** What is left when the library's entities that name the bot are cut out, blanks aside. */
  private static String strippedBy(Message message) {
    String text = orEmpty(message.text());
    StringBuilder rest = new StringBuilder(text);
    MessageEntity[] entities =
        message.entities() == null ? new MessageEntity[0] : message.entities();
    Arrays.stream(entities)
        .filter(entity -> isOurs(entity, text))
        .sorted(Comparator.comparing(MessageEntity::offset).reversed())
        .forEach(entity -> rest.delete(entity.offset(), entity.offset() + entity.length()));
    return normal(rest.toString());
  }

  private static boolean isOurs(MessageEntity entity, String text) {
    return switch (entity.type()) {
      case mention ->
        text.substring(entity.offset(), entity.offset() + entity.length())
            .equalsIgnoreCase("@alumni_bot");
      case text_mention -> entity.user().id() == 123456L;
      default -> false;
    };
  }

  private static boolean isMentioned(Message message) {
    return message.entities() != null
        && Arrays.stream(message.entities()).anyMatch(entity -> isOurs(entity, message.text()));
  }

  private static String normal(String text) {
    return text.replaceAll("\\s", "");
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private ObjectNode randomUpdate(int id) {
    ObjectNode update = JSON.createObjectNode().put("update_id", id);
    ObjectNode message = update.putObject("message");
    message.put("message_id", random.nextInt(1, 1_000_000));
    message.put("date", random.nextInt(1_600_000_000, 2_000_000_000));
    ObjectNode chat = message.putObject("chat");
    boolean group = random.nextBoolean();
    chat.put("id", group ? -random.nextLong(1L << 52) - 1 : random.nextLong(1L << 52) + 1);
    chat.put("type", group ? "supergroup" : "private");
    if (group) {
      chat.put("title", word() + word());
    }
    ObjectNode from = message.putObject("from");
    from.put("id", random.nextLong(1L << 52) + 1).put("is_bot", false).put("first_name", word());
    if (random.nextBoolean()) {
      from.put("language_code", random.nextBoolean() ? "zh-hans" : "pt-br");
    }
    text(message);
    if (random.nextInt(3) == 0) {
      ObjectNode reply = message.putObject("reply_to_message");
      reply.put("message_id", 5).put("date", 5).putObject("chat").put("id", 5).put("type", "group");
      reply.putObject("from").put("id", random.nextBoolean() ? 123456 : 7).put("is_bot", true);
      message.put("message_thread_id", 5);
    } else if (random.nextInt(3) == 0) {
      message.put("message_thread_id", 9).put("is_topic_message", true);
    }
    return update;
  }

  private void text(ObjectNode message) {
    StringBuilder text = new StringBuilder("t");
    ArrayNode entities = JSON.createArrayNode();
    for (int n = random.nextInt(6); n >= 0; n--) {
      switch (random.nextInt(6)) {
        case 0 ->
          entity(entities, text, random.nextBoolean() ? "@alumni_bot" : "@Alumni_Bot", "mention");
        case 1 -> entity(entities, text, "@wang_fang", "mention");
        case 2 ->
          entity(entities, text, "Reunion", "text_mention")
              .putObject("user")
              .put("id", random.nextBoolean() ? 123456 : 8)
              .put("is_bot", true)
              .put("first_name", "R");
        case 3 -> entity(entities, text, word(), "bold");
        default -> text.append(word());
      }
      text.append(random.nextBoolean() ? " " : "");
    }
    if (entities.isEmpty()) {
      entity(entities, text, "b", "bold");
    }
    message.put("text", text.substring(1)).set("entities", shuffled(entities));
  }

  /** Offsets are counted without the first character, which only keeps the builder from being empty. */
  private static ObjectNode entity(
      ArrayNode entities, StringBuilder text, String word, String type) {
    ObjectNode entity = entities.addObject();
    entity.put("type", type).put("offset", text.length() - 1).put("length", word.length());
    text.append(word);
    return entity;
  }

  private ArrayNode shuffled(ArrayNode entities) {
    List<com.fasterxml.jackson.databind.JsonNode> nodes = new ArrayList<>();
    entities.forEach(nodes::add);
    java.util.Collections.shuffle(nodes, random);
    return JSON.createArrayNode().addAll(nodes);
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  @Test
  void writesMessagesThatTheLibraryReads() throws Exception {
    for (int i = 0; i < 500; i++) {
      List<List<Button>> rows = new ArrayList<>();
      for (int row = random.nextInt(3); row > 0; row--) {
        rows.add(List.of(new Button(word() + ".", "rsvp " + i), new Button("b", "c" + row)));
      }
      OutboundMessage message =
          OutboundMessage.text(TelegramFixture.GROUP, word() + word(), "k").withButtons(rows);
      String html = TelegramHtml.render(message.text(), new TelegramBot(1, "x")).html();
      ObjectNode body =
          (ObjectNode) JSON.readTree(TelegramRequests.sendMessage(message, html).getBytes());
      body.put("message_id", 1);
      Message read = BotUtils.fromJson(JSON.writeValueAsString(body), Message.class);
      assertThat(read.text()).isEqualTo(html);
      InlineKeyboardMarkup keyboard = read.replyMarkup();
      if (rows.isEmpty()) {
        assertThat(keyboard).isNull();
      } else {
        assertThat(keyboard.inlineKeyboard()).hasDimensions(rows.size(), 2);
        assertThat(keyboard.inlineKeyboard()[0][0].callbackData()).isEqualTo("rsvp " + i);
      }
    }
  }
}
