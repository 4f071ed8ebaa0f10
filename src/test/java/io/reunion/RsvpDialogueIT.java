package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.redis.RedisServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answering an event. */
class RsvpDialogueIT extends Dialogue {
  @BeforeEach
  void event() {
    makeEvent();
  }

  @Test
  void yesNoMaybeAndCancel() {
    conversation
        .in(GROUP)
        .says(LI, "/rsvp gala yes", "You have a seat for “Gala”")
        .says(LI, "/rsvp gala maybe", "maybe, for “Gala”")
        .says(LI, "/rsvp gala no", "cannot come")
        .says(LI, "/rsvp gala yes +1", "You have 2 seats")
        .says(LI, "/rsvp gala cancel", "taken back")
        .says(LI, "/rsvp gala yes +9", "cannot take 10 seats", "at most 2")
        .says(LI, "/rsvp dinner yes", "no event", "dinner");
    assertThat(rsvps()).isEmpty();
  }

  @Test
  void whatIsNoAnswerIsAskedAboutAndChangesNothing() {
    conversation
        .in(GROUP)
        .says(LI, "/rsvp gala yes +1", "You have 2 seats")
        .says(LI, "/rsvp gala purple", "cannot tell whether you come", "nothing is changed")
        .says(LI, "/rsvp gala yes -1", "0 seats")
        .says(LI, "/报名 gala 紫色", "没看出您去不去");
    assertThat(rsvps()).hasSize(1);
    assertThat(rsvps().get(0)).contains("2");
  }

  @Test
  void aNumberThatCannotBeReadDoesNotBecomeAnother() {
    conversation
        .in(GROUP)
        .says(LI, "/rsvp gala yes +99999999999999999999", "no number of guests", "at most 4 people")
        .says(LI, "/rsvp gala yes +-1", "“+-1” is no number", "rsvp gala yes +1")
        .says(LI, "/rsvp gala +1.5", "“+1.5” is no number")
        .says(LI, "/rsvp gala yes +99999", "100000 seats", "at most 4")
        .says(LI, "/报名 gala 参加 99999999999人", "不是我能读懂的人数", "报名 gala 参加 +1");
    assertThat(rsvps()).isEmpty();
    conversation.in(GROUP).says(LI, "/报名 gala 参加 +1人", "为您留了2个座位");
  }

  @Test
  void aNumberInASentenceThatCannotBeReadDoesNotBecomeAnother() {
    conversation
        .in(LI)
        .says(LI, "I'm coming to the gala with 200 friends", "cannot take 200 seats", "at most")
        .says(LI, "I'm coming to the gala with 1.5 friends", "“1.5” is no number", "gala yes +1")
        .says(LI, "I'm coming to the gala with a hundred friends", "“hundred” is no number")
        .says(LI, "我参加 gala，+99999999999", "“99999999999”不是我能读懂的人数", "最多4人")
        .says(LI, "我带一百个朋友参加 gala", "“一百”不是我能读懂的人数");
    assertThat(rsvps()).isEmpty();
    conversation
        .in(LI)
        .says(LI, "I'm coming to the gala with a friend", "You have 2 seats")
        .says(LI, "make it 500", "cannot take 500 seats");
    assertThat(rsvps()).containsExactly("11 ACCEPTED 2");
  }

  @Test
  void theSameInChinese() {
    conversation
        .in(GROUP)
        .says(LI, "/报名 gala 参加", "报名成功", "Gala", "为您留了座位")
        .says(LI, "/报名 gala 待定", "已记为待定")
        .says(LI, "/报名 gala 不参加", "您不参加")
        .says(LI, "/报名 gala +1", "为您留了2个座位")
        .says(LI, "/报名 gala 2人", "为您留了2个座位")
        .says(LI, "@alumni_bot 报名 gala ＋９", "一次报名10人不可以", "最多2人")
        .says(LI, "/报名 gala 取消", "已取消您对“Gala”的报名")
        .says(LI, "/报名 晚宴2 参加", "没有名为“晚宴2”的活动");
    conversation.in(GROUP).presses(LI, "Gala");
    assertThat(rsvps()).containsExactly("11 ACCEPTED 1");
  }

