package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A checklist with owners and days: taken, given, done, undone, and its owners are reminded. */
class FoundingDialogueIT extends Union {
  @BeforeEach
  void people() {
    member(LI, "李雷", "zh-hans");
    member(ANN, "Ann Lee", "en");
    member(ORGANISER, "Olga Org", "en");
    for (String name : List.of("Ann%20Lee", "%E6%9D%8E%E9%9B%B7", "Olga%20Org")) {
      soon()
          .until(() -> parse(service.api("GET", "/members?q=" + name, "").body())
                  .path("items")
                  .size()
              == 1);
    }
  }

  private long heard(long person, String fragment) {
    return telegram.said(person).stream()
        .filter(text -> text.contains(fragment))
        .count();
  }

  @Test
  void whatEveryUnionDoesIsCountedFromItsDay() {
    with(ORGANISER).says(ORGANISER, "founding begin 2027-03-01", "11 tasks", "2027-03-01");
    with(ANN)
        .says(
            ANN,
            "founding",
            "0 of 11 done",
            "1: Gather the initiators",
            "nobody yet · by 2026-12-01",
            "10: Hold the founding assembly",
            "by 2027-03-01",
            "11: Send the minutes",
            "by 2027-03-08");
    with(LI).speaking("zh-hans").says(LI, "筹备", "共11项", "起草章程", "待认领 · 2026-12-16前");
    with(ANN).says(ANN, "founding begin 2027-03-01", "for organisers");
  }

  @Test
  void anOwnerIsRemindedThreeDaysBeforeOnTheDayAndWhenItIsLate() {
    with(ORGANISER)
        .says(
            ORGANISER, "founding add Draft the charter | Ann Lee | 2026-12-10", "1: Draft", "Ann");
    hears(ANN, "asked to do this by 2026-12-10", "Draft the charter");
    time.pass(Duration.ofDays(18));
    assertThat(heard(ANN, "By 2026-12-10")).as("on the 6th of December").isZero();
    time.pass(Duration.ofDays(1));
    hears(ANN, "By 2026-12-10, you wanted", "task 1");
    time.pass(Duration.ofDays(3));
    hears(ANN, "Today is the day", "Draft the charter");
    tap(ANN, "A week later", "by 2026-12-17");
    time.pass(Duration.ofDays(2));
    with(ANN).says(ANN, "undo", "by 2026-12-10", "late");
    with(ANN).says(ANN, "founding move 1 2026-12-17", "by 2026-12-17");
    time.pass(Duration.ofDays(2));
    hears(ANN, "By 2026-12-17, you wanted");
    with(ANN).says(ANN, "founding done 1", "✓ 1: Draft the charter");
    time.pass(Duration.ofDays(10));
    // Whoever is through is not reminded; this is what would have come after it.
    with(ORGANISER).says(ORGANISER, "founding add Afterwards | Ann Lee | 2027-01-20", "2: ");
    hears(ANN, "asked to do this by 2027-01-20");
    assertThat(heard(ANN, "Today is the day")).isEqualTo(1);
    assertThat(heard(ANN, "This was to be done")).isZero();
  }

  @Test
  void whoIsLateHearsItOnceAndInTheirLanguage() {
    with(ORGANISER).says(ORGANISER, "筹备 添加 落实场地 | 李雷 | 12月1日", "1: 落实场地", "李雷", "2026-12-01");
    hears(LI, "请您在2026-12-01之前完成：落实场地");
    time.pass(Duration.ofDays(16));
    hears(LI, "应在2026-12-01之前完成：落实场地");
    with(LI).speaking("zh-hans").says(LI, "筹备 我的", "已逾期");
    tap(LI, "延期一周", "2026-12-11前");
    with(LI).speaking("zh-hans").says(LI, "筹备 完成 1", "✓ 1：落实场地");
    with(LI).speaking("zh-hans").says(LI, "撤销", "1：落实场地", "2026-12-11前");
    with(LI).speaking("zh-hans").says(LI, "筹备 放弃 1", "待认领");
    with(LI).speaking("zh-hans").says(LI, "撤销", "落实场地 · 李雷");
    assertThat(heard(LI, "应在2026-12-01之前完成")).isEqualTo(1);
  }

