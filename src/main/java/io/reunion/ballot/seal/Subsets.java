package io.reunion.ballot.seal;

import java.util.ArrayList;
import java.util.List;

/** All sets of some of the first whole numbers, in lexical order. */
final class Subsets {
  /** @param places from 0, rising */
  record Subset(List<Integer> places) {
    Subset {
      places = List.copyOf(places);
    }
  }

  private Subsets() {}

  static List<Subset> of(int all, int size) {
    List<Subset> found = new ArrayList<>();
    add(found, new ArrayList<>(), 0, all, size);
    return found;
  }

  private static void add(List<Subset> found, List<Integer> begun, int from, int all, int size) {
    if (begun.size() == size) {
      found.add(new Subset(begun));
      return;
    }
    for (int i = from; i < all; i++) {
      begun.add(i);
      add(found, begun, i + 1, all, size);
      begun.remove(begun.size() - 1);
    }
  }
}
