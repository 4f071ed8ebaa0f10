package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How seats are given out, and the calendars of chapters, through the real bot. */
class SeatRulesDialogueIT extends Dialogue {
  @BeforeEach
  void event() {
    makeEvent();
  }

  private String last(long person, String words) {
    conversation
        .in(person)
        .work(TelegramBotApi.message(person, person, words, START.getEpochSecond()));
    return lastSaid(person);
  }

  private String lastSaid(long chat) {
    List<String> said = telegram.said(chat);
    return said.isEmpty() ? "" : said.get(said.size() - 1);
  }

  private JsonNode rsvp(String status) {
    for (JsonNode item :
        parse(service.api("GET", "/events/gala/rsvps", "").body()).path("items")) {
      if (item.path("status").asText().equals(status)) {
        return item;
      }
    }
    return parse("{}");
  }

  @Test
  void aTitleStandsForAnIdAlsoBeforeARule() {
    makeEvent(EVENT.replace("\"gala\"", "\"e7\"").replace("Gala", "羽毛球 / Badminton evening"));
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/确认名额 羽毛球 24小时", "羽毛球", "24")
        .says(ORGANISER, "/confirm Badminton evening off", "Badminton evening", "has it at once")
        .says(ORGANISER, "/event deadline e7 2026-12-10 12:00", "10 Dec")
        .says(ORGANISER, "/draw Badminton evening on", "drawn by lot on Thu 10 Dec");
  }

