package io.reunion.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.access.Caller;
import io.reunion.page.ServerSentEvents;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events of something that changes. It is read again every second or so, on whatever instance the reader is,
 * and told when it is not what it was. What is the same for many readers is read once for all of them; while nobody
 * looks, nothing is read. A reader that does not keep up is cut off, and so within seconds is one whose session has ended
 * or who may something else than at first; every reader is after ten minutes. It comes back by itself if it still may. There are so many for all, and fewer for one
 * person.
 */
final class Live {
  private static final Logger LOG = LoggerFactory.getLogger(Live.class);
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final int LONGEST_STEPS = 600;
  private static final int HEARTBEAT_STEPS = 15;
  private static final int RECOGNISED_STEPS = 5;
  private static final int MOST_READERS = 200;
  /** How many pages one person may have open, so that nobody takes everybody's places. */
  private static final int MOST_PAGES = 8;

  private static final int MOST_UNREAD_BYTES = 256 * 1024;

  private final Vertx vertx;
  private final Doorkeeper door;
  private final Set<Reader> readers = new LinkedHashSet<>();
  private final Map<String, Reading> readings = new HashMap<>();
  private long timer;
  private long now;

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

  /** What was read for everybody, and at which step. */
  private record Reading(long at, Future<Frame> frame) {}

  Live(Vertx vertx, Doorkeeper door) {
    this.vertx = vertx;
    this.door = door;
  }

  /** Answers with what {@code read} gives, whenever it gives something else; a first failure is the answer itself. */
  Future<Void> stream(Exchange exchange, Supplier<Future<Frame>> read) {
    return stream(exchange, 1, read);
  }

  /**
   * The same of what everybody who asks for {@code topic} may see alike: it is read once every {@code steps} seconds,
   * however many look on.
   */
  Future<Void> shared(Exchange exchange, String topic, int steps, Supplier<Future<Frame>> read) {
    return stream(exchange, steps, () -> recent(topic, steps, read));
  }

  private Future<Frame> recent(String topic, int steps, Supplier<Future<Frame>> read) {
    Reading known = readings.get(topic);
    if (known == null || readers.isEmpty() || now - known.at() >= steps) {
      known = new Reading(now, read.get());
      readings.put(topic, known);
    }
    return known.frame();
  }

  private Future<Void> stream(Exchange exchange, int steps, Supplier<Future<Frame>> read) {
    Caller caller = exchange.caller();
    refuseTooMany(caller);
    return read.get().map(first -> {
      // Others may have come in while it was read.
      refuseTooMany(caller);
      HttpServerResponse response = exchange.routing().response();
      new Reader(
              caller,
              ServerSentEvents.begin(response, MOST_UNREAD_BYTES),
              () -> door.isStillIn(exchange.routing()),
              steps,
              read)
          .begin(first);
      return null;
    });
  }

  /** Programs with a token are the association's own, and count among all only. */
  private void refuseTooMany(Caller caller) {
    if (readers.size() >= MOST_READERS) {
      throw new ProblemException(
          503, "Not now", "Too many pages are watching; close some.", List.of());
    }
    long theirs =
        readers.stream().filter(one -> one.caller.id().equals(caller.id())).count();
    if (caller.user().isPresent() && theirs >= MOST_PAGES) {
      throw new ProblemException(
          429,
          "Too many",
          "You have " + theirs + " pages open that follow what changes; close one of them.",
          List.of());
    }
  }

  private void enter(Reader reader) {
    if (readers.isEmpty()) {
      timer = vertx.setPeriodic(STEP.toMillis(), step -> {
        now++;
        List.copyOf(readers).forEach(Reader::step);
      });
    }
    readers.add(reader);
  }

  private void leave(Reader reader) {
    if (readers.remove(reader) && readers.isEmpty()) {
      vertx.cancelTimer(timer);
      readings.clear();
    }
  }

  private final class Reader {
    private final Caller caller;
    private final ServerSentEvents events;
    private final Supplier<Future<Boolean>> isStillIn;
    private final int every;
    private final Supplier<Future<Frame>> read;
    private String told = "";
    private boolean reading;
    private int steps;

    Reader(
        Caller caller,
        ServerSentEvents events,
        Supplier<Future<Boolean>> isStillIn,
        int every,
        Supplier<Future<Frame>> read) {
      this.caller = caller;
      this.events = events;
      this.isStillIn = isStillIn;
      this.every = every;
      this.read = read;
    }

    void begin(Frame first) {
      enter(this);
      events.onOver(() -> leave(this));
      tell(first);
    }

    private void step() {
      if (events.isOver()) {
        leave(this);
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
      if (steps % RECOGNISED_STEPS == 0) {
        recognise();
      }
      if (!reading && steps % every == 0) {
        reading = true;
        read.get()
            .onComplete(done -> reading = false)
            .onSuccess(this::tell)
            .onFailure(failure -> LOG.debug("nothing to tell: {}", failure.getMessage()));
      }
    }

    /** While the store cannot be asked, nothing new can be read from it either. */
    private void recognise() {
      isStillIn
          .get()
          .onSuccess(in -> {
            if (!in) {
              events.end();
            }
          })
          .onFailure(failure -> LOG.debug("not recognised: {}", failure.getMessage()));
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
