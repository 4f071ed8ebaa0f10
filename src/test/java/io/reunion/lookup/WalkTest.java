package io.reunion.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.bot.LookupGate.Kind;
import io.reunion.lookup.Walk.Step;
import io.reunion.lookup.Walk.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walks through everybody are told from looking people up. */
class WalkTest {
  private static final Instant NOW = Instant.parse("2026-11-18T10:00:00Z");

  private final List<Step> steps = new ArrayList<>();

  private Verdict after(Kind kind, String words, int shown, int fresh) {
    Instant at = NOW.plus(Duration.ofMinutes(steps.size()));
    steps.add(new Step(at, kind, Walk.shape(words), shown, fresh));
    return new Walk(steps).verdict(at);
  }

  @Test
  void everyNextPageToTheEndIsAWalk() {
    assertThat(after(Kind.BROAD, "berlin", 5, 5)).isEqualTo(Verdict.FREE);
    for (int i = 0; i < 4; i++) {
      assertThat(after(Kind.MORE, "berlin", 5, 5)).isEqualTo(Verdict.FREE);
    }
    for (int i = 0; i < 5; i++) {
      assertThat(after(Kind.MORE, "berlin", 5, 5)).isEqualTo(Verdict.SLOWED);
    }
    assertThat(after(Kind.MORE, "berlin", 5, 5)).isEqualTo(Verdict.STOPPED);
  }

  @Test
  void aSweepOverYearsOrLettersIsAWalk() {
    for (int year = 1990; year < 1996; year++) {
      after(Kind.BROAD, Integer.toString(year), 5, 5);
    }
    assertThat(after(Kind.BROAD, "1996", 5, 5)).isEqualTo(Verdict.SLOWED);
    for (char letter = 'a'; letter <= 'j'; letter++) {
      after(Kind.BROAD, Character.toString(letter) + letter, 5, 4);
    }
    assertThat(new Walk(steps).verdict(NOW.plus(Duration.ofHours(1)))).isEqualTo(Verdict.STOPPED);
  }

  @Test
  void manySmallQuestionsOfOneKindAreAWalkToo() {
    Verdict verdict = Verdict.FREE;
    for (int i = 0; i < 50; i++) {
      verdict = after(Kind.NAME, "berlin " + (1980 + i), 2, 2);
    }
    assertThat(verdict).isEqualTo(Verdict.STOPPED);
  }

  @Test
  void lookingForPeopleIsNone() {
    Verdict verdict = Verdict.FREE;
    for (String words : List.of(
        "zhang wei",
        "fintech shenzhen 2008",
        "maria",
        "ann lee berlin",
        "北京 2010",
        "lawyer in Berlin")) {
      verdict = after(Kind.NAME, words, 2, 2);
    }
    assertThat(verdict).isEqualTo(Verdict.FREE);
    for (int i = 0; i < 40; i++) {
      verdict = after(Kind.BROAD, "berlin", 5, 0);
    }
    assertThat(verdict).as("the same again").isEqualTo(Verdict.FREE);
  }

  @Test
  void itIsForgottenInTime() {
    for (int i = 0; i < 9; i++) {
      after(Kind.MORE, "berlin", 5, 5);
    }
    Walk walk = new Walk(steps);
    assertThat(walk.pause(NOW.plus(Duration.ofMinutes(9)))).isEqualTo(Duration.ofMinutes(1));
    assertThat(walk.pause(NOW.plus(Duration.ofMinutes(30)))).isZero();
    assertThat(walk.verdict(NOW.plus(Duration.ofHours(26)))).isEqualTo(Verdict.FREE);
    assertThat(walk.shown(NOW.plus(Duration.ofHours(26)))).isEqualTo(45);
    assertThat(walk.shown(NOW.plus(Duration.ofDays(8)))).isZero();
  }

  @ParameterizedTest
  @CsvSource({"2008, 0", "08级 北京, 0+s", "王 , s", "fintech Shenzhen, w+w", "'a, b', s+s"})
  void aShapeTellsTheKindOfAQuestionAndNotTheQuestion(String words, String shape) {
    assertThat(Walk.shape(words)).isEqualTo(shape);
  }

  @Test
  void aStepIsReadAsItIsWritten() {
    Step step = new Step(NOW, Kind.MORE, "0+s", 5, 4);
    assertThat(Step.read(step.written())).isEqualTo(step);
  }
}
