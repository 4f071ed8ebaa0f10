package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What people ask about an event below its card or of the bot, each in a few words: it is answered from the record, and what
 * is not there is said not to be. Nobody answers what they ask one another.
 */
class EventQuestionsDialogueIT extends Dialogue {
  private static final String UNKNOWN = "not on record here: please ask the organisers";
  private static final String NOT_KNOWN = "没有登记，请问组织者";

  @BeforeEach
  void event() {
    makeEvent(
        EVENT.replace("\"capacity\":2", "\"capacity\":2,\"endsAt\":\"2026-12-12T22:00:00+08:00\""));
  }

  /** A question, and what answers it. */
  private record Asked(String words, String answer) {}

  private static final List<Asked> ENGLISH = List.of(
      new Asked("dress code?", UNKNOWN),
      new Asked("parking?", UNKNOWN),
      new Asked("what is the nearest metro station?", UNKNOWN),
      new Asked("what if it rains?", UNKNOWN),
      new Asked("when does it start?", "18:00"),
      new Asked("time?", "18:00"),
      new Asked("time and place?", "Hall"),
      new Asked("is it on Saturday?", "Sat 12 Dec"),
      new Asked("how long does it last?", "22:00"),
      new Asked("where exactly?", "Hall"),
      new Asked("where?", "Hall"),
      new Asked("is it full?", "2 seats are free"),
      new Asked("is there a waiting list?", "2 seats are free"),
      new Asked("what about kids?", "up to 3 guests"),
      new Asked("who can come?", "up to 3 guests"),
      new Asked("did I get a seat?", "nothing open of yours"));

  private static final List<Asked> CHINESE = List.of(
      new Asked("着装要求？", NOT_KNOWN),
      new Asked("离地铁远吗？", NOT_KNOWN),
      new Asked("附近有地铁站吗", NOT_KNOWN),
      new Asked("联系人是谁？", NOT_KNOWN),
      new Asked("下雨怎么办？", NOT_KNOWN),
      new Asked("几点开始？", "18:00"),
      new Asked("时间地点？", "Hall"),
      new Asked("是周六吗？", "12月12日"),
      new Asked("活动几个小时？", "22:00"),
      new Asked("在哪？", "Hall"),
      new Asked("还有名额吗", "还有 2 个空位"),
      new Asked("我有名额吗？", "没有进行中的问题"));

  private long card() {
    List<String> sent = telegram.calls("sendMessage").stream()
        .map(call -> call.path("text").asText())
        .toList();
    for (int i = 0; i < sent.size(); i++) {
      if (sent.get(i).contains("📅")) {
        return i + 1L;
      }
    }
    throw new AssertionError("no card");
  }

  @Test
  void theBotIsAskedInPrivate() {
    ENGLISH.forEach(one -> conversation.in(LI).says(LI, one.words(), one.answer()));
    CHINESE.forEach(
        one -> conversation.in(ANN).speaking("zh-hans").says(ANN, one.words(), one.answer()));
  }

  @Test
  void theCardIsAnswered() {
    long card = card();
    ENGLISH.forEach(one -> conversation.in(GROUP).replies(LI, card, one.words(), one.answer()));
  }

  @Test
  void theBotIsNamedInTheGroup() {
    Conversation group = conversation.in(GROUP).speaking("zh-hans");
    CHINESE.forEach(one -> group.says(LI, "@alumni_bot " + one.words(), one.answer()));
  }

  @Test
  void whatPeopleAskOneAnotherIsNobodysElse() {
    Conversation group = conversation.in(GROUP);
    ENGLISH.forEach(one -> group.silence(LI, one.words()));
    CHINESE.forEach(one -> group.silence(LI, one.words()));
    assertThat(rsvps()).isEmpty();
  }

  @Test
  void toBeginACheckInIsNoAnswerToAnEvent() {
    conversation.in(ORGANISER).answers(ORGANISER, "Gala开始签到");
    conversation.in(ORGANISER).answers(ORGANISER, "开始签到");
    assertThat(rsvps()).isEmpty();
  }
}
