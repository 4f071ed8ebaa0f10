package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an event may ask for besides: a link, places online, questions, for whom it is, who holds it. */
class EventTermsDialogueIT extends Dialogue {
  private static final String LINK = "https://meet.example.org/gala";

  @BeforeEach
  void event() {
    makeEvent();
  }

  private JsonNode gala() {
    return parse(service.api("GET", "/events/gala", "").body());
  }

  private JsonNode answers() {
    return parse(service.api("GET", "/events/gala/rsvps", "").body()).path("items");
  }

  @Test
  void anOrganiserHasThoseRemindedWhoCome() {
    conversation.in(LI).says(LI, "/rsvp gala yes", "You have a seat");
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/event remind gala 1440", "was missed")
        .says(ORGANISER, "/event remind gala", "are reminded now")
        .says(ORGANISER, "/活动 提醒 gala", "已经发过了");
    soon().until(() -> telegram.said(LI).stream().anyMatch(one -> one.contains("is coming up")));
    conversation.in(LI).says(LI, "/event remind gala", "Only the organisers");
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/event cancel gala yes", "is cancelled")
        .says(ORGANISER, "/event remind gala", "nobody is reminded");
  }

  @Test
  void theLinkGoesToThoseWhoHaveAcceptedAndToThemInPrivate() {
    conversation.in(LI).says(LI, "/help", "What I can do");
    conversation
        .in(GROUP)
        .says(ORGANISER, "/event online gala http://meet.example.org", "no link that I can send")
        .says(ORGANISER, "/event online gala " + LINK, "get it in private")
        .says(LI, "/rsvp gala", "Online: whoever accepts")
        .says(LI, "/rsvp gala link", "no link of “Gala” for you")
        .says(LI, "/rsvp gala yes", "You have a seat");
    assertThat(telegram.said(LI)).last().asString().contains(LINK);
    assertThat(telegram.said(GROUP))
        .noneMatch(words -> words.contains(LINK + "\n") || words.endsWith(LINK));
    conversation.in(ANN).says(ANN, "/报名 gala 链接", "没有可以给您的链接");
    conversation.in(LI).says(LI, "/rsvp gala link", LINK);
    assertThat(gala().at("/online/url").asText()).isEqualTo(LINK);
    conversation
        .in(GROUP)
        .says(ORGANISER, "/活动 线上 gala " + LINK + " 公开", "卡片上人人可见")
        .says(ANN, "/rsvp gala", LINK)
        .says(ORGANISER, "/event gala online off", "has no link any more");
    assertThat(gala().has("online")).isFalse();
  }

  @Test
  void whereThereAreTwoWaysToTakePartEverybodyChoosesAndMaySwitch() {
    conversation.in(ADMIN).says(ADMIN, "/help", "What I can do");
    conversation
        .in(GROUP)
        .says(ORGANISER, "/event hybrid gala 2", "2 places there")
        .says(LI, "/rsvp gala yes +1", "2 seats in the room")
        .says(ANN, "/rsvp gala yes", "number 1 on the waiting list")
        .says(ANN, "/rsvp gala yes online", "take part in “Gala” online")
        .says(GUEST, "/报名 gala 线上参加", "您线上参加")
        .says(ADMIN, "/rsvp gala online", "places online for “Gala” are taken", "number 1")
        .says(ANN, "/rsvp gala yes in person", "not room enough there", "your seat online")
        .says(LI, "/rsvp gala yes room", "You have a seat in the room")
        .says(ANN, "/rsvp gala in person", "You have a seat in the room");
    assertThat(rsvps())
        .containsExactlyInAnyOrder(
            "11 ACCEPTED 1", "12 ACCEPTED 1", "13 ACCEPTED 1", "77 ACCEPTED 1");
    assertThat(gala().path("onlineSeatsTaken").asInt()).isEqualTo(2);
    conversation
        .in(GROUP)
        .says(
            ORGANISER, "/event hybrid gala off", "2 seats are taken already", "nothing is changed")
        .says(ORGANISER, "/event hybrid gala 1", "2 seats are taken already")
        .says(LI, "/rsvp gala", "The room is full: 2 of 2", "Online is full: 2 of 2");
    assertThat(gala().path("onlineSeats").asInt()).isEqualTo(2);
    assertThat(conversation.in(GROUP).presses(GUEST, "Can")).contains("cannot come");
    assertThat(conversation.in(GROUP).presses(GUEST, "Online")).contains("online");
  }

  @Test
  void ownWordsSayFromWhereSomebodyTakesPart() {
    conversation.in(GROUP).says(ORGANISER, "/event hybrid gala 5", "5 places there");
    conversation
        .in(ANN)
        .says(ANN, "I'll join online", "online")
        .says(ANN, "I can make it in person after all", "in the room");
    conversation.in(LI).says(LI, "我线上参加", "线上");
    assertThat(gala().path("onlineSeatsTaken").asInt()).isEqualTo(1);
  }

