package io.reunion.room;

import java.time.Instant;
import java.util.Optional;

/**
 * How a group is: what was last heard from it and said in it, to the minute.
 *
 * @param received when somebody last wrote where the bot could read it
 * @param sent when a message of the bot last came
 * @param failed when one last did not
 * @param reason why not, such as {@code GONE kicked}; empty if none ever failed
 */
public record Pulse(
    Optional<Instant> received, Optional<Instant> sent, Optional<Instant> failed, String reason) {
  /** Nothing is known. */
  public static final Pulse NONE =
      new Pulse(Optional.empty(), Optional.empty(), Optional.empty(), "");

  /** Whether the last thing that was tried there failed. */
  public boolean isFailing() {
    return failed.filter(at -> sent.filter(at::isBefore).isEmpty()).isPresent();
  }
}
