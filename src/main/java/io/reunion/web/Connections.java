package io.reunion.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the open connections below the most that there may be. Where there are so many, a new one takes the place of the
 * one that has asked for nothing for longest; if even that one has asked a moment ago, the new one is closed. So whoever
 * opens connections and says nothing does not keep others out.
 */
public final class Connections implements Handler<HttpConnection> {
  /** Every open connection may hold the head of a request and the beginning of a body. */
  private static final int MOST = 4_096;

  /** Longer than a platform waits for an answer. */
  private static final Duration MOMENT = Duration.ofSeconds(10);

  private final int most;
  private final long momentNanos;
  /** When each last asked for something, or was opened; what did so longest ago first. */
  private final LinkedHashMap<HttpConnection, Long> open =
      new LinkedHashMap<>(64, 0.75f, /* accessOrder= */ true);

  public Connections() {
    this(MOST, MOMENT);
  }

  Connections(int most, Duration moment) {
    this.most = most;
    this.momentNanos = moment.toNanos();
  }

  @Override
  public void handle(HttpConnection connection) {
    if (open.size() >= most && !makesRoom()) {
      connection.close();
      return;
    }
    open.put(connection, System.nanoTime());
    connection.closeHandler(closed -> open.remove(connection));
  }

  private boolean makesRoom() {
    Map.Entry<HttpConnection, Long> longest = open.entrySet().iterator().next();
    if (System.nanoTime() - longest.getValue() < momentNanos) {
      return false;
    }
    open.remove(longest.getKey());
    longest.getKey().close();
    return true;
  }

  /** A request has come by a connection. */
  public void heard(HttpConnection connection) {
    open.computeIfPresent(connection, (known, before) -> System.nanoTime());
  }

  /** How many are open now. */
  public int open() {
    return open.size();
  }
}
