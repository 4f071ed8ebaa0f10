package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands behind {@code event} and is no order: help, titles, questions and slips; and that cancelling asks first. */
class EventWordsDialogueIT extends Dialogue {
  private static final String TEA = EVENT
      .replace("\"gala\"", "\"e7\"")
      .replace("Gala", "秋日品茶 / Autumn tea")
      .replace("\"telegram/main/-1001\"", "");

  @BeforeEach
  void twoEvents() {
    makeEvent();
    assertThat(service.api("POST", "/events", TEA).statusCode()).isEqualTo(201);
  }

  private String state() {
    return parse(service.api("GET", "/events/gala", "").body()).path("state").asText();
  }

  @Test
  void helpTellsTheVerbsOfWhoeverAsks() {
    conversation
        .in(LI)
        .says(LI, "event help", "events mine", "events about")
        .speaking("zh-hans")
        .says(LI, "活动 帮助", "活动 我的");
    assertThat(conversation.in(LI).answers(LI, "event help").get(0)).doesNotContain("draft");
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event help", "events mine", "close|open|draft|cancel", "draw ID")
        .speaking("zh-hans")
        .says(ORGANISER, "活动帮助", "活动 关闭|开放|草稿|取消");
  }

  @Test
  void anUnknownWordIsNamedWithTheNearestAndWhatThereIs() {
    conversation
        .in(LI)
        .says(LI, "event foo", "“foo” is no word", "It knows: mine, about, help.")
        .says(LI, "event mien", "did you mean <code>event mine</code>")
        .says(LI, "/event cancle gala", "“cancle” is no word", "mine, about, help")
        .speaking("zh-hans")
        .says(LI, "活动 foo", "没有“foo”这个用法", "我的, 问, 帮助");
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/event cancle gala", "did you mean <code>event cancel</code>", "title")
        .says(ORGANISER, "/event frobnicate gala 12", "“frobnicate” is no word", "seats")
        .says(ORGANISER, "/event cancel", "Which event?", "event cancel ID")
        .says(ORGANISER, "/event cancel gola", "no event <code>gola</code>");
  }

  @Test
  void whatIsSaidInChineseNamesTheCommandsInChinese() {
    Conversation li = conversation.in(LI).speaking("zh-hans");
    assertThat(li.answers(LI, "活动 帮助").get(0)).doesNotContain("when|", "seats|");
    li.says(LI, "活动 问 同行 gala", "最多可以带 3 人", "报名 gala 参加 +1")
        .says(LI, "活动 问 时间 gala", "🕒")
        .says(LI, "活动 问 地点 Gala", "Hall")
        .says(LI, "活动 问 名额 秋日品茶", "品茶", "💺");
  }

  @Test
  void aTitleFindsItsEventAndAQuestionIsAnswered() {
    conversation
        .in(LI)
        .says(LI, "event gala", "📅 <b>Gala</b>", "rsvp gala yes")
        .says(LI, "event autumn tea", "📅", "Autumn tea")
        .says(LI, "events tomorrow", "2 events are coming up")
        .says(LI, "events in Beijing", "2 events are coming up")
        .says(LI, "events", "2 events are coming up")
        .speaking("zh-hans")
        .says(LI, "活动 品茶", "📅", "品茶")
        .says(LI, "活动有哪些", "品茶", "Gala")
        .says(LI, "活动本周", "Gala");
    conversation
        .in(ORGANISER)
        .says(
            ORGANISER,
            "event place Autumn tea | Red house",
            "“秋日品茶 / Autumn tea” is at Red house now")
        // A piece of a title may be anything.
        .says(ORGANISER, "event close al", "Which event?")
        .says(ORGANISER, "event close galaxy night", "no event <code>galaxy</code>");
    assertThat(state()).isEqualTo("OPEN");
    assertThat(conversation.in(ORGANISER).presses(ORGANISER, "Gala"))
        .contains("takes no answers any more");
  }

