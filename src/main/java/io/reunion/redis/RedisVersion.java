package io.reunion.redis;

/** The version of a server, as far as it matters: {@code 7.0.15} is major 7, minor 0. */
record RedisVersion(int major, int minor) implements Comparable<RedisVersion> {
  /** The oldest that is supported. */
  static final RedisVersion FLOOR = new RedisVersion(6, 2);

  /** Reads {@code major.minor}, whatever follows. */
  static RedisVersion parse(String text) {
    String[] parts = text.split("\\.", 3);
    try {
      return new RedisVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "version: " + text + " (expected: numbers and dots, such as 7.0.15)", e);
    }
  }

  boolean supported() {
    return compareTo(FLOOR) >= 0;
  }

  @Override
  public int compareTo(RedisVersion other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
