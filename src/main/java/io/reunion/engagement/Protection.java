package io.reunion.engagement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which counts may be told. Cells are parts of a whole whose total is told too, so what is hidden can be had together by
 * taking the shown ones from the total, and those of a group who did <em>not</em> take part by taking a count from the
 * group's size. The rule: neither a cell that is shown, nor all hidden ones together, nor those in them who did not take
 * part, are one to four people; and never is one cell hidden alone.
 */
final class Protection {
  /** Fewer are told nothing about. */
  static final long LEAST = 5;

  /**
   * A part of the whole.
   *
   * @param size how many people are in it
   * @param count how many of these took part
   */
  record Cell(long size, long count) {
    Cell and(Cell other) {
      return new Cell(size + other.size, count + other.count);
    }

    /** None is as telling as one. */
    boolean isSafe() {
      long others = size - count;
      return count >= LEAST && (others <= 0 || others >= LEAST);
    }
  }

  private Protection() {}

  /** One number by itself. */
  static Optional<Long> shown(Cell cell) {
    return cell.isSafe() ? Optional.of(cell.count()) : Optional.empty();
  }

  /** The counts that may be told, in the order of the cells. */
  static List<Optional<Long>> shown(List<Cell> cells) {
    List<Integer> hidden = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      (cells.get(i).isSafe() ? left : hidden).add(i);
    }
    left.sort(Comparator.comparingLong(i -> cells.get(i).count()));
    while (!hidden.isEmpty() && !left.isEmpty() && !areSafe(cells, hidden)) {
      hidden.add(left.remove(0));
    }
    List<Optional<Long>> shown = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      shown.add(hidden.contains(i) ? Optional.empty() : Optional.of(cells.get(i).count()));
    }
    return shown;
  }

  private static boolean areSafe(List<Cell> cells, List<Integer> hidden) {
    return hidden.size() > 1
        && hidden.stream().map(cells::get).reduce(new Cell(0, 0), Cell::and).isSafe();
  }

  /** How many are in the groups: of a group that is told of by its size alone nobody is left out. */
  static List<Optional<Long>> sizes(List<Long> sizes) {
    return shown(sizes.stream().map(size -> new Cell(size, size)).toList());
  }

  /**
   * The number of those who took part in any way; empty if together with the numbers of each way it would tell of a few:
   * of those who took part in no other way than one, or in more than one.
   */
  static Optional<Long> any(Cell all, List<Long> modes) {
    long overlap = modes.stream().mapToLong(Long::longValue).sum() - all.count();
    boolean tells = isFew(overlap) || modes.stream().anyMatch(mode -> isFew(all.count() - mode));
    return tells ? Optional.empty() : shown(all);
  }

  private static boolean isFew(long people) {
    return people > 0 && people < LEAST;
  }
}
