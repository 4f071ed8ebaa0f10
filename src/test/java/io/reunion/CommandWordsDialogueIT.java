package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sentences that begin with a command's name and are about something else. */
class CommandWordsDialogueIT extends Dialogue {
  @BeforeEach
  void anEvent() {
    members();
    makeEvent();
  }

  @Test
  void meAndTheKidsIsAnAnswerAndNoQuestionAboutOneself() {
    conversation
        .in(ANN)
        .says(ANN, "me and my husband will come to the gala", "2 seats", "Gala")
        .says(ANN, "me too", "Which do you mean")
        .says(ANN, "me", "Ann Lee", "me correct city", "me data")
        .says(ANN, "me city nobody", "for nobody now");
    assertThat(rsvps()).containsExactly(ANN + " ACCEPTED 2");
    conversation.in(ANN).says(ANN, "我的报名取消", "Gala").says(ANN, "我的 城市 不公开", "无人可见");
    assertThat(rsvps()).isEmpty();
  }

  @Test
  void belowACardItIsAnAnswerToTheCard() {
    conversation.in(GROUP).replies(ANN, card(), "me and a kid", "2 seats");
    assertThat(rsvps()).containsExactly(ANN + " ACCEPTED 2");
  }

  /** The message that the event's card is. */
  private static long card() {
    String noted = "room:{telegram/main/" + GROUP + "}:card:*";
    soon().until(() -> !keys(noted).isEmpty());
    return keys(noted).stream()
        .mapToLong(key -> Long.parseLong(key.substring(key.lastIndexOf(':') + 1)))
        .max()
        .orElseThrow();
  }

  @Test
  void whoWantsToSignUpPostsNoCardAndReadsNoList() {
    conversation
        .in(ANN)
        .says(ANN, "求报名", "是哪一个")
        .says(ANN, "list me for the gala", "You have a seat")
        .says(ANN, "名单 gala", "参加（1）")
        .says(ANN, "求 一位讲师", "1号卡片")
        .says(ANN, "need: somebody who will come to the gala", "Card 2");
    assertThat(rsvps()).containsExactly(ANN + " ACCEPTED 1");
  }

  @Test
  void aGuestWhoAsksWhoComesIsToldThatAndNotThatTheyMayFindNobody() {
    conversation
        .in(GUEST)
        .says(GUEST, "who is coming to the gala?", "Gala")
        .says(GUEST, "who are you?", "Which do you mean")
        .says(GUEST, "find fintech", "verified members");
  }

  @Test
  void aMemberWhoAsksWhoComesReadsTheListAndWhoAsksWhoWorksWhereReadsPeople() {
    conversation
        .in(ANN)
        .says(ANN, "who is coming to the gala?", "Gala")
        .says(ANN, "who fintech", "I found")
        .says(ANN, "who works in fintech?", "I found");
  }

  @Test
  void skipAnswersAQuestionOfTheBotsAndNothingElse() {
    conversation
        .in(LI)
        .says(LI, "rsvp gala yes", "You have a seat")
        .says(LI, "skip", "No question of mine")
        .says(LI, "跳过", "没有进行中的问题");
    assertThat(rsvps()).containsExactly(LI + " ACCEPTED 1");
  }

  @Test
  void aNameWithAColonIsACommandAlsoInsteadOfAnAnswer() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "event new", "called")
        .says(ORGANISER, "cancel", "Nothing was done")
        .says(ORGANISER, "suggestion: more tea", "suggestion 1")
        .says(ORGANISER, "rsvp: gala yes", "You have a seat");
  }
}
