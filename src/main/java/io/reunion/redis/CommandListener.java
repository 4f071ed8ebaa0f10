package io.reunion.redis;

/** Hears of every command when it has ended, for meters. Called on the event loop, between two commands: be quick. */
@FunctionalInterface
public interface CommandListener {
  /** Hears nothing. */
  CommandListener NONE = (command, nanos, succeeded) -> {};

  /**
   * A command has ended.
   *
   * @param command {@code HGET} or the like; for a script the name of its file. There are few of them.
   * @param nanos from the call to the answer, or to the failure
   */
  void ended(String command, long nanos, boolean succeeded);
}
