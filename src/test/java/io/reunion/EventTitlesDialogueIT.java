package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever calls an event by a word of its title means that one, whatever was spoken of just before. */
class EventTitlesDialogueIT extends Dialogue {
  private static final String TEA =
      EVENT.replace("\"gala\"", "\"e7\"").replace("Gala", "北京秋日品茶 / Tea tasting in Beijing");

  @BeforeEach
  void twoEvents() {
    members();
    makeEvent();
    assertThat(service.api("POST", "/events", TEA).statusCode()).isEqualTo(201);
  }

  @Test
  void theOtherEventIsNotTakenForTheOneThatWasJustAnswered() {
    conversation
        .in(LI)
        .says(LI, "I'm in for the gala", "“Gala”")
        .says(LI, "count me in for the tea too, we are two", "2 seats", "Tea tasting")
        .says(LI, "take me off the tea list", "taken back", "Tea tasting");
    assertThat(rsvps()).containsExactly(LI + " ACCEPTED 1");
  }

  @Test
  void theSameInChinese() {
    conversation
        .in(LI)
        .speaking("zh-hans")
        .says(LI, "报名 gala 参加", "Gala")
        .says(LI, "品茶给我报俩位子", "2个座位", "品茶")
        .says(LI, "品茶不去了", "您不参加", "品茶")
        .says(LI, "品茶都有谁去", "品茶");
    assertThat(rsvps()).containsExactly(LI + " ACCEPTED 1");
  }

  @Test
  void aWholeTitleStandsForAnId() {
    Conversation ann = conversation.in(ANN);
    ann.says(ANN, "/list Tea tasting in Beijing", "Tea tasting", "Nobody");
    ann.speaking("zh-hans").says(ANN, "/名单 北京秋日品茶", "品茶", "还没有人报名");
    ann.says(ANN, "/rsvp Tea tasting in Beijing", "📅", "Tea tasting", "0 of 2 seats taken");
    ann.speaking("zh-hans").says(ANN, "/报名 北京秋日品茶", "📅", "已报 0 / 2 人");
    ann.says(ANN, "/rsvp Tea tasting in Beijing answers", "Nothing is asked of you", "品茶");
    ann.says(ANN, "/checkin Tea tasting in Beijing report", "organisers");
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/journal Tea tasting in Beijing", "Nobody has answered", "品茶")
        .says(ORGANISER, "/checkin Tea tasting in Beijing report", "品茶")
        .says(ORGANISER, "/list gala", "Gala")
        .says(ORGANISER, "/list Gala as note", "#Group Note\nGala")
        .says(ORGANISER, "/checkin 秋日品茶", "“秋日品茶”不是");
  }

  @Test
  void whatIsSaidOfAllOthersIsAskedAboutAndChangesNothing() {
    conversation.in(LI).says(LI, "rsvp gala yes", "“Gala”");
    assertThat(conversation.in(LI).answers(LI, "I can come to everything except the gala"))
        .noneMatch(text -> text.contains("cannot come") || text.contains("You have"));
    assertThat(rsvps()).containsExactly(LI + " ACCEPTED 1");
  }
}