  @Test
  void cancellingNamesTheEventAndAsksFirst() {
    conversation
        .in(GROUP)
        .says(LI, "/rsvp gala yes", "You have a seat")
        .says(ANN, "/rsvp gala maybe", "maybe")
        .says(LI, "/rsvp gala yes for Zoe", "Zoe has a seat")
        .says(LI, "/event cancel gala yes", "Only the organisers");
    conversation
        .in(ORGANISER)
        .says(
            ORGANISER,
            "event cancel gala",
            "Cancel “Gala” on Sat 12 Dec",
            "2 people are told. One more has no account",
            "event cancel gala yes");
    assertThat(state()).isEqualTo("OPEN");
    assertThat(conversation.in(ORGANISER).presses(ORGANISER, "Cancel it")).contains("is cancelled");
    assertThat(state()).isEqualTo("CANCELLED");
    assertThat(conversation.in(ORGANISER).presses(ORGANISER, "Cancel it"))
        .contains("cancelled already");
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event cancel gala", "cancelled already")
        .says(ORGANISER, "event open gala", "takes answers again")
        .says(ORGANISER, "event cancel Gala", "2 people are told")
        .says(ORGANISER, "event cancel gala yes", "is cancelled");
  }

  @Test
  void anEventIsMovedInOrdinaryWordsByWhoMayMoveIt() {
    conversation.in(LI).says(LI, "move the gala to 2026-12-19 18:00", "Only the organisers");
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "move the gala to 2026-12-19 18:00", "moved to Sat 19 Dec")
        // A piece of a title may be anything.
        .says(ORGANISER, "品茶改到2026年12月20日18:00", "请问是哪个活动？");
  }

  @Test
  void theButtonThatCancelsIsGoodForWhatWasAskedOnly() {
    Conversation office = conversation.in(ORGANISER);
    office
        .says(ORGANISER, "event cancel gala", "Cancel “Gala” on Sat 12 Dec")
        .says(ORGANISER, "event move gala | 2026-12-19 18:00", "moved to Sat 19 Dec");
    office.presses(ORGANISER, "Cancel it");
    assertThat(telegram.said(ORGANISER))
        .last()
        .asString()
        .contains("not any more what it was", "Cancel “Gala” on Sat 19 Dec");
    assertThat(state()).isEqualTo("OPEN");
    conversation.in(GROUP).says(LI, "/rsvp gala yes", "You have a seat");
    assertThat(office.presses(ORGANISER, "Cancel it"))
        .as("an answer is no change of the event")
        .contains("is cancelled");
    office.says(ORGANISER, "event open gala", "takes answers again");
    office.presses(ORGANISER, "Cancel it");
    assertThat(telegram.said(ORGANISER))
        .as("it was called off and is open again")
        .last()
        .asString()
        .contains("not any more what it was");
    assertThat(state()).isEqualTo("OPEN");
  }

  @Test
  void aCardIsInTheLanguageOfWhoeverSeesIt() {
    conversation.in(ORGANISER).speaking("zh-hans").says(ORGANISER, "event gala", "seats taken");
    conversation.in(GROUP).speaking("zh-hans").says(LI, "/报名 gala 参加", "报名成功");
    soon()
        .untilAsserted(() -> assertThat(telegram.calls("editMessageText")).anySatisfy(edit -> {
          assertThat(edit.path("chat_id").asLong()).isEqualTo(ORGANISER);
          assertThat(edit.path("text").asText()).contains("1 of 2 seats taken");
        }));
    conversation
        .in(ORGANISER)
        .speaking("en")
        .says(ORGANISER, "活动 gala", "已报 1 / 2 人")
        .says(ORGANISER, "/rsvp e7", "seats taken");
    // The group speaks English, whoever asks there in Chinese.
    conversation.in(GROUP).speaking("zh-hans").says(ANN, "/报名 gala", "1 of 2 seats taken");
  }
}
