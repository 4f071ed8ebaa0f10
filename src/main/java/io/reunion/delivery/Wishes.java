package io.reunion.delivery;

import io.reunion.chat.SendFailedException;

/** Codes of refusals by which a group hears less: nothing is wrong with the way there. */
public final class Wishes {
  /** Of a message for a group in which the bot only listens. */
  public static final String LISTENING = "listening";

  /** Of what nobody asked for, for a group that is muted. */
  public static final String MUTED = "muted";

  /** Of what nobody asked for, for a group that had as much today as it wants. */
  public static final String OVER_BUDGET = "over-budget";

  private Wishes() {}

  /** Whether a refusal is one of these. */
  public static boolean isOne(SendFailedException refused) {
    String code = refused.code();
    return code.equals(LISTENING) || code.equals(MUTED) || code.equals(OVER_BUDGET);
  }
}
