package io.reunion.ballot.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reunion.ballot.count.Contest.Flaw;
import io.reunion.ballot.count.Outcome.Question;
import io.reunion.ballot.count.Outcome.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountTest {
  private static void add(List<List<String>> papers, int many, String... names) {
    papers.addAll(Collections.nCopies(many, List.of(names)));
  }

  private static Map<String, String> written(Outcome.Stage stage) {
    Map<String, String> votes = new java.util.TreeMap<>();
    stage.votes().forEach((name, value) -> votes.put(name, Outcome.written(value)));
    return votes;
  }

  /**
   * The party's food of Wikipedia, "Single transferable vote", section "Example": 20 guests, three of five foods, quota
   * 6; chocolate with a surplus of 6, oranges by the papers of pears, strawberries as the last.
   */
  @Test
  void thePartysFoodIsCountedAsPublished() {
    List<List<String>> papers = new ArrayList<>();
    add(papers, 4, "orange");
    add(papers, 2, "pear", "orange");
    add(papers, 8, "chocolate", "strawberry");
    add(papers, 4, "chocolate", "sweets");
    add(papers, 1, "strawberry");
    add(papers, 1, "sweets");
    Outcome outcome = new Contest(
            Method.STV,
            3,
            List.of("orange", "pear", "chocolate", "strawberry", "sweets"),
            List.of())
        .count(papers);
    assertThat(outcome.elected()).containsExactly("chocolate", "orange", "strawberry");
    assertThat(outcome.stages())
        .extracting(CountTest::written)
        .containsExactly(
            Map.of("orange", "4", "pear", "2", "chocolate", "12", "strawberry", "1", "sweets", "1"),
            Map.of("orange", "4", "pear", "2", "chocolate", "6", "strawberry", "5", "sweets", "3"),
            Map.of("orange", "6", "pear", "0", "chocolate", "6", "strawberry", "5", "sweets", "3"),
            Map.of("orange", "6", "pear", "0", "chocolate", "6", "strawberry", "5", "sweets", "0"));
    assertThat(outcome.stages())
        .extracting(Outcome.Stage::step)
        .containsExactly(Step.FIRST, Step.SURPLUS, Step.EXCLUSION, Step.EXCLUSION);
  }

  /** The capital of Tennessee, Wikipedia, "Instant-runoff voting": 42, 26, 15 and 17 of a hundred; Knoxville with 58. */
  @Test
  void theCapitalOfTennesseeIsCountedAsPublished() {
    List<List<String>> papers = new ArrayList<>();
    add(papers, 42, "Memphis", "Nashville", "Chattanooga", "Knoxville");
    add(papers, 26, "Nashville", "Chattanooga", "Knoxville", "Memphis");
    add(papers, 15, "Chattanooga", "Knoxville", "Nashville", "Memphis");
    add(papers, 17, "Knoxville", "Chattanooga", "Nashville", "Memphis");
    Outcome outcome = new Contest(
            Method.STV, 1, List.of("Memphis", "Nashville", "Chattanooga", "Knoxville"), List.of())
        .count(papers);
    assertThat(outcome.elected()).containsExactly("Knoxville");
    assertThat(written(outcome.stages().get(1))).containsEntry("Knoxville", "32");
    assertThat(written(outcome.stages().get(2)))
        .containsEntry("Knoxville", "58")
        .containsEntry("Memphis", "42");
  }

  /**
   * The election of Wikipedia, "CPO-STV": 100 papers, three seats; by STV Andrea, Carter and Scott. There the quota is 25;
   * with 26 and values cut off at five places, 34 papers are worth 8 ÷ 34 = 0.23529 each.
   */
  @Test
  void transferValuesAreCutOffAtFivePlaces() {
    List<List<String>> papers = new ArrayList<>();
    add(papers, 25, "Andrea");
    add(papers, 34, "Carter", "Brad", "Delilah");
    add(papers, 7, "Brad", "Delilah");
    add(papers, 8, "Delilah", "Brad");
    add(papers, 5, "Delilah", "Scott");
    add(papers, 21, "Scott", "Delilah");
    Outcome outcome = new Contest(
            Method.STV, 3, List.of("Andrea", "Brad", "Carter", "Delilah", "Scott"), List.of())
        .count(papers);
    assertThat(outcome.elected()).containsExactlyInAnyOrder("Andrea", "Carter", "Scott");
    assertThat(written(outcome.stages().get(1))).containsEntry("Brad", "14.99986");
    assertThat(outcome.stages().get(1).lost()).isEqualTo(14);
    assertThat(written(outcome.stages().get(2)))
        .containsEntry("Brad", "22.99986")
        .containsEntry("Scott", "26");
  }

  @Test
  void aTieAtTheCutIsReportedAndOnlyALotBreaksIt() {
    Contest contest = new Contest(Method.BLOCK, 2, List.of("a", "b", "c", "d"), List.of());
    List<List<String>> papers = List.of(
        List.of("a", "b"), List.of("a", "c"), List.of("a", "b"), List.of("c"), List.of("d"));
    Outcome outcome = contest.count(papers);
    assertThat(outcome.elected()).containsExactly("a");
    assertThat(outcome.tie()).contains(new Outcome.Tie(Question.SEAT, List.of("b", "c"), 1));
    Outcome drawn = contest.drawn(List.of("d", "c", "b", "a")).count(papers);
    assertThat(drawn.elected()).containsExactly("a", "c");
    assertThat(drawn.stages().get(0).byLot()).isTrue();
  }

  @Test
  void whoIsLevelNowIsToldApartByAnEarlierStage() {
    List<List<String>> papers = new ArrayList<>();
    add(papers, 4, "a");
    add(papers, 3, "b");
    add(papers, 2, "c");
    add(papers, 1, "d", "c");
    Outcome outcome =
        new Contest(Method.STV, 1, List.of("a", "b", "c", "d"), List.of()).count(papers);
    assertThat(outcome.stages().get(2).whose()).as("2 in the first stage").containsExactly("c");
    assertThat(outcome.elected()).containsExactly("a");
  }

  @Test
  void anExclusionThatOnlyALotCanDecideStopsTheCount() {
    List<List<String>> papers = new ArrayList<>();
    add(papers, 3, "a");
    add(papers, 2, "b", "a");
    add(papers, 2, "c", "b");
    Contest contest = new Contest(Method.STV, 1, List.of("a", "b", "c"), List.of());
    assertThat(contest.count(papers).tie())
        .contains(new Outcome.Tie(Question.EXCLUSION, List.of("b", "c"), 1));
    assertThat(contest.drawn(List.of("c", "b", "a")).count(papers).elected()).containsExactly("a");
    assertThat(contest.drawn(List.of("b", "c", "a")).count(papers).elected()).containsExactly("b");
  }

  @Test
  void theSecondStageIsAmongTheElectedOfTheFirst() {
    Outcome council = new Contest(Method.APPROVAL, 2, List.of("a", "b", "c"), List.of())
        .count(List.of(List.of("c", "a"), List.of("c"), List.of("a"), List.of("b")));
    Contest second = Contest.among(council, Method.BLOCK, 1);
    assertThat(second.candidates()).containsExactly("a", "c");
    assertThat(second.flaw(List.of("b"))).contains(Flaw.UNKNOWN);
  }

  @Test
  void aPaperWithAFlawCountsAsInvalid() {
    Contest contest = new Contest(Method.BLOCK, 2, List.of("a", "b", "c"), List.of());
    assertThat(contest.flaw(List.of("a", "b", "c"))).contains(Flaw.TOO_MANY);
    assertThat(contest.flaw(List.of("a", "a"))).contains(Flaw.TWICE);
    assertThat(contest.flaw(List.of("x"))).contains(Flaw.UNKNOWN);
    assertThat(contest.flaw(List.of())).isEqualTo(Optional.empty());
    Outcome outcome =
        contest.count(List.of(List.of("a", "b", "c"), List.of("a", "a"), List.of(), List.of("b")));
    assertThat(outcome.papers()).isEqualTo(new Outcome.Papers(1, 1, 2));
    assertThat(outcome.elected()).containsExactly("b");
    assertThatThrownBy(() -> new Contest(Method.BLOCK, 0, List.of("a"), List.of()))
        .hasMessageContaining("seats: 0");
    assertThatThrownBy(() -> contest.drawn(List.of("a", "b")))
        .hasMessageContaining("expected: all of [a, b, c]");
  }

  @ParameterizedTest
  @CsvSource({
    "SIMPLE,2,1,97,100,true",
    "SIMPLE,2,2,0,4,false",
    "ABSOLUTE,50,0,50,100,false",
    "ABSOLUTE,51,0,49,100,true",
    "TWO_THIRDS,66,34,0,100,false",
    "TWO_THIRDS,67,33,0,300,true",
    "TWO_THIRDS,2,1,0,3,true",
    "TWO_THIRDS,0,0,0,3,false",
    "ROLL,50,0,0,100,false",
    "ROLL,51,40,0,100,true",
    "ROLL_TWO_THIRDS,66,0,0,100,false",
    "ROLL_TWO_THIRDS,67,0,0,100,true",
  })
  void aMajorityIsWhatItsNameSays(
      Majority rule, int inFavour, int against, int abstained, int roll, boolean carried) {
    assertThat(rule.carries(new Tally(inFavour, against, abstained), roll)).isEqualTo(carried);
  }

  @ParameterizedTest
  @CsvSource({"2/3,412,275", "50%,7,4", "200,412,200", "1/2,8,4", "0/1,8,0", "2／3,3,2"})
  void aQuorumIsTheLeastNumberThatReachesItsShare(String share, int roll, int least) {
    assertThat(Share.read(share).orElseThrow().least(roll)).isEqualTo(least);
  }

  @ParameterizedTest
  @CsvSource({"3/2", "x", "1/0", "120%", "-1", "''"})
  void whatIsNoShareIsNone(String text) {
    assertThat(Share.read(text)).isEmpty();
  }
}
