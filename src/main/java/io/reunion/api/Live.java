package io.reunion.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.page.ServerSentEvents;
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
      return ServerSentEvents.event(name, content.toString())
          + (last ? ServerSentEvents.event("end", "{}") : "");
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
      HttpServerResponse response = exchange.routing().response();
      new Reader(ServerSentEvents.begin(response, MOST_UNREAD_BYTES), read).begin(first);
      return null;
    });
  }

  private final class Reader {
    private final ServerSentEvents events;
    private final Supplier<Future<Frame>> read;
    private String told = "";
    private boolean reading;
    private int steps;
    private long timer;

    Reader(ServerSentEvents events, Supplier<Future<Frame>> read) {
      this.events = events;
      this.read = read;
    }

    void begin(Frame first) {
      readers++;
      timer = vertx.setPeriodic(STEP.toMillis(), step -> step());
      events.onOver(this::gone);
      tell(first);
    }

    private void gone() {
      if (vertx.cancelTimer(timer)) {
        readers--;
      }
    }

    private void step() {
      if (events.isOver()) {
        gone();
        return;
      }
      steps++;
      if (steps >= LONGEST_STEPS) {
        events.end();
        return;
      }
      if (steps % HEARTBEAT_STEPS == 0) {
        events.beat();
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
        events.send(wire);
      }
      if (frame.last()) {
        events.end();
      }
    }
  }
}
