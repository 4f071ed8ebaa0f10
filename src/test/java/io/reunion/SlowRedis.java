package io.reunion;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a service and its Redis. Once asked to, it lets the first command through that names somebody, which is the one
 * that puts their message into the journal, and keeps the next one waiting: so the bot has taken a message and is slow to answer it.
 */
final class SlowRedis implements AutoCloseable {
  private static final int NOTHING_ARMED = Integer.MAX_VALUE;

  private record Order(String name, Duration pause) {}

  private final Between between;
  private final AtomicReference<Order> order = new AtomicReference<>(new Order("", Duration.ZERO));
  private final AtomicInteger seen = new AtomicInteger(NOTHING_ARMED);

  SlowRedis(int target) throws IOException {
    this.between = new Between(target, () -> this::passes);
  }

  int port() {
    return between.port();
  }

  /** The bot will need {@code pause} more than usual for the next message of {@code name}. */
  void slow(String name, Duration pause) {
    order.set(new Order(name, pause));
    seen.set(0);
  }

  /** Whether somebody had to wait since {@link #slow}. */
  boolean wasSlow() {
    return seen.get() == NOTHING_ARMED;
  }

  private boolean passes(String words) throws InterruptedException {
    Order now = order.get();
    boolean named = seen.get() != NOTHING_ARMED && words.contains(now.name());
    if (named && seen.incrementAndGet() == 2) {
      seen.set(NOTHING_ARMED);
      boolean never = new CountDownLatch(1).await(now.pause().toMillis(), TimeUnit.MILLISECONDS);
      assert !never;
    }
    return true;
  }

  @Override
  public void close() {
    between.close();
  }
}