  @Test
  void ownWordsBehindTheCommandAreRead() {
    conversation
        .in(GROUP)
        .says(LI, "/rsvp gala I'm coming with my wife", "You have 2 seats")
        .says(LI, "/rsvp gala sorry, I am not going", "cannot come")
        .says(LI, "/rsvp gala not sure yet", "maybe, for “Gala”")
        .says(LI, "/报名 gala 我带老婆去", "为您留了2个座位")
        .says(LI, "/rsvp nope", "cannot come")
        .says(LI, "/rsvp Ga yes", "You have a seat for “Gala”");
  }

  @Test
  void twoThingsInOneMessageAreBothDone() {
    assertThat(conversation.in(LI).answers(LI, "count me in for gala, and show me the events"))
        .satisfiesExactly(
            answer -> assertThat(answer).contains("You have a seat for “Gala”"),
            events -> assertThat(events).contains("Gala"));
  }

  @Test
  void twoThingsBehindACommandAreBothDone() {
    assertThat(conversation.in(LI).answers(LI, "rsvp gala yes +1, and who works in fintech?"))
        .satisfiesExactly(
            answer -> assertThat(answer).contains("You have 2 seats for “Gala”"),
            found -> assertThat(found).contains("verified members"));
  }

  @Test
  void twoEventsAreAnsweredInOneMessage() {
    String picnic = EVENT.replace("\"gala\"", "\"picnic\"").replace("Gala", "Picnic");
    assertThat(service.api("POST", "/events", picnic).statusCode()).isEqualTo(201);
    assertThat(conversation.in(LI).answers(LI, "I'll be at the gala but not the picnic"))
        .satisfiesExactly(
            gala -> assertThat(gala).contains("You have a seat for “Gala”"),
            none -> assertThat(none).contains("cannot come", "Picnic"));
    assertThat(rsvps()).containsExactly("11 ACCEPTED 1");
  }

  @Test
  void whoComesTooLateWaitsAndIsToldWhenASeatComesFree() {
    conversation.in(ANN).says(ANN, "/help", "What I can do");
    conversation
        .in(GROUP)
        .says(LI, "/rsvp gala yes +1", "You have 2 seats")
        .says(ANN, "/rsvp gala yes", "number 1 on the waiting list")
        .says(GUEST, "/报名 gala 参加", "候补名单第2位")
        .says(ORGANISER, "/list gala", "Going (1)", "P11 +1", "Waiting (2)")
        .says(ORGANISER, "/名单 gala", "参加（1）", "候补（2）");
    int groupBefore = telegram.said(GROUP).size();
    conversation.in(LI).says(LI, "/rsvp gala yes", "You have a seat");
    assertThat(telegram.said(ANN)).last().asString().contains("came free", "P12");
    assertThat(telegram.said(GROUP)).as("told in private").hasSize(groupBefore);
    conversation.in(LI).says(LI, "/rsvp gala no", "cannot come");
    assertThat(telegram.said(GROUP)).last().asString().contains("came free", "P13");
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/journal gala", "P12:", "→ going (not their own word)");
    assertThat(rsvps())
        .containsExactlyInAnyOrder("12 ACCEPTED 1", "13 ACCEPTED 1", "11 DECLINED 0");
  }

  @Test
  void aChangeIsUndoneAndExplained() {
    conversation
        .in(GROUP)
        .says(LI, "/undo", "nothing of yours here")
        .says(LI, "/why", "done nothing for you")
        .says(LI, "/rsvp gala yes", "You have a seat")
        .says(LI, "/rsvp gala no", "cannot come")
        .says(LI, "/why", "“gala no”", "“not going”")
        .says(ANN, "/undo", "nothing of yours here")
        .says(LI, "/undo", "You have a seat")
        .says(LI, "/undo", "nothing of yours here");
    assertThat(rsvps()).containsExactly("11 ACCEPTED 1");
  }

