package io.reunion.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody has more than their capacity, nobody is with whom they did not accept, and no pair would both rather have each other. */
class StableMatchingTest {
  /** Who accepts whom, the best first. */
  record Market(
      Map<String, List<String>> applicants,
      Map<String, List<String>> experts,
      Map<String, Integer> capacities) {
    Map<String, String> solved() {
      return new StableMatching(applicants, experts, capacities).solve();
    }
  }

  /** Everything that is wrong with a matching; knows nothing of how it was made. */
  static List<String> faults(Market market, Map<String, String> matching) {
    List<String> faults = new ArrayList<>();
    Map<String, List<String>> groups = new HashMap<>();
    matching.forEach((applicant, expert) -> {
      groups.computeIfAbsent(expert, any -> new ArrayList<>()).add(applicant);
      if (!market.applicants().get(applicant).contains(expert)
          || !market.experts().get(expert).contains(applicant)) {
        faults.add(applicant + " is with " + expert + ", and they have not both accepted");
      }
    });
    groups.forEach((expert, group) -> {
      if (group.size() > market.capacities().get(expert)) {
        faults.add(expert + " has " + group.size());
      }
    });
    market.applicants().forEach((applicant, order) -> {
      for (String expert : order) {
        if (expert.equals(matching.get(applicant))) {
          break; // whoever follows is no better
        }
        List<String> rank = market.experts().get(expert);
        List<String> group = groups.getOrDefault(expert, List.of());
        boolean room = group.size() < market.capacities().get(expert);
        boolean better =
            group.stream().anyMatch(other -> rank.indexOf(other) > rank.indexOf(applicant));
        if (rank.contains(applicant) && (room || better)) {
          faults.add(applicant + " and " + expert + " would rather have each other");
        }
      }
    });
    return faults;
  }

  static Market market(long seed, int applicants, int experts, double accepts, int paused) {
    Random random = new Random(seed);
    Map<String, List<String>> ours = new TreeMap<>();
    Map<String, List<String>> theirs = new TreeMap<>();
    Map<String, Integer> capacities = new TreeMap<>();
    IntStream.range(0, experts).forEach(i -> {
      theirs.put("e" + i, new ArrayList<>());
      capacities.put("e" + i, i < paused ? 0 : 1 + random.nextInt(4));
    });
    for (int i = 0; i < applicants; i++) {
      String applicant = "a" + i;
      List<String> order = new ArrayList<>();
      for (String expert : theirs.keySet()) {
        if (random.nextDouble() < accepts) {
          order.add(expert);
        }
        if (random.nextDouble() < accepts) {
          theirs.get(expert).add(applicant);
        }
      }
      Collections.shuffle(order, random);
      ours.put(applicant, order);
    }
    theirs.values().forEach(order -> Collections.shuffle(order, random));
    return new Market(ours, theirs, capacities);
  }

  static List<Long> seeds() {
    return IntStream.range(0, 40).mapToObj(Long::valueOf).toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void sixtyApplicantsAndFifteenExpertsOfWhomThreePause(long seed) {
    Market market = market(seed, 60, 15, 0.5, 3);
    Map<String, String> matching = market.solved();
    assertThat(faults(market, matching)).isEmpty();
    assertThat(matching).isNotEmpty();
    assertThat(matching.values()).doesNotContain("e0", "e1", "e2");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void smallMarketsGetTheBestThatEveryApplicantCanHave(long seed) {
    Market market = market(seed, 5, 3, 0.8, 0);
    Map<String, String> matching = market.solved();
    assertThat(faults(market, matching)).isEmpty();
    for (Map<String, String> other : stable(market)) {
      market
          .applicants()
          .forEach((applicant, order) -> assertThat(place(order, matching.get(applicant)))
              .as(
                  "%s gets %s, and %s elsewhere",
                  applicant, matching.get(applicant), other.get(applicant))
              .isLessThanOrEqualTo(place(order, other.get(applicant))));
    }
  }

  private static int place(List<String> order, String expert) {
    return order.contains(expert) ? order.indexOf(expert) : order.size();
  }

  /** All stable matchings of a small market, by trying everything. */
  private static Set<Map<String, String>> stable(Market market) {
    Set<Map<String, String>> found = new HashSet<>();
    collect(market, List.copyOf(market.applicants().keySet()), 0, new TreeMap<>(), found);
    return found;
  }

  private static void collect(
      Market market,
      List<String> applicants,
      int next,
      Map<String, String> chosen,
      Set<Map<String, String>> found) {
    if (next == applicants.size()) {
      if (faults(market, chosen).isEmpty()) {
        found.add(new TreeMap<>(chosen));
      }
      return;
    }
    String applicant = applicants.get(next);
    collect(market, applicants, next + 1, chosen, found);
    for (String expert : market.applicants().get(applicant)) {
      chosen.put(applicant, expert);
      collect(market, applicants, next + 1, chosen, found);
      chosen.remove(applicant);
    }
  }

  @Test
  void theCheckerSeesWhatIsWrong() {
    Market market = new Market(
        Map.of("a", List.of("x", "y"), "b", List.of("x")),
        Map.of("x", List.of("a", "b"), "y", List.of("a")),
        Map.of("x", 1, "y", 1));
    assertThat(faults(market, Map.of("a", "y", "b", "x")))
        .containsExactly("a and x would rather have each other");
    assertThat(faults(market, Map.of("a", "x", "b", "x"))).contains("x has 2");
    assertThat(faults(market, Map.of("b", "y")))
        .contains("b is with y, and they have not both accepted");
    assertThat(market.solved()).isEqualTo(Map.of("a", "x"));
  }
}
