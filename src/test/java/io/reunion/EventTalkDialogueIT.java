package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people say about events in their own words, in a direct chat with the bot. Two events are open. */
class EventTalkDialogueIT extends Dialogue {
  private static final String BOWLING = """
      {"id":"bowl","title":"Bowling night / 保龄球之夜","startsAt":"2026-11-28T19:00:00+08:00",
       "endsAt":"2026-11-28T22:00:00+08:00","deadline":"2026-11-26T12:00:00+08:00","capacity":20,"partyLimit":6}""";

  @BeforeEach
  void twoEvents() {
    members();
    makeEvent();
    assertThat(service.api("POST", "/events", BOWLING).statusCode()).isEqualTo(201);
  }

  @Test
  void anEventIsCalledByItsDay() {
    conversation
        .in(LI)
        .says(LI, "rsvp gala yes", "“Gala”")
        .says(LI, "I can make the one on the 28th, two of us", "2 seats", "Bowling")
        .says(LI, "I can't do the one on the 30th", "No event that is open is on", "30 Nov")
        .says(LI, "12月12号那场我去不了了", "不", "Gala");
    assertThat(rsvps()).containsExactly(LI + " DECLINED 0");
  }

  @Test
  void questionsAreAnsweredFromTheRecord() {
    conversation
        .in(LI)
        .says(LI, "where is the gala?", "Hall")
        .says(LI, "where is the bowling night?", "not on record", "organisers")
        .says(LI, "when does bowling end?", "22:00")
        .says(LI, "are there seats left for the bowling night?", "20 seats are free")
        .says(LI, "by when do I have to sign up for bowling", "26 Nov")
        .says(LI, "can I bring my kids to the gala?", "up to 3 guests")
        .says(LI, "is there parking at the gala?", "not on record")
        .says(LI, "保龄球之夜几点开始？", "19:00")
        .says(LI, "几点开始？", "请问是哪个活动")
        .says(LI, "rsvp bowl yes", "You have a seat")
        .says(LI, "几点结束？", "保龄球", "22:00");
    assertThat(rsvps()).isEmpty();
  }

