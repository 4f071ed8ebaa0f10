package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.platform.EvilTexts;
import io.reunion.redis.RedisServer;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An announcement full of what could mention, mark up or deceive arrives harmless on every platform. */
class AnnouncementInjectionIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  /** Marks of direction, invisible characters and controls, but for the joiner by which adapters part an @ from its name. */
  private static final Pattern DECEIVING = Pattern.compile(
      "[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\uFEFF\\u00AD\\x00-\\x08\\x0B-\\x1F\\uE000-\\uF8FF]");

  @TempDir
  Path directory;

  private FiveStandIns five;
  private TelegramBotApi telegram;
  private SlackApi slack;
  private FeishuApi feishu;
  private DingTalkApi dingtalk;
  private WeComApi wecom;
  private TestService service;

  @BeforeEach
  void open() {
    five = new FiveStandIns(directory, server.uri(), "association: {language: en}\n");
    telegram = five.telegram;
    slack = five.slack;
    feishu = five.feishu;
    dingtalk = five.dingtalk;
    wecom = five.wecom;
    service = five.service;
  }

  @AfterEach
  void close() {
    five.close();
  }

  /** What is refused before it is sent, and a link that is meant as one, are not asked of the platforms. */
  private static boolean isTaken(String text) {
    return !text.contains("](") && !text.contains("{");
  }

  private static final String TITLE =
      "<!channel> @everyone <b>x</b> <at id=all></at> <@all> \u202E*";

  private String send() {
    List<String> chats = List.of(
        "telegram/main/-1001",
        "slack/main/C1",
        "feishu/main/oc_1",
        "dingtalk/main/cid1",
        "wecom/main/wr1");
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    for (String chat : chats) {
      RedisServer.await(
          new RoomStore(server.redis()).put(Room.seen(ChatId.parse(chat), ChatKind.GROUP, TITLE)));
      body.withObject("/audience").withArray("chats").add(chat);
    }
    body.withObject("/text")
        .put(
            "en",
            "{group}\n"
                + String.join(
                    "\n",
                    EvilTexts.ALL.stream()
                        .filter(AnnouncementInjectionIT::isTaken)
                        .toList()));
    var answer = service.api("POST", "/announcements", body.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return parse(answer.body()).path("id").asText();
  }

  private Map<String, String> arrived() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("telegram", telegram.said(-1001).get(0));
    texts.put("slack", slack.texts("chat.postMessage", "C1").get(0));
    texts.put("feishu", feishu.texts().get(0));
    texts.put(
        "dingtalk",
        parse(dingtalk.pushed().get(0).path("msgParam").asText()).path("text").asText());
    texts.put("wecom", wecom.pushed("key-1").get(0));
    return texts;
  }

  @Test
  void nothingInItMentionsMarksUpOrDeceives() {
    String id = send();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> parse(service.api("GET", "/announcements/" + id, "").body())
            .path("state")
            .asText()
            .equals("DONE"));
    assertThat(parse(service.api("GET", "/announcements/" + id, "").body())
            .at("/counts/sent")
            .asInt())
        .as(service.api("GET", "/announcements/" + id + "/deliveries", "").body())
        .isEqualTo(5);
    Map<String, String> texts = arrived();
    texts.forEach((platform, text) -> {
      assertThat(text).as(platform).contains("张三", "snake").isNotEmpty();
      assertThat(DECEIVING.matcher(text).results().map(found -> found.group()))
          .as(platform)
          .isEmpty();
      assertThat(text)
          .as(platform)
          .doesNotContain(
              "<!channel>",
              "<@U123>",
              "<@all>",
              "<!here",
              "<script>",
              "<at id=all>",
              "<tg-spoiler>");
    });
    assertThat(texts.get("telegram"))
        .doesNotContain("<b>x", "<b>bold</b></b>", "<a ", "<img", "</at>")
        .contains("&lt;b&gt;");
    assertThat(texts.get("slack")).doesNotContain("<#", "<http", "<@").contains("&lt;!channel&gt;");
    assertThat(texts.get("feishu")).doesNotContain("<at");
    assertThat(texts.get("wecom")).doesNotContain("<@");
    assertThat(dingtalk.pushed().get(0).toString()).doesNotContain("\"isAtAll\":true");
  }
}
