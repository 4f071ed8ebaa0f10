package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.member.Field;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody reads a story to whose exact words its person has not agreed. */
class ShowcaseDialogueIT extends Union {
  private static final String TEXT = "她从大坝开始，走到了风电。";

  @BeforeEach
  void people() {
    member(
        LI, Map.of(Field.NAME, List.of("李雷"), Field.STUDENT_NUMBER, List.of("2008001")), "zh-hans");
    member(ANN, "Ann Lee", "en");
    member(ORGANISER, "Olga Org", "en");
  }

  private void write() {
    with(ORGANISER)
        .says(ORGANISER, "story new", "About whom")
        .says(ORGANISER, "2008001", "title")
        .says(ORGANISER, "From dams to wind", "text")
        .says(ORGANISER, TEXT, "Story 1 is written", "李雷");
    hears(LI, "可以原样展示吗", TEXT);
  }

  private boolean isRead(String text) {
    return telegram.said(GROUP).stream().anyMatch(said -> said.contains(text))
        || telegram.said(ANN).stream().anyMatch(said -> said.contains(text));
  }

  @Test
  void itIsShownAfterTheYesAndTakenDownWherePossible() {
    write();
    conversation.in(GROUP).says(ORGANISER, "/story show 1", "has not agreed");
    with(ANN).says(ANN, "story 1", "no such story").says(ANN, "story 2026", "0 stories");
    assertThat(service.api("POST", "/stories/1/publish", "").statusCode()).isEqualTo(409);
    assertThat(isRead(TEXT)).isFalse();
    tap(LI, "同意，原样展示", "可以原样展示这份文字");
    conversation.in(GROUP).says(ORGANISER, "/story show 1", "From dams to wind", TEXT);
    with(ANN).says(ANN, "story 2026", "one story", "From dams to wind").says(ANN, "story 1", TEXT);
    int deleted = telegram.calls("deleteMessage").size();
    with(LI).says(LI, "风采 撤下 1", "已撤下", "1个群");
    assertThat(telegram.calls("deleteMessage")).hasSize(deleted + 1);
    with(ANN).says(ANN, "story 1", "no such story").says(ANN, "story 2026", "0 stories");
    assertThat(service.api("GET", "/stories", "").body()).contains("\"public\":false");
  }

  @Test
  void oneChangedCharacterVoidsTheConsent() {
    write();
    String agree = "story agree 1 " + digest();
    with(ORGANISER).says(ORGANISER, "story edit 1 " + TEXT + "！", "consent counts no more");
    with(LI).says(LI, agree, "没有记录任何同意");
    hears(LI, TEXT + "！");
    with(ANN).says(ANN, "story agree 1 " + digest(), "Nothing was agreed");
    with(ORGANISER).says(ORGANISER, "story show 1", "has not agreed");
    with(LI).says(LI, "风采 同意 1 " + digest(), "可以原样展示");
    with(ORGANISER).says(ORGANISER, "story show 1", "archive of 2026");
    assertThat(
            service.api("PATCH", "/stories/1", "{\"text\":\"Something else.\"}").statusCode())
        .isEqualTo(200);
    with(ANN).says(ANN, "story 1", "no such story");
    assertThat(service.api("POST", "/stories/1/publish", "").statusCode()).isEqualTo(409);
    with(ANN).says(ANN, "story edit 1 mine", "for organisers");
    assertThat(isRead("Something else.")).isFalse();
  }

  private String digest() {
    return TelegramBotApi.parse(service.api("GET", "/stories", "").body())
        .at("/items/0/digest")
        .asText();
  }
}
