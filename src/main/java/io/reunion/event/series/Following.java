package io.reunion.event.series;

import io.reunion.event.Event;
import io.reunion.event.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The change of one occurrence as a change of those that follow: what is the same for all is made so, moments move by as
 * many days and hours on the event's own clock.
 */
public final class Following implements UnaryOperator<Event> {
  private final Event was;
  private final Event wanted;

  private Following(Event was, Event wanted) {
    this.was = was;
    this.wanted = wanted;
  }

  public static UnaryOperator<Event> of(Event was, Event wanted) {
    return new Following(was, wanted);
  }

  @Override
  public Event apply(Event each) {
    if (each.id().equals(was.id())) {
      return wanted;
    }
    Instant start = start(each);
    return new Event(
        each.id(),
        changed(Event::title, each),
        start,
        end(each, start),
        changed(Event::zone, each),
        changed(Event::place, each),
        changed(Event::capacity, each),
        changed(Event::partyLimit, each),
        changed(Event::policy, each),
        deadline(each, start),
        changed(Event::state, each),
        each.chats(),
        each.taken(),
        each.version(),
        terms(each),
        each.takenOnline());
  }

  private <T> T changed(Function<Event, T> part, Event each) {
    T now = part.apply(wanted);
    return Objects.equals(now, part.apply(was)) ? part.apply(each) : now;
  }

  private Instant start(Event each) {
    Duration by = Duration.between(local(was, was.startsAt()), local(was, wanted.startsAt()));
    return local(each, each.startsAt()).plus(by).atZone(each.zone()).toInstant();
  }

  private static LocalDateTime local(Event event, Instant moment) {
    return LocalDateTime.ofInstant(moment, event.zone());
  }

  private Optional<Instant> end(Event each, Instant start) {
    Optional<Duration> lasts = wanted.endsAt().map(end -> Duration.between(wanted.startsAt(), end));
    Optional<Duration> lasted = was.endsAt().map(end -> Duration.between(was.startsAt(), end));
    return lasts.equals(lasted)
        ? each.endsAt().map(end -> start.plus(Duration.between(each.startsAt(), end)))
        : lasts.map(start::plus);
  }

  private Optional<Instant> deadline(Event each, Instant start) {
    return wanted.deadline().equals(was.deadline())
        ? each.deadline().map(end -> start.minus(Duration.between(end, each.startsAt())))
        : wanted.deadline().map(end -> start.minus(Duration.between(end, wanted.startsAt())));
  }

  private Terms terms(Event each) {
    return wanted.terms().equals(was.terms())
        ? each.terms()
        : wanted
            .terms()
            .withSeries(each.terms().series())
            .withDraw(
                wanted.terms().draw().equals(was.terms().draw())
                    ? each.terms().draw()
                    : wanted.terms().draw())
            .withOnlineSeats(
                wanted.terms().onlineSeats().equals(was.terms().onlineSeats())
                    ? each.terms().onlineSeats()
                    : wanted.terms().onlineSeats());
  }
}
