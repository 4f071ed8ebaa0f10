package io.reunion;

import static io.reunion.TelegramBotApi.added;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two associations meet online, the evening after the clocks were put forward in London: a Chinese group and an English one,
 * some people in both, a box of questions before it, and an agenda out of it.
 */
class JointMeetingDialogueIT extends Union {
  private static final long BEIJING = GROUP;
  private static final long LONDON = OTHER_GROUP;

  /** On the 28th of March 2027, 01:00 UTC, London goes to summer time. */
  private static final String MEETING = """
      {"id":"joint","title":"Beijing meets London","startsAt":"2027-03-28T20:00:00+08:00",
       "endsAt":"2027-03-28T22:00:00+08:00","timeZone":"Asia/Shanghai","place":"online","owners":["beijing","london"],
       "chats":["telegram/main/-1001","telegram/main/-1002"]}""";

  @BeforeEach
  void twoGroups() {
    conversation.work(added(LONDON));
    chat(BEIJING, "zh", "Asia/Shanghai", "beijing");
    chat(LONDON, "en", "Europe/London", "london");
    member(LI, "李雷", "zh-hans");
    member(ANN, "Ann Lee", "en");
    member(GUEST, "Guo Guo", "en");
    member(ORGANISER, "Olga Org", "en");
    assertThat(service.api("POST", "/events", MEETING).statusCode()).isEqualTo(201);
    hears(BEIJING, "Beijing meets London");
    hears(LONDON, "Beijing meets London");
  }

  private void chat(long chat, String language, String zone, String chapter) {
    assertThat(service
            .api(
                "PATCH",
                "/chats/telegram/main/" + chat,
                "{\"language\":\"" + language + "\",\"timeZone\":\"" + zone + "\",\"chapter\":\""
                    + chapter + "\"}")
            .statusCode())
        .isEqualTo(200);
  }

  private void ask(long chat, long person, String words, String... fragments) {
    assertThat(conversation.in(chat).answers(person, words))
        .singleElement()
        .asString()
        .contains(fragments);
  }

  @Test
  void theClocksAreRightOnBothSidesOfTheChange() {
    assertThat(telegram.said(BEIJING)).anyMatch(text -> text.contains("20:00"));
    assertThat(telegram.said(LONDON)).as("summer time").anyMatch(text -> text.contains("13:00"));
    String before = MEETING
        .replace("\"joint\"", "\"eve\"")
        .replace("Beijing meets London", "Rehearsal")
        .replace("2027-03-28", "2027-03-27");
    assertThat(service.api("POST", "/events", before).statusCode()).isEqualTo(201);
    hears(LONDON, "Rehearsal", "12:00");
    hears(BEIJING, "Rehearsal", "20:00");
    String file = service.api("GET", "/events/joint?format=ics", "").body();
    assertThat(file).contains("DTSTART;TZID=Asia/Shanghai:20270328T200000");
    conversation.in(LONDON).says(ORGANISER, "/question open joint", "13:00");
    conversation.in(BEIJING).says(LI, "/提问 议程 joint", "Beijing meets London");
  }

  @Test
  void whoIsInBothGroupsCountsOnce() {
    conversation.in(BEIJING).answers(GUEST, "/rsvp joint yes");
    conversation.in(LONDON).answers(GUEST, "/rsvp joint yes");
    conversation.in(LONDON).answers(ANN, "/rsvp joint yes");
    JsonNode event = parse(service.api("GET", "/events/joint", "").body());
    assertThat(event.path("seatsTaken").asInt()).isEqualTo(2);
    assertThat(event.path("owners")).hasSize(2);
    with(ORGANISER).says(ORGANISER, "question open joint", "box #1");
    ask(BEIJING, GUEST, "/question Who pays for the venue?", "Question 1");
    ask(LONDON, GUEST, "/question Who pays for that venue?", "Question 2");
    with(ORGANISER).says(ORGANISER, "question group 1 2", "under 1");
    with(ORGANISER).says(ORGANISER, "question agenda", "(one person)");
  }

