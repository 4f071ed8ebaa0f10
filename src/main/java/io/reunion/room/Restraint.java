package io.reunion.room;

/**
 * What the bot keeps to itself in a group.
 *
 * @param listening it says and does nothing there
 * @param hush how much it says unasked
 */
public record Restraint(boolean listening, Hush hush) {
  /** It speaks as everywhere. */
  public static final Restraint NONE = new Restraint(false, Hush.NONE);
}
