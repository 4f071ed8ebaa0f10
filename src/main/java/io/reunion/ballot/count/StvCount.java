package io.reunion.ballot.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The single transferable vote by the Scottish rules, see {@link Method#STV}. Each candidate has a pile of papers with the
 * value at which each came; equal papers are kept as one with how many there are.
 *
 * <p>Where two are level, the most recent earlier stage at which they were not decides; where there is none, the lot; and
 * where none was drawn, the count stops and says so. Candidates without any vote between them are left out together when
 * enough others remain, since their order can change nothing.
 */
final class StvCount {
  /** Equal papers: who is next on them, how many, and what each is worth. */
  private record Bundle(List<String> next, long papers, long value) {
    long worth() {
      return papers * value;
    }
  }

  /** Whose turn it is; empty where only a lot can tell. */
  private record Turn(Optional<String> who, boolean byLot, List<String> level) {}

  private final Contest contest;
  private final long quota;
  private final long all;
  private final Map<String, List<Bundle>> piles = new LinkedHashMap<>();
  private final Map<String, Long> votes = new LinkedHashMap<>();
  private final Set<String> continuing;
  private final List<String> elected = new ArrayList<>();
  private final Set<String> surpluses = new LinkedHashSet<>();
  private final List<Outcome.Stage> stages = new ArrayList<>();
  private Optional<Outcome.Tie> tie = Optional.empty();

  StvCount(Contest contest, List<List<String>> papers) {
    this.contest = contest;
    this.all = papers.size() * Outcome.WHOLE;
    this.quota = (papers.size() / (contest.seats() + 1) + 1) * Outcome.WHOLE;
    this.continuing = new LinkedHashSet<>(contest.candidates());
    contest.candidates().forEach(candidate -> {
      piles.put(candidate, new ArrayList<>());
      votes.put(candidate, 0L);
    });
    Map<List<String>, Long> equal = new HashMap<>();
    papers.forEach(paper -> equal.merge(paper, 1L, Long::sum));
    equal.forEach((paper, many) -> give(new Bundle(paper, many, Outcome.WHOLE)));
  }

  Outcome outcome(Outcome.Papers sorts) {
    note(Outcome.Step.FIRST, List.of(), false);
    while (!filled() && tie.isEmpty()) {
      if (surpluses.isEmpty()) {
        exclude();
      } else {
        transfer();
      }
    }
    return new Outcome(contest, sorts, elected, tie, stages);
  }

  private int vacancies() {
    return contest.seats() - elected.size();
  }

  /** Whether all seats are; when as many candidates remain as seats, these get them. */
  private boolean filled() {
    if (vacancies() > 0 && continuing.size() <= vacancies()) {
      List<String> last = byVotes(continuing);
      elected.addAll(last);
      continuing.clear();
      Outcome.Stage stage = stages.remove(stages.size() - 1);
      List<String> both = new ArrayList<>(stage.elected());
      both.addAll(last);
      stages.add(new Outcome.Stage(
          stage.step(), stage.whose(), stage.votes(), stage.lost(), both, stage.byLot()));
    }
    return vacancies() == 0 || continuing.isEmpty();
  }

  /** Gives papers to the first on them who is still in the count; else they go to nobody. */
  private void give(Bundle papers) {
    List<String> next = papers.next();
    for (int i = 0; i < next.size(); i++) {
      String candidate = next.get(i);
      if (continuing.contains(candidate)) {
        pile(candidate)
            .add(new Bundle(next.subList(i + 1, next.size()), papers.papers(), papers.value()));
        votes.merge(candidate, papers.worth(), Long::sum);
        return;
      }
    }
  }

  private List<Bundle> pile(String candidate) {
    return piles.getOrDefault(candidate, new ArrayList<>());
  }

  private long votes(String candidate) {
    return votes.getOrDefault(candidate, 0L);
  }

  private void transfer() {
    long most = surpluses.stream().mapToLong(this::votes).max().orElse(0);
    List<String> level =
        surpluses.stream().filter(candidate -> votes(candidate) == most).toList();
    Turn turn = turn(level, /* exclusion= */ false);
    if (turn.who().isEmpty()) {
      tie = Optional.of(new Outcome.Tie(Outcome.Question.SURPLUS, turn.level(), vacancies()));
      return;
    }
    String candidate = turn.who().get();
    surpluses.remove(candidate);
    long total = votes(candidate);
    long surplus = total - quota;
    List<Bundle> papers = piles.put(candidate, new ArrayList<>());
    votes.put(candidate, quota);
    if (papers != null) {
      papers.forEach(
          paper -> give(new Bundle(paper.next(), paper.papers(), surplus * paper.value() / total)));
    }
    note(Outcome.Step.SURPLUS, List.of(candidate), turn.byLot());
  }

  private void exclude() {
    long least = continuing.stream().mapToLong(this::votes).min().orElse(0);
    List<String> level =
        continuing.stream().filter(candidate -> votes(candidate) == least).toList();
    if (least == 0 && continuing.size() - level.size() >= vacancies()) {
      level.forEach(continuing::remove);
      note(Outcome.Step.EXCLUSION, level, false);
      return;
    }
    Turn turn = turn(level, /* exclusion= */ true);
    if (turn.who().isEmpty()) {
      tie = Optional.of(new Outcome.Tie(Outcome.Question.EXCLUSION, turn.level(), vacancies()));
      return;
    }
    String candidate = turn.who().get();
    continuing.remove(candidate);
    List<Bundle> papers = piles.put(candidate, new ArrayList<>());
    votes.put(candidate, 0L);
    if (papers != null) {
      papers.forEach(this::give);
    }
    note(Outcome.Step.EXCLUSION, List.of(candidate), turn.byLot());
  }

  /**
   * Whose turn it is among those who are level: by earlier stages, the most recent first, else by the lot. The lot favours
   * its first: that one's surplus goes first, and that one is left out last.
   */
  private Turn turn(List<String> level, boolean exclusion) {
    Comparator<Long> first = exclusion ? Comparator.naturalOrder() : Comparator.reverseOrder();
    List<String> left = level;
    for (int i = stages.size() - 2; i >= 0 && left.size() > 1; i--) {
      Map<String, Long> then = stages.get(i).votes();
      long best = left.stream().map(c -> then.getOrDefault(c, 0L)).min(first).orElse(0L);
      left = left.stream().filter(c -> then.getOrDefault(c, 0L) == best).toList();
    }
    if (left.size() == 1) {
      return new Turn(Optional.of(left.get(0)), false, left);
    }
    if (contest.lot().isEmpty()) {
      return new Turn(Optional.empty(), false, left);
    }
    Comparator<String> lot = Comparator.comparingInt(contest.lot()::indexOf);
    return new Turn(left.stream().min(exclusion ? lot.reversed() : lot), true, left);
  }

  private void note(Outcome.Step step, List<String> whose, boolean byLot) {
    List<String> now = byVotes(
        continuing.stream().filter(candidate -> votes(candidate) >= quota).toList());
    for (String candidate : now) {
      continuing.remove(candidate);
      elected.add(candidate);
      if (votes(candidate) > quota) {
        surpluses.add(candidate);
      }
    }
    long held = votes.values().stream().mapToLong(Long::longValue).sum();
    stages.add(new Outcome.Stage(step, whose, new TreeMap<>(votes), all - held, now, byLot));
  }

  private List<String> byVotes(Collection<String> candidates) {
    return candidates.stream()
        .sorted(Comparator.comparingLong(candidate -> -votes(candidate)))
        .toList();
  }
}
