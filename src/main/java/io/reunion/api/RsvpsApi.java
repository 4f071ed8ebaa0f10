package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.event.Event;
import io.reunion.event.Question;
import io.reunion.event.Seat;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.AttendeeTable;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.event.rsvp.Wish;
import io.reunion.event.service.Events;
import io.reunion.event.signup.SignUpSheet;
import io.reunion.text.Language;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /events/ID/rsvps}: who has answered, and answers that an organiser puts down for somebody. */
final class RsvpsApi implements AdminApi.Part {
  private static final int MOST = 500;
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final int MAX_ANSWER = 200;

  private final Events events;
  private final OfficeAnswers office;
  private final Clock clock;

  RsvpsApi(Events events, Clock clock) {
    this.events = events;
    this.office = new OfficeAnswers(events, clock);
    this.clock = clock;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.hosts(HttpMethod.GET, "/events/:id/rsvps", this::list);
    operations.hosts(HttpMethod.POST, "/events/:id/rsvps", this::put);
    operations.hosts(HttpMethod.DELETE, "/events/:id/rsvps/:person", this::remove);
  }

  /** An event, who has answered, and what they were asked besides. */
  private record Listed(
      Event event,
      List<Rsvp> all,
      Map<String, Map<String, String>> answers,
      Map<String, Optional<Instant>> held) {
    AttendeeTable table() {
      return new AttendeeTable(event, all, answers);
    }
  }

  private Future<Void> list(Exchange exchange) {
    String format = exchange.query("format").orElse("json");
    if (format.equals("note")) {
      return note(exchange);
    }
    return FoundEvent.in(events.store(), exchange)
        .compose(event -> events
            .rsvps()
            .list(event.id())
            .compose(all -> events
                .answers()
                .all(event.id())
                .compose(answers -> events
                    .held()
                    .all(event.id())
                    .map(held -> new Listed(event, all, answers, held)))))
        .compose(listed -> written(exchange, listed, format));
  }

  /** The list to be copied into a group, whole: it is the office that asks. */
  private Future<Void> note(Exchange exchange) {
    Language language = exchange
        .query("language")
        .map(code -> Language.ofTag(code)
            .orElseThrow(() -> ProblemException.invalid(
                List.of(new ProblemException.Mistake("language", "expected zh or en")))))
        .orElse(Language.ZH);
    String operation = exchange.operation();
    return FoundEvent.in(events.store(), exchange)
        .compose(event -> events
            .sheet()
            .print(
                event,
                new SignUpSheet.Printing(
                    language, List.of(), Map.of(), clock.instant(), operation)))
        .map(printed -> {
          exchange.text(200, "text/plain; charset=utf-8", printed.text());
          return null;
        });
  }

  private static Future<Void> written(Exchange exchange, Listed listed, String format) {
    String name = listed.event().id().value();
    return switch (format) {
      case "json" -> json(exchange, listed);
      case "csv" ->
        exchange.routing().vertx().executeBlocking(() -> listed.table().csv()).<Void>map(bytes -> {
          exchange.file("text/csv; charset=utf-8", name + ".csv", bytes);
          return null;
        });
      case "xlsx" ->
        exchange
            .routing()
            .vertx()
            .executeBlocking(() -> listed.table().xlsx(name))
            .<Void>map(bytes -> {
              exchange.file(XLSX, name + ".xlsx", bytes);
              return null;
            });
      default ->
        Future.failedFuture(ProblemException.invalid(
            List.of(new ProblemException.Mistake("format", "expected json, csv, xlsx or note"))));
    };
  }

  private static Future<Void> json(Exchange exchange, Listed listed) {
    ObjectNode body = Exchange.object();
    ArrayNode items = body.putArray("items");
    Cursor pages = new Cursor("rsvps " + listed.event().id());
    Cursor.Page<Rsvp> page = Cursor.asked(exchange)
        ? pages.page(
            exchange, listed.all(), one -> one.attendee().key(), Comparator.naturalOrder(), MOST)
        : new Cursor.Page<>(listed.all(), Optional.empty());
    page.next().ifPresent(next -> body.put("next", next));
    page.items().forEach(rsvp -> {
      ObjectNode item = items.addObject();
      Rsvp.Attendee who = rsvp.attendee();
      item.put("id", who.key());
      item.put("name", who.name());
      who.user().ifPresent(user -> item.put("user", user.toString()));
      who.sponsor().ifPresent(user -> item.put("sponsor", user.toString()));
      who.member().ifPresent(member -> item.put("member", member));
      item.put("status", rsvp.status().name());
      listed
          .held()
          .getOrDefault(who.key(), Optional.empty())
          .ifPresent(until -> item.put("confirmBy", until.toString()));
      item.put("seats", rsvp.seats());
      if (rsvp.seats() > 0) {
        item.put("where", rsvp.seat().name());
      }
      if (!who.guests().isEmpty()) {
        ArrayNode guests = item.putArray("guests");
        who.guests().forEach(guests::add);
      }
      if (rsvp.position() > 0) {
        item.put("position", rsvp.position());
      }
      Map<String, String> given = listed.answers().getOrDefault(who.key(), Map.of());
      if (!given.isEmpty()) {
        ObjectNode answers = item.putObject("answers");
        given.forEach(answers::put);
      }
    });
    exchange.json(200, body);
    return Future.succeededFuture();
  }

