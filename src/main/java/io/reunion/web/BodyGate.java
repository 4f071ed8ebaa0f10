package io.reunion.web;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Stands before routes whose own handlers read the body: takes the announced length out of a budget until the request is
 * answered (503 when there is not so much left), and lets nobody take for ever to send it (408). A body of unannounced
 * length counts as {@link #UNKNOWN}. Who is answered before all of it has come, and goes on sending, is hung up on.
 */
public final class BodyGate implements Handler<RoutingContext> {
  /** In bytes. */
  static final long UNKNOWN = 1 << 20;

  /** Room for the longest list of members and something beside it. */
  private static final long BUDGET = 40L << 20;

  /** Longer bodies are refused at once or go to a file while they come; more than this is held of none. */
  private static final long MOST_HELD = 8L << 20;

  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final int SLOWEST_BYTES_PER_MILLI = 1_000;
  private static final Duration UNKNOWN_DEADLINE = Duration.ofMinutes(1);

  private final Vertx vertx;
  private final Budget budget;
  private final Duration deadline;

  public BodyGate(Vertx vertx) {
    this(vertx, BUDGET, DEADLINE);
  }

  /**
   * @param deadline for a short body; a long one has a second more for each megabyte
   */
  BodyGate(Vertx vertx, long bytes, Duration deadline) {
    this.vertx = vertx;
    this.budget = new Budget(bytes);
    this.deadline = deadline;
  }

  @Override
  public void handle(RoutingContext exchange) {
    HttpServerRequest request = exchange.request();
    long length = length(request);
    if (length <= 0) {
      exchange.next();
    } else if (budget.take(Math.min(length, MOST_HELD))) {
      Duration patience = request.getHeader("Content-Length") == null
          ? UNKNOWN_DEADLINE
          : deadline.plusMillis(length / SLOWEST_BYTES_PER_MILLI);
      long timer = vertx.setTimer(patience.toMillis(), late -> late(request));
      exchange.addEndHandler(end -> {
        vertx.cancelTimer(timer);
        budget.giveBack(Math.min(length, MOST_HELD));
        Refusals.linger(vertx, request);
      });
      exchange.next();
    } else {
      Refusals.close(vertx, request, 503);
    }
  }

  private static long length(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    try {
      if (length != null) {
        return Long.parseLong(length);
      }
      return request.getHeader("Transfer-Encoding") == null ? 0 : UNKNOWN;
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  /** What has come of the body must not be worked any more: no lingering. */
  private static void late(HttpServerRequest request) {
    if (!request.isEnded()) {
      request
          .response()
          .setStatusCode(408)
          .putHeader("Connection", "close")
          .end()
          .onComplete(sent -> request.connection().close());
    }
  }
}