  @Test
  void whatIsMissingIsAskedAndAStepIsTakenBack() {
    with(ORGANISER)
        .says(ORGANISER, "founding add", "What is to be done")
        .says(ORGANISER, "Rent a hall", "By which day")
        .says(ORGANISER, "yesterday", "one day that is not over")
        .says(ORGANISER, "20 December", "Who does it")
        .says(ORGANISER, "Nobody Known", "know no member")
        .says(ORGANISER, "myself", "1: Rent a hall · Olga Org · by 2026-12-20")
        .says(ORGANISER, "undo", "Taken off: 1")
        .says(ORGANISER, "founding", "Nothing is on the checklist")
        .says(ORGANISER, "founding restore 1", "1: Rent a hall")
        .says(ORGANISER, "founding give 1 Ann Lee", "Ann Lee")
        .says(ORGANISER, "undo", "Olga Org");
  }

  @Test
  void othersTasksAreTheirsAndInAGroupNobodyIsNamed() {
    with(ORGANISER).says(ORGANISER, "founding add Rent a hall | Ann Lee | 2026-12-20", "1:");
    with(ORGANISER).says(ORGANISER, "founding add Print badges | | 2026-12-20", "nobody yet");
    with(LI).speaking("zh-hans").says(LI, "筹备 完成 1", "由别人负责");
    with(LI).speaking("zh-hans").says(LI, "筹备 交给 1 李雷", "组织者的功能");
    conversation
        .in(GROUP)
        .speaking("zh-hans")
        .says(LI, "/筹备", "Rent a hall", "已有人负责", "Print badges", "待认领");
    assertThat(telegram.said(GROUP)).noneMatch(text -> text.contains("Ann"));
    tap(LI, "认领2", "2：Print badges · 李雷");
    with(GUEST).says(GUEST, "founding", "");
    assertThat(telegram.said(GUEST)).noneMatch(text -> text.contains("Rent"));
  }

  @Test
  void theOfficeWorksOnTheSameListThroughTheApi() {
    assertThat(service
            .api("POST", "/preparations", "{\"title\":\"x\",\"due\":\"soon\"}")
            .statusCode())
        .isEqualTo(422);
    String member = known.get(ANN).value();
    JsonNode made = parse(service
        .api(
            "POST",
            "/preparations",
            "{\"title\":\"Print badges\",\"owner\":\"" + member + "\",\"due\":\"2026-12-20\"}")
        .body());
    assertThat(made.path("id").asInt()).isEqualTo(1);
    assertThat(made.path("ownerName").asText()).isEqualTo("Ann Lee");
    hears(ANN, "asked to do this by 2026-12-20", "Print badges");
    JsonNode done =
        parse(service.api("PATCH", "/preparations/1", "{\"state\":\"DONE\"}").body());
    assertThat(done.path("state").asText()).isEqualTo("DONE");
    with(ANN).says(ANN, "founding", "1 of 1 done", "✓ 1: Print badges");
    parse(service
        .api(
            "PATCH",
            "/preparations/1",
            "{\"state\":\"OPEN\",\"due\":\"2026-12-24\",\"owner\":null}")
        .body());
    with(ANN).says(ANN, "founding", "nobody yet · by 2026-12-24");
    assertThat(service.api("PATCH", "/preparations/9", "{\"state\":\"DONE\"}").statusCode())
        .isEqualTo(404);
    assertThat(parse(service
                .api("POST", "/preparations/begin", "{\"day\":\"2027-03-01\"}")
                .body())
            .path("items"))
        .hasSize(11);
    assertThat(parse(service.api("GET", "/preparations", "").body()).path("items"))
        .hasSize(12);
  }
}
