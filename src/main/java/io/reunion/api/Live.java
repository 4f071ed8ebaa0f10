package io.reunion.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events of something that changes. It is read again every second, on whatever instance the reader is, and
 * told when it is not what it was. A reader that does not keep up is cut off; every reader is after ten minutes, and
 * comes back by itself if it still may.
 */
final class Live {
  private static final Logger LOG = LoggerFactory.getLogger(Live.class);
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final int LONGEST_STEPS = 600;
  private static final int HEARTBEAT_STEPS = 15;
  private static final int MOST_READERS = 200;
  private static final int MOST_UNREAD_BYTES = 256 * 1024;

  private final Vertx vertx;
  private int readers;

  /**
   * What is told.
   *
   * @param name of the event
   * @param last whether nothing will change any more
   */
  record Frame(String name, ObjectNode content, boolean last) {
    String wire() {
      return "event: " + name + "\ndata: " + content + "\n\n"
          + (last ? "event: end\ndata: {}\n\n" : "");
    }
  }

  Live(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Answers with what {@code read} gives, whenever it gives something else; a first failure is the answer itself. */
  Future<Void> stream(Exchange exchange, Supplier<Future<Frame>> read) {
    if (readers >= MOST_READERS) {
      return Future.failedFuture(new ProblemException(
          503, "Not now", "Too many pages are watching; close some.", List.of()));
    }
    return read.get().map(first -> {
      new Reader(exchange.routing().response(), read).begin(first);
      return null;
    });
  }

  private final class Reader {
    private final HttpServerResponse response;
    private final Supplier<Future<Frame>> read;
    private String told = "";
    private boolean reading;
    private int steps;
    private long timer;

    Reader(HttpServerResponse response, Supplier<Future<Frame>> read) {
      this.response = response;
      this.read = read;
    }

    void begin(Frame first) {
      readers++;
      response
          .setChunked(true)
          .setWriteQueueMaxSize(MOST_UNREAD_BYTES)
          .putHeader("Content-Type", "text/event-stream")
          .putHeader("Cache-Control", "no-store")
          .putHeader("Content-Encoding", "identity");
      timer = vertx.setPeriodic(STEP.toMillis(), step -> step());
      response.closeHandler(closed -> gone());
      response.endHandler(ended -> gone());
      tell(first);
    }

    private void gone() {
      if (vertx.cancelTimer(timer)) {
        readers--;
      }
    }

    private void step() {
      if (response.closed() || response.ended()) {
        gone();
        return;
      }
      steps++;
      if (steps >= LONGEST_STEPS) {
        response.end();
        return;
      }
      if (steps % HEARTBEAT_STEPS == 0) {
        write(": still here\n\n");
      }
      if (!reading) {
        reading = true;
        read.get()
            .onComplete(done -> reading = false)
            .onSuccess(this::tell)
            .onFailure(failure -> LOG.debug("nothing to tell: {}", failure.getMessage()));
      }
    }

    private void tell(Frame frame) {
      String wire = frame.wire();
      if (!wire.equals(told)) {
        told = wire;
        write(wire);
      }
      if (frame.last() && !response.ended()) {
        response.end();
      }
    }

    private void write(String text) {
      if (response.closed() || response.ended()) {
        return;
      }
      if (response.writeQueueFull()) {
        response.reset();
        return;
      }
      response.write(text);
    }
  }
}
