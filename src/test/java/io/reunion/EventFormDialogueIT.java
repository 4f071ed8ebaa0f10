package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** An event that is made by answering one question after the other. */
class EventFormDialogueIT extends Dialogue {
  private JsonNode events() {
    return parse(service.api("GET", "/events", "").body()).path("items");
  }

  @Test
  void everyQuestionHasItsTurnAndNothingIsMadeBeforeTheLastYes() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event new", "What is the event called?")
        .says(ORGANISER, "Winter dinner", "When is it?")
        .says(ORGANISER, "whenever", "cannot read “whenever”", "When is it?")
        .says(ORGANISER, "03/04/2027 15:00", "more than one thing")
        .says(ORGANISER, "2025-12-01 15:00", "in the past")
        .says(ORGANISER, "12 December 2026, 6pm to 9pm", "Where is it?")
        .says(ORGANISER, "back", "When is it?")
        .says(ORGANISER, "2026-12-12 18:00-21:00", "Where is it?")
        .says(ORGANISER, "302", "How many seats")
        .says(ORGANISER, "a lot", "no number of seats")
        .says(ORGANISER, "40 people", "Winter dinner", "2026-12-12 18:00-21:00", "302", "40")
        .says(ORGANISER, "perhaps", "yes");
    assertThat(events()).isEmpty();
    conversation
        .in(ORGANISER)
        .work(TelegramBotApi.message(ORGANISER, ORGANISER, "yes", START.getEpochSecond()));
    JsonNode event = events().get(0);
    assertThat(event.path("title").asText()).isEqualTo("Winter dinner");
    assertThat(event.path("startsAt").asText()).isEqualTo("2026-12-12T18:00+08:00");
    assertThat(event.path("endsAt").asText()).isEqualTo("2026-12-12T21:00+08:00");
    assertThat(event.path("place").asText()).contains("302");
    assertThat(event.path("capacity").asInt()).isEqualTo(40);
    conversation.in(ORGANISER).says(ORGANISER, "yes", "not sure that I understand");
    assertThat(events()).hasSize(1);
  }

  @Test
  void theSameInChineseByButtonsInAGroup() {
    Conversation group = conversation.speaking("zh-hans").in(GROUP);
    group
        .says(ORGANISER, "/活动 新建", "活动叫什么名字")
        .silence(ORGANISER, "哈哈好的")
        .silence(LI, "冬季聚会")
        .says(ORGANISER, "@alumni_bot 冬季聚会", "什么时候")
        .silence(ORGANISER, "明天下午三点我要去机场接人")
        .silence(LI, "12月12日下午两点")
        .says(ORGANISER, "12月12日下午两点", "在哪里");
    assertThat(group.presses(LI, "跳过")).contains("不在等您回答");
    assertThat(group.presses(ORGANISER, "跳过")).isEmpty();
    assertThat(telegram.said(GROUP)).last().asString().contains("多少名额");
    group.presses(ORGANISER, "返回");
    assertThat(telegram.said(GROUP)).last().asString().contains("在哪里");
    group.presses(ORGANISER, "跳过");
    group.presses(ORGANISER, "跳过");
    assertThat(telegram.said(GROUP)).last().asString().contains("冬季聚会", "2026-12-12 14:00");
    group.presses(ORGANISER, "创建");
    assertThat(events()).hasSize(1);
    assertThat(events().get(0).path("chats").get(0).asText()).isEqualTo("telegram/main/-1001");
    assertThat(group.presses(ORGANISER, "创建")).contains("不在等您回答");
    assertThat(events()).hasSize(1);
  }

  @Test
  void aCommandInBetweenIsAnsweredAndTheQuestionAskedAgain() {
    conversation
        .speaking("zh-hans")
        .in(ORGANISER)
        .says(ORGANISER, "活动 新建", "活动叫什么名字")
        .says(ORGANISER, "报名会", "什么时候")
        .says(ORGANISER, "返回", "活动叫什么名字")
        .says(ORGANISER, "活动室聚会", "什么时候")
        .says(ORGANISER, "取消", "什么都没有做");
    int before = telegram.said(ORGANISER).size();
    conversation.in(ORGANISER).says(ORGANISER, "event new", "called?");
    conversation.work(
        TelegramBotApi.message(ORGANISER, ORGANISER, "/events", START.getEpochSecond()));
    assertThat(telegram.said(ORGANISER).subList(before + 1, before + 3))
        .satisfiesExactly(
            answer -> assertThat(answer).contains("No event is open"),
            again -> assertThat(again).contains("What is the event called?"));
    assertThat(events()).isEmpty();
  }

  @Test
  void anotherEventIsNotTakenForTheDateOfTheOneThatIsAskedAbout() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event new Pub night | next Friday 7pm | The Crown", "more than one thing")
        .says(
            ORGANISER,
            "新建活动：读书会，12月5日下午3点，图书馆，20人",
            "The event whose day was still open is not made",
            "读书会",
            "2026-12-05 15:00",
            "图书馆",
            "20",
            "Shall I create it?");
    assertThat(events()).isEmpty();
    assertThat(conversation.in(ORGANISER).answers(ORGANISER, "yes").get(0))
        .contains("“读书会” is created");
    assertThat(events()).hasSize(1);
    assertThat(events().get(0).path("capacity").asInt()).isEqualTo(20);
  }

  @Test
  void anotherInstanceGoesOnWhereTheFirstOneStopped() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event new", "called?")
        .says(ORGANISER, "Winter dinner", "When is it?");
    try (TestService other = anotherService()) {
      talkTo(other)
          .in(ORGANISER)
          .says(ORGANISER, "2026-12-12 18:00", "Where is it?")
          .says(ORGANISER, "Hall", "How many");
      conversation.in(ORGANISER).says(ORGANISER, "skip", "Winter dinner", "Hall");
    }
    service.close();
    service = anotherService();
    talkTo(service)
        .in(ORGANISER)
        .work(TelegramBotApi.message(ORGANISER, ORGANISER, "yes", START.getEpochSecond()));
    assertThat(events()).hasSize(1);
    assertThat(events().get(0).path("title").asText()).isEqualTo("Winter dinner");
  }

  @Test
  void onlyOrganisersAreAsked() {
    conversation.in(LI).says(LI, "event new", "for organisers").says(LI, "X", "did not");
  }

  @Test
  void whatIsSaidAtOnceIsNotAskedAgain() {
    conversation
        .in(ORGANISER)
        .says(
            ORGANISER,
            "event new Hike | 2026-12-05 10:00",
            "“Hike” 2026-12-05 10:00",
            "Where is it")
        .says(ORGANISER, "back", "When is it?")
        .says(ORGANISER, "2026-12-06 10:00", "Where is it")
        .says(ORGANISER, "Hill", "How many seats")
        .says(ORGANISER, "skip", "Hike", "2026-12-06 10:00", "Hill", "Shall I create it?");
    assertThat(events()).isEmpty();
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "cancel", "Nothing was done")
        .says(ORGANISER, "event new Spring walk", "“Spring walk”", "When is it?")
        .says(ORGANISER, "cancel", "Nothing was done")
        .says(ORGANISER, "event new | 2026-12-05 10:00", "called?")
        .says(ORGANISER, "Early swim", "Where is it")
        .says(ORGANISER, "cancel", "Nothing was done")
        .says(ORGANISER, "活动 新建 爬山｜12月5日上午10点", "“爬山” 2026-12-05 10:00", "在哪里")
        .says(ORGANISER, "取消", "什么都没有做")
        .says(ORGANISER, "event new " + "x".repeat(201), "too long")
        .says(ORGANISER, "event new Hike | 2025-12-05 10:00", "in the past");
    assertThat(events()).isEmpty();
  }
}