  @Test
  void elevenQuestionsBecomeAnAgendaAndEveryAskerHearsWhatBecameOfTheirs() {
    with(ORGANISER).says(ORGANISER, "question open Another meeting", "box #1");
    with(ORGANISER).says(ORGANISER, "question open joint", "box #2", "Beijing meets London");
    // In the meeting's groups it is clear which box is meant; in a direct chat it is named.
    ask(BEIJING, LI, "/提问 怎么申请联合基金？", "1号", "Beijing meets London");
    ask(BEIJING, LI, "/提问 明年在哪里聚会？", "2号");
    ask(LONDON, ANN, "/question How do I find a mentor in London?", "Question 3");
    ask(LONDON, ANN, "/question Will there be a shared job board?", "Question 4");
    ask(LONDON, GUEST, "/question Could the meeting be recorded?", "Question 5");
    with(LI).speaking("zh-hans").says(LI, "提问：校友卡能在伦敦用吗？", "问哪个会议", "#2");
    with(LI).speaking("zh-hans").says(LI, "提问 #joint 校友卡能在伦敦用吗？", "6号");
    ask(LONDON, ANN, "/question Who pays for the venue?", "Question 7");
    ask(LONDON, GUEST, "/question When do we vote for the board?", "Question 8");
    ask(BEIJING, GUEST, "/提问 联合基金如何申请？", "9");
    ask(LONDON, GUEST, "/question How can one find mentors in London?", "Question 10");
    ask(LONDON, LI, "/question Could you record the meeting?", "11");
    List<String> similar = with(ORGANISER).answers(ORGANISER, "question similar joint");
    assertThat(similar.get(0)).contains("and 9:", "and 10:", "and 11:").doesNotContain(" 7:");
    with(ORGANISER).says(ORGANISER, "question group 1 9", "under 1");
    with(ORGANISER).says(ORGANISER, "question group 3 10", "under 3");
    with(ORGANISER).says(ORGANISER, "question group 5 11", "under 5");
    with(ORGANISER).says(ORGANISER, "question publish joint", "8 points", "Beijing meets London");
    theAgendaIsOnThePageAndInTheCalendar();
    with(ORGANISER).says(ORGANISER, "question publish 1", "belongs to no event");
    for (int number : List.of(1, 2, 3, 4, 5)) {
      with(ORGANISER).answers(ORGANISER, "question answered " + number + ": answer " + number);
    }
    with(ORGANISER).says(ORGANISER, "question close joint", "8 answered, 3 still open");
    hears(LI, "1号提问", "answer 1");
    hears(LI, "2号提问", "answer 2");
    hears(LI, "6号提问", "仍待解答");
    hears(LI, "11号提问", "answer 5");
    hears(ANN, "Question 3", "answer 3");
    hears(ANN, "Question 4", "answer 4");
    hears(ANN, "Question 7", "still open");
    hears(GUEST, "Question 5", "answer 5");
    hears(GUEST, "Question 8", "still open");
    hears(GUEST, "Question 9", "answer 1");
    hears(GUEST, "Question 10", "answer 3");
  }

  private void theAgendaIsOnThePageAndInTheCalendar() {
    List<String> lines = new ArrayList<>();
    parse(service.api("GET", "/events/joint", "").body())
        .path("agenda")
        .forEach(line -> lines.add(line.asText()));
    assertThat(lines).hasSize(8).startsWith("1: 怎么申请联合基金？").contains("7: Who pays for the venue?");
    String file = service.api("GET", "/events/joint?format=ics", "").body().replace("\r\n ", "");
    assertThat(file).contains("DESCRIPTION:1: 怎么申请联合基金？\\n");
    JsonNode box =
        parse(service.api("GET", "/questions", "").body()).path("items").get(1);
    assertThat(box.path("event").asText()).isEqualTo("joint");
    assertThat(box.path("questions")).hasSize(11);
  }
}
