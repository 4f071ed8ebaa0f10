package io.reunion.member.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole sentences, as people speak, find whom they are about. */
final class SpokenQuestionsTest {
  private static final SpokenQuestions QUESTIONS = new SpokenQuestions();

  @AfterAll
  static void close() {
    QUESTIONS.close();
  }

  @ParameterizedTest
  @CsvSource({
    "spoken-questions.tsv, 1",
    "spoken-unseen.tsv, 1",
    "spoken-third.tsv, 2",
    "spoken-fourth.tsv, 2"
  })
  void findsWhomASentenceIsAbout(String file, int atMostWrong) {
    List<SpokenQuestions.Answer> wrong = SpokenQuestions.lines(file).stream()
        .map(QUESTIONS::ask)
        .filter(answer -> !answer.right())
        .toList();
    assertThat(wrong).hasSizeLessThanOrEqualTo(atMostWrong);
  }
}
