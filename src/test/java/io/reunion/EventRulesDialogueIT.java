package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an organiser sets of an event in words, what is refused of it in one sentence, and reminders that nobody wants. */
class EventRulesDialogueIT extends Dialogue {
  @BeforeEach
  void event() {
    makeEvent();
  }

  private JsonNode gala() {
    return parse(service.api("GET", "/events/gala", "").body());
  }

  private void patch(String body) {
    assertThat(service.api("PATCH", "/events/gala", body).statusCode()).as(body).isEqualTo(200);
  }

  private boolean isReminded(long person) {
    return telegram.said(person).stream().anyMatch(one -> one.contains("is coming up"));
  }

  @Test
  void oneWordEndsTheReminders() {
    conversation
        .in(LI)
        .says(LI, "/rsvp gala yes", "You have a seat")
        .says(LI, "/reminders", "You get reminders", "reminders off")
        .says(LI, "/reminders purple", "You get reminders", "reminders off")
        .says(LI, "mute", "You get no more reminders")
        .says(LI, "/reminders", "You get no reminders", "reminders on");
    conversation.in(ANN).says(ANN, "/rsvp gala yes", "You have a seat");
    conversation.in(ORGANISER).says(ORGANISER, "/event remind gala", "are reminded now");
    soon().until(() -> isReminded(ANN));
    assertThat(isReminded(LI)).isFalse();
    conversation
        .in(LI)
        .says(LI, "/提醒 开", "会提醒您参加的活动")
        .says(LI, "别提醒", "不再给您发提醒")
        .says(LI, "/提醒", "现在不给您发提醒", "提醒 开");
  }