  @Test
  void whoComesIsAskedWhatTheEventAsksAndMayChangeIt() {
    conversation
        .in(GROUP)
        .says(ORGANISER, "/event ask gala", "Write it so")
        .says(ORGANISER, "/event ask gala T-shirt? | S, M, L | required", "is asked: T-shirt?")
        .says(ORGANISER, "/活动 提问 gala 忌口？", "会被问到：忌口？");
    Conversation direct = conversation.in(LI);
    int before = telegram.said(LI).size();
    direct.work(TelegramBotApi.message(LI, LI, "/rsvp gala yes", clock.instant().getEpochSecond()));
    assertThat(telegram.said(LI).subList(before, before + 2))
        .satisfiesExactly(
            yes -> assertThat(yes).contains("You have a seat"),
            ask -> assertThat(ask).contains("T-shirt?"));
    direct
        .says(LI, "XXL", "choose one of: S / M / L")
        .says(LI, "@alumni_bot", "T-shirt?")
        .says(LI, "skip", "cannot be skipped")
        .says(LI, "m", "忌口？", "may skip")
        .says(LI, "=no nuts", "noted for “Gala”", "rsvp gala answers")
        .says(LI, "/rsvp gala yes +1", "2 seats");
    assertThat(answers().get(0).at("/answers/T-shirt?").asText()).isEqualTo("M");
    assertThat(answers().get(0).at("/answers/忌口？").asText()).isEqualTo("=no nuts");
    String csv = service.api("GET", "/events/gala/rsvps?format=csv", "").body();
    assertThat(csv).contains("T-shirt?", "忌口？", "M", "'=no nuts");
    direct
        .says(LI, "/rsvp gala answers", "T-shirt?")
        .says(LI, "3", "忌口？")
        .says(LI, "skip", "noted for “Gala”");
    assertThat(answers().get(0).at("/answers/T-shirt?").asText()).isEqualTo("L");
    conversation.in(ANN).says(ANN, "/rsvp gala answers", "Nothing is asked of you");
  }

  @Test
  void aBareMentionIsAskedTheQuestionOnceMore() {
    conversation.in(GROUP).says(ORGANISER, "/event ask gala Diet?", "is asked: Diet?");
    Conversation group = conversation.in(GROUP);
    assertThat(group.answers(LI, "/rsvp gala yes")).last().asString().contains("Diet?");
    assertThat(group.answers(LI, "@alumni_bot"))
        .singleElement()
        .asString()
        .contains("Diet?")
        .doesNotContain("200");
  }

  @Test
  void anEventForAChapterOrYearIsForVerifiedMembersOfItOnly() {
    members();
    conversation
        .in(GROUP)
        .says(ORGANISER, "/event for gala shenzhen mars", "“mars” is neither a chapter nor a year")
        .says(ORGANISER, "/event for gala shenzhen 2008", "is for shenzhen · class of 2008 now")
        .says(ANN, "/rsvp gala", "For shenzhen")
        .says(ANN, "/rsvp gala yes", "only")
        .says(GUEST, "/报名 gala 参加", "只面向", "还不知道您是谁")
        .says(GUEST, "/rsvp gala yes for Bob", "not for everybody")
        .says(GUEST, "/rsvp gala no", "cannot come")
        .says(ORGANISER, "/rsvp gala yes for Bob", "Bob has a seat")
        .says(ORGANISER, "/event for gala everybody", "for everybody now")
        .says(GUEST, "/rsvp gala yes", "You have a seat");
  }

  @Test
  void aHostMayDoWhatOrganisersMayForThisEventAlone() {
    assertThat(service.api("POST", "/events", """
                {"id":"picnic","title":"Picnic","startsAt":"2026-12-20T18:00:00+08:00",
                 "chats":["telegram/main/-1001"]}""").statusCode()).isEqualTo(201);
    soon().until(() -> telegram.said(GROUP).stream().anyMatch(card -> card.contains("Picnic")));
    conversation
        .in(GROUP)
        .says(LI, "/event close gala", "Only the organisers and hosts")
        .says(LI, "/event host gala P11", "Only the organisers and hosts")
        .says(ORGANISER, "/event host gala Nobody", "know nobody called Nobody")
        .says(LI, "/rsvp gala yes", "You have a seat")
        .says(ORGANISER, "/event host gala @P11", "P11", "what organisers can")
        .says(LI, "/event close gala", "takes no answers any more")
        .says(LI, "/event open gala", "takes answers again")
        .says(LI, "/event close picnic", "Only the organisers and hosts")
        .says(LI, "/event host gala telegram:99", "Only organisers name hosts")
        .says(LI, "/event owner gala off", "Only organisers name hosts")
        .says(LI, "/event repeat gala weekly 3", "make a series of it")
        .says(ORGANISER, "/活动 gala 协办 取消 P11", "不再协办")
        .says(LI, "/event close gala", "Only the organisers and hosts");
  }

  @Test
  void aStrangerReadsNumbersAndNoNamesInADirectChat() {
    members();
    conversation
        .in(GROUP)
        .says(ANN, "/rsvp gala yes", "You have a seat")
        .says(LI, "/rsvp gala yes", "You have a seat");
    Conversation stranger = conversation.in(GUEST);
    String list = "/list gala";
    stranger.says(GUEST, list, "Going (2)", "and 2 more");
    stranger.says(GUEST, "/list gala note", "Going (2)");
    assertThat(telegram.said(GUEST))
        .noneMatch(words -> words.contains("Ann Lee") || words.contains("P11"));
    conversation.in(ORGANISER).says(ORGANISER, list, "Ann Lee");
  }
}
