package io.reunion.redis;

/** Hears what is published. Called on the context that the {@link Redis} was opened on. */
@FunctionalInterface
interface Subscriber {
  void heard(String channel, String message);

  /**
   * The subscription stands: called at the beginning, and again after every break of the connection. What was published
   * in between is lost, so whoever keeps a copy of something reads it anew here.
   */
  default void listening() {}
}
