package io.reunion.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the open connections below the most that there may be. Where there are so many, a new one takes the place of one
 * that has asked for nothing for a while, those first that never have; if there is none, the new one is closed. So whoever
 * opens connections and says nothing does not keep others out.
 */
public final class Connections implements Handler<HttpConnection> {
  /** Every open connection may hold the head of a request and the beginning of a body. */
  private static final int MOST = 4_096;

  /** Whoever has something to ask does so at once. */
  private static final Duration MOMENT = Duration.ofSeconds(2);

  /** Longer than a platform waits for an answer. */
  private static final Duration WHILE = Duration.ofSeconds(10);

  private final int most;
  private final long momentNanos;
  private final long whileNanos;
  /** When each was opened that has not asked for anything yet; the oldest first. */
  private final LinkedHashMap<HttpConnection, Long> silent = new LinkedHashMap<>();
  /** When each of the others last asked for something; what did so longest ago first. */
  private final LinkedHashMap<HttpConnection, Long> heard =
      new LinkedHashMap<>(64, 0.75f, /* accessOrder= */ true);

  public Connections() {
    this(MOST, MOMENT, WHILE);
  }

  /**
   * @param moment after which a connection may be closed that has not asked for anything
   * @param since after which one may be that has
   */
  Connections(int most, Duration moment, Duration since) {
    this.most = most;
    this.momentNanos = moment.toNanos();
    this.whileNanos = since.toNanos();
  }

  @Override
  public void handle(HttpConnection connection) {
    if (open() >= most && !makesRoom(silent, momentNanos) && !makesRoom(heard, whileNanos)) {
      connection.close();
      return;
    }
    silent.put(connection, System.nanoTime());
    connection.closeHandler(closed -> {
      silent.remove(connection);
      heard.remove(connection);
    });
  }

  private static boolean makesRoom(Map<HttpConnection, Long> among, long nanos) {
    if (among.isEmpty()) {
      return false;
    }
    Map.Entry<HttpConnection, Long> longest = among.entrySet().iterator().next();
    if (System.nanoTime() - longest.getValue() < nanos) {
      return false;
    }
    HttpConnection connection = longest.getKey();
    among.remove(connection);
    connection.close();
    return true;
  }

  /** A request has come by a connection. */
  public void heard(HttpConnection connection) {
    boolean known = silent.remove(connection) != null || heard.containsKey(connection);
    if (known) {
      heard.put(connection, System.nanoTime());
    }
  }

  /** How many are open now. */
  public int open() {
    return silent.size() + heard.size();
  }
}
