package io.reunion;

import static io.reunion.Soon.soon;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.UserId;
import io.reunion.member.Field;
import io.reunion.member.LinkOutcome;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Particulars;
import io.reunion.redis.RedisServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One event in a Telegram, a Slack and a Feishu group, each with its own language and clock, over the end of summer time. */
class ThreeClocksIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final long GROUP = -1001;

  @TempDir
  Path directory;

  private final TelegramBotApi telegram = new TelegramBotApi();
  private final SlackApi slack = new SlackApi();
  private final FeishuApi feishu = new FeishuApi();
  private TestService service;

  @BeforeEach
  void open() {
    service = TestService.start(
        directory,
        server.uri(),
        "association: {language: zh}\nredis: {accept: [appendfsync-no]}\nevents: {cardMinInterval: 100ms}\n",
        telegram.config() + slack.config() + feishu.config());
    taken(TelegramBotApi.post(service, TelegramBotApi.added(GROUP)));
    taken(SlackApi.post(service, SlackApi.joined("C1", SlackApi.BOT)));
    taken(FeishuApi.post(service, FeishuApi.added("oc_g1")));
    soon()
        .until(
            () -> parse(service.api("GET", "/chats", "").body()).path("items").size() == 3);
    set("telegram/main/-1001", "en", "Europe/London");
    set("slack/main/C1", "en", "America/New_York");
    set("feishu/main/oc_g1", "zh", "Asia/Shanghai");
    taken(201, service.api("POST", "/events", """
            {"id":"gala","title":"Gala","startsAt":"2030-10-26T20:00:00+08:00","timeZone":"Asia/Shanghai",
             "capacity":2,"chats":["telegram/main/-1001","slack/main/C1","feishu/main/oc_g1"]}"""));
  }

  @AfterEach
  void close() {
    service.close();
    telegram.close();
    slack.close();
    feishu.close();
  }

  private static void taken(HttpResponse<String> response) {
    taken(200, response);
  }

  private static void taken(int status, HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
  }

  private void set(String chat, String language, String zone) {
    taken(service.api(
        "PATCH",
        "/chats/" + chat,
        "{\"language\":\"" + language + "\",\"timeZone\":\"" + zone + "\"}"));
  }

  private String telegramCard() {
    List<JsonNode> edits = telegram.calls("editMessageText");
    return edits.isEmpty()
        ? last(telegram.said(GROUP))
        : edits.get(edits.size() - 1).path("text").asText();
  }

  private String slackCard() {
    List<JsonNode> edits = slack.calls("chat.update");
    return edits.isEmpty()
        ? last(slack.texts("chat.postMessage", "C1"))
        : edits.get(edits.size() - 1).path("text").asText();
  }

  private String feishuCard() {
    List<JsonNode> edits = feishu.editedCards();
    List<JsonNode> all = edits.isEmpty() ? feishu.sent() : edits;
    return all.isEmpty() ? "" : FeishuApi.shown(all.get(all.size() - 1));
  }

  private static String last(List<String> all) {
    return all.isEmpty() ? "" : all.get(all.size() - 1);
  }

  private void moveTo(String start) {
    taken(service.api("PATCH", "/events/gala", "{\"startsAt\":\"" + start + "\"}"));
  }

  @Test
  void eachGroupReadsItsOwnLanguageAndClockAcrossTheEndOfSummerTime() {
    soon().untilAsserted(() -> {
      assertThat(telegramCard()).contains("Sat 26 Oct 2030, 13:00", "Asia/Shanghai");
      assertThat(slackCard()).contains("Sat 26 Oct 2030, 08:00", "Asia/Shanghai");
      assertThat(feishuCard()).contains("10月26日", "20:00").doesNotContain("Asia/Shanghai");
    });
    // Britain has changed its clocks by now, America has not.
    moveTo("2030-10-28T20:00:00+08:00");
    soon().untilAsserted(() -> {
      assertThat(telegramCard())
          .contains("Mon 28 Oct 2030, 12:00", "there: Mon 28 Oct 2030, 20:00");
      assertThat(slackCard()).contains("Mon 28 Oct 2030, 08:00");
      assertThat(feishuCard()).contains("10月28日", "20:00");
    });
    moveTo("2030-11-04T20:00:00+08:00");
    soon().untilAsserted(() -> {
      assertThat(telegramCard()).contains("Mon 4 Nov 2030, 12:00");
      assertThat(slackCard()).contains("Mon 4 Nov 2030, 07:00");
      assertThat(feishuCard()).contains("11月4日", "20:00");
    });
  }

  @Test
  void somebodyInTwoOfThemIsCountedOnce() {
    MemberStore members = new MemberStore(server.redis(), Clock.systemUTC());
    MemberId ann = RedisServer.await(members.put(Member.unstored(
            MemberId.random(), new Particulars(Map.of(Field.NAME, List.of("Ann Lee"))))))
        .member()
        .id();
    for (UserId user : List.of(UserId.of("telegram", "11"), UserId.of("slack", "T1.U11"))) {
      assertThat(RedisServer.await(members.link(ann, user))).isEqualTo(LinkOutcome.LINKED);
    }
    taken(TelegramBotApi.post(service, TelegramBotApi.press(GROUP, 11, 5002, "rsvp gala yes")));
    soon().until(() -> rsvps().size() == 1);
    taken(SlackApi.post(service, SlackApi.mention("C1", "U11", "rsvp gala yes +1")));
    soon().until(() -> rsvps().get(0).path("seats").asInt() == 2);
    taken(FeishuApi.post(service, FeishuApi.press("oc_g1", "ou_li", "om_s2", "rsvp gala yes")));
    soon().until(() -> rsvps().size() == 2);
    assertThat(rsvps().get(0).path("status").asText()).isEqualTo("ACCEPTED");
    assertThat(rsvps().get(0).path("member").asText()).isEqualTo(ann.value());
    assertThat(rsvps().get(1).path("status").asText()).as("the third seat").isEqualTo("WAITLISTED");
  }

  private List<JsonNode> rsvps() {
    List<JsonNode> items = new java.util.ArrayList<>();
    parse(service.api("GET", "/events/gala/rsvps", "").body()).path("items").forEach(items::add);
    return items;
  }
}
