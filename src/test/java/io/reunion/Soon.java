package io.reunion;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for what comes by itself: usually at once, and on a machine that stands still for a while some time later. */
public final class Soon {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(50);

  private Soon() {}

  public static ConditionFactory soon() {
    return Awaitility.await().atMost(PATIENCE).pollInterval(LOOK);
  }
}
