package io.reunion;

import static io.reunion.Soon.soon;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.redis.RedisServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One event, one attendee list, one announcement, in the groups of five platforms. */
class FivePlatformsIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final long TELEGRAM_GROUP = -1001;
  private static final String EVENT = """
      {"id":"gala","title":"Gala Dinner","startsAt":"2099-12-12T18:00:00+08:00","place":"Hall","capacity":5,
       "chats":["feishu/main/oc_g1","wecom/main/wr1","dingtalk/main/cid1==","telegram/main/-1001","slack/main/C1"]}""";

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
    five = new FiveStandIns(
        directory,
        server.uri(),
        "association: {language: zh}\nevents: {cardMinInterval: 200ms}\n"
            + "announcements: {approvalThreshold: 0}\n");
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

  private static void taken(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(200);
  }

  /** The bot comes into a group of each, or is first named there where nobody tells that it came. */
  private void enter() {
    taken(FeishuApi.post(service, FeishuApi.added("oc_g1")));
    taken(wecom.post(service, wecom.message("wr1", "wang", "帮助")));
    taken(DingTalkApi.post(service, dingtalk.message("cid1==", "ding", "帮助")));
    taken(TelegramBotApi.post(service, TelegramBotApi.added(TELEGRAM_GROUP)));
    taken(SlackApi.post(service, SlackApi.joined("C1", SlackApi.BOT)));
    soon()
        .until(
            () -> parse(service.api("GET", "/chats", "").body()).path("items").size() == 5);
  }

  private List<String> cards() {
    List<String> cards = new ArrayList<>();
    feishu.sent().stream()
        .filter(card -> !FeishuApi.commands(card).isEmpty())
        .map(FeishuApi::shown)
        .forEach(cards::add);
    wecom.pushed("key-1").stream()
        .filter(text -> text.contains("/rsvp gala yes"))
        .forEach(cards::add);
    dingtalk.cards().stream().map(DingTalkApi::shown).forEach(cards::add);
    telegram.calls("sendMessage").stream()
        .filter(call -> call.has("reply_markup"))
        .map(call -> call.path("text").asText())
        .forEach(cards::add);
    slack.calls("chat.postMessage").stream()
        .filter(call -> call.has("blocks"))
        .map(call -> call.path("text").asText())
        .forEach(cards::add);
    return cards;
  }

  @Test
  void oneEventHasOneListAndEachGroupItsOwnCard() {
    enter();
    assertThat(service.api("POST", "/events", EVENT).statusCode()).isEqualTo(201);
    soon().until(() -> cards().size() == 5);
    assertThat(cards())
        .allSatisfy(card -> assertThat(card).contains("Gala Dinner", "Hall", "2099"));
    answer();
    soon().until(() -> rsvps().size() == 5);
    assertThat(rsvps())
        .containsExactlyInAnyOrder(
            "feishu:ou_li ACCEPTED",
            "wecom:wang ACCEPTED",
            "dingtalk:ding ACCEPTED",
            "telegram:11 ACCEPTED",
            "slack:T1.U11 ACCEPTED");
    soon().untilAsserted(this::everyCardThatCanBeIsBroughtUpToDate);
    taken(wecom.post(service, wecom.message("wr1", "zhao", "报名 gala 参加")));
    soon().until(() -> rsvps().contains("wecom:zhao WAITLISTED"));
  }

  private void answer() {
    taken(FeishuApi.post(service, FeishuApi.press("oc_g1", "ou_li", "om_s2", "rsvp gala yes")));
    HttpResponse<String> said = wecom.post(service, wecom.message("wr1", "wang", "报名 gala 参加"));
    assertThat(wecom.opened(said).path("stream").path("content").asText()).isNotBlank();
    JsonNode card = dingtalk.cards().get(0);
    taken(DingTalkApi.postPress(
        service,
        DingTalkApi.press(
            card.path("outTrackId").asText(), "ding", DingTalkApi.buttons(card).get(0))));
    taken(TelegramBotApi.post(
        service, TelegramBotApi.press(TELEGRAM_GROUP, 11, 5002, "rsvp gala yes")));
    taken(SlackApi.post(service, SlackApi.mention("C1", "U11", "rsvp gala yes")));
  }

  private List<String> rsvps() {
    List<String> lines = new ArrayList<>();
    parse(service.api("GET", "/events/gala/rsvps", "").body())
        .path("items")
        .forEach(item ->
            lines.add(item.path("user").asText() + " " + item.path("status").asText()));
    return lines;
  }

  private void everyCardThatCanBeIsBroughtUpToDate() {
    assertThat(last(feishu.editedCards().stream().map(FeishuApi::shown).toList()))
        .contains("5");
    assertThat(last(dingtalk.editedCards().stream().map(DingTalkApi::shown).toList()))
        .isEqualTo(last(feishu.editedCards().stream().map(FeishuApi::shown).toList())
            .replace("\n", "  \n"));
    assertThat(telegram.calls("editMessageText")).isNotEmpty();
    assertThat(slack.calls("chat.update")).isNotEmpty();
  }

  private static String last(List<String> texts) {
    return texts.isEmpty() ? "" : texts.get(texts.size() - 1);
  }

  /** Of a kind that the platform has not had until now: it must not send it again, and we want to know. */
  @Test
  void whatIsUnknownIsTakenAndIgnoredAndCounted() {
    ObjectNode added = FeishuApi.added("oc_g1");
    ((ObjectNode) added.path("header")).put("event_type", "im.chat.future_v9");
    taken(FeishuApi.post(service, added));
    taken(wecom.post(service, wecom.message("wr1", "wang", "帮助").put("msgtype", "future")));
    taken(DingTalkApi.post(
        service, dingtalk.message("cid1==", "ding", "帮助").put("msgtype", "future")));
    ObjectNode update = TelegramBotApi.message(TELEGRAM_GROUP, 11, "帮助", 1_700_000_000);
    update.set("future_message", update.remove("message"));
    taken(TelegramBotApi.post(service, update));
    taken(
        SlackApi.post(service, SlackApi.message("future_event", "C1", "U11", "帮助", SlackApi.ts())));
    for (String platform : List.of("feishu", "wecom", "dingtalk", "telegram", "slack")) {
      assertThat(service.ignored(platform + "/main")).as(platform).isEqualTo(1);
    }
  }

  @Test
  void oneAnnouncementReachesThemAllAndMentionsNobody() {
    enter();
    String id = parse(service
            .api(
                "POST",
                "/announcements",
                "{\"text\":{\"zh\":\"会场改了 <@all> <!channel> @everyone <at id=all></at>\"},"
                    + "\"audience\":{\"all\":true}}")
            .body())
        .path("id")
        .asText();
    soon()
        .until(() -> parse(service.api("GET", "/announcements/" + id, "").body())
            .path("state")
            .asText()
            .equals("DONE"));
    assertThat(parse(service.api("GET", "/announcements/" + id, "").body())
            .path("counts")
            .path("sent")
            .asInt())
        .isEqualTo(5);
    List<String> said = List.of(
        last(feishu.texts()),
        last(wecom.pushed("key-1")),
        last(telegram.said(TELEGRAM_GROUP)),
        last(slack.texts("chat.postMessage", "C1")));
    assertThat(said)
        .allSatisfy(text -> assertThat(text).contains("会场改了").doesNotContain("<@", "<!", "<at"));
    assertThat(dingtalk.pushed().get(0).path("msgParam").asText()).contains("会场改了");
    assertThat(dingtalk.pushed().get(0).has("at"))
        .as("there, only a field of its own mentions anybody")
        .isFalse();
  }
}
