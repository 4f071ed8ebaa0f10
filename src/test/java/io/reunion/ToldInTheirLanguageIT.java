package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people are told without having just asked is in the language that they write in, or have chosen; here of a draw. */
class ToldInTheirLanguageIT extends Dialogue {
  /** Of somebody whose app does not say it. */
  private static final String UNKNOWN = "";

  @BeforeEach
  void aDraw() {
    makeEvent();
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event deadline gala 2026-12-10 18:00", "until")
        .says(ORGANISER, "draw gala on", "drawn by lot");
  }

  private List<String> drawn(long person) {
    return telegram.said(person).stream()
        .filter(text -> text.contains("🎲") && text.contains("rsvp gala no")
            || text.contains("🎲") && text.contains("报名 gala 不参加"))
        .toList();
  }

  private void draw() {
    conversation.in(ORGANISER).says(ORGANISER, "draw gala 2 yes", "Secret");
    soon().until(() -> drawn(LI).size() + drawn(ANN).size() == 2);
  }

  @Test
  void whoseAppSaysNothingIsToldInWhatTheyWriteIn() {
    conversation.in(LI).speaking(UNKNOWN).says(LI, "报名 gala 参加", "抽签");
    conversation.in(ANN).speaking(UNKNOWN).says(ANN, "I'm in for the gala", "in the draw");
    draw();
    assertThat(drawn(LI)).singleElement().asString().contains("抽");
    assertThat(drawn(ANN)).singleElement().asString().contains("the draw for");
  }

  @Test
  void whoChoosesALanguageInPrivateIsToldInIt() {
    conversation.in(LI).says(LI, "rsvp gala yes", "in the draw").says(LI, "lang zh", "中文");
    conversation.in(ANN).speaking("zh-hans").says(ANN, "报名 gala 参加", "抽签");
    conversation.in(ANN).speaking("zh-hans").says(ANN, "lang en", "English");
    draw();
    assertThat(drawn(LI)).singleElement().asString().contains("抽");
    assertThat(drawn(ANN)).singleElement().asString().contains("the draw for");
  }
}
