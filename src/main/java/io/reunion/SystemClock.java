package io.reunion;

import java.time.Clock;

/** The clock that is handed in everywhere; by itself, so that a command that needs no more does not load the service. */
final class SystemClock {
  static final Clock UTC = Clock.systemUTC();

  private SystemClock() {}
}
