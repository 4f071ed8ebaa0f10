package io.reunion.web;

import io.reunion.delivery.Patience;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/**
 * Reads the bodies of requests that nobody has vouched for yet, within bounds that hold for all of them together. The
 * first {@link #SMALL} bytes of each are free, because that much every open connection may cost; what goes beyond comes
 * out of one budget, so that large bodies can neither fill the memory nor keep small ones out.
 *
 * <p>A body that is too long is answered with 413, one that finds the budget used up with 503, one that is not complete
 * in time with 408; the connection is closed after each of them.
 */
public final class Bodies {
  /** A usual update of any platform is shorter, in bytes. */
  static final int SMALL = 8 * 1024;

  private static final long BUDGET = 32L << 20;
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final Patience patience;
  private final Budget budget;

  public Bodies(Vertx vertx) {
    this(vertx, BUDGET, DEADLINE);
  }

  /**
   * @param bytes held at once beyond the small beginnings
   * @param deadline from the head of a request to the end of its body
   */
  Bodies(Vertx vertx, long bytes, Duration deadline) {
    this.vertx = vertx;
    this.patience = new Patience(vertx, deadline);
    this.budget = new Budget(bytes);
  }

  /** Bytes that are held now, without the small beginnings. */
  public long held() {
    return budget.taken();
  }

  /**
   * Gives the whole body to {@code then}, or answers the request itself. What was taken from the budget is given back when
   * the request is answered or its connection ends.
   *
   * @param longest in bytes
   */
  void read(HttpServerRequest request, int longest, Handler<Buffer> then) {
    if (declaredLength(request) > longest) {
      Refusals.close(vertx, request, 413);
      return;
    }
    new Reading(request, longest, then).begin();
  }

  /** Answers without reading the body; whoever goes on sending it is hung up on. */
  void refuse(HttpServerRequest request, int status) {
    refuse(request, status, Buffer.buffer());
  }

  /** The same, saying why. */
  void refuse(HttpServerRequest request, int status, Buffer why) {
    HttpServerResponse response = request.response();
    if (!response.closed()) {
      response.setStatusCode(status).end(why);
      Refusals.linger(vertx, request);
    }
  }

  private static long declaredLength(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  /** One body on its way. */
  private final class Reading {
    private final HttpServerRequest request;
    private final int longest;
    private final Handler<Buffer> then;
    private final Buffer body = Buffer.buffer();
    private final Patience.Wait wait;
    private long taken;
    private boolean over;

    Reading(HttpServerRequest request, int longest, Handler<Buffer> then) {
      this.request = request;
      this.longest = longest;
      this.then = then;
      this.wait = patience.begin(() -> refuse(408));
    }

    void begin() {
      HttpServerResponse response = request.response();
      response.endHandler(end -> release());
      response.closeHandler(closed -> release());
      request.exceptionHandler(broken -> release());
      request.handler(this::add);
      request.endHandler(end -> complete());
      if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
        response.writeContinue();
      }
    }

    private void add(Buffer chunk) {
      int length = body.length() + chunk.length();
      if (length > longest) {
        refuse(413);
        return;
      }
      long wanted = Math.max(0, length - SMALL) - taken;
      if (wanted > 0 && !budget.take(wanted)) {
        refuse(503);
        return;
      }
      taken += Math.max(0, wanted);
      body.appendBuffer(chunk);
    }

    private void complete() {
      if (!over) {
        wait.end();
        then.handle(body);
      }
    }

    private void refuse(int status) {
      release();
      Refusals.close(vertx, request, status);
    }

    /** The body belongs to nobody any more. */
    private void release() {
      if (!over) {
        over = true;
        wait.end();
        budget.giveBack(taken);
      }
    }
  }
}