  @Test
  void aDraftIsSeenByNobodyUntilItIsOpened() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/event draft gala", "is a draft now", "event open gala");
    conversation
        .in(LI)
        .says(LI, "/rsvp gala yes", "No event is open")
        .says(LI, "/报名 gala 参加", "目前没有正在报名的活动")
        .says(LI, "/events", "No event is open")
        .says(LI, "/list gala", "No event is open")
        .says(LI, "/calendar gala", "no event");
    assertThat(rsvps()).isEmpty();
    assertThat(service.api("POST", "/events/gala/rsvps", "{\"name\":\"Bob\"}").statusCode())
        .isEqualTo(409);
    conversation.in(ORGANISER).says(ORGANISER, "/活动 开放 gala", "重新开放报名");
    conversation.in(LI).says(LI, "/rsvp gala maybe", "maybe, for");
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/活动 草稿 gala", "已有人报名、待定或候补", "没有改动")
        .says(ORGANISER, "/event draft gala", "who come, may come or wait", "nothing is changed");
    assertThat(service.api("PATCH", "/events/gala", "{\"state\":\"DRAFT\"}"))
        .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(422))
        .satisfies(refused -> assertThat(refused.body()).contains("/state", "may come or wait"));
    assertThat(gala().path("state").asText()).isEqualTo("OPEN");
  }

  @Test
  void aDeadlineOnADayIsTheEndOfThatDay() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/event deadline gala 10 December", "until Thu 10 Dec, 23:59")
        .says(ORGANISER, "/活动 截止 gala 12月9日", "12月9日（周三） 23:59")
        .says(ORGANISER, "/event deadline gala 13 December", "cannot be after the start");
    assertThat(gala().path("deadline").asText()).isEqualTo("2026-12-09T23:59+08:00");
  }

  @Test
  void aDrawIsSpokenOfWhereSeatsAreAskedAbout() {
    patch("{\"deadline\": \"2026-12-10T12:00:00+08:00\"}");
    conversation.in(ORGANISER).says(ORGANISER, "/draw gala on", "drawn by lot");
    conversation
        .in(LI)
        .says(LI, "are there seats left for the gala?", "drawn by lot on Thu 10 Dec, 12:00")
        .says(LI, "gala 还有位子吗？", "12月10日（周四） 12:00 抽签决定");
  }

  @Test
  void whatWasNeverAnsweredIsNotTakenBack() {
    conversation
        .in(LI)
        .says(LI, "/rsvp gala cancel", "You have no answer to “Gala”, so nothing is taken back")
        .says(LI, "undo", "nothing of yours")
        .says(LI, "/报名 gala 取消", "您没有答复过“Gala”");
    assertThat(conversation.in(LI).answers(LI, "/rsvp gala cancel").toString())
        .doesNotContain("event cancel");
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "cancel the gala", "You have no answer", "event cancel gala")
        .says(ORGANISER, "取消gala", "没有可以取消的报名", "活动 取消 gala");
  }

  @Test
  void whoHasASeatAndWantsMoreThanThereAreKeepsIt() {
    conversation
        .in(GROUP)
        .says(LI, "/rsvp gala yes", "You have a seat")
        .says(ANN, "/rsvp gala yes", "You have a seat")
        .says(LI, "/rsvp gala +1", "There are not 2 seats left", "You keep your seat")
        .says(LI, "/报名 gala 2人", "剩下的座位不够2人", "为您保留原来的1个座位")
        .says(GUEST, "/rsvp gala yes", "number 1 on the waiting list");
    assertThat(rsvps())
        .containsExactlyInAnyOrder("11 ACCEPTED 1", "12 ACCEPTED 1", "13 WAITLISTED 1");
  }

  @Test
  void anOrganiserSetsNameEndPartyWaitingListAndBounds() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/event title gala Winter Ball", "called “Winter Ball” now")
        .says(ORGANISER, "/event end gala 22:30", "ends Sat 12 Dec, 22:30")
        .says(ORGANISER, "/活动 结束 gala 01:00", "改为12月13日", "01:00结束")
        .says(ORGANISER, "/event party gala 3", "at most 3 seats")
        .says(ORGANISER, "/活动 候补 gala 能坐下", "能坐下者先补")
        .says(ORGANISER, "/event waitlist gala strict", "strictly in their order")
        .says(ORGANISER, "/event deadline gala 2026-12-10 18:00", "until")
        .says(ORGANISER, "/event deadline gala off", "no deadline now")
        .says(ORGANISER, "/活动 名额 gala 不限", "不限人数");
    JsonNode event = gala();
    assertThat(event.path("title").asText()).isEqualTo("Winter Ball");
    assertThat(event.path("endsAt").asText()).startsWith("2026-12-13T01:00");
    assertThat(event.path("partyLimit").asInt()).isEqualTo(3);
    assertThat(event.path("waitlist").asText()).isEqualTo("strict");
    assertThat(event.has("capacity") || event.has("deadline")).isFalse();
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/event title gala", "What is the event called?")
        .says(ORGANISER, "/event end gala 2026-12-12 17:00", "ends before it begins")
        .says(ORGANISER, "/活动 结束 gala 17:30", "结束时间早于开始时间")
        .says(ORGANISER, "/event party gala many", "“many” is no number of seats", "1 to 50")
        .says(ORGANISER, "/活动 每人 gala 99", "应为1到50")
        .says(ORGANISER, "/event waitlist gala purple", "“purple” is no rule", "strict")
        .says(ORGANISER, "/活动 候补 gala 随便", "“随便”不是候补规则")
        .says(ORGANISER, "/event move gala 2020-01-01 10:00", "past")
        .says(ORGANISER, "/活动 改期 gala 2020-01-01 10:00", "过去");
    assertThat(gala()).isEqualTo(event);
    conversation.in(LI).says(LI, "/event title gala Mine", "Only the organisers and hosts");
  }

  @Test
  void oneEventHasACalendarAddressOfItsOwn() {
    String said = conversation.in(LI).answers(LI, "/calendar gala").get(0);
    String path = said.substring(said.indexOf("/calendar/")).split("\\s")[0];
    assertThat(service.send("GET", path, "").body()).contains("SUMMARY:Gala");
    patch("{\"title\":\"Ball\"}");
    assertThat(service.send("GET", path, "").body())
        .contains("SUMMARY:Ball", "UID:gala@alumni.example.org");
    conversation
        .in(LI)
        .says(LI, "/日历 gala", "日历订阅地址", path)
        .says(LI, "/calendar gala revoke", "Only the organisers")
        .says(LI, "/calendar nowhere", "no chapter and no event");
    conversation.in(ORGANISER).says(ORGANISER, "/日历 gala 作废", "已失效");
    assertThat(service.send("GET", path, "").statusCode()).isEqualTo(404);
  }

  @Test
  void whoOrganisesForAChapterSetsNothingOfOthersEvents() {
    conversation
        .in(CHAPTER_ADMIN)
        .says(CHAPTER_ADMIN, "/confirm gala 24h", "Only the organisers and hosts of “Gala”")
        .says(CHAPTER_ADMIN, "/抽签 gala 开", "只有“Gala”的组织者和协办人")
        .says(CHAPTER_ADMIN, "/checkin gala open", "Only the organisers and hosts of “Gala”");
    patch("{\"owners\":[\"shenzhen\"]}");
    conversation
        .in(CHAPTER_ADMIN)
        .says(CHAPTER_ADMIN, "/confirm gala 24h", "24 h 0 min to confirm");
  }

  @Test
  void anEventIsOfOneOrTwoAssociations() {
    try (TestService three =
        TestService.start(directory.resolve("."), server.uri(), """
        association: {language: en}
        redis: {accept: [appendfsync-no]}
        organisers: ["telegram:21"]
        chapters:
          - {id: shenzhen, name: {zh: 深圳校友会, en: Shenzhen Chapter}, timeZone: Asia/Shanghai}
          - {id: london, name: {zh: 伦敦校友会, en: London Chapter}, timeZone: Europe/London}
          - {id: berlin, name: {zh: 柏林校友会, en: Berlin Chapter}, timeZone: Europe/Berlin}
        """, telegram.config(), clock)) {
      Conversation there = talkTo(three).in(ORGANISER);
      there
          .says(ORGANISER, "/event owner gala shenzhen, london", "belongs to shenzhen, london now")
          .says(ORGANISER, "/event owner gala shenzhen london berlin", "at most 2 chapters")
          .says(ORGANISER, "/活动 主办 gala 深圳、伦敦、柏林", "最多由2个分会主办")
          .says(ORGANISER, "/event owner gala mars", "“mars” is neither a chapter");
      String owners = "{\"owners\":[\"shenzhen\",\"london\",\"berlin\"]}";
      assertThat(three.api("PATCH", "/events/gala", owners).body())
          .contains("/owners", "at most 2");
      assertThat(parse(three.api("GET", "/events/gala", "").body()).path("owners"))
          .hasSize(2);
    }
  }

  @Test
  void theAddressOfAChaptersCalendarIsForItsOwnOrganisers() {
    try (TestService two =
        TestService.start(directory.resolve("."), server.uri(), """
        association: {language: en}
        redis: {accept: [appendfsync-no]}
        organisers: ["telegram:21"]
        server: {publicUrl: "https://alumni.example.org"}
        chapters:
          - {id: shenzhen, name: {zh: 深圳校友会, en: Shenzhen Chapter}, timeZone: Asia/Shanghai, admins: ["telegram:22"]}
          - {id: london, name: {zh: 伦敦校友会, en: London Chapter}, timeZone: Europe/London}
        """, telegram.config(), clock)) {
      Conversation there = talkTo(two);
      there
          .in(ORGANISER)
          .says(ORGANISER, "/calendar london", "https://alumni.example.org/calendar/");
      there
          .in(CHAPTER_ADMIN)
          .says(CHAPTER_ADMIN, "/calendar london", "Only the organisers of london")
          .says(CHAPTER_ADMIN, "/日历 london 作废", "只有london的组织者")
          .says(CHAPTER_ADMIN, "/calendar shenzhen", "https://alumni.example.org/calendar/");
      assertThat(String.join("", telegram.said(CHAPTER_ADMIN))).containsOnlyOnce("/calendar/");
    }
  }
}
