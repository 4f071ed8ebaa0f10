package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.event.series.Recurrence;
import io.reunion.event.series.SeriesMaking;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** {@code /events/ID/series}. */
final class SeriesApi implements AdminApi.Part {
  private final EventStore events;
  private final SeriesMaking series;
  private final Clock clock;

  SeriesApi(EventStore events, SeriesMaking series, Clock clock) {
    this.events = events;
    this.series = series;
    this.clock = clock;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.hosts(HttpMethod.GET, "/events/:id/series", this::report);
    operations.organisers(HttpMethod.POST, "/events/:id/series", this::repeat);
  }

  private Future<Void> report(Exchange exchange) {
    return FoundEvent.in(events, exchange).compose(series::report).map(report -> {
      ObjectNode body = Exchange.object();
      body.put("attendances", report.attendances());
      body.put("persons", report.persons());
      ArrayNode items = body.putArray("items");
      report.occurrences().stream()
          .filter(one -> FoundEvent.isOf(exchange.caller(), one.event()))
          .forEach(one -> items
              .addObject()
              .put("persons", one.persons())
              .put("seats", one.seats())
              .set("event", EventJson.of(one.event(), clock.instant())));
      exchange.json(200, body);
      return null;
    });
  }

  private Future<Void> repeat(Exchange exchange) {
    String operation = exchange.operation();
    return FoundEvent.in(events, exchange)
        .compose(first -> {
          if (!FoundEvent.organises(exchange.caller(), first)) {
            throw FoundEvent.notTheirs();
          }
          if (first.terms().series().isPresent()) {
            throw ProblemException.conflict("The event is one of a series already.");
          }
          Body body = exchange.body();
          List<Instant> starts = starts(body, first);
          body.done();
          return series.repeat(first, starts, operation);
        })
        .map(all -> {
          ObjectNode body = Exchange.object();
          ArrayNode items = body.putArray("items");
          all.forEach(event -> items.add(EventJson.of(event, clock.instant())));
          exchange.json(201, body);
          return null;
        });
  }

  /** Either a rule with how often in all, or the later moments one by one. */
  private static List<Instant> starts(Body body, Event first) {
    if (body.has("startsAt")) {
      return moments(body, first);
    }
    Optional<Recurrence.Every> every = body.parsed(
        "every",
        "day, week, two_weeks, month or month_weekday",
        word -> Recurrence.Every.valueOf(word.toUpperCase(Locale.ROOT)));
    Optional<Integer> count = body.number("count", Recurrence.MIN_COUNT, Recurrence.MAX_COUNT);
    if (!body.has("every")) {
      body.reject("every", "expected how often; or `startsAt` with the later moments");
    }
    if (!body.has("count")) {
      body.reject("count", "expected how many there are in all");
    }
    return every.isEmpty() || count.isEmpty()
        ? List.of()
        : new Recurrence(every.get(), count.get()).after(first.startsAt(), first.zone());
  }

  private static List<Instant> moments(Body body, Event first) {
    TreeSet<Instant> starts = new TreeSet<>();
    for (String text : body.texts("startsAt")) {
      try {
        starts.add(moment(text, first));
      } catch (DateTimeException e) {
        body.reject("startsAt", "expected dates and times as in 2026-12-12T14:00:00+08:00");
      }
    }
    if (starts.isEmpty()
        || starts.size() >= Recurrence.MAX_COUNT
        || !starts.first().isAfter(first.startsAt())) {
      body.reject(
          "startsAt",
          "expected 1 to " + (Recurrence.MAX_COUNT - 1) + " moments after the first occurrence");
    }
    return new ArrayList<>(starts);
  }

  private static Instant moment(String text, Event first) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return LocalDateTime.parse(text).atZone(first.zone()).toInstant();
    }
  }
}
