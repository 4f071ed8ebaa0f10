package io.reunion.member;

/** Two members who may be one person, in the order of their ids. */
public record Pair(MemberId one, MemberId other) {
  private static final int LENGTH = 2 * MemberId.LENGTH + 1;

  public Pair {
    if (one.compareTo(other) >= 0) {
      throw new IllegalArgumentException(
          "pair " + one + ", " + other + " (expected: two ids, the smaller first)");
    }
  }

  public static Pair of(MemberId a, MemberId b) {
    return a.compareTo(b) < 0 ? new Pair(a, b) : new Pair(b, a);
  }

  /** Reads {@link #id}. Throws {@link IllegalArgumentException} for anything else. */
  public static Pair parse(String id) {
    if (id.length() != LENGTH || id.charAt(MemberId.LENGTH) != '-') {
      throw new IllegalArgumentException("pair " + id + " (expected: two member ids as in A-B)");
    }
    return new Pair(
        new MemberId(id.substring(0, MemberId.LENGTH)),
        new MemberId(id.substring(MemberId.LENGTH + 1)));
  }

  /** Both ids with a hyphen between them. */
  public String id() {
    return one + "-" + other;
  }

  public boolean has(MemberId id) {
    return one.equals(id) || other.equals(id);
  }
}
