package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.chat.AccountId;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.platform.Await;
import io.reunion.platform.StandIn;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A picture is handed to the platforms that show one by its address, and a message is kept in view where that can be. */
class PicturesTest {
  @RegisterExtension
  static final StandIn api = new StandIn();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String URL = "https://pictures.example/hall.png?a=1&b=2";

  private static Platform adapter(String platform) {
    api.answer(InjectionTest.yes(platform));
    return Platforms.of(
            new BotConfig(null, SampleAccounts.all(api.uri())), api.equipment(Clock.systemUTC()))
        .get(AccountId.of(platform, "main"));
  }

  private static JsonNode sent(String platform, String text, boolean buttons) {
    Platform adapter = adapter(platform);
    OutboundMessage message = OutboundMessage.text(
            new ChatId(adapter.account(), InjectionTest.chat(platform)), text, "k")
        .withImage(Optional.of(URL));
    Await.value(adapter.send(
        buttons
            ? message.withButtons(List.of(List.of(new Button("Come", "rsvp gala yes"))))
            : message));
    return api.all().stream()
        .map(call -> call.getBodyAsString())
        .filter(body -> body.contains("hall.png"))
        .map(PicturesTest::parse)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no picture"));
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "telegram, /photo, /photo",
    "slack, /blocks/0/image_url, /blocks/0/image_url",
    "mattermost, /props/attachments/0/image_url, /props/attachments/0/image_url",
    "rocketchat, /attachments/0/image_url, /attachments/0/image_url",
    "discord, /embeds/0/image/url, /embeds/0/image/url",
    "googlechat, /cardsV2/0/card/sections/0/widgets/0/image/imageUrl, /cardsV2/0/card/sections/0/widgets/0/image/imageUrl",
    "teams, /attachments/0/content/body/0/url, /attachments/0/content/body/0/url",
    "line, /messages/0/originalContentUrl, /messages/0/contents/hero/url"
  })
  void aPictureIsHandedOverByItsAddress(String platform, String alone, String withButtons) {
    assertThat(sent(platform, "Gala", false).at(alone).asText()).isEqualTo(URL);
    api.beforeEach(null);
    JsonNode card = sent(platform, "Gala", true);
    assertThat(card.at(withButtons).asText()).isEqualTo(URL);
    assertThat(card.toString()).contains("Gala", "rsvp gala yes");
  }

  @Test
  void dingTalkShowsItInItsMarkdown() {
    JsonNode message = sent("dingtalk", "Gala", false);
    assertThat(parse(message.path("msgParam").asText()).path("text").asText())
        .isEqualTo("Gala\n\n![](" + URL + ")");
    assertThat(message.path("msgKey").asText()).isEqualTo("sampleMarkdown");
  }

  @Test
  void whatIsTooLongForACaptionStandsUnderAPreviewOnTelegram() {
    JsonNode message = sent("telegram", "x".repeat(1_025), false);
    assertThat(message.has("photo")).isFalse();
    assertThat(message.at("/link_preview_options/url").asText()).isEqualTo(URL);
    assertThat(message.at("/link_preview_options/show_above_text").asBoolean()).isTrue();
    api.beforeEach(null);
    assertThat(sent("telegram", "x".repeat(1_024), false).path("caption").asText())
        .hasSize(1_024);
  }

  @Test
  void theWordsUnderAPictureAreChangedOnTelegram() {
    Platform telegram = adapter("telegram");
    String bot = "/bot" + "k".repeat(43);
    api.answer(
        bot + "/editMessageText",
        400,
        "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: there is no text in the message to edit\"}");
    Await.value(((Platform.Edits) telegram)
        .edit(
            new MessageId("7"),
            OutboundMessage.text(new ChatId(telegram.account(), "-1001"), "Friday", "k")));
    JsonNode edit = parse(api.body(bot + "/editMessageCaption"));
    assertThat(edit.path("caption").asText()).isEqualTo("Friday");
    assertThat(edit.path("message_id").asInt()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({"telegram, pinChatMessage, message_id", "slack, pins.add, timestamp"})
  void aMessageIsKeptInView(String platform, String method, String field) {
    Platform adapter = adapter(platform);
    Await.value(((Platform.Pins) adapter)
        .pin(new ChatId(adapter.account(), InjectionTest.chat(platform)), new MessageId("7")));
    String path = api.all().get(0).getUrl();
    assertThat(path).endsWith(method);
    assertThat(parse(api.body(path)).path(field).asText()).isEqualTo("7");
  }

  @ParameterizedTest
  @CsvSource({
    "feishu, om_1, /open-apis/im/v1/pins, {\"message_id\":\"om_1\"}",
    "mattermost, 4xp9fdt6pjbgmrjijcnb3qg8jr, /api/v4/posts/4xp9fdt6pjbgmrjijcnb3qg8jr/pin, ''",
    "rocketchat, m1, /api/v1/chat.pinMessage, {\"messageId\":\"m1\"}"
  })
  void othersKeepItInViewToo(String platform, String message, String path, String body) {
    Platform adapter = adapter(platform);
    api.answer(YES);
    Await.value(((Platform.Pins) adapter)
        .pin(new ChatId(adapter.account(), InjectionTest.chat(platform)), new MessageId(message)));
    assertThat(api.body(path)).isEqualTo(body);
  }

  private static final String YES =
      "{\"code\":0,\"tenant_access_token\":\"t\",\"expire\":7200,\"success\":true,\"id\":\"x\"}";

  @Test
  void onMatrixItComesBehindThoseThatArePinned() {
    Platform matrix = adapter("matrix");
    ChatId room = new ChatId(matrix.account(), "!r:example.org");
    String state = "/_matrix/client/v3/rooms/%21r%3Aexample.org/state/m.room.pinned_events";
    api.answer(state, 404, "{\"errcode\":\"M_NOT_FOUND\"}");
    assertThat(Await.failure(((Platform.Pins) matrix).pin(room, new MessageId("$a")))
            .code())
        .as("the second call is not found either")
        .isNotEmpty();
    assertThat(parse(api.body(state)).toString()).isEqualTo("{\"pinned\":[\"$a\"]}");
    api.answer(state, 200, "{\"pinned\":[\"$a\"],\"event_id\":\"$s\"}");
    Await.value(((Platform.Pins) matrix).pin(room, new MessageId("$b")));
    assertThat(parse(api.body(state)).toString()).isEqualTo("{\"pinned\":[\"$a\",\"$b\"]}");
    int before = api.all().size();
    Await.value(((Platform.Pins) matrix).pin(room, new MessageId("$a")));
    assertThat(api.all()).as("only looked").hasSize(before + 1);
  }

  @Test
  void whoIsPinnedAlreadyOnSlackIsPinned() {
    Platform slack = adapter("slack");
    api.answer("{\"ok\":false,\"error\":\"already_pinned\"}");
    Await.value(
        ((Platform.Pins) slack).pin(new ChatId(slack.account(), "C123"), new MessageId("1.2")));
    api.answer("{\"ok\":false,\"error\":\"not_pinnable\"}");
    assertThat(Await.failure(((Platform.Pins) slack)
                .pin(new ChatId(slack.account(), "C123"), new MessageId("1.2")))
            .code())
        .contains("not_pinnable");
  }

  @Test
  void lineTellsHowManyReadAGroup() {
    Platform line = adapter("line");
    api.answer("{\"count\":42}");
    ChatId group = new ChatId(line.account(), "C1");
    assertThat(Await.value(((Platform.CountsReaders) line).readersOf(group))).isEqualTo(42);
    assertThat(api.all()).anyMatch(call -> call.getUrl().equals("/v2/bot/group/C1/members/count"));
    api.answer("{\"message\":\"no\"}");
    assertThat(Await.failure(((Platform.CountsReaders) line).readersOf(group)).code())
        .isEqualTo("no-count");
  }

  @Test
  void whoSaysToShowPicturesDoes() {
    Map<AccountId, Platform> all = Platforms.of(
        new BotConfig(null, SampleAccounts.all(api.uri())), api.equipment(Clock.systemUTC()));
    assertThat(all.values().stream()
            .filter(platform -> platform instanceof Platform.ShowsImages)
            .map(platform -> platform.account().platform().value()))
        .containsExactlyInAnyOrder(
            "telegram",
            "slack",
            "discord",
            "googlechat",
            "teams",
            "line",
            "dingtalk",
            "mattermost",
            "rocketchat");
  }
}
