package io.reunion.language.when;

import org.jspecify.annotations.Nullable;

/** What a piece of text says, by itself. */
sealed interface Meaning
    permits DaySpec,
        ClockSpec,
        Meaning.Part,
        Meaning.DayAndPart,
        Meaning.Soon,
        Meaning.Length,
        ZoneName {

  /** A part of the day. */
  record Part(PartOfDay part) implements Meaning {}

  /** 今晚. */
  record DayAndPart(DaySpec.Relative day, PartOfDay part) implements Meaning {}

  /** After an amount of minutes from now; within it, where it limits. */
  record Soon(Amount amount, boolean back) implements Meaning {}

  /** A length of time; with what makes it inexact. */
  record Length(Amount amount) implements Meaning {}

  /**
   * A piece: tokens {@code from} up to {@code to} and what they say.
   *
   * @param relation what the piece itself says of how it is used: 三天内, "no later than"
   * @param weak needs support to count
   * @param approximate near the value, not at it
   */
  record Piece(
      int from, int to, Meaning meaning, Relation relation, boolean weak, boolean approximate) {
    static Piece of(int from, int to, Meaning meaning) {
      return new Piece(from, to, meaning, Relation.AT, false, false);
    }

    static Piece weak(int from, int to, Meaning meaning) {
      return new Piece(from, to, meaning, Relation.AT, true, false);
    }

    Piece about(boolean near, int end) {
      return near ? new Piece(from, end, meaning, relation, weak, true) : this;
    }

    Piece relating(Relation how) {
      return new Piece(from, to, meaning, how, weak, approximate);
    }

    static @Nullable Piece longer(@Nullable Piece a, @Nullable Piece b) {
      return a == null || (b != null && b.to > a.to) ? b : a;
    }
  }
}
