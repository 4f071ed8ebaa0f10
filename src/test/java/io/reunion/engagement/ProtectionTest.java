package io.reunion.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.engagement.Protection.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Neither a number that is told, nor what is left of the total, tells of one to four people. */
class ProtectionTest {
  private static final int TABLES = 20_000;

  private static List<Cell> cells(String counts, long size) {
    return List.of(counts.split(" ")).stream()
        .map(count -> new Cell(size, Long.parseLong(count)))
        .toList();
  }

  private static String told(List<Optional<Long>> shown) {
    return String.join(
        " ", shown.stream().map(one -> one.map(Object::toString).orElse("-")).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "10 20 30,          10 20 30",
    // Alone, the three would be what the total leaves.
    "10 20 3,           - 20 -",
    // Two are hidden, and together they are three people: one more.
    "10 20 1 2,         - 20 - -",
    "10 20 4 4,         10 20 - -",
    // Nobody is as telling as somebody.
    "10 20 0,           - 20 -",
    "3,                 -",
    "3 1,               - -",
    "7,                 7"
  })
  void hidesWhatTellsOfAFew(String counts, String expected) {
    assertThat(told(Protection.shown(cells(counts, 100)))).isEqualTo(expected);
  }

  @Test
  void hidesAlsoHowManyDidNot() {
    assertThat(told(Protection.shown(List.of(new Cell(10, 9), new Cell(50, 20), new Cell(60, 30)))))
        .isEqualTo("- - 30");
    assertThat(told(Protection.shown(List.of(new Cell(10, 10), new Cell(50, 20)))))
        .isEqualTo("10 20");
  }

  @Test
  void theNumberOfAllWaysTogetherTellsOfNoFewWhoTookOneWayOnly() {
    Cell all = new Cell(100, 30);
    assertThat(Protection.any(all, List.of(20L, 15L))).contains(30L);
    assertThat(Protection.any(all, List.of(28L, 10L)))
        .as("two took no other way")
        .isEmpty();
    assertThat(Protection.any(all, List.of(20L, 12L))).as("two took both").isEmpty();
  }

  /** An attacker who knows the total, the sizes and all numbers that are told. */
  @Test
  void whateverTheTableIsNobodyLearnsOfAFew() {
    Random random = new Random(3);
    int told = 0;
    for (int table = 0; table < TABLES; table++) {
      List<Cell> cells = new ArrayList<>();
      int groups = 1 + random.nextInt(7);
      for (int i = 0; i < groups; i++) {
        long size = random.nextInt(40);
        cells.add(new Cell(size, size == 0 ? 0 : random.nextInt((int) size + 1)));
      }
      List<Optional<Long>> shown = Protection.shown(cells);
      List<Integer> hidden =
          IntStream.range(0, groups).filter(i -> shown.get(i).isEmpty()).boxed().toList();
      for (int i = 0; i < groups; i++) {
        int at = i;
        shown.get(i).ifPresent(count -> {
          assertThat(count).isEqualTo(cells.get(at).count());
          assertThat(few(count)).as("%s", cells).isFalse();
          assertThat(few(cells.get(at).size() - count)).as("%s", cells).isFalse();
        });
      }
      if (hidden.size() < groups) {
        told++;
        assertThat(hidden.size()).as("%s", cells).isNotEqualTo(1);
        long count = hidden.stream().mapToLong(i -> cells.get(i).count()).sum();
        long size = hidden.stream().mapToLong(i -> cells.get(i).size()).sum();
        assertThat(few(count) || few(size - count))
            .as("%s hides %s", cells, hidden)
            .isFalse();
      }
    }
    assertThat(told).as("and yet most tables tell something").isGreaterThan(TABLES / 3);
  }

  private static boolean few(long people) {
    return people > 0 && people < 5;
  }
}
