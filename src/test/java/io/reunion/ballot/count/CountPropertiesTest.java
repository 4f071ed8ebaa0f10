package io.reunion.ballot.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold of every count, tried on many. */
class CountPropertiesTest {
  private static LongStream seeds() {
    return LongStream.range(0, 1500);
  }

  @ParameterizedTest
  @EnumSource
  void theOrderOfThePapersIsOfNoConsequence(Method method) {
    seeds().forEach(seed -> {
      PapersInRandom random = new PapersInRandom(seed);
      List<List<String>> papers = random.papers(method);
      assertThat(random.contest(method).count(random.shuffled(papers)))
          .as("seed %d", seed)
          .isEqualTo(random.contest(method).count(papers));
    });
  }

  @ParameterizedTest
  @EnumSource(names = {"BLOCK", "APPROVAL"})
  void oneMoreVoteNeverCostsASeat(Method method) {
    seeds().forEach(seed -> {
      PapersInRandom random = new PapersInRandom(seed);
      List<List<String>> papers = new ArrayList<>(random.papers(method));
      String lucky = random.anyone();
      boolean before = random.contest(method).count(papers).elected().contains(lucky);
      papers.add(List.of(lucky));
      assertThat(random.contest(method).count(papers).elected().contains(lucky))
          .as("seed %d", seed)
          .isIn(before, true);
    });
  }

  @ParameterizedTest
  @EnumSource
  void anotherWayOfCountingComesToTheSame(Method method) {
    int[] ties = {0, 0};
    seeds().forEach(seed -> {
      PapersInRandom random = new PapersInRandom(seed);
      List<List<String>> papers = random.papers(method);
      Outcome outcome = random.contest(method).count(papers);
      Recount.Result again = method == Method.STV
          ? Recount.stv(papers, random.candidates, random.seats)
          : Recount.plurality(papers, random.seats);
      assertThat(new Recount.Result(Set.copyOf(outcome.elected()), outcome.tie().isPresent()))
          .as("seed %d", seed)
          .isEqualTo(new Recount.Result(Set.copyOf(again.elected()), again.tied()));
      ties[again.tied() ? 1 : 0]++;
    });
    assertThat(ties).as("both with and without a tie").doesNotContain(0);
  }

  @Test
  void neitherVotesNorSeatsAreMadeOutOfNothing() {
    seeds().forEach(seed -> {
      PapersInRandom random = new PapersInRandom(seed);
      Outcome outcome = random.contest(Method.STV).count(random.papers(Method.STV));
      outcome
          .stages()
          .forEach(stage -> assertThat(
                  stage.votes().values().stream().mapToLong(Long::longValue).sum() + stage.lost())
              .isEqualTo(outcome.papers().valid() * Outcome.WHOLE));
      assertThat(outcome.stages()).allSatisfy(stage -> assertThat(stage.lost()).isNotNegative());
      assertThat(outcome.elected()).hasSizeLessThanOrEqualTo(random.seats).doesNotHaveDuplicates();
    });
  }

  @ParameterizedTest
  @EnumSource
  void aLotSettlesEveryTieAndChangesNothingElse(Method method) {
    seeds().forEach(seed -> {
      PapersInRandom random = new PapersInRandom(seed);
      List<List<String>> papers = random.papers(method);
      Contest contest = random.contest(method);
      Outcome without = contest.count(papers);
      Outcome with = contest.drawn(random.shuffled(random.candidates)).count(papers);
      assertThat(with.tie()).isEmpty();
      assertThat(with.elected()).containsAll(without.elected());
      if (without.tie().isEmpty()) {
        assertThat(new HashSet<>(with.elected())).isEqualTo(new HashSet<>(without.elected()));
        assertThat(with.stages()).noneMatch(Outcome.Stage::byLot);
      }
    });
  }
}
