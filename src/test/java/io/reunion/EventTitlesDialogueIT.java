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
  void whatIsSaidOfAllOthersIsAskedAboutAndChangesNothing() {
    conversation.in(LI).says(LI, "rsvp gala yes", "“Gala”");
    assertThat(conversation.in(LI).answers(LI, "I can come to everything except the gala"))
        .noneMatch(text -> text.contains("cannot come") || text.contains("You have"));
    assertThat(rsvps()).containsExactly(LI + " ACCEPTED 1");
  }
}