  @Test
  void aChangeRightAfterAnAnswerIsForTheSameEvent() {
    assertThat(service.api("POST", "/events", """
        {"id":"walk","title":"Walk","startsAt":"2026-12-05T10:00:00+08:00","partyLimit":4,
         "chats":["telegram/main/-1001"]}""").statusCode()).isEqualTo(201);
    conversation
        .in(LI)
        .says(LI, "make it 3", "Which")
        .says(LI, "/rsvp walk yes", "You have a seat for “Walk”")
        .says(LI, "make it 3", "You have 3 seats for “Walk”")
        .says(LI, "改成2个人", "2个座位")
        .says(LI, "/rsvp +3", "4 seats for “Walk”")
        .says(LI, "undo", "2 seats for “Walk”")
        .says(LI, "sorry, I can't make it", "cannot come", "Walk")
        .says(LI, "/rsvp yes", "Which");
    assertThat(walkers()).containsExactly("11 DECLINED 0");
    conversation.in(GROUP).says(LI, "@alumni_bot make it 2", "Which");
  }

  @Test
  void allThatOneMessageSaidIsUndoneTogether() {
    assertThat(service.api("POST", "/events", """
        {"id":"walk","title":"Picnic","startsAt":"2026-12-05T10:00:00+08:00","partyLimit":4,
         "chats":["telegram/main/-1001"]}""").statusCode()).isEqualTo(201);
    conversation.in(LI).says(LI, "/rsvp walk yes", "You have a seat for “Picnic”");
    assertThat(conversation.in(LI).answers(LI, "I'm in for the gala, but not the picnic"))
        .satisfiesExactly(
            first -> assertThat(first).contains("a seat for “Gala”"),
            second -> assertThat(second).contains("cannot come to “Picnic”"));
    assertThat(rsvps()).containsExactly("11 ACCEPTED 1");
    assertThat(walkers()).containsExactly("11 DECLINED 0");
    assertThat(conversation.in(LI).answers(LI, "undo"))
        .satisfiesExactly(
            first -> assertThat(first).contains("a seat for “Picnic”"),
            second -> assertThat(second).contains("Gala", "taken back"));
    assertThat(rsvps()).isEmpty();
    assertThat(walkers()).containsExactly("11 ACCEPTED 1");
    conversation.in(LI).says(LI, "undo", "nothing of yours");
  }

  private List<String> walkers() {
    List<String> lines = new java.util.ArrayList<>();
    parse(service.api("GET", "/events/walk/rsvps", "").body())
        .path("items")
        .forEach(item -> lines.add(item.path("user").asText().substring("telegram:".length()) + " "
            + item.path("status").asText() + " " + item.path("seats").asText()));
    return lines;
  }

  @Test
  void undoTakesExactlyTheLastChangeBackAndSaysWhatStands() {
    conversation
        .in(LI)
        .says(LI, "/rsvp gala +1", "2 seats for “Gala”")
        .says(LI, "undo", "taken back")
        .says(LI, "/rsvp gala yes with Bo", "You have 2 seats")
        .says(LI, "/rsvp gala no", "cannot come")
        .says(LI, "undo that", "You have 2 seats for “Gala”");
    assertThat(service.api("GET", "/events/gala/rsvps", "").body()).contains("\"Bo\"");
    conversation
        .in(LI)
        .says(LI, "/rsvp gala x1", "You have a seat")
        .says(LI, "撤销", "2个座位")
        .says(LI, "/rsvp gala cancel", "taken back")
        .says(LI, "/rsvp gala +1", "2 seats for “Gala”")
        .says(LI, "undo", "taken back");
    assertThat(rsvps()).isEmpty();
    conversation
        .in(LI)
        .says(LI, "/rsvp gala yes", "You have a seat")
        .says(LI, "make it 2", "2 seats for “Gala”")
        .says(LI, "undo", "You have a seat for “Gala”")
        .says(LI, "undo", "nothing of yours");
    assertThat(rsvps()).containsExactly("11 ACCEPTED 1");
    conversation
        .in(LI)
        .says(LI, "/rsvp gala cancel; yes for Wu", "taken back")
        .says(LI, "/undo", "You have a seat for “Gala”", "Wu");
    assertThat(rsvps()).containsExactly("11 ACCEPTED 1");
  }