  @Test
  void whoGetsASeatFromTheWaitingListConfirmsItInATime() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/confirm gala 10 min", "no time to confirm in")
        .says(ORGANISER, "/confirm gala 24h", "24 h 0 min to confirm")
        .says(ORGANISER, "/确认名额 gala 2天", "48小时");
    conversation.in(LI).says(LI, "/confirm gala off", "for organisers");
    conversation.in(GUEST).says(GUEST, "/confirm gala", "nothing for you to confirm");
    conversation
        .in(GROUP)
        .says(LI, "/rsvp gala yes +1", "You have 2 seats")
        .says(GUEST, "/rsvp gala yes +1", "number 1 on the waiting list")
        .says(LI, "/rsvp gala no", "cannot come");
    soon().until(() -> lastSaid(GUEST).contains("held for you until"));
    assertThat(lastSaid(GUEST)).contains("2 seats for “Gala” came free");
    assertThat(rsvp("ACCEPTED").path("confirmBy").asText()).startsWith("2026-11-20T02:0");
    conversation
        .in(GROUP)
        .says(GUEST, "/rsvp gala yes", "Your 2 seats for “Gala”: confirmed")
        .says(GUEST, "/confirm gala", "nothing for you to confirm");
    assertThat(rsvp("ACCEPTED").has("confirmBy")).isFalse();
    assertThat(rsvp("ACCEPTED").path("seats").asInt()).isEqualTo(2);
  }

  @Test
  void seatsAreDrawnInsteadIfTheOrganiserSaysSo() {
    conversation.in(ORGANISER).says(ORGANISER, "/draw gala on", "needs a deadline");
    assertThat(service.api("PATCH", "/events/gala", "{\"draw\":\"PENDING\"}").statusCode())
        .isEqualTo(422);
    assertThat(service.api("GET", "/events/gala/draw", "").statusCode()).isEqualTo(404);
    assertThat(service
            .api("PATCH", "/events/gala", "{\"deadline\":\"2026-12-01T10:00:00+08:00\"}")
            .statusCode())
        .isEqualTo(200);
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/draw gala on", "drawn by lot on Tue 1 Dec, 10:00", "SHA-256");
    JsonNode draw = parse(service.api("GET", "/events/gala/draw", "").body());
    assertThat(draw.path("state").asText()).isEqualTo("PENDING");
    assertThat(draw.has("secret")).as("told after the draw only").isFalse();
    conversation
        .in(GROUP)
        .says(LI, "/rsvp gala yes", "You are in the draw for “Gala”")
        .says(ANN, "/抽签 gala", draw.path("commitment").asText());
    conversation.in(LI).says(LI, "/draw gala", "Your own entry");
    assertThat(service
            .api("PATCH", "/chats/telegram/main/-1001", "{\"language\":\"zh\"}")
            .statusCode())
        .isEqualTo(200);
    conversation.in(GROUP).says(LI, "/lang en", "English").says(LI, "/draw gala", "抽签决定");
    conversation.in(LI).says(LI, "/draw gala", "drawn by lot");
    assertThat(rsvps()).containsExactly("11 WAITLISTED 1");
    conversation.in(LI).says(LI, "/draw gala off", "for organisers");
    assertThat(service.api("PATCH", "/events/gala", "{\"draw\":null}").statusCode())
        .isEqualTo(200);
    soon().until(() -> rsvps().equals(List.of("11 ACCEPTED 1")));
    soon().until(() -> lastSaid(LI).contains("came free and is yours"));
  }

  @Test
  void whatIsToBeDrawnKeepsADeadlineBeforeItsStart() {
    api(200, "{\"deadline\":\"2026-12-12T18:00:00+08:00\"}");
    conversation.in(ORGANISER).says(ORGANISER, "/draw gala on", "before the event begins");
    api(422, "{\"draw\":\"PENDING\"}");
    api(200, "{\"deadline\":\"2026-12-01T10:00:00+08:00\",\"draw\":\"PENDING\"}");
    for (String patch : List.of(
        "{\"deadline\":null}",
        "{\"deadline\":\"2026-12-12T18:00:00+08:00\"}",
        "{\"deadline\":\"2026-11-17T10:00:00+08:00\"}",
        "{\"startsAt\":\"2026-12-01T10:00:00+08:00\"}")) {
      assertThat(api(422, patch)).as(patch).contains("\"at\":\"/deadline\"", "seats are drawn");
    }
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/event deadline gala 2026-12-12 18:00", "drawn at its deadline")
        .says(ORGANISER, "/活动 截止 gala 2026-12-12 18:00", "在截止时抽签")
        .says(ORGANISER, "/event move gala 2026-11-30 18:00", "drawn at its deadline")
        .says(ORGANISER, "/event deadline gala 2026-12-02 18:00", "2 Dec, 18:00")
        .says(ORGANISER, "/event move gala 2026-12-13 18:00", "13 Dec, 18:00");
    api(200, "{\"title\":\"Ball\"}");
  }

  private String api(int status, String patch) {
    var answer = service.api("PATCH", "/events/gala", patch);
    assertThat(answer.statusCode()).as("%s: %s", patch, answer.body()).isEqualTo(status);
    return answer.body();
  }

  private static Calendar calendar(String text) throws Exception {
    return new CalendarBuilder().build(new StringReader(text));
  }

  private static String value(Calendar calendar, String name) {
    VEvent event = (VEvent) calendar.getComponent(Component.VEVENT).orElseThrow();
    return event.getProperty(name).map(found -> ((Property) found).getValue()).orElse("");
  }

  private static String path(String said) {
    return said.substring(said.indexOf("/calendar/")).split("\\s")[0];
  }

  @Test
  void aChapterHasACalendarThatTellsACancellationAndCanBeRevoked() throws Exception {
    assertThat(service
            .api("PATCH", "/chats/telegram/main/" + GROUP, "{\"chapter\":\"shenzhen\"}")
            .statusCode())
        .isEqualTo(200);
    assertThat(last(LI, "/calendar shenzhen")).contains("for organisers");
    assertThat(last(ORGANISER, "/calendar nowhere")).contains("no chapter");
    String chapter = path(last(ORGANISER, "/calendar shenzhen"));
    conversation.in(GROUP).says(LI, "/rsvp gala yes", "You have a seat");
    String member = path(last(LI, "/calendar"));
    for (String feed : List.of(chapter, member)) {
      Calendar before = calendar(service.send("GET", feed, "").body());
      assertThat(value(before, "SUMMARY")).isEqualTo("Gala");
      assertThat(value(before, "STATUS")).isEqualTo("CONFIRMED");
    }
    int sequence =
        Integer.parseInt(value(calendar(service.send("GET", chapter, "").body()), "SEQUENCE"));
    service.api("PATCH", "/events/gala", "{\"state\":\"CANCELLED\"}");
    for (String feed : List.of(chapter, member)) {
      Calendar after = calendar(service.send("GET", feed, "").body());
      assertThat(value(after, "STATUS")).isEqualTo("CANCELLED");
      assertThat(value(after, "UID")).isEqualTo("gala@alumni.example.org");
      assertThat(Integer.parseInt(value(after, "SEQUENCE"))).isGreaterThan(sequence);
    }
    String file = service.api("GET", "/events/gala?format=ics", "").body();
    assertThat(calendar(file).getMethod().getValue()).isEqualTo("CANCEL");
    assertThat(last(ORGANISER, "/日历 shenzhen 作废")).contains("已失效");
    assertThat(service.send("GET", chapter, "").statusCode()).isEqualTo(404);
    assertThat(service.send("GET", member, "").statusCode()).isEqualTo(200);
    assertThat(path(last(ORGANISER, "/calendar shenzhen"))).isNotEqualTo(chapter);
    assertThat(last(LI, "/calendar revoke")).contains("leads nowhere");
    assertThat(service.send("GET", member, "").statusCode()).isEqualTo(404);
  }

  @Test
  void aNameIsTheSameInTraditionalAndSimplifiedCharacters() {
    conversation
        .in(GROUP)
        .says(LI, "/rsvp gala yes for 張偉", "張偉")
        .says(LI, "/rsvp gala yes +1 for 张伟", "2个座位");
    assertThat(parse(service.api("GET", "/events/gala/rsvps", "").body()).path("items"))
        .hasSize(1);
    conversation.in(ORGANISER).says(ORGANISER, "/checkin gala 张伟", "✅");
  }

  @Test
  void soManyPlacesAsAreSaidAreDrawnAtOnceAfterAQuestion() {
    assertThat(service
            .api(
                "PATCH",
                "/events/gala",
                "{\"capacity\":3,\"deadline\":\"2026-12-01T10:00:00+08:00\"}")
            .statusCode())
        .isEqualTo(200);
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/event draw gala 2", "not drawn by lot")
        .says(ORGANISER, "/draw gala on", "drawn by lot on Tue 1 Dec");
    for (long person : new long[] {LI, ANN, GUEST}) {
      conversation.in(GROUP).says(person, "/rsvp gala yes", "You are in the draw");
    }
    conversation.in(LI).says(LI, "/draw gala 2 yes", "for organisers");
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/event draw gala 4", "4 places", "cannot be drawn", "3 are free")
        .says(ORGANISER, "/event draw gala 0", "one at least")
        .says(ORGANISER, "/event draw gala 2 不确定", "现在就抽出“Gala”的2个名额吗")
        .says(ORGANISER, "/event draw gala 2", "Draw 2 places of “Gala” now?", "draw gala 2 yes");
    assertThat(rsvps()).allMatch(line -> line.contains("WAITLISTED"));
    conversation.in(ORGANISER).presses(ORGANISER, "Draw now");
    assertThat(telegram.said(ORGANISER)).last().asString().contains("Secret");
    assertThat(rsvps()).filteredOn(line -> line.contains("ACCEPTED")).hasSize(2);
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/event draw gala 1", "drawn already")
        .says(ORGANISER, "/event draw gala 2 yes", "2 places were given out in this order");
    JsonNode draw = parse(service.api("GET", "/events/gala/draw", "").body());
    List<String> told = new ArrayList<>();
    TreeMap<String, Integer> entries = new TreeMap<>();
    for (JsonNode entry : draw.path("entries")) {
      told.add(entry.path("entry").asText());
      entries.put(entry.path("entry").asText(), entry.path("seats").asInt());
    }
    StringBuilder list = new StringBuilder();
    entries.forEach(
        (entry, seats) -> list.append(entry).append(' ').append(seats).append('\n'));
    String seed = sha(draw.path("secret").asText() + ":" + sha(list.toString()));
    List<String> again = new ArrayList<>(entries.keySet());
    again.sort(Comparator.comparing(entry -> sha(seed + ":" + entry)));
    assertThat(told).hasSize(3).isEqualTo(again);
    assertThat(rsvps()).filteredOn(line -> line.contains("ACCEPTED")).hasSize(2);
  }

  private static String sha(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
