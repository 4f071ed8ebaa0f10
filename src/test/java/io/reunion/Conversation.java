package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.redis.RedisServer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What people write to the whole service through Telegram's webhook, and what they must read then:
 *
 * <pre>{@code
 * conversation.in(GROUP)
 *     .says(LI, "/rsvp gala", "You have a seat")
 *     .says(ANN, "/rsvp gala", "number 1 on the waiting list")
 *     .silence(ANN, "see you there");
 * }</pre>
 *
 * <p>An exchange is over when its update is settled in Redis, so that silence is known and not waited for.
 */
final class Conversation {
  private final RedisServer redis;
  private final TelegramBotApi telegram;
  private final TestService service;
  private final Clock clock;
  private final String language;
  private final long chat;

  private Conversation(
      RedisServer redis,
      TelegramBotApi telegram,
      TestService service,
      Clock clock,
      String language,
      long chat) {
    this.redis = redis;
    this.telegram = telegram;
    this.service = service;
    this.clock = clock;
    this.language = language;
    this.chat = chat;
  }

  Conversation(RedisServer redis, TelegramBotApi telegram, TestService service, Clock clock) {
    this(redis, telegram, service, clock, "en", 0);
  }

  /** In this chat; a group's id is below 0. */
  Conversation in(long other) {
    return new Conversation(redis, telegram, service, clock, language, other);
  }

  /** With people whose Telegram is set to this language. */
  Conversation speaking(String tag) {
    return new Conversation(redis, telegram, service, clock, tag, chat);
  }

  /** {@code person} writes {@code words}; one answer comes into the same chat and contains every fragment. */
  Conversation says(long person, String words, String... fragments) {
    List<String> answers = answersTo(update(person, words));
    assertThat(answers).as("answers to “%s”", words).hasSize(1);
    assertThat(answers.get(0)).as("the answer to “%s”", words).contains(fragments);
    return this;
  }

  /** {@code person} writes {@code words}; everything that comes into the same chat then. */
  List<String> answers(long person, String words) {
    return answersTo(update(person, words));
  }

  /** {@code person} writes {@code words}, and nobody is told anything anywhere. */
  Conversation silence(long person, String words) {
    return silenceAfter(update(person, words));
  }

  Conversation silenceAfter(JsonNode update) {
    int before = telegram.calls("sendMessage").size();
    work(update);
    assertThat(telegram.calls("sendMessage").stream().skip(before).toList())
        .as("after %s", update)
        .isEmpty();
    return this;
  }

  /** {@code person} answers the bot's message {@code card}. */
  Conversation replies(long person, long card, String words, String... fragments) {
    List<String> answers = answersTo(
        TelegramBotApi.reply(chat, person, words, clock.instant().getEpochSecond(), card));
    assertThat(answers).as("answers to “%s”", words).singleElement().asString().contains(fragments);
    return this;
  }

  /** {@code person} presses the button with {@code label} under the newest message that has one; what the notice says. */
  String presses(long person, String label) {
    List<JsonNode> sent = telegram.calls("sendMessage");
    for (int i = sent.size() - 1; i >= 0; i--) {
      for (JsonNode row : sent.get(i).path("reply_markup").path("inline_keyboard")) {
        for (JsonNode button : row) {
          if (button.path("text").asText().contains(label)) {
            return press(person, button.path("callback_data").asText());
          }
        }
      }
    }
    throw new AssertionError("no button " + label);
  }

  private String press(long person, String command) {
    int before = telegram.calls("answerCallbackQuery").size();
    ObjectNode press = TelegramBotApi.press(chat, person, 5001, command);
    ((ObjectNode) press.at("/callback_query/from")).put("language_code", language);
    work(press);
    List<JsonNode> notices = telegram.calls("answerCallbackQuery");
    assertThat(notices).as("a press is answered").hasSize(before + 1);
    return notices.get(before).path("text").asText();
  }

  private ObjectNode update(long person, String words) {
    ObjectNode update =
        TelegramBotApi.message(chat, person, words, clock.instant().getEpochSecond());
    ((ObjectNode) update.at("/message/from")).put("language_code", language);
    return update;
  }

  private List<String> answersTo(JsonNode update) {
    int before = telegram.said(chat).size();
    work(update);
    return telegram.said(chat).stream().skip(before).toList();
  }

  /** Sends the update and returns when it and all that came of it is done. */
  void work(JsonNode update) {
    assertThat(TelegramBotApi.post(service, update).statusCode()).isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> unsettled() == 0);
  }

  private long unsettled() {
    List<String> journals = new ArrayList<>(
        RedisServer.<List<String>>await(redis.redis().call(c -> c.keys("inbox:*:journal"))));
    long entries = 0;
    for (String journal : journals) {
      entries += RedisServer.<Long>await(redis.redis().call(c -> c.xlen(journal)));
    }
    return entries;
  }
}
