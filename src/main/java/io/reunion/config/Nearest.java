package io.reunion.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which known name somebody probably meant. */
final class Nearest {
  private static final int SHORTEST_PART = 4;

  private Nearest() {}

  /** The known name closest to {@code name}, if any is close enough to be worth naming. */
  static Optional<String> to(String name, Collection<String> known) {
    String wanted = plain(name);
    return known.stream()
        .filter(candidate -> distance(wanted, plain(candidate)) <= tolerance(wanted)
            || isPart(wanted, plain(candidate)))
        .min(Comparator.<String>comparingInt(candidate -> distance(wanted, plain(candidate)))
            .thenComparing(Comparator.naturalOrder()));
  }

  /** {@code time-zone}, {@code time_zone} and {@code TimeZone} are all but {@code timeZone}. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  private static int tolerance(String name) {
    return name.length() < 4 ? 1 : name.length() < 12 ? 2 : 3;
  }

  private static boolean isPart(String wanted, String candidate) {
    return (wanted.length() >= SHORTEST_PART && candidate.contains(wanted))
        || (candidate.length() >= SHORTEST_PART && wanted.contains(candidate));
  }

  /** Insertions, deletions, replacements and swaps of neighbours that make {@code b} of {@code a}. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cheapest(int[][] d, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
