package io.reunion.event.series;

import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.Series;
import io.reunion.event.Terms;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.redis.Batches;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes an event the first of several, each with answers of its own; and counts who came to them. */
public final class SeriesMaking {
  private static final int LONGEST_STEM = 20;

  private final EventStore events;
  private final RsvpStore rsvps;

  public SeriesMaking(EventStore events, RsvpStore rsvps) {
    this.events = events;
    this.rsvps = rsvps;
  }

  /**
   * Adds occurrences of {@code first} that begin at {@code starts}. Calling twice with the same operation is harmless.
   * The first one becomes an occurrence last of all: until then the order can be given again, and whoever gives it, also
   * under another operation, goes on with what is there.
   *
   * @return all occurrences, in their order
   */
  public Future<List<Event>> repeat(Event first, List<Instant> starts, String operation) {
    Series series = new Series(first.id(), 1);
    Event head = first.under(first.terms().withSeries(Optional.of(series)));
    return events
        .addToSeries(head)
        .compose(done -> add(head, starts, 0, operation, new ArrayList<>(List.of(head))))
        .compose(
            made -> events.series(head).compose(all -> dropBeyond(made, all)).map(made))
        .compose(made -> events.update(first, head).map(made));
  }

  /** An order that was never finished may have asked for more. */
  private Future<Void> dropBeyond(List<Event> made, List<Event> all) {
    return Batches.map(
            all.stream()
                .filter(event -> made.stream().noneMatch(one -> one.id().equals(event.id())))
                .toList(),
            event -> events
                .update(event, event.in(Event.State.CANCELLED))
                .compose(done -> events.removeFromSeries(event)))
        .mapEmpty();
  }

  private Future<List<Event>> add(
      Event head, List<Instant> starts, int at, String operation, List<Event> made) {
    if (at == starts.size()) {
      return Future.succeededFuture(made);
    }
    int number = at + 2;
    Event next = Following.of(head, head.startingAt(starts.get(at)))
        .apply(head.as(named(head.id(), number, operation)))
        .under(ofOccurrence(head.terms(), new Series(head.id(), number)));
    return create(next, operation + "#" + number)
        .compose(kept -> events.addToSeries(kept).map(kept))
        .compose(kept -> {
          made.add(kept);
          return add(head, starts, at + 1, operation, made);
        });
  }

  /** What was drawn for one occurrence is to be drawn anew for another. */
  private static Terms ofOccurrence(Terms terms, Series series) {
    return terms
        .withSeries(Optional.of(series))
        .withDraw(terms.draw().map(any -> Terms.Draw.PENDING));
  }

  private static EventId named(EventId first, int number, String operation) {
    return first.value().length() > LONGEST_STEM
        ? EventId.from(operation + "#" + number)
        : new EventId(first + "-" + number);
  }

  private Future<Event> create(Event next, String operation) {
    return events
        .create(next, operation)
        .compose(mine -> mine ? Future.succeededFuture(next) : taken(next, operation));
  }

  /** The id may be that of the same occurrence, from an order that was never finished; else it is another event's, and this one gets another id. */
  private Future<Event> taken(Event next, String operation) {
    return events.find(next.id()).compose(found -> {
      Optional<Event> left =
          found.filter(one -> one.terms().series().equals(next.terms().series()));
      if (left.isPresent()) {
        return events.update(left.get(), next).map(next);
      }
      Event other = next.as(EventId.from(operation));
      return events.create(other, operation).map(other);
    });
  }

  /**
   * One occurrence in numbers.
   *
   * @param persons who come
   * @param seats that they take, with their guests
   */
  public record Occurrence(Event event, int persons, int seats) {}

  /**
   * A series in numbers.
   *
   * @param attendances all persons of all occurrences
   * @param persons how many different ones they are
   */
  public record Report(List<Occurrence> occurrences, int attendances, int persons) {}

  public Future<Report> report(Event any) {
    return events.series(any).compose(all -> {
      List<Occurrence> occurrences = new ArrayList<>();
      return count(all, 0, new HashSet<>(), occurrences);
    });
  }

  private Future<Report> count(
      List<Event> all, int at, Set<String> seen, List<Occurrence> occurrences) {
    if (at == all.size()) {
      int attendances = occurrences.stream().mapToInt(Occurrence::persons).sum();
      return Future.succeededFuture(new Report(occurrences, attendances, seen.size()));
    }
    Event event = all.get(at);
    return rsvps.list(event.id()).compose(answers -> {
      List<Rsvp> come =
          answers.stream().filter(rsvp -> rsvp.status() == Rsvp.Status.ACCEPTED).toList();
      come.forEach(rsvp -> seen.add(rsvp.attendee().key()));
      occurrences.add(
          new Occurrence(event, come.size(), come.stream().mapToInt(Rsvp::seats).sum()));
      return count(all, at + 1, seen, occurrences);
    });
  }
}