  @Test
  void seatsWithoutALimitAreSaidToBeSo() {
    assertThat(service.api("POST", "/events", """
        {"id":"walk","title":"Walk","startsAt":"2026-12-05T10:00:00+08:00","partyLimit":4}""").statusCode()).isEqualTo(201);
    conversation
        .in(LI)
        .says(LI, "are there seats left for the walk?", "no limit", "nobody has signed up so far")
        .says(LI, "rsvp walk yes +1", "2 seats")
        .says(LI, "are there seats left for the walk?", "no limit", "2 people come so far")
        .says(LI, "Walk 还有位子吗？", "名额不限", "目前已报2人");
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "events close bowl", "no answers any more")
        .says(ORGANISER, "events about seats bowl", "20 seats taken", "Answers are closed")
        .says(ORGANISER, "活动 问 名额 bowl", "报名已结束");
  }

  @Test
  void aSeatThatOthersWaitForIsNotPromised() {
    conversation.in(ANN).says(ANN, "rsvp gala yes", "You have a seat");
    conversation
        .in(LI)
        .says(LI, "are there seats left for the gala?", "One seat is free.")
        .says(LI, "rsvp gala yes +1", "number 1 on the waiting list")
        .says(
            LI,
            "are there seats left for the gala?",
            "One seat is free, but 2 seats are already asked for")
        .says(LI, "gala 还有位子吗？", "还有 1 个空位，但已有2人在候补");
  }

  @Test
  void whoeverWaitsIsToldAtWhichPlace() {
    conversation.in(ANN).says(ANN, "rsvp gala yes +1", "2 seats");
    conversation.in(GUEST).says(GUEST, "rsvp gala yes", "number 1");
    conversation
        .in(LI)
        .says(LI, "rsvp bowl yes", "You have a seat")
        .says(LI, "rsvp gala yes +1", "number 2 on the waiting list with 2 seats")
        .says(LI, "events mine", "waiting for 2 seats, number 2 on the waiting list", "going")
        .says(LI, "活动 我的", "候补第2位（2人）", "参加");
    conversation.in(GUEST).says(GUEST, "rsvp gala no", "cannot come");
    conversation.in(LI).says(LI, "events mine", "number 1 on the waiting list");
  }

  @Test
  void courtesyIsNotMisunderstood() {
    conversation
        .in(LI)
        .says(LI, "rsvp gala yes", "You have a seat")
        .says(LI, "thank you so much!", "You’re welcome")
        .says(LI, "谢谢啦", "不客气")
        .silence(LI, "haha")
        .silence(LI, "ok great")
        .silence(LI, "好的，收到")
        .silence(LI, "👍");
    conversation.in(GROUP).silence(LI, "@alumni_bot thanks").silence(LI, "thanks");
    assertThat(rsvps()).containsExactly(LI + " ACCEPTED 1");
  }

  @Test
  void aGreetingIsGreeted() {
    conversation.in(LI).says(LI, "hi there", "Hello! What can I do for you?").says(LI, "你好", "您好！");
  }

  @Test
  void whatOneHasAnsweredIsShownToWhoAsks() {
    conversation
        .in(LI)
        .says(LI, "what have I signed up for?", "nothing open of yours")
        .says(LI, "rsvp gala yes +1", "2 seats")
        .says(LI, "which events am I going to?", "Gala", "going with 2 seats")
        .says(LI, "我都报了哪些活动", "Gala", "参加")
        .says(LI, "查一下我的报名记录", "Gala");
    assertThat(rsvps()).containsExactly(LI + " ACCEPTED 2");
  }

  @Test
  void cancelWithNothingOpenShowsWhatMayBeTakenBack() {
    conversation
        .in(LI)
        .says(LI, "cancel", "nothing open of yours")
        .says(LI, "rsvp gala yes +1", "2 seats")
        .says(LI, "取消", "Gala", "参加")
        .says(LI, "cancel", "Gala", "going with 2 seats");
    assertThat(rsvps()).containsExactly(LI + " ACCEPTED 2");
    conversation.in(LI).presses(LI, "↩ Gala");
    assertThat(rsvps()).isEmpty();
  }

  @Test
  void undoSaysWhatItTakesBack() {
    conversation
        .in(LI)
        .says(LI, "rsvp gala yes +1", "2 seats")
        .says(LI, "rsvp gala no", "cannot come")
        .says(LI, "undo", "Taken back: “not going” for “Gala”", "2 seats")
        .says(LI, "报名 gala 待定", "待定")
        .says(LI, "撤销", "已撤销：“Gala”：待定");
    assertThat(rsvps()).containsExactly(LI + " ACCEPTED 2");
  }

  @Test
  void aCorrectionAndASubstituteAreWhatTheySay() {
    conversation
        .in(ANN)
        .says(ANN, "rsvp gala yes +1", "2 seats")
        .says(ANN, "no sorry, just me", "a seat for “Gala”")
        .says(
            ANN, "bowling: I can't come, but my husband will", "cannot come", "husband has a seat")
        .says(ANN, "list bowl", "Ann Lee’s husband");
    assertThat(rsvps()).containsExactly(ANN + " ACCEPTED 1");
  }

  @Test
  void aCorrectionOfNothingIsAskedAbout() {
    conversation.in(LI).says(LI, "no, just me", "not sure");
    assertThat(rsvps()).isEmpty();
  }

  @Test
  void remindersEndByWordsAndAnnouncementsStay() {
    conversation
        .in(LI)
        .says(LI, "stop sending me reminders", "no more reminders")
        .says(LI, "please turn reminders back on", "You get reminders")
        .says(LI, "别再提醒我了", "不再")
        .says(LI, "stop sending me announcements", "announcements");
  }

  @Test
  void whatElseIsToStopEndsNoAnnouncements() {
    conversation
        .in(LI)
        .says(LI, "stop hiding my email", "not sure")
        .says(LI, "stop", "announcements");
  }

  @Test
  void theHourOfATitleIsPartOfTheTitle() {
    conversation
        .in(ORGANISER)
        .says(
            ORGANISER, "postpone the bowling night by an hour", "20:00", "before it was Sat 28 Nov")
        .says(ORGANISER, "Tom said, move the bowling night an hour later", "");
    assertThat(service.api("POST", "/events", """
        {"id":"pub","title":"London pub night","startsAt":"2026-11-29T19:00:00+08:00"}""").statusCode()).isEqualTo(201);
    conversation.in(ORGANISER).says(ORGANISER, "postpone the pub night by an hour", "Which event");
    conversation.in(ORGANISER).presses(ORGANISER, "London pub night");
    conversation.in(ORGANISER).says(ORGANISER, "event move pub to an hour later", "21:00");
    conversation.in(ORGANISER).says(ORGANISER, "event move pub night an hour later", "cannot read");
    assertThat(service.api("GET", "/events/pub", "").body()).contains("2026-11-29T21:00");
    assertThat(service.api("GET", "/events/bowl", "").body()).contains("2026-11-28T20:00");
  }

  @Test
  void anEventThatIsNotKnownIsAskedAbout() {
    assertThat(conversation.in(LI).answers(LI, "I'm in for the gala but not the regatta"))
        .satisfiesExactly(
            gala -> assertThat(gala).contains("You have a seat for “Gala”"),
            regatta -> assertThat(regatta).contains("no event “regatta” open"));
    conversation.in(LI).says(LI, "我想报名陶艺课", "没有名为“陶艺课”的活动");
    assertThat(rsvps()).containsExactly(LI + " ACCEPTED 1");
  }

  @Test
  void aMoveThatMayBeReadInSeveralWaysIsToBePressed() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event move bowl 05/12 6:30", "more than one thing", "5 Dec", "18:30");
    assertThat(conversation.in(ORGANISER).presses(ORGANISER, "5 Dec")).contains("Bowling");
    assertThat(service.api("GET", "/events/bowl", "").body()).contains("2026-12-05T");
  }

  @Test
  void oneEventIsExchangedForAnother() {
    assertThat(conversation.in(LI).answers(LI, "rsvp gala yes")).hasSize(1);
    assertThat(conversation.in(LI).answers(LI, "drop me from gala, I'll do bowling instead"))
        .satisfiesExactly(
            gala -> assertThat(gala).contains("Gala", "taken back"),
            bowling -> assertThat(bowling).contains("Bowling", "You have a seat"));
    assertThat(rsvps()).isEmpty();
  }
}
