package io.reunion.keeping;

/**
 * One key as a backup has it. A later one of the same key replaces an earlier. It expires at {@code expiresAt}, in
 * milliseconds since 1970 and 0 for never; its value is as DUMP gives it, and empty when the key is gone.
 */
final class Copied {
  private final String key;
  private final long expiresAt;
  private final byte[] value;

  Copied(String key, long expiresAt, byte[] value) {
    this.key = key;
    this.expiresAt = expiresAt;
    this.value = value;
  }

  String key() {
    return key;
  }

  long expiresAt() {
    return expiresAt;
  }

  byte[] value() {
    return value;
  }

  static Copied gone(String key) {
    return new Copied(key, 0, new byte[0]);
  }

  boolean isGone() {
    return value.length == 0;
  }
}