  @Test
  void whatWasWrittenIsQuotedNotTheCommandThatItWasReadAs() {
    conversation
        .in(GROUP)
        .says(LI, "@alumni_bot 帮我妈报名 gala", "已为P11的妈报名")
        .says(LI, "/why", "我把“帮我妈报名 gala”理解为")
        .says(LI, "@alumni_bot 撤销", "P11的妈")
        .says(LI, "/why", "我把“撤销”理解为");
    conversation
        .in(GROUP)
        .says(LI, "@alumni_bot " + "count me in for gala ".repeat(20), "“Gala”")
        .says(LI, "/why", "count me in for gala", "…”");
  }

  @Test
  void theSameUndoneAndExplainedInChinese() {
    conversation
        .in(GROUP)
        .says(LI, "/撤销", "没有可以撤销的操作")
        .says(LI, "/为什么", "还没有在这里为您做过什么")
        .says(LI, "/报名 gala 参加", "报名成功")
        .says(LI, "/为什么", "gala 参加", "Gala")
        .says(LI, "/撤销", "已取消您对“Gala”的报名");
    assertThat(rsvps()).isEmpty();
  }

  @Test
  void aButtonIsAnsweredToOnePersonOnly() {
    int before = telegram.said(GROUP).size();
    assertThat(conversation.in(GROUP).presses(LI, "Going")).contains("You have a seat");
    assertThat(conversation.in(GROUP).presses(LI, "With a guest")).contains("2 seats");
    assertThat(conversation.in(GROUP).presses(LI, "Can")).contains("cannot come");
    assertThat(telegram.said(GROUP)).hasSize(before);
  }

  @Test
  void aButtonIsAnsweredInTheLanguageOfWhoPressesIt() {
    Conversation chinese = conversation.speaking("zh-hans").in(GROUP);
    assertThat(chinese.presses(LI, "Going")).contains("报名成功");
    assertThat(conversation.in(GROUP).presses(ANN, "Going")).contains("You have a seat");
  }

  @Test
  void aReplyToTheCardNeedsNoId() {
    conversation
        .in(GROUP)
        .replies(LI, card(), "/rsvp yes", "You have a seat for “Gala”")
        .replies(ANN, card(), "@alumni_bot 报名 参加", "报名成功", "Gala");
    assertThat(rsvps()).containsExactlyInAnyOrder("11 ACCEPTED 1", "12 ACCEPTED 1");
  }

  /** The message that the event's card is; which one that is, is noted after the platform has shown it. */
  private static long card() {
    String noted = "room:{telegram/main/" + GROUP + "}:card:*";
    soon().until(() -> !keys(noted).isEmpty());
    return keys(noted).stream()
        .mapToLong(key -> Long.parseLong(key.substring(key.lastIndexOf(':') + 1)))
        .max()
        .orElseThrow();
  }

  @Test
  void chatterIsMetWithSilence() {
    Conversation group = conversation.in(GROUP);
    for (String words : List.of(
        "yes",
        "好的",
        "+1",
        "1",
        "rsvp gala yes",
        "报名 gala 参加",
        "我也参加晚会",
        "see you at the gala",
        "@other_bot rsvp gala yes",
        "/weather",
        "/",
        "//",
        "/rsvp@other_bot gala yes",
        "/天气")) {
      group.silence(LI, words);
    }
    assertThat(rsvps()).isEmpty();
  }

  @Test
  void theJournalTellsWhoChangedWhatByWhichMessage() {
    conversation
        .in(GROUP)
        .says(LI, "/rsvp gala yes +1", "You have 2 seats")
        .says(LI, "/rsvp gala no", "cannot come");
    conversation
        .in(ORGANISER)
        .says(LI, "/journal gala", "Only the organisers")
        .says(
            ORGANISER,
            "/journal gala",
            "P11: no answer → going with 2 seats “gala yes +1”",
            "P11: going with 2 seats → not going “gala no”")
        .says(ORGANISER, "/记录 gala", "P11：参加（2人） → 不参加 “gala no”");
    var newest =
        parse(service.api("GET", "/events/gala/journal?limit=1", "").body()).path("items");
    assertThat(newest).hasSize(1);
    assertThat(newest.get(0).path("to").asText()).isEqualTo("DECLINED:0");
    assertThat(newest.get(0).path("by").asText()).isEqualTo("telegram:11");
    assertThat(newest.get(0).path("message").asText()).startsWith("telegram/main:");
  }

