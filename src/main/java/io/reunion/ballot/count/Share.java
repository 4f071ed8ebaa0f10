package io.reunion.ballot.count;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a whole, for example two thirds of the roll, or a plain number of people.
 *
 * @param over the numerator, or the number itself where {@code under} is 0
 * @param under the denominator
 */
public record Share(int over, int under) {
  public static final Share TWO_THIRDS = new Share(2, 3);
  public static final Share HALF = new Share(1, 2);

  private static final Pattern FRACTION = Pattern.compile("([0-9]{1,4})\\s*[/／]\\s*([0-9]{1,4})");
  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3})\\s*[%％]");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");

  public Share {
    if (over < 0 || under < 0 || (under > 0 && over > under)) {
      throw new IllegalArgumentException(
          "share " + over + "/" + under + " (expected: between 0 and 1, or a number)");
    }
  }

  /** Reads {@code 2/3}, {@code 50%} or {@code 200}; empty for what is none of these. */
  public static Optional<Share> read(String text) {
    Matcher fraction = FRACTION.matcher(text.strip());
    Matcher percent = PERCENT.matcher(text.strip());
    if (fraction.matches()) {
      return of(Integer.parseInt(fraction.group(1)), Integer.parseInt(fraction.group(2)));
    }
    if (percent.matches()) {
      return of(Integer.parseInt(percent.group(1)), 100);
    }
    return NUMBER.matcher(text.strip()).matches()
        ? Optional.of(new Share(Integer.parseInt(text.strip()), 0))
        : Optional.empty();
  }

  private static Optional<Share> of(int over, int under) {
    return under > 0 && over <= under ? Optional.of(new Share(over, under)) : Optional.empty();
  }

  /** The least whole number that reaches this share of {@code whole}. */
  public int least(int whole) {
    return under == 0 ? over : (int) (((long) whole * over + under - 1) / under);
  }

  /** Whether {@code part} of {@code whole} reaches this share. */
  public boolean reached(int part, int whole) {
    return part >= least(whole);
  }

  /** Whether {@code part} of {@code whole} is more than this share. */
  public boolean exceeded(int part, int whole) {
    return under == 0 ? part > over : (long) part * under > (long) whole * over;
  }

  /** As {@link #read} takes it. */
  @Override
  public String toString() {
    return under == 0 ? Integer.toString(over) : over + "/" + under;
  }
}
