package io.reunion.ballot.count;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Block vote and approval: who has more votes is elected. Nobody is without a vote. */
final class PluralityCount {
  private PluralityCount() {}

  static Outcome of(Contest contest, List<List<String>> papers, Outcome.Papers sorts) {
    Map<String, Long> votes = new HashMap<>();
    contest.candidates().forEach(candidate -> votes.put(candidate, 0L));
    papers.forEach(
        paper -> paper.forEach(candidate -> votes.merge(candidate, Outcome.WHOLE, Long::sum)));
    List<String> ranked = new ArrayList<>(contest.candidates());
    ranked.removeIf(candidate -> votes.getOrDefault(candidate, 0L) == 0);
    ranked.sort(Comparator.comparingLong(candidate -> -votes.getOrDefault(candidate, 0L)));
    List<String> elected = new ArrayList<>();
    List<String> level = new ArrayList<>();
    int seats = contest.seats();
    if (ranked.size() <= seats) {
      elected.addAll(ranked);
    } else {
      long cut = votes.getOrDefault(ranked.get(seats - 1), 0L);
      ranked.stream()
          .filter(candidate -> votes.getOrDefault(candidate, 0L) > cut)
          .forEach(elected::add);
      ranked.stream()
          .filter(candidate -> votes.getOrDefault(candidate, 0L) == cut)
          .forEach(level::add);
    }
    return settled(contest, sorts, votes, elected, level);
  }

  private static Outcome settled(
      Contest contest,
      Outcome.Papers sorts,
      Map<String, Long> votes,
      List<String> elected,
      List<String> level) {
    int open = Math.min(contest.seats() - elected.size(), level.size());
    boolean fits = level.size() == open;
    boolean byLot = !fits && !contest.lot().isEmpty();
    if (fits) {
      elected.addAll(level);
    } else if (byLot) {
      contest.lot().stream().filter(level::contains).limit(open).forEach(elected::add);
    }
    Optional<Outcome.Tie> tie = fits || byLot
        ? Optional.empty()
        : Optional.of(new Outcome.Tie(Outcome.Question.SEAT, level, open));
    Outcome.Stage stage =
        new Outcome.Stage(Outcome.Step.FIRST, List.of(), votes, 0, elected, byLot);
    return new Outcome(contest, sorts, elected, tie, List.of(stage));
  }
}
