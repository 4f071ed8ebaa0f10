package io.reunion.delivery;

import io.reunion.delivery.Delivery.State;
import java.util.Map;

/** How many copies stand where; what a worker has taken and not begun counts as queued. */
public record Counts(int queued, int sending, int sent, int failed, int gone, int unknown) {
  static Counts of(Map<String, String> byState) {
    return new Counts(
        number(byState, State.QUEUED) + number(byState, State.CLAIMED),
        number(byState, State.SENDING),
        number(byState, State.SENT),
        number(byState, State.FAILED),
        number(byState, State.GONE),
        number(byState, State.UNKNOWN));
  }

  private static int number(Map<String, String> byState, State state) {
    return Integer.parseInt(byState.getOrDefault(state.name(), "0"));
  }

  public int total() {
    return queued + sending + settled();
  }

  /** Copies that will not move by themselves any more. */
  public int settled() {
    return sent + failed + gone + unknown;
  }

  public boolean done() {
    return queued + sending == 0;
  }
}
