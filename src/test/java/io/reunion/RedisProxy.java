package io.reunion;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/**
 * Stands between a service and its Redis and lets everything through, until a command names {@code marker}: that one and
 * whatever comes behind it on its connection never arrives.
 */
final class RedisProxy implements AutoCloseable {
  private final Between between;
  private final String marker;
  private final CountDownLatch held = new CountDownLatch(1);

  RedisProxy(int target, String marker) throws IOException {
    this.marker = marker;
    this.between = new Between(target, UntilMarked::new);
  }

  int port() {
    return between.port();
  }

  /** Opens when the marked command was seen, and held. */
  CountDownLatch held() {
    return held;
  }

  private final class UntilMarked implements Between.Gate {
    private String tail = "";
    private boolean holding;

    @Override
    public boolean passes(String words) {
      // The marker may come in two pieces; its command is not complete before the second one.
      String seen = tail + words;
      tail = seen.substring(Math.max(0, seen.length() - marker.length()));
      if (!holding && seen.contains(marker)) {
        holding = true;
        held.countDown();
      }
      return !holding;
    }
  }

  @Override
  public void close() {
    between.close();
  }
}
