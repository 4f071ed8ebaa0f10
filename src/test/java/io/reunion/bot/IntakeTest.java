package io.reunion.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final int MOST = 4_096;

  private long now;
  private final Intake intake = new Intake(MOST, () -> now);

  private void pass(long millis) {
    now += Duration.ofMillis(millis).toNanos();
  }

  private List<Intake.Entry> begin(int count) {
    return IntStream.range(0, count).mapToObj(i -> intake.begin()).toList();
  }

  private static void finish(List<Intake.Entry> entries) {
    entries.forEach(entry -> {
      entry.answered();
      entry.end();
    });
  }

  @Test
  void takesAsManyAsComeWhileTheJournalAnswersSoon() {
    for (int i = 0; i < 100; i++) {
      List<Intake.Entry> all = begin(Intake.USUAL - 1);
      assertThat(intake.refusal()).isEmpty();
      pass(150);
      finish(all);
    }
    for (int i = 0; i < 100; i++) {
      List<Intake.Entry> all = begin(intake.allowed());
      pass(150);
      finish(all);
    }
    assertThat(intake.allowed()).isEqualTo(MOST);
    assertThat(intake.busy()).isZero();
  }

  @Test
  void takesNoMoreThanUsualBeforeItKnowsHowQuickRedisIs() {
    List<Intake.Entry> all = begin(Intake.USUAL);
    assertThat(intake.refusal()).isPresent();
    finish(all);
    assertThat(intake.refusal()).isEmpty();
  }

  @Test
  void aLineThatWasTooLongIsCutOnceAndNotForEachWhoStoodInIt() {
    finish(begin(400));
    List<Intake.Entry> all = begin(500);
    pass(900);
    finish(all);
    assertThat(intake.allowed()).as("three tenths of what was done in a second").isEqualTo(120);
  }

  @Test
  void aRedisThatIsSlowByItselfIsStillAskedBySome() {
    for (int i = 0; i < 50; i++) {
      List<Intake.Entry> all = begin(Math.min(intake.allowed(), 100));
      pass(600);
      finish(all);
    }
    assertThat(intake.allowed()).isEqualTo(Intake.FEWEST);
  }

  /** Redis does a hundred a second and no more, and a thousand a second come, for a minute. */
  @Test
  void inAFloodEverybodyWhoIsTakenIsTakenSoonAndNoTimeIsWasted() {
    Deque<Intake.Entry> line = new ArrayDeque<>();
    Deque<Long> since = new ArrayDeque<>();
    List<Long> waits = new ArrayList<>();
    for (int tick = 0; tick < 6_000; tick++) {
      for (int i = 0; i < 10; i++) {
        if (intake.refusal().isEmpty()) {
          line.add(intake.begin());
          since.add(now);
        }
      }
      pass(10);
      if (!line.isEmpty()) {
        waits.add(now - since.remove());
        finish(List.of(line.remove()));
      }
    }
    List<Long> later = waits.subList(1_000, waits.size()).stream().sorted().toList();
    assertThat(waits).as("done").hasSize(6_000);
    assertThat(Duration.ofNanos(later.get(later.size() * 99 / 100)))
        .isLessThan(Duration.ofMillis(600));
    pass(1_000);
    finish(List.copyOf(line));
    for (int i = 0; i < 200; i++) {
      List<Intake.Entry> few = begin(intake.allowed());
      pass(5);
      finish(few);
    }
    assertThat(intake.allowed()).as("when it is over").isEqualTo(MOST);
  }
}
