package io.reunion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Whether two things that are known of the same people go together more than by chance. */
final class Chance {
  /** By chance a score of more than this comes once in a hundred and fifty thousand times. */
  static final double SURPRISING = 4.5;

  private Chance() {}

  /**
   * Spearman's rank correlation with its standard deviation under independence as the unit: about normal with mean 0 and
   * deviation 1 where the one tells nothing about the other.
   */
  static <T> double score(List<T> all, ToDoubleFunction<T> one, ToDoubleFunction<T> other) {
    double[] first = ranks(all, one);
    double[] second = ranks(all, other);
    double mean = (all.size() - 1) / 2.0;
    double both = 0;
    double firsts = 0;
    double seconds = 0;
    for (int i = 0; i < first.length; i++) {
      both += (first[i] - mean) * (second[i] - mean);
      firsts += (first[i] - mean) * (first[i] - mean);
      seconds += (second[i] - mean) * (second[i] - mean);
    }
    return firsts == 0 || seconds == 0
        ? 0
        : both / Math.sqrt(firsts * seconds) * Math.sqrt(all.size() - 1);
  }

  /** Places from 0; those of one value share the middle of theirs. */
  private static <T> double[] ranks(List<T> all, ToDoubleFunction<T> value) {
    double[] values = all.stream().mapToDouble(value).toArray();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> values[i]));
    double[] ranks = new double[all.size()];
    for (int from = 0; from < order.size(); ) {
      int to = from;
      double same = values[order.get(from)];
      while (to < order.size() && values[order.get(to)] == same) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order.get(i)] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
