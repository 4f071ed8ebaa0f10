package io.reunion.language.when;

import java.util.Optional;

/** One meaning of a phrase. */
public sealed interface Reading {
  /** Where it starts, or where it is; empty for a mere length of time. */
  default Optional<Moment> start() {
    return Optional.empty();
  }

  /** Where it ends, if it says. For days this is the last day itself. */
  default Optional<Moment> end() {
    return Optional.empty();
  }

  /** A single moment. */
  record Point(Moment at) implements Reading {
    @Override
    public Optional<Moment> start() {
      return Optional.of(at);
    }
  }

  /** From a moment to another one; days are included, times are not. */
  record Range(Moment from, Moment to) implements Reading {
    @Override
    public Optional<Moment> start() {
      return Optional.of(from);
    }

    @Override
    public Optional<Moment> end() {
      return Optional.of(to);
    }
  }

  /** A length of time without a place in it. */
  record Lasting(Amount length) implements Reading {}

  /** A repetition: its rule, its first occurrence from now on, and where that one ends. */
  record Repeated(Recurrence rule, Moment first, Optional<Moment> until) implements Reading {
    @Override
    public Optional<Moment> start() {
      return Optional.of(first);
    }

    @Override
    public Optional<Moment> end() {
      return until;
    }
  }
}
