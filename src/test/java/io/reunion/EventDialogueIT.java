package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is coming up, and making an event. */
class EventDialogueIT extends Dialogue {
  @Test
  void comingEventsAreListed() {
    conversation.in(GROUP).says(LI, "/events", "No event is open").says(LI, "/活动", "目前没有正在报名的活动");
    makeEvent();
    conversation
        .in(GROUP)
        .says(LI, "/events", "One event", "Gala", "rsvp gala")
        .says(LI, "@alumni_bot 活动", "近期有1个活动", "Gala", "12月12日");
  }

  @Test
  void anOrganiserMakesOneInALine() {
    conversation
        .in(ORGANISER)
        .says(LI, "/event new A | 2026-12-12 14:00", "for organisers")
        .says(LI, "/活动 新建 甲 | 2026-12-12 14:00", "仅限活动组织者");
    int before = telegram.said(GROUP).size();
    conversation
        .in(GROUP)
        .work(TelegramBotApi.message(
            GROUP,
            ORGANISER,
            "/活动 新建 校友年会 | 12月12日 14:00 | 图书馆报告厅 | 400人",
            START.getEpochSecond()));
    List<String> said =
        telegram.said(GROUP).subList(before, telegram.said(GROUP).size());
    assertThat(said).hasSize(2);
    assertThat(said).anySatisfy(text -> assertThat(text).contains("“校友年会”已创建"));
    assertThat(said)
        .anySatisfy(text -> assertThat(text).contains("校友年会", "14:00", "图书馆报告厅", "400"));
    var event = parse(service.api("GET", "/events", "").body()).path("items").get(0);
    assertThat(event.path("startsAt").asText()).isEqualTo("2026-12-12T14:00+08:00");
    assertThat(event.path("capacity").asInt()).isEqualTo(400);
    assertThat(event.path("place").asText()).isEqualTo("图书馆报告厅");
    assertThat(event.path("chats").get(0).asText()).isEqualTo("telegram/main/-1001");
  }

  @Test
  void anEventNeedsNoPlaceAndNoBound() {
    conversation
        .in(ORGANISER)
        .work(TelegramBotApi.message(
            ORGANISER,
            ORGANISER,
            "/event new Coffee | 2026-12-01 15:00-17:00 |",
            START.getEpochSecond()));
    var event = parse(service.api("GET", "/events", "").body()).path("items").get(0);
    assertThat(event.path("title").asText()).isEqualTo("Coffee");
    assertThat(event.path("endsAt").asText()).isEqualTo("2026-12-01T17:00+08:00");
    assertThat(event.path("place").asText()).isEmpty();
    assertThat(event.has("capacity")).isFalse();
  }

  @Test
  void aDayThatMayBeAMonthIsChosenByAButton() {
    Conversation organiser = conversation.in(ORGANISER);
    organiser.says(ORGANISER, "/event new Coffee | 03/04/2027 15:00 | Bar | 40", "more than one");
    organiser.presses(ORGANISER, "3 Apr 2027");
    JsonNode event =
        parse(service.api("GET", "/events", "").body()).path("items").get(0);
    assertThat(event.path("title").asText()).isEqualTo("Coffee");
    assertThat(event.path("startsAt").asText()).isEqualTo("2027-04-03T15:00+08:00");
    assertThat(event.path("place").asText()).isEqualTo("Bar");
    assertThat(event.path("capacity").asInt()).isEqualTo(40);
  }

  @Test
  void whatIsNotCertainIsAskedAbout() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/event new Coffee | 2025-12-01 15:00 | Bar", "in the past")
        .says(ORGANISER, "/活动 新建 咖啡 | 2025年12月1日 15:00 | 酒吧", "已经过去了")
        .says(ORGANISER, "/event new Coffee | 03/04/2027 15:00 | Bar", "more than one thing")
        .says(ORGANISER, "/event new Tea | 03/04/2027 15:00 | Bar", "more than one thing")
        .says(ORGANISER, "/event new Coffee | whenever | Bar", "cannot read “whenever”")
        .says(ORGANISER, "/活动 新建 咖啡 | 改天吧 | 酒吧", "看不懂时间")
        .says(
            ORGANISER,
            "/event new Coffee | 2026-12-12 15:00 | Bar | crowds",
            "“crowds”",
            "unlimited")
        .says(ORGANISER, "/活动 咖啡 | 2026-12-12 15:00 | 酒吧 | 很多人", "没看懂人数")
        .says(ORGANISER, "/event new Coffee", "“Coffee”", "When is it?")
        .says(ORGANISER, "/cancel", "Nothing was done")
        .says(ORGANISER, "/活动 新建 咖啡 | | 酒吧", "看不懂时间")
        .says(ORGANISER, "/event | 2026-12-12 15:00 | Bar", "in one line");
    assertThat(parse(service.api("GET", "/events", "").body()).path("items")).isEmpty();
  }

  @Test
  void anOrganiserMovesClosesAndCancelsInWords() {
    makeEvent();
    conversation.in(GROUP).says(LI, "/rsvp gala yes", "You have a seat");
    conversation
        .in(ORGANISER)
        .says(LI, "/event cancel gala", "Only the organisers")
        .says(ORGANISER, "/event cancel gola", "no event", "gola")
        .says(ORGANISER, "/event seats gala many", "“many” is no number of seats")
        .says(ORGANISER, "/event seats gala 5", "5 seats now")
        .says(ORGANISER, "/event place gala Garden House", "Garden House")
        .says(ORGANISER, "/event move gala 2025-12-13 19:00", "in the past")
        .says(ORGANISER, "/event move gala | 2026-12-13 19:00", "Sun 13 Dec, 19:00")
        .says(ORGANISER, "/event deadline gala 2026-12-14 19:00", "cannot be after the start")
        .says(ORGANISER, "/event deadline gala 2026-12-10 19:00", "until Thu 10 Dec, 19:00")
        .says(ORGANISER, "/event close gala", "no answers any more")
        .says(ANN, "/rsvp gala yes", "takes no answers")
        .says(ORGANISER, "/活动 开放 gala", "重新开放")
        .says(ANN, "/rsvp gala yes", "You have a seat")
        .says(ORGANISER, "/活动 名额 gala 1", "已经有2个座位")
        .says(ORGANISER, "/活动 取消 gala", "确定取消“Gala”")
        .says(ORGANISER, "/活动 取消 gala 确认", "已取消");
    var event = parse(service.api("GET", "/events/gala", "").body());
    assertThat(event.path("state").asText()).isEqualTo("CANCELLED");
    assertThat(event.path("startsAt").asText()).isEqualTo("2026-12-13T19:00+08:00");
    assertThat(event.path("place").asText()).isEqualTo("Garden House");
    assertThat(event.path("capacity").asInt()).isEqualTo(5);
    // Who comes is told in their direct chat, which is the one they wrote in.
    soon()
        .until(() -> telegram.said(ORGANISER).stream()
            .anyMatch(text ->
                text.contains("❗") && (text.contains("is cancelled.") || text.contains("取消了"))));
  }

  @Test
  void oneLineWithoutTheWordNewMakesAnEvent() {
    conversation
        .in(GROUP)
        .work(TelegramBotApi.message(
            GROUP, ORGANISER, "/活动 校友年会 | 12月12日 14:00 | 图书馆报告厅 | 400人", START.getEpochSecond()));
    var event = parse(service.api("GET", "/events", "").body()).path("items").get(0);
    assertThat(event.path("title").asText()).isEqualTo("校友年会");
    assertThat(event.path("capacity").asInt()).isEqualTo(400);
  }
}
