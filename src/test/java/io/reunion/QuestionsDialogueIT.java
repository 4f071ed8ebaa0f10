package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Eleven questions of two groups, three of them said again in other words: every asker learns what became of theirs. */
class QuestionsDialogueIT extends Union {
  private static final long BEIJING = GROUP;
  private static final long LONDON = OTHER_GROUP;

  @BeforeEach
  void people() {
    member(LI, "李雷", "zh-hans");
    member(ANN, "Ann Lee", "en");
    member(GUEST, "Guo Guo", "en");
    member(ORGANISER, "Olga Org", "en");
    conversation.work(TelegramBotApi.added(LONDON));
    with(ORGANISER).says(ORGANISER, "question open Beijing meets London", "box #1");
  }

  private void ask(long chat, long person, String words, int number) {
    List<String> answers = conversation.in(chat).answers(person, words);
    assertThat(answers).singleElement().asString().contains("" + number);
  }

  @Test
  void elevenQuestionsThreeOfThemAgain() {
    ask(BEIJING, LI, "/提问 怎么申请联合基金？", 1);
    ask(BEIJING, LI, "/提问 明年在哪里聚会？", 2);
    ask(LONDON, ANN, "/question How do I find a mentor in London?", 3);
    ask(LONDON, ANN, "/question Will there be a shared job board?", 4);
    ask(GUEST, GUEST, "question: Could the meeting be recorded?", 5);
    ask(LI, LI, "提问：校友卡能在伦敦用吗？", 6);
    ask(ANN, ANN, "question Who pays for the venue?", 7);
    ask(GUEST, GUEST, "question When do we vote for the board?", 8);
    ask(BEIJING, GUEST, "/提问 联合基金如何申请？", 9);
    ask(LONDON, GUEST, "/question How can one find mentors in London?", 10);
    ask(LI, LI, "question Could you record the meeting?", 11);
    List<String> proposed = with(ORGANISER).answers(ORGANISER, "question similar");
    assertThat(proposed.get(0))
        .contains(
            "1: “怎么申请联合基金？” and 9",
            "3: “How do I find a mentor",
            "and 10:",
            "5: “Could the meeting",
            "and 11:")
        .doesNotContain(" 7:")
        .doesNotContain(" 8:");
    tap(ORGANISER, "1 and 9: the same", "under 1");
    with(ORGANISER).says(ORGANISER, "question group 3 10", "under 3");
    with(ORGANISER).says(ORGANISER, "question apart 5 11", "stay apart");
    with(ORGANISER).says(ORGANISER, "question similar", "no two");
    with(ORGANISER)
        .says(
            ORGANISER,
            "question agenda",
            "1: “怎么申请联合基金？” (2 people)",
            "also 9",
            "3: “How do I",
            "(2 people)",
            "7: “Who pays");
    with(ORGANISER).says(ORGANISER, "question answered 1: by June, online", "2 askers");
    hears(LI, "1号提问", "by June, online");
    hears(GUEST, "Question 9", "by June, online");
    for (int number : List.of(2, 3, 4, 5)) {
      with(ORGANISER).answers(ORGANISER, "question answered " + number);
    }
    with(ORGANISER).says(ORGANISER, "question close", "7 answered, 4 still open");
    hears(LI, "6号提问", "仍待解答");
    hears(LI, "11号提问", "仍待解答");
    hears(ANN, "Question 7", "still open");
    hears(GUEST, "Question 8", "still open");
    hears(GUEST, "Question 10", "answered in the meeting");
    hears(ANN, "Question 3", "answered in the meeting");
    with(ORGANISER).says(ORGANISER, "question anything else?", "No box");
  }

  @Test
  void whatIsForOrganisersIsAQuestionFromOthers() {
    with(ANN).says(ANN, "question close", "Question 1");
    with(LI).says(LI, "提问 相似", "2号");
    with(ORGANISER).says(ORGANISER, "question open Second meeting", "box #2");
    with(ANN)
        .says(ANN, "question which?", "For which meeting", "#1", "#2")
        .says(ANN, "question #2 which?", "Question 3", "Second meeting");
  }
}
