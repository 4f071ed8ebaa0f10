package io.reunion.keeping;

/**
 * One key as a backup has it. A later one of the same key replaces an earlier.
 *
 * @param expiresAt milliseconds since 1970; 0 for never
 * @param value as DUMP gives it; empty when the key is gone
 */
record Copied(String key, long expiresAt, byte[] value) {
  static Copied gone(String key) {
    return new Copied(key, 0, new byte[0]);
  }

  boolean isGone() {
    return value.length == 0;
  }
}
