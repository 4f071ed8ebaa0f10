package io.reunion.questions;

import io.reunion.member.lexicon.Terms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The questions of a box in groups, and which groups may be one. */
final class Agenda {
  /** From this likeness on a person is asked whether it is the same. */
  private static final double LIKE = 0.5;

  /** One point: the question that speaks for all, and all of them. */
  record Point(Question head, List<Question> questions) {
    /** A person who asks twice, or on two platforms, counts once. */
    long askers() {
      return questions.stream().map(Question::by).distinct().count();
    }
  }

  /** Two points that may be one. */
  record Pair(Point first, Point second, double likeness) {}

  private Agenda() {}

  /** What most people ask comes first. */
  static List<Point> of(Collection<Question> questions) {
    Map<Integer, List<Question>> groups = questions.stream()
        .collect(Collectors.groupingBy(Question::group, TreeMap::new, Collectors.toList()));
    List<Point> points = new ArrayList<>();
    groups.forEach((head, all) -> points.add(new Point(
        all.stream().filter(one -> one.number() == head).findFirst().orElse(all.get(0)), all)));
    points.sort(Comparator.comparing(Point::askers)
        .reversed()
        .thenComparing(point -> point.head().number()));
    return points;
  }

  /** Pairs of points of which no person has decided yet, the likest first. */
  static List<Pair> alike(List<Point> points) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      for (int j = i + 1; j < points.size(); j++) {
        Point first = points.get(i);
        Point second = points.get(j);
        double likeness = first.questions().stream()
            .flatMap(a -> second.questions().stream().map(b -> Terms.likeness(a.text(), b.text())))
            .max(Comparator.naturalOrder())
            .orElse(0.0);
        if (likeness >= LIKE && !decided(first, second)) {
          pairs.add(new Pair(first, second, likeness));
        }
      }
    }
    pairs.sort(Comparator.comparing(Pair::likeness).reversed());
    return pairs;
  }

  private static boolean decided(Point a, Point b) {
    return a.questions().stream().anyMatch(one -> one.apart().contains(b.head().number()))
        || b.questions().stream().anyMatch(one -> one.apart().contains(a.head().number()));
  }
}