  @Test
  void everybodyHasACalendarOfTheirOwnWithASecretAddress() {
    conversation.in(LI).says(LI, "/rsvp gala yes", "You have a seat");
    String said = last(LI, "/calendar");
    assertThat(said).contains("https://alumni.example.org/calendar/");
    String path = said.substring(said.indexOf("/calendar/")).split("\\s")[0];
    var feed = service.send("GET", path, "");
    assertThat(feed.statusCode()).isEqualTo(200);
    assertThat(feed.headers().firstValue("Content-Type")).contains("text/calendar; charset=utf-8");
    assertThat(feed.body()).contains("SUMMARY:Gala", "DTSTART;TZID=Asia/Shanghai:20261212T180000");
    conversation.in(LI).says(LI, "/rsvp gala no", "cannot come");
    assertThat(service.send("GET", path, "").body()).doesNotContain("SUMMARY:Gala");
    assertThat(last(LI, "/日历")).as("the same address").contains(path);
    assertThat(service.send("GET", "/calendar/" + "A".repeat(32) + ".ics", "").statusCode())
        .isEqualTo(404);
  }

  private String last(long person, String words) {
    conversation
        .in(person)
        .work(TelegramBotApi.message(person, person, words, START.getEpochSecond()));
    return telegram.said(person).get(telegram.said(person).size() - 1);
  }

  @Test
  void theListIsHandedOutAsATable() {
    conversation.in(GROUP).says(LI, "/rsvp gala yes +1", "You have 2 seats");
    var csv = service.api("GET", "/events/gala/rsvps?format=csv", "");
    assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(csv.body()).contains("P11,ACCEPTED,2,");
    var xlsx = service.api("GET", "/events/gala/rsvps?format=xlsx", "");
    assertThat(xlsx.body()).startsWith("PK");
    assertThat(service.api("GET", "/events/gala/rsvps?format=pdf", "").statusCode())
        .isEqualTo(422);
    assertThat(service.api("GET", "/events/gala?format=ics", "").body()).contains("BEGIN:VEVENT");
  }

  @Test
  void whatWasDoneLongAgoIsNotUndoneWithOneWord() {
    conversation.in(GROUP).says(LI, "/rsvp gala yes", "You have a seat");
    RedisServer.await(server
        .redis()
        .call(c -> c.keys("session:*"))
        .compose(keys -> server
            .redis()
            .call(c -> c.hget(keys.get(0), "j"))
            .compose(json -> server
                .redis()
                .call(c -> c.hset(
                    keys.get(0),
                    "j",
                    json.replaceAll("\"undo-until\":\"\\d+\"", "\"undo-until\":\"1\""))))));
    conversation.in(GROUP).says(LI, "/undo", "too late to take that back");
    assertThat(rsvps()).containsExactly("11 ACCEPTED 1");
  }

  @Test
  void aPartyThatBecomesSmallerIsCountedFromWhatItWas() {
    conversation
        .in(GROUP)
        .says(LI, "/rsvp gala yes +1 fewer", "no seats", "rsvp gala yes")
        .says(LI, "/rsvp gala yes +1", "You have 2 seats")
        .says(LI, "/报名 gala 参加 +1 减", "为您留了座位")
        .says(LI, "/rsvp gala yes +1 fewer", "one seat", "stays yours", "rsvp gala cancel")
        .says(LI, "/报名 gala +2 减", "1个名额", "报名 gala 取消");
    assertThat(rsvps()).containsExactly("11 ACCEPTED 1");
    conversation
        .in(LI)
        .says(LI, "rsvp gala yes +1", "2 seats")
        .says(LI, "one of my guests can't come to the gala", "You have a seat");
    assertThat(rsvps()).containsExactly("11 ACCEPTED 1");
  }
}
