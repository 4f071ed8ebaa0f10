package io.reunion.lookup;

import io.reunion.bot.LookupGate.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether somebody walks through everybody. Looking for one person or a few is no walk, however often; asking the same
 * again is none either. Steps of a walk bring almost only people who were not seen before, and they are the next page of
 * an answer, or a question made like an earlier one with another year, letter or place in it.
 */
record Walk(List<Step> steps) {
  /** How long a step counts for being slowed. */
  private static final Duration DAY = Duration.ofDays(1);
  /** How long a step counts for being stopped. */
  static final Duration WEEK = Duration.ofDays(7);

  /** A person who is slowed may look somebody up once in so long. */
  static final Duration PACE = Duration.ofMinutes(2);

  private static final double SLOWED_FROM = 5;
  private static final double STOPPED_FROM = 10;
  /** A question that finds few may be one of many that together find all. */
  private static final double OF_FEW = 0.34;

  private static final double FRESH = 0.8;
  private static final int SHORT = 3;

  /**
   * One look-up.
   *
   * @param shape of the question
   * @param shown how many people
   * @param fresh how many of them had not been shown to this person in 30 days
   */
  record Step(Instant at, Kind kind, String shape, int shown, int fresh) {
    String written() {
      return String.join(
          " ",
          Long.toString(at.toEpochMilli()),
          kind.name(),
          shape.isEmpty() ? "-" : shape,
          Integer.toString(shown),
          Integer.toString(fresh));
    }

    static Step read(String written) {
      String[] parts = written.split(" ", 5);
      return new Step(
          Instant.ofEpochMilli(Long.parseLong(parts[0])),
          Kind.valueOf(parts[1]),
          parts[2],
          Integer.parseInt(parts[3]),
          Integer.parseInt(parts[4]));
    }

    private boolean isFresh() {
      return shown > 0 && fresh >= FRESH * shown;
    }
  }

  /** What follows. */
  enum Verdict {
    FREE,
    SLOWED,
    STOPPED
  }

  Walk {
    steps = List.copyOf(steps);
  }

  /** What a question is made of: years and other numbers, short and long words; not which. */
  static String shape(String words) {
    List<String> parts = new ArrayList<>();
    for (String word : words.toLowerCase(Locale.ROOT).strip().split("[\\s,，、;；]+", -1)) {
      if (!word.isEmpty()) {
        parts.add(
            word.codePoints().anyMatch(Character::isDigit)
                ? "0"
                : word.codePointCount(0, word.length()) <= SHORT ? "s" : "w");
      }
    }
    return String.join("+", parts.stream().sorted().toList());
  }

  private double length(Instant from) {
    double length = 0;
    Set<String> shapes = new HashSet<>();
    for (Step step : steps) {
      if (step.at().isAfter(from) && step.isFresh()) {
        boolean alike = !shapes.add(step.shape());
        length += switch (step.kind()) {
          case MORE -> 1;
          case BROAD -> alike ? 1 : 0;
          case NAME -> alike ? OF_FEW : 0;
        };
      }
    }
    return length;
  }

  Verdict verdict(Instant now) {
    if (length(now.minus(WEEK)) >= STOPPED_FROM) {
      return Verdict.STOPPED;
    }
    return length(now.minus(DAY)) >= SLOWED_FROM ? Verdict.SLOWED : Verdict.FREE;
  }

  /** How long somebody who is slowed has to wait yet. */
  Duration pause(Instant now) {
    if (steps.isEmpty() || verdict(now) == Verdict.FREE) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, steps.get(steps.size() - 1).at().plus(PACE));
    return left.isNegative() ? Duration.ZERO : left;
  }

  int shown(Instant now) {
    return steps.stream()
        .filter(step -> step.at().isAfter(now.minus(WEEK)))
        .mapToInt(Step::fresh)
        .sum();
  }
}
