package io.reunion.platform.telegram;

import static io.reunion.platform.telegram.TelegramFixture.ACCOUNT;
import static io.reunion.platform.telegram.TelegramFixture.GROUP;
import static io.reunion.platform.telegram.TelegramFixture.LI;
import static io.reunion.platform.telegram.TelegramFixture.NOW;
import static io.reunion.platform.telegram.TelegramFixture.SECRET;
import static io.reunion.platform.telegram.TelegramFixture.receive;
import static io.reunion.platform.telegram.TelegramFixture.recorded;
import static io.reunion.platform.telegram.TelegramFixture.request;
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
import io.reunion.chat.WebhookResult;
import io.reunion.platform.BadJson;
import io.reunion.platform.Forgeries;
import io.reunion.platform.Mutations;
import io.reunion.platform.Webhooks;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramReceiveTest {
  private final TelegramPlatform bot = TelegramFixture.bot("http://127.0.0.1:1");

  private static MessageReceived message(String name) {
    return Webhooks.only(receive(name), MessageReceived.class);
  }

  @Test
  void readsAMentionAnywhere() {
    assertThat(message("mention"))
        .isEqualTo(new MessageReceived(
            new Origin(
                "10000",
                GROUP,
                ChatKind.GROUP,
                "Alumni",
                Instant.ofEpochSecond(1_700_000_000),
                Optional.empty()),
            new Sender(LI, "Li Wei", Optional.of("zh-hans")),
            new MessageId("1365"),
            "👋 find 张三",
            true,
            Optional.of(new MessageId("1300")),
            false,
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void readsAMentionByName() {
    assertThat(message("text-mention").text()).isEqualTo("Hey, events please");
    assertThat(message("text-mention").mentioned()).isTrue();
  }

  @Test
  void leavesOthersMentionsInPlace() {
    assertThat(message("plain-group").text()).isEqualTo("好的 @wang see you");
    assertThat(message("plain-group").mentioned()).isFalse();
    assertThat(message("plain-group").sender().displayName()).isEqualTo("Li");
  }

  @Test
  void readsACommandForThisBot() {
    assertThat(message("command").text()).isEqualTo("/rsvp gala yes +1");
    assertThat(message("command").mentioned()).isTrue();
    assertThat(message("command").chat()).isEqualTo(new ChatId(ACCOUNT, "-12345"));
  }

  @Test
  void readsDirectMessages() {
    MessageReceived direct = message("direct");
    assertThat(direct.origin().kind()).isEqualTo(ChatKind.DIRECT);
    assertThat(direct.chat()).isEqualTo(new ChatId(ACCOUNT, "1111111"));
    assertThat(direct.text()).isEqualTo("/start join-abc");
    assertThat(direct.sender().language()).contains("en");
  }

  @Test
  void knowsRepliesToItself() {
    MessageReceived reply = message("reply-to-bot");
    assertThat(reply.replyToBot()).isTrue();
    assertThat(reply.replyTo()).contains(new MessageId("1400"));
    assertThat(reply.mentioned()).isFalse();
    assertThat(reply.thread()).as("a chain of replies is no topic").isEmpty();
  }

  @Test
  void knowsTopics() {
    MessageReceived topic = message("topic");
    assertThat(topic.thread()).contains("5");
    assertThat(topic.replyTo()).as("the topic's own root").isEmpty();
    assertThat(topic.replyToBot()).isFalse();
    assertThat(topic.text()).isEqualTo("/events");
  }

  @Test
  void readsCaptions() {
    assertThat(message("photo-caption").text()).isEqualTo("活动照片");
    assertThat(message("photo-caption").mentioned()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "command-other-bot",
        "sticker",
        "anonymous-admin",
        "linked-channel",
        "other-bot",
        "channel-post",
        "edited",
        "callback-inline",
        "bot-promoted",
        "bot-added-to-channel",
        "bot-left",
        "reaction-anonymous",
        "poll-answer",
        "future-kind",
        "new-title"
      })
  void acceptsAndIgnores(String name) {
    assertThat(Webhooks.updates(receive(name))).isEmpty();
  }

  @Test
  void readsAPress() {
    assertThat(Webhooks.only(receive("callback"), Update.ButtonPressed.class))
        .isEqualTo(new Update.ButtonPressed(
            new Origin("10001", GROUP, ChatKind.GROUP, "Alumni", NOW, Optional.empty()),
            new Sender(LI, "Li", Optional.of("zh-hans")),
            "rsvp gala yes",
            Optional.of(new MessageId("1400")),
            "4382bfdwdsb323b2d9",
            Optional.of("5")));
  }

  @Test
  void readsAPressOnAMessageThatTelegramHasForgotten() {
    Update.ButtonPressed press =
        Webhooks.only(receive("callback-inaccessible"), Update.ButtonPressed.class);
    assertThat(press.command()).isEqualTo("undo");
    assertThat(press.origin().time()).isEqualTo(NOW);
    assertThat(press.origin().kind()).isEqualTo(ChatKind.DIRECT);
  }

  @Test
  void readsItsOwnComingAndGoing() {
    Update.BotAdded added = Webhooks.only(receive("bot-added"), Update.BotAdded.class);
    assertThat(added.chat()).isEqualTo(GROUP);
    assertThat(added.by().map(Sender::user)).contains(LI);
    assertThat(Webhooks.only(receive("bot-kicked"), Update.BotRemoved.class).chat())
        .isEqualTo(GROUP);
    Update.BotRemoved blocked = Webhooks.only(receive("bot-blocked"), Update.BotRemoved.class);
    assertThat(blocked.origin().kind()).isEqualTo(ChatKind.DIRECT);
  }

  @Test
  void readsOthersComingAndGoingWithoutBots() {
    assertThat(Webhooks.only(receive("joined"), Update.MemberJoined.class).members())
        .containsExactly(
            new Sender(UserId.of("telegram", "2"), "Wang Fang"),
            new Sender(UserId.of("telegram", "3"), "O'Neil"));
    assertThat(Webhooks.only(receive("left"), Update.MemberLeft.class).members())
        .extracting(Sender::displayName)
        .containsExactly("Wang");
  }

  @Test
  void readsAMigrationFromEitherSideAsOne() {
    Update.ChatMigrated to = Webhooks.only(receive("migrate-to"), Update.ChatMigrated.class);
    Update.ChatMigrated from = Webhooks.only(receive("migrate-from"), Update.ChatMigrated.class);
    assertThat(to.chat()).isEqualTo(new ChatId(ACCOUNT, "-12345"));
    assertThat(to.successor()).isEqualTo(GROUP);
    assertThat(from).isEqualTo(to);
  }

  @Test
  void readsReactions() {
    Update.ReactionChanged set = Webhooks.only(receive("reaction"), Update.ReactionChanged.class);
    assertThat(set.emoji()).containsExactly("👍", "🎉");
    assertThat(set.message()).isEqualTo(new MessageId("1400"));
    assertThat(set.sender().user()).isEqualTo(UserId.of("telegram", "2"));
    assertThat(Webhooks.only(receive("reaction-removed"), Update.ReactionChanged.class)
            .emoji())
        .isEmpty();
  }

  @Test
  void givesUpdatesThatSurviveTheJournal() {
    for (String name :
        List.of("mention", "callback", "bot-added", "joined", "migrate-to", "reaction")) {
      Update update = Webhooks.updates(receive(name)).get(0);
      assertThat(UpdateJson.read(UpdateJson.write(update))).isEqualTo(update);
    }
  }

  static Stream<MultiMap> forged() {
    String name = "X-Telegram-Bot-Api-Secret-Token";
    Stream<String> values = Stream.of(
        "",
        " ",
        SECRET + " ",
        " " + SECRET,
        SECRET + "x",
        SECRET.substring(1),
        SECRET.substring(0, SECRET.length() - 1),
        SECRET.toUpperCase(),
        SECRET.replace('s', 'ѕ'),
        SECRET + "\u0000",
        "null",
        "Bearer " + SECRET,
        "x".repeat(256),
        "0".repeat(SECRET.length()));
    Stream<String> flipped = Stream.iterate(0, i -> i < SECRET.length(), i -> i + 1)
        .map(i -> SECRET.substring(0, i) + (char) (SECRET.charAt(i) ^ 1) + SECRET.substring(i + 1));
    Stream<MultiMap> wrong =
        Stream.concat(values, flipped).map(value -> Webhooks.headers().set(name, value));
    return Stream.concat(
        wrong,
        Stream.of(
            Webhooks.headers(),
            Webhooks.headers().add(name, SECRET).add(name, SECRET),
            Webhooks.headers().add(name, SECRET).add(name, "x"),
            Webhooks.headers().add(name, "x").add(name, SECRET),
            Webhooks.headers().set("X-Telegram-Bot-Api-Secret", SECRET),
            Webhooks.headers().set("Authorization", SECRET)));
  }

  @ParameterizedTest
  @MethodSource("forged")
  void refusesWhatDoesNotCarryTheSecret(MultiMap headers) {
    WebhookResult result = bot.receive(Webhooks.post(headers, recorded("mention"), NOW));
    assertThat(result).isInstanceOf(WebhookResult.Unauthorized.class);
    assertThat(result.toString()).doesNotContain(SECRET);
  }

  @Test
  void checksTheSecretBeforeItReads() {
    WebhookResult result = bot.receive(
        Webhooks.post(Webhooks.headers(), "not json".getBytes(StandardCharsets.UTF_8), NOW));
    assertThat(result).isInstanceOf(WebhookResult.Unauthorized.class);
  }

  static Stream<Map.Entry<String, byte[]>> bad() {
    return BadJson.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void callsBadJsonMalformed(Map.Entry<String, byte[]> bad) {
    assertThat(bot.receive(request(bad.getValue()))).isInstanceOf(WebhookResult.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"update_id\":\"1\"}",
        "{\"update_id\":1.5}",
        "{\"update_id\":null}",
        "{\"update_id\":99999999999999999999}",
        "{\"update_id\":1,\"message\":1}",
        "{\"update_id\":1,\"message\":null}",
        "{\"update_id\":1,\"message\":{}}",
        "{\"update_id\":1,\"message\":{\"chat\":[]}}",
        "{\"update_id\":1,\"message\":{\"chat\":{\"id\":\"x\",\"type\":\"group\"},\"text\":\"hi\"}}",
        "{\"update_id\":1,\"message\":{\"chat\":{\"id\":1e99,\"type\":\"group\"},\"text\":\"hi\"}}",
        "{\"update_id\":1,\"message\":{\"chat\":{\"id\":1},\"text\":\"hi\"}}",
        "{\"update_id\":1,\"message\":{\"chat\":{\"id\":1,\"type\":\"private\"},\"from\":{\"id\":\"x\"},"
            + "\"text\":\"hi\",\"message_id\":1}}",
        "{\"update_id\":1,\"message\":{\"chat\":{\"id\":1,\"type\":\"private\"},\"from\":{\"id\":1},"
            + "\"text\":\"hi\",\"message_id\":{}}}",
        "{\"update_id\":1,\"callback_query\":{\"id\":\"1\"}}",
        "{\"update_id\":1,\"my_chat_member\":{\"chat\":{\"id\":1,\"type\":\"group\"}}}",
        "{\"update_id\":1,\"message_reaction\":{\"user\":{\"id\":1}}}"
      })
  void passesOverWhatHasNoMeaningLestItComeAgainForADay(String body) {
    assertThat(Webhooks.updates(bot.receive(request(body)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"entities\":7",
        "\"entities\":[7,null,\"x\",[]]",
        "\"entities\":[{}]",
        "\"entities\":[{\"type\":\"mention\"}]",
        "\"entities\":[{\"type\":\"mention\",\"offset\":-1,\"length\":3}]",
        "\"entities\":[{\"type\":\"mention\",\"offset\":0,\"length\":0}]",
        "\"entities\":[{\"type\":\"mention\",\"offset\":0,\"length\":-5}]",
        "\"entities\":[{\"type\":\"mention\",\"offset\":0,\"length\":99}]",
        "\"entities\":[{\"type\":\"mention\",\"offset\":2147483647,\"length\":2147483647}]",
        "\"entities\":[{\"type\":\"mention\",\"offset\":9223372036854775807,\"length\":1}]",
        "\"entities\":[{\"type\":\"bot_command\",\"offset\":1,\"length\":1}]",
        "\"entities\":[{\"type\":7,\"offset\":0,\"length\":1}]",
        "\"entities\":[{\"type\":\"text_mention\",\"offset\":0,\"length\":1}]",
        "\"entities\":[{\"type\":\"text_mention\",\"offset\":0,\"length\":1,\"user\":3}]",
        "\"reply_to_message\":7",
        "\"reply_to_message\":{\"message_id\":\"x\"}",
        "\"reply_to_message\":{\"message_id\":3,\"from\":[]}",
        "\"message_thread_id\":\"x\"",
        "\"message_thread_id\":{},\"is_topic_message\":\"yes\"",
        "\"date\":\"yesterday\"",
        "\"date\":9223372036854775807",
        "\"date\":-5",
        "\"sender_chat\":null,\"new_chat_members\":null,\"left_chat_member\":null"
      })
  void readsTheTextWhateverTheRestIs(String rest) {
    String body =
        "{\"update_id\":1,\"message\":{\"message_id\":1,\"chat\":{\"id\":1,\"type\":\"private\","
            + "\"title\":7},\"from\":{\"id\":1,\"first_name\":[],\"language_code\":\"<x>\"},\"text\":\"hi 😀\","
            + rest + "}}";
    MessageReceived message = Webhooks.only(bot.receive(request(body)), MessageReceived.class);
    assertThat(message.text()).isEqualTo("hi 😀");
    assertThat(message.sender()).isEqualTo(new Sender(UserId.of("telegram", "1"), ""));
    assertThat(message.mentioned()).isFalse();
  }

  @Test
  void makesHalvesOfPairsStorable() {
    String body =
        "{\"update_id\":1,\"message\":{\"message_id\":1,\"chat\":{\"id\":-1,\"type\":\"group\","
            + "\"title\":\"a\\ud83d\"},\"from\":{\"id\":1,\"first_name\":\"\\ude00x\"},\"text\":\"hi \\ud83d!\","
            + "\"entities\":[{\"type\":\"text_mention\",\"offset\":3,\"length\":1,\"user\":{\"id\":123456}}]}}";
    MessageReceived message = Webhooks.only(bot.receive(request(body)), MessageReceived.class);
    assertThat(message.origin().chatTitle()).isEqualTo("a\uFFFD");
    assertThat(message.sender().displayName()).isEqualTo("\uFFFDx");
    assertThat(message.text()).isEqualTo("hi!");
  }

  @Test
  void survivesEveryTruncationOfARealUpdate() {
    byte[] whole = recorded("mention");
    for (int length = 0; length < whole.length - 1; length++) {
      byte[] part = java.util.Arrays.copyOf(whole, length);
      assertThat(bot.receive(request(part))).isInstanceOf(WebhookResult.Malformed.class);
    }
  }

  @Test
  void answersWhateverIsSentWithAGoodSignature() {
    Mutations.survives(
        Mutations.beside(TelegramReceiveTest.class),
        body -> bot.receive(TelegramFixture.request(body)));
  }

  @Test
  void refusesEveryForgery() {
    assertThat(Forgeries.areRefused(TelegramFixture.request(recorded("mention")), bot::receive))
        .containsExactlyInAnyOrder("X-Telegram-Bot-Api-Secret-Token");
  }
}
