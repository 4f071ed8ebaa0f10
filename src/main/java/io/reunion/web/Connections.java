package io.reunion.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;

/** Counts the open connections and closes every new one beyond the most that there may be. */
public final class Connections implements Handler<HttpConnection> {
  /** Every open connection may hold the head of a request and the beginning of a body. */
  private static final int MOST = 4_096;

  private final int most;
  private int open;

  public Connections() {
    this(MOST);
  }

  Connections(int most) {
    this.most = most;
  }

  @Override
  public void handle(HttpConnection connection) {
    open++;
    connection.closeHandler(closed -> open--);
    if (open > most) {
      connection.close();
    }
  }

  /** How many are open now. */
  public int open() {
    return open;
  }
}
