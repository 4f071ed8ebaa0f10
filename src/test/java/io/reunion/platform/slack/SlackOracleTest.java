package io.reunion.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.SlashCommandPayloadParser;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.util.json.GsonFactory;
import io.reunion.chat.Button;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.MessageReceived;
import io.reunion.platform.Webhooks;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Slack's own library reads the same bytes as we do, and reads what we write. */
class SlackOracleTest {
  private static final Gson GSON = GsonFactory.createSnakeCase();
  private static final Gson WRITER = new GsonBuilder()
      .setFieldNamingPolicy(FieldNamingPolicy.IDENTITY)
      .disableHtmlEscaping()
      .create();
  private static final List<String> WORDS = List.of(
      "find",
      "张三",
      "😀",
      "&amp;",
      "&lt;b&gt;",
      "<@U777>",
      "<#C1|general>",
      "<https://a.example|x>",
      "\n",
      " ",
      "+",
      "%",
      "=",
      "&",
      "\"",
      "\\",
      "é");

  private final Random random = new Random(21);
  private final SlackPlatform app = SlackFixture.app();

  private String words() {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(6); n >= 0; n--) {
      text.append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return text.toString();
  }

  @Test
  void agreesOnSlashCommands() {
    SlashCommandPayloadParser parser = new SlashCommandPayloadParser();
    for (int i = 0; i < 1_000; i++) {
      Map<String, String> form = new LinkedHashMap<>();
      form.put("team_id", "T" + random.nextInt(1_000));
      form.put("channel_id", (random.nextBoolean() ? "C" : "D") + random.nextInt(1_000));
      form.put("channel_name", words());
      form.put("user_id", "U" + random.nextInt(1_000));
      form.put("user_name", words());
      form.put("command", "/find");
      form.put("text", words());
      form.put("response_url", "https://hooks.slack.com/commands/" + i);
      form.put("trigger_id", i + ".x");
      StringBuilder body = new StringBuilder("token=x");
      form.forEach((name, value) -> body.append('&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
      SlashCommandPayload theirs = parser.parse(body.toString());
      MessageReceived ours =
          Webhooks.only(app.receive(SlackFixture.form(body.toString())), MessageReceived.class);
      assertThat(ours.sender().user().value())
          .isEqualTo(theirs.getTeamId() + "." + theirs.getUserId());
      assertThat(ours.sender())
          .isEqualTo(new Sender(
              ours.sender().user(), theirs.getUserName(), ours.sender().language()));
      assertThat(ours.chat().value()).isEqualTo(theirs.getChannelId());
      assertThat(ours.origin().chatTitle()).isEqualTo(theirs.getChannelName());
      assertThat(ours.origin().credit().map(credit -> credit.handle()))
          .contains(theirs.getResponseUrl());
      String read = SlackText.read(theirs.getText(), SlackBot.UNKNOWN).text();
      assertThat(ours.text()).isEqualTo(("/find " + read).strip());
    }
  }

  @Test
  void agreesOnMessages() {
    for (int i = 0; i < 1_000; i++) {
      Map<String, Object> event = new LinkedHashMap<>();
      event.put("type", "message");
      event.put("user", "U" + random.nextInt(1_000));
      event.put("text", "x" + words());
      event.put("channel", "C" + random.nextInt(1_000));
      event.put("channel_type", random.nextBoolean() ? "channel" : "im");
      event.put(
          "ts", "15836363%02d.%06d".formatted(random.nextInt(100), random.nextInt(1_000_000)));
      if (random.nextBoolean()) {
        event.put("thread_ts", "1583630000.000100");
        event.put("parent_user_id", "U0BOT");
      }
      String json = WRITER.toJson(
          Map.of("type", "event_callback", "team_id", "T1", "event_id", "Ev" + i, "event", event));
      MessageEvent theirs = GSON.fromJson(WRITER.toJson(event), MessageEvent.class);
      MessageReceived ours =
          Webhooks.only(app.receive(SlackFixture.json(json)), MessageReceived.class);
      assertThat(ours.message().value()).isEqualTo(theirs.getTs());
      assertThat(ours.chat().value()).isEqualTo(theirs.getChannel());
      assertThat(ours.sender().user().value()).isEqualTo("T1." + theirs.getUser());
      assertThat(ours.thread()).isEqualTo(Optional.ofNullable(theirs.getThreadTs()));
      assertThat(ours.text())
          .isEqualTo(SlackText.read(theirs.getText(), SlackBot.UNKNOWN).text());
      assertThat(ours.origin().kind().name())
          .isEqualTo(theirs.getChannelType().equals("im") ? "DIRECT" : "GROUP");
    }
  }

  @Test
  void agreesOnPresses() {
    byte[] recorded = SlackFixture.recorded("block-actions");
    BlockActionPayload theirs =
        GSON.fromJson(new String(recorded, StandardCharsets.UTF_8), BlockActionPayload.class);
    Update.ButtonPressed ours =
        Webhooks.only(app.receive(SlackFixture.payload(recorded)), Update.ButtonPressed.class);
    assertThat(ours.command()).isEqualTo(theirs.getActions().get(0).getValue());
    assertThat(ours.chat().value()).isEqualTo(theirs.getChannel().getId());
    assertThat(ours.message().orElseThrow().value())
        .isEqualTo(theirs.getContainer().getMessageTs());
    assertThat(ours.interaction()).isEqualTo(theirs.getTriggerId());
  }

  private record Sent(String channel, String text, List<LayoutBlock> blocks) {}

  @Test
  void writesBlocksThatTheLibraryReads() {
    for (int i = 0; i < 500; i++) {
      List<List<Button>> rows = new ArrayList<>();
      for (int row = random.nextInt(3); row >= 0; row--) {
        rows.add(List.of(new Button("a" + words(), "rsvp " + i), new Button("b", "c" + row)));
      }
      OutboundMessage message = OutboundMessage.text(
              SlackFixture.CHANNEL, "x" + words().repeat(random.nextInt(60)), "k")
          .withButtons(rows);
      String text = SlackMrkdwn.render(message.text());
      String json = SlackRequests.postMessage(message, text, Optional.empty()).toString();
      Sent read = GSON.fromJson(json, Sent.class);
      assertThat(read.text()).isEqualTo(text);
      StringBuilder sections = new StringBuilder();
      int actions = 0;
      for (LayoutBlock block : read.blocks()) {
        if (block instanceof SectionBlock section) {
          MarkdownTextObject words = (MarkdownTextObject) section.getText();
          assertThat(words.getVerbatim()).isTrue();
          sections.append(words.getText());
        } else {
          ButtonElement first =
              (ButtonElement) ((ActionsBlock) block).getElements().get(0);
          assertThat(first.getValue()).isEqualTo("rsvp " + i);
          actions++;
        }
      }
      assertThat(sections.toString().replace("\n", "")).isEqualTo(text.replace("\n", ""));
      assertThat(actions).isEqualTo(rows.size());
    }
  }
}
