package io.reunion;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How late a machine is that has more to do than it can: a thread that wants to go on every ten milliseconds, and
 * remembers by how much it was kept from it at most. What is measured beside it is late by as much through no fault of
 * its own.
 */
final class Hiccups implements AutoCloseable {
  private static final long TICK = Duration.ofMillis(10).toNanos();

  private final Thread thread = new Thread(this::watch, "hiccups");
  private volatile long longest;
  private volatile boolean closed;

  Hiccups() {
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    for (long last = System.nanoTime(); !closed; ) {
      LockSupport.parkNanos(TICK);
      long now = System.nanoTime();
      longest = Math.max(longest, now - last - TICK);
      last = now;
    }
  }

  /** The longest until now. */
  Duration longest() {
    return Duration.ofNanos(longest);
  }

  @Override
  public void close() {
    closed = true;
  }
}
