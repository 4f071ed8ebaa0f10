package io.reunion.delivery;

import io.reunion.chat.SendFailedException;

/** Codes of refusals by which a group hears less: nothing is wrong with the way there. */
public final class Wishes {
  /** The group wants the bot only to listen. */
  public static final String LISTENING = "listening";

  /** Nobody asked for the message, and the group is muted. */
  public static final String MUTED = "muted";

  /** Nobody asked for the message, and the group has had as many today as it wants. */
  public static final String OVER_BUDGET = "over-budget";

  private Wishes() {}

  /** Whether a refusal is one of these. */
  public static boolean isOne(SendFailedException refused) {
    String code = refused.code();
    return code.equals(LISTENING) || code.equals(MUTED) || code.equals(OVER_BUDGET);
  }
}