  /** One answer as a request puts it down. */
  private record Put(RsvpBody.Person person, Wish wish, Map<String, String> answers) {}

  private Future<Void> put(Exchange exchange) {
    String operation = exchange.operation();
    return FoundEvent.in(events.store(), exchange).compose(event -> {
      Put put = read(exchange.body(), event);
      boolean looksUp = put.person().member().isPresent() || put.person().user().isPresent();
      if (exchange.caller().isBound() && looksUp) {
        throw new ProblemException(
            403,
            "Not allowed",
            "Whoever sees to some chapters or events only puts people down by name.",
            List.of());
      }
      return new RsvpBody(events.association().members())
          .attendee(put.person(), event)
          .compose(attendee -> answer(event, attendee, put, operation).map(outcome -> {
            exchange.json(200, OfficeAnswers.json(attendee, outcome));
            return null;
          }));
    });
  }

  private Put read(Body body, Event event) {
    RsvpBody.Person person = RsvpBody.person(body, event);
    Answer answer = body.parsed("status", "ACCEPTED, TENTATIVE or DECLINED", word -> {
          Answer one = Answer.valueOf(word);
          if (one == Answer.NONE) {
            throw new IllegalArgumentException("status: NONE (expected: DELETE instead)");
          }
          return one;
        })
        .orElse(Answer.ACCEPTED);
    int seats =
        body.number("seats", 1, event.partyLimit()).orElse(1 + person.guests().size());
    Optional<Seat> where = body.parsed("where", "ROOM or ONLINE", Seat::valueOf);
    if (where.equals(Optional.of(Seat.ONLINE)) && !event.terms().hybrid()) {
      body.reject("where", "expected ROOM: nobody chooses at this event");
    }
    if (person.guests().size() >= seats) {
      body.reject("guests", "expected fewer names than seats");
    }
    Map<String, String> answers = body.map("answers", MAX_ANSWER);
    answers.keySet().stream()
        .filter(asked ->
            event.terms().questions().stream().map(Question::text).noneMatch(asked::equals))
        .forEach(asked -> body.reject("answers/" + asked, "expected a question of the event"));
    body.done();
    return new Put(person, new Wish(answer, seats, false, where, "API", List.of()), answers);
  }

  private Future<RsvpOutcome> answer(
      Event event, Rsvp.Attendee attendee, Put put, String operation) {
    if (event.past(clock.instant())) {
      return Future.failedFuture(ProblemException.conflict("The event is over."));
    }
    return office
        .put(event, attendee, put.wish(), operation)
        .compose(outcome -> answered(event, attendee, put.answers()).map(outcome));
  }

  private Future<Void> answered(Event event, Rsvp.Attendee attendee, Map<String, String> answers) {
    if (answers.isEmpty()) {
      return Future.succeededFuture();
    }
    return events.answers().of(event.id(), attendee.key()).compose(before -> {
      Map<String, String> all = new LinkedHashMap<>(before);
      all.putAll(answers);
      return events.answers().put(event.id(), attendee.key(), all);
    });
  }

  private Future<Void> remove(Exchange exchange) {
    String operation = exchange.operation();
    return FoundEvent.in(events.store(), exchange)
        .compose(event -> office
            .named(exchange, event)
            .compose(attendee -> remove(event, attendee, operation).map(outcome -> {
              exchange.json(200, OfficeAnswers.json(attendee, outcome));
              return null;
            })));
  }

  private Future<RsvpOutcome> remove(Event event, Rsvp.Attendee attendee, String operation) {
    Wish nothing = new Wish(Answer.NONE, 1, false, Optional.empty(), "API", List.of());
    return office
        .put(event, attendee, nothing, operation)
        .compose(outcome -> events.answers().remove(event.id(), attendee.key()).map(outcome));
  }
}
