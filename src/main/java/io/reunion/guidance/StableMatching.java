package io.reunion.guidance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who gets whom, where both accept: deferred acceptance with capacities (Gale and Shapley 1962), the applicants asking.
 *
 * <p>Each applicant asks the best expert whom they have not asked yet; an expert keeps the best of those who ask, up to the
 * capacity, and lets the others go on. When nobody has anybody left to ask, no pair is left that would both rather have
 * each other: whomever an applicant would rather have has let them go for somebody better, and only ever gets better
 * ones. Of all such outcomes it is the best for every applicant. The order in which applicants ask changes nothing.
 */
final class StableMatching {
  private final Map<String, List<String>> applicants;
  private final Map<String, Map<String, Integer>> ranks = new HashMap<>();
  private final Map<String, Integer> capacities;

  /**
   * @param applicants each with the experts that they accept, the best first
   * @param experts each with the applicants that they accept, the best first
   * @param capacities of the experts; none is 0
   */
  public StableMatching(
      Map<String, List<String>> applicants,
      Map<String, List<String>> experts,
      Map<String, Integer> capacities) {
    this.applicants = Map.copyOf(applicants);
    this.capacities = Map.copyOf(capacities);
    experts.forEach((expert, order) -> {
      Map<String, Integer> rank = new HashMap<>();
      order.forEach(applicant -> rank.putIfAbsent(applicant, rank.size()));
      ranks.put(expert, rank);
    });
  }

  /** The expert of each applicant who gets one. */
  public Map<String, String> solve() {
    Map<String, List<String>> kept = new HashMap<>();
    Map<String, Integer> asked = new HashMap<>();
    Deque<String> free = new ArrayDeque<>(applicants.keySet().stream().sorted().toList());
    while (!free.isEmpty()) {
      String applicant = free.pop();
      List<String> order = applicants.getOrDefault(applicant, List.of());
      int next = asked.merge(applicant, 1, Integer::sum) - 1;
      if (next < order.size()) {
        String loser = offer(kept, order.get(next), applicant);
        if (!loser.isEmpty()) {
          free.push(loser);
        }
      }
    }
    Map<String, String> matched = new TreeMap<>();
    kept.forEach((expert, who) -> who.forEach(applicant -> matched.put(applicant, expert)));
    return matched;
  }

  /** Who has to go on: nobody, as an empty text, while there is room. */
  private String offer(Map<String, List<String>> kept, String expert, String applicant) {
    Map<String, Integer> rank = ranks.getOrDefault(expert, Map.of());
    if (!rank.containsKey(applicant)) {
      return applicant;
    }
    List<String> mine = kept.computeIfAbsent(expert, any -> new ArrayList<>());
    mine.add(applicant);
    if (mine.size() <= capacities.getOrDefault(expert, 0)) {
      return "";
    }
    String worst = mine.stream()
        .max(Comparator.comparing(one -> rank.getOrDefault(one, Integer.MAX_VALUE)))
        .orElse(applicant);
    mine.remove(worst);
    return worst;
  }
}
