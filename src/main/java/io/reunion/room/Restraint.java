package io.reunion.room;

/**
 * What the bot keeps to itself in a group.
 *
 * @param listening it says and does nothing there
 * @param hush how much it says unasked
 */
public record Restraint(boolean listening, Hush hush) {
  /** The bot speaks there as anywhere else. */
  public static final Restraint NONE = new Restraint(false, Hush.NONE);
}
