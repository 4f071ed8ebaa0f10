package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens beside an open question: whoever is asked something always sees what their next words answer. */
class OpenQuestionDialogueIT extends Dialogue {
  private Conversation ann;

  @BeforeEach
  void somebodyIsAsked() {
    members();
    ann = conversation.in(ANN);
  }

  @Test
  void aButtonOfSomethingElseIsAnsweredAndTheQuestionAskedAgain() {
    ann.says(ANN, "me", "Who sees what of you").says(ANN, "intro zhang wei", "Why would you like");
    int before = telegram.said(ANN).size();
    ann.presses(ANN, "city");
    assertThat(telegram.said(ANN).subList(before, telegram.said(ANN).size()))
        .satisfiesExactly(
            answer -> assertThat(answer).contains("city: Berlin"),
            question -> assertThat(question).contains("Why would you like"));
    ann.says(ANN, "payments", "What contact");
  }

  @Test
  void aButtonOfAQuestionThatIsOverDoesNotHideTheOneThatIsOpen() {
    ann.says(ANN, "intro zhang wei", "Why would you like")
        .says(ANN, "cancel", "Nothing was done")
        .says(ANN, "me delete", "Do you want");
    int before = telegram.said(ANN).size();
    assertThat(ann.presses(ANN, "Skip")).contains("not open with you");
    assertThat(telegram.said(ANN).subList(before, telegram.said(ANN).size()))
        .singleElement()
        .asString()
        .contains("Do you want");
  }

  @Test
  void aCardThatIsAnsweredInBetweenLeavesTheQuestionInSight() {
    makeEvent();
    Conversation group = conversation.in(GROUP);
    group.says(ORGANISER, "/event new", "called");
    int before = telegram.said(GROUP).size();
    group.presses(ORGANISER, "Going");
    soon()
        .untilAsserted(() -> assertThat(telegram.said(GROUP).stream().skip(before))
            .anyMatch(said -> said.contains("called")));
    assertThat(rsvps()).containsExactly(ORGANISER + " ACCEPTED 1");
  }

  @Test
  void aFormThatIsInterruptedByAnotherGoesOnAfterIt() {
    Conversation admin = conversation.in(ADMIN);
    admin.says(ADMIN, "event new", "called").says(ADMIN, "Gala", "When");
    admin.says(ADMIN, "announce", "Your open question waits", "What is the text in Chinese");
    assertThat(admin.answers(ADMIN, "cancel"))
        .satisfiesExactly(
            over -> assertThat(over).contains("Nothing was done"),
            question -> assertThat(question).contains("When"));
    admin.says(ADMIN, "back", "called").says(ADMIN, "cancel", "Nothing was done");
    Conversation chinese = admin.speaking("zh-hans");
    chinese.says(ADMIN, "公告", "中文").says(ADMIN, "/活动 新建", "先放着", "活动叫什么名字");
  }

  @Test
  void aFormThatIsDoneAsksTheInterruptedQuestionAgainAndItsAnswersAreKept() {
    ann.says(ANN, "intro zhang wei", "Why would you like").says(ANN, "payments", "What contact");
    ann.says(ANN, "me delete", "Your open question waits", "Do you want");
    assertThat(ann.presses(ANN, "Skip")).contains("That question waits");
    assertThat(ann.answers(ANN, "no"))
        .satisfiesExactly(
            over -> assertThat(over).contains("Nothing was done"),
            question -> assertThat(question).contains("What contact"));
    ann.says(ANN, "back", "Why would you like");
  }

  @Test
  void onlyOneFormWaitsAndOfTheOneBeforeItIsSaidThatItIsDropped() {
    Conversation admin = conversation.in(ADMIN);
    admin.says(ADMIN, "event new", "called").says(ADMIN, "Gala", "When");
    admin.says(ADMIN, "announce", "waits", "What is the text in Chinese");
    admin.says(
        ADMIN,
        "story new",
        "The new event that you were describing is dropped and was not made",
        "<code>event new</code>",
        "Your open question waits");
    assertThat(admin.answers(ADMIN, "cancel")).last().asString().contains("text in Chinese");
    admin.says(ADMIN, "cancel", "Nothing was done").says(ADMIN, "cancel", "");
    assertThat(admin.answers(ADMIN, "back")).singleElement().asString().contains("No question");
  }

  @Test
  void theSameFormBegunAgainHasLostNothing() {
    assertThat(conversation.in(ORGANISER).answers(ORGANISER, "event new")).hasSize(1);
    assertThat(conversation.in(ORGANISER).answers(ORGANISER, "event new"))
        .singleElement()
        .asString()
        .doesNotContain("dropped");
  }

  @Test
  void aBareWordAnswersTheQuestionThatIsOpenAndNoEvent() {
    makeEvent();
    Conversation organiser = conversation.in(ORGANISER);
    organiser
        .says(ORGANISER, "event new", "called")
        .says(ORGANISER, "👍", "no words in that", "called")
        .says(ORGANISER, "Picnic", "When is it");
    for (String words : List.of("no", "Maybe.", "ok", "👍", "不", "好的")) {
      organiser.says(ORGANISER, words, "I cannot read", "When is it");
    }
    assertThat(rsvps()).isEmpty();
  }

  @Test
  void theQuestionIsAskedAgainInTheLanguageThatWasJustChosen() {
    ann.says(ANN, "intro zhang wei", "Why would you like");
    assertThat(ann.answers(ANN, "lang zh"))
        .satisfiesExactly(
            chosen -> assertThat(chosen).contains("用中文"),
            question -> assertThat(question).contains("您为什么想认识对方"));
  }
}
