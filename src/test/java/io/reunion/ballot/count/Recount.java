package io.reunion.ballot.count;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts again in another form: no piles but every single paper with its weight, decimals instead of whole numbers, and
 * every total made anew from all papers in each round. A tie without an earlier stage that decides ends it.
 */
public final class Recount {
  /** Who is elected in any order, and whether a tie ended it. */
  public record Result(Set<String> elected, boolean tied) {}

  private Recount() {}

  /** Block vote and approval. */
  public static Result plurality(List<List<String>> papers, int seats) {
    Map<String, Integer> votes = new TreeMap<>();
    papers.forEach(
        paper -> new HashSet<>(paper).forEach(name -> votes.merge(name, 1, Integer::sum)));
    Set<String> elected = new TreeSet<>();
    boolean tied = false;
    for (String name : votes.keySet()) {
      long ahead =
          votes.values().stream().filter(other -> other > votes.get(name)).count();
      long level =
          votes.values().stream().filter(other -> other.equals(votes.get(name))).count();
      if (ahead + level <= seats) {
        elected.add(name);
      } else if (ahead < seats) {
        tied = true;
      }
    }
    return new Result(elected, tied);
  }

  private static final class Paper {
    final List<String> names;
    String holder = "";
    BigDecimal weight = BigDecimal.ONE.setScale(5);

    Paper(List<String> names) {
      this.names = names;
    }

    void pass(Set<String> standing) {
      holder = names.stream()
          .skip(names.indexOf(holder) + 1)
          .filter(standing::contains)
          .findFirst()
          .orElse("");
    }
  }

  /** Weighted inclusive Gregory by the Scottish rules. */
  public static Result stv(List<List<String>> given, List<String> candidates, int seats) {
    List<Paper> papers = new ArrayList<>();
    given.stream().filter(names -> !names.isEmpty()).forEach(names -> papers.add(new Paper(names)));
    BigDecimal quota = BigDecimal.valueOf(papers.size() / (seats + 1) + 1);
    Set<String> standing = new TreeSet<>(candidates);
    Set<String> elected = new TreeSet<>();
    Set<String> waiting = new TreeSet<>();
    List<Map<String, BigDecimal>> history = new ArrayList<>();
    papers.forEach(paper -> paper.pass(standing));
    while (true) {
      Map<String, BigDecimal> totals = totals(papers, candidates, elected, waiting, quota);
      history.add(totals);
      for (String name : Set.copyOf(standing)) {
        if (totals.get(name).compareTo(quota) >= 0) {
          standing.remove(name);
          elected.add(name);
          if (totals.get(name).compareTo(quota) > 0) {
            waiting.add(name);
          }
        }
      }
      int open = seats - elected.size();
      if (open == 0 || standing.size() <= open) {
        if (open > 0) {
          elected.addAll(standing);
        }
        return new Result(elected, false);
      }
      boolean surplus = !waiting.isEmpty();
      Set<String> next = pick(history, surplus ? waiting : standing, surplus ? -1 : 1);
      boolean nobodys = !surplus
          && next.stream().allMatch(name -> totals.get(name).signum() == 0)
          && standing.size() - next.size() >= open;
      if (next.size() > 1 && !nobodys) {
        return new Result(elected, true);
      }
      for (String name : next) {
        waiting.remove(name);
        standing.remove(name);
        BigDecimal total = totals.get(name);
        for (Paper paper : papers) {
          if (paper.holder.equals(name)) {
            if (surplus) {
              paper.weight =
                  total.subtract(quota).multiply(paper.weight).divide(total, 5, RoundingMode.DOWN);
            }
            paper.pass(standing);
          }
        }
      }
    }
  }

  private static Map<String, BigDecimal> totals(
      List<Paper> papers,
      List<String> candidates,
      Set<String> elected,
      Set<String> waiting,
      BigDecimal quota) {
    Map<String, BigDecimal> totals = new HashMap<>();
    candidates.forEach(name -> totals.put(
        name, elected.contains(name) && !waiting.contains(name) ? quota : BigDecimal.ZERO));
    papers.stream()
        .filter(paper -> !paper.holder.isEmpty())
        .filter(paper -> !elected.contains(paper.holder) || waiting.contains(paper.holder))
        .forEach(paper -> totals.merge(paper.holder, paper.weight, BigDecimal::add));
    return totals;
  }

  private static Set<String> pick(
      List<Map<String, BigDecimal>> history, Set<String> among, int sign) {
    Set<String> left = among;
    for (int i = history.size() - 1; i >= 0; i--) {
      Map<String, BigDecimal> then = history.get(i);
      BigDecimal best =
          left.stream().map(then::get).min((a, b) -> sign * a.compareTo(b)).orElseThrow();
      Set<String> same = new TreeSet<>(left);
      same.removeIf(name -> then.get(name).compareTo(best) != 0);
      left = same;
      // Who have nothing between them are told apart by nothing that matters.
      if (i == history.size() - 1 && sign > 0 && best.signum() == 0) {
        return left;
      }
    }
    return left;
  }
}
