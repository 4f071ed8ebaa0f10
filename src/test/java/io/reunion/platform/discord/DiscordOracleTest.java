package io.reunion.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform.ShowsCommandMenu.Entry;
import io.reunion.config.Secret;
import io.reunion.platform.Adapters;
import io.reunion.platform.Await;
import io.reunion.platform.EvilTexts;
import io.reunion.platform.Json;
import io.reunion.platform.RandomTexts;
import io.reunion.platform.StandIn;
import java.util.List;
import java.util.stream.Stream;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.utils.MarkdownSanitizer;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.data.SerializableData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The library that most bots are written with finds no mark in what we escape, and would send what we send. */
class DiscordOracleTest {
  @RegisterExtension
  static final StandIn api = new StandIn();

  private static final AccountId ACCOUNT = AccountId.of("discord", "main");
  private static final ChatId GROUP = new ChatId(ACCOUNT, "290926798626357999");
  private static final String MESSAGES = "/channels/290926798626357999/messages";

  private DiscordPlatform discord;

  @BeforeEach
  void connect() {
    api.answer("{\"id\":\"786008729715212400\"}");
    discord = new DiscordPlatform(
        ACCOUNT,
        new DiscordConfig(
            "1234",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            Secret.of("t"),
            "reunion",
            api.uri()),
        api.equipment(Adapters.CLOCK));
  }

  /** Without addresses: Discord reads those first, the library does not know them. */
  static Stream<String> texts() {
    return Stream.concat(EvilTexts.ALL.stream(), RandomTexts.of(120))
        .map(Markup::literal)
        .filter(text -> !text.contains("://"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void noMarkIsLeftInATextFromOutside(String text) {
    String written = DiscordMarkdown.render(text);
    assertThat(MarkdownSanitizer.sanitize(written)).isEqualTo(written);
    for (Message.MentionType kind : Message.MentionType.values()) {
      if (kind != Message.MentionType.EVERYONE && kind != Message.MentionType.HERE) {
        assertThat(kind.getPattern().matcher(written).find()).as(kind.name()).isFalse();
      }
    }
  }

  @Test
  void theMarksOfOursAreMarksThere() {
    assertThat(MarkdownSanitizer.sanitize(DiscordMarkdown.render(
            Markup.bold("a") + " " + Markup.italic("b") + " " + Markup.code("c"))))
        .isEqualTo("a b c");
  }

  private static List<Button> buttons(int count) {
    return Stream.iterate(1, n -> n + 1)
        .limit(count)
        .map(n -> new Button("参加 " + n + " " + "x".repeat(90), "rsvp gala " + n))
        .toList();
  }

  @Test
  void buttonsAreWhatTheLibraryWouldSend() {
    OutboundMessage card = Adapters.hello(GROUP).withButtons(List.of(buttons(3), buttons(5)));
    Await.value(discord.send(card));
    JsonNode sent = Json.parse(api.body(last()));
    assertThat(sent.path("content").asText().length())
        .isLessThanOrEqualTo(Message.MAX_CONTENT_LENGTH);
    assertThat(sent.path("nonce").asText()).hasSizeLessThanOrEqualTo(Message.MAX_NONCE_LENGTH);
    assertThat(sent.path("components")).hasSize(2);
    for (JsonNode row : sent.path("components")) {
      ActionRow theirs = ActionRow.of(Stream.iterate(0, n -> n + 1)
          .limit(row.path("components").size())
          .map(n -> row.path("components").path(n))
          .map(DiscordOracleTest::theirs)
          .toList());
      JsonNode expected = Json.parse(((SerializableData) theirs).toData().toString());
      for (int i = 0; i < row.path("components").size(); i++) {
        int nth = i;
        JsonNode button = row.path("components").path(i);
        button
            .properties()
            .forEach(field -> assertThat(field.getValue())
                .as(field.getKey())
                .isEqualTo(expected.path("components").path(nth).path(field.getKey())));
      }
    }
    assertThat(discord.capabilities().text().length()).isEqualTo(Message.MAX_CONTENT_LENGTH);
  }

  /** Refuses what is too long. */
  private static net.dv8tion.jda.api.components.buttons.Button theirs(JsonNode button) {
    return net.dv8tion.jda.api.components.buttons.Button.of(
        net.dv8tion.jda.api.components.buttons.ButtonStyle.fromKey(
            button.path("style").asInt()),
        button.path("custom_id").asText(),
        button.path("label").asText());
  }

  private static String last() {
    return api.all().stream()
        .map(call -> call.getUrl())
        .filter(url -> url.endsWith(MESSAGES))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theMenuIsOneThatTheLibraryTakes() {
    Await.value(discord.showCommandMenu(
        "", List.of(new Entry("help", "what I can do"), new Entry("rsvp", "x".repeat(150)))));
    JsonNode commands = Json.parse(api.all().get(0).getBodyAsString());
    assertThat(commands).hasSizeGreaterThanOrEqualTo(2);
    for (JsonNode command : commands) {
      CommandData theirs = CommandData.fromData(DataObject.fromJson(command.toString()));
      assertThat(theirs.getName()).isEqualTo(command.path("name").asText());
    }
  }
}
