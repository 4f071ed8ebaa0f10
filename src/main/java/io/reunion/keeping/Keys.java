package io.reunion.keeping;

/** Keys that are about the store and not of what is stored. */
final class Keys {
  static final String FORMAT = "reunion:format";
  static final String RESTORING = "reunion:restoring";

  /** Probes that run out within a minute. */
  private static final String PROBES = "reunion:ping:";

  /** The keys by which running services say that they live; these expire within seconds. */
  private static final String INSTANCES = "instance:{";

  private Keys() {}

  /** Whether a key is worth keeping. */
  static boolean isKept(String key) {
    return !key.equals(RESTORING) && !key.startsWith(PROBES) && !isInstance(key);
  }

  /** Whether a key says that a service is running. */
  static boolean isInstance(String key) {
    return key.startsWith(INSTANCES);
  }
}
