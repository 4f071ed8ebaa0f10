package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.member.Field;
import io.reunion.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How alumni take part, in the four modes, in numbers that tell of nobody. */
class EngagementDialogueIT extends Union {
  private static final int PEOPLE = 24;

  /** Twelve in Shenzhen, nine in Berlin, three in Oslo. */
  private static String chapter(int i) {
    if (i < 12) {
      return "shenzhen";
    }
    return i < 21 ? "berlin" : "oslo";
  }

  private static long user(int i) {
    return 600 + i;
  }

  private void people() {
    for (int i = 0; i < PEOPLE; i++) {
      member(
          user(i),
          Map.of(
              Field.NAME, List.of("Person " + i),
              Field.CLASS_YEAR, List.of(i < 10 ? "1998" : "2004"),
              Field.CHAPTER, List.of(chapter(i))),
          "en");
    }
  }

  /** An answer to the admin, to whom what was suggested is told meanwhile. */
  private void tells(String command, String... fragments) {
    tells(with(ADMIN), command, fragments);
  }

  private static void tells(Conversation admin, String command, String... fragments) {
    assertThat(admin.answers(ADMIN, command))
        .anySatisfy(text -> assertThat(text).contains(fragments));
  }

  private JsonNode report(String by) {
    return parse(service.api("GET", "/engagement?by=" + by, "").body());
  }

  private static JsonNode row(JsonNode report, String group) {
    for (JsonNode row : report.path("items")) {
      if (row.path("group").asText().equals(group)) {
        return row;
      }
    }
    throw new AssertionError("no group " + group + " in " + report);
  }

  @Test
  void peopleAreCountedOnceInEachModeAndAFewAreNotTold() {
    people();
    // Seven of Shenzhen and two of Oslo write, one of them twice.
    for (int i : List.of(0, 1, 2, 3, 4, 5, 6, 21, 22, 0)) {
      with(user(i)).says(user(i), "suggest: more evenings, please " + i, "");
    }
    with(ADMIN).answers(ADMIN, "help");
    tells("engagement gifts 14 shenzhen=8 berlin=6", "14 gave", "2026-10");
    assertThat(report("chapter").path("total").path("communication").isNull())
        .as("the month is not over")
        .isTrue();
    time.pass(Duration.ofDays(20));
    tells("engagement gifts 14 shenzhen=8 berlin=6", "2026-11");
    JsonNode chapters = report("chapter");
    assertThat(chapters.path("from").asText()).isEqualTo("2025-12-01");
    assertThat(chapters.path("to").asText()).isEqualTo("2026-11-30");
    JsonNode total = chapters.path("total");
    assertThat(total.path("members").asInt()).isEqualTo(PEOPLE);
    assertThat(total.path("communication").asInt()).isEqualTo(9);
    assertThat(total.path("volunteer").isNull()).isTrue();
    assertThat(total.path("philanthropic").asInt()).isEqualTo(14);
    assertThat(chapters.path("any").asInt()).isEqualTo(9);
    // Two of Oslo are too few; and with them seven of Shenzhen, since 9 - 7 would tell of the two.
    for (String group : List.of("shenzhen", "berlin", "oslo")) {
      assertThat(row(chapters, group).path("communication").isNull()).as(group).isTrue();
    }
    assertThat(row(chapters, "oslo").path("members").isNull()).isTrue();
    assertThat(row(chapters, "berlin").path("members").isNull())
        .as("24 - 12 - 9 would tell of the three")
        .isTrue();
    JsonNode classes = report("class");
    assertThat(row(classes, "1990s").path("members").asInt()).isEqualTo(10);
    assertThat(row(classes, "1990s").path("communication").isNull()).isTrue();
  }

  @Test
  void theReportIsForAdminsInBothLanguages() {
    people();
    for (int i = 0; i < 6; i++) {
      with(user(i)).says(user(i), "suggest: evenings " + i, "");
      with(user(12 + i)).says(user(12 + i), "suggest: mornings " + i, "");
    }
    time.pass(Duration.ofDays(20));
    tells(
        "engagement",
        "2025-12-01 to 2026-11-30",
        "of 24 members",
        "communication (wrote): 12",
        "volunteer (gave their time): –",
        "fewer than five");
    tells(with(ADMIN).speaking("zh-hans"), "参与度 届别", "2025-12-01", "1990s", "2000s");
    tells("engagement gifts 3 shenzhen=8", "more people than 3");
    with(user(0)).says(user(0), "engagement", "admin");
    conversation.in(GROUP).says(ADMIN, "/engagement", "write that to me directly");
    assertThat(service.api("GET", "/engagement?by=name", "").statusCode()).isEqualTo(422);
    List<String> kept = RedisServer.await(server.redis().call(c -> c.keys("*ngagement*")));
    assertThat(kept).as("nothing of who took part is kept").isEmpty();
  }
}
