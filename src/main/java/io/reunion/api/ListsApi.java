package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.access.Caller;
import io.reunion.event.Event;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.event.service.Events;
import io.reunion.event.signup.OfficeLists.Line;
import io.reunion.event.signup.OfficeLists.Taken;
import io.reunion.event.signup.OfficeLists.Undone;
import io.reunion.language.signup.SignUpList;
import io.reunion.language.signup.SignUpReader;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * {@code /events/ID/list}: takes up a sign-up list as people copy it out of a group, or says what would become of it. {@code
 * /events/ID/lists/LIST/undo}: takes all of it back, as in a chat for a while only.
 */
final class ListsApi implements AdminApi.Part {
  /** In the journal, as for one answer. */
  private static final String UNDO = "API undo";

  private final Events events;
  private final SpokenFor spokenFor;
  private final Clock clock;

  ListsApi(Events events, SpokenFor spokenFor, Clock clock) {
    this.events = events;
    this.spokenFor = spokenFor;
    this.clock = clock;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.hosts(HttpMethod.POST, "/events/:id/list", this::take);
    operations.hosts(HttpMethod.POST, "/events/:id/lists/:list/undo", this::undo);
  }

  private Future<Void> take(Exchange exchange) {
    boolean dryRun = exchange.flag("dryRun", false);
    String operation = exchange.operation();
    return FoundEvent.in(events.store(), exchange)
        .compose(event -> {
          SignUpList list = read(exchange.body());
          if (!event.takesAnswers(clock.instant())) {
            throw ProblemException.conflict("The event takes no answers.");
          }
          return dryRun
              ? events
                  .officeLists()
                  .foresee(event, list, RsvpBody.place(event), OfficeAnswers.moment(clock))
              : taken(event, list, operation, exchange.caller());
        })
        .map(taken -> {
          ObjectNode body = json(taken).put("dryRun", dryRun);
          if (!dryRun && taken.lines().stream().anyMatch(line -> line.outcome().changed())) {
            Instant at = OfficeAnswers.moment(clock);
            body.put("id", operation.substring(Exchange.OPERATION.length()))
                .put("undoUntil", at.plus(events.undoWindow()).toString());
          }
          exchange.json(200, body);
          return null;
        });
  }

  private Future<Void> undo(Exchange exchange) {
    String operation = exchange.operation();
    String id = exchange.path("list");
    String list = Exchange.OPERATION + id;
    return FoundEvent.in(events.store(), exchange)
        .compose(event -> events.officeLists().takenAt(event, list).compose(at -> {
          refuse(event, at.orElseThrow(() -> ProblemException.notFound("list " + id)));
          return undone(event, list, operation, exchange.caller());
        }))
        .map(undone -> {
          exchange.json(200, json(undone));
          return null;
        });
  }

  private void refuse(Event event, Instant at) {
    Instant until = at.plus(events.undoWindow());
    if (clock.instant().isAfter(until)) {
      throw ProblemException.conflict(
          "The list could be taken back until " + until + "; put the answers down anew.");
    }
    if (event.past(clock.instant())) {
      throw ProblemException.conflict("The event is over.");
    }
  }

  private Future<List<Undone>> undone(Event event, String list, String operation, Caller caller) {
    return events
        .officeLists()
        .undo(event, list, UNDO, OfficeAnswers.moment(clock), operation)
        .compose(all -> spokenFor
            .plan(
                event,
                all.stream()
                    .filter(one -> one.outcome().filter(RsvpOutcome::changed).isPresent())
                    .map(one -> new SpokenFor.Said(one.who(), one.answer()))
                    .toList(),
                caller,
                operation)
            .map(all));
  }

  private static ObjectNode json(List<Undone> all) {
    ObjectNode body = Exchange.object();
    ArrayNode items = body.putArray("items");
    ArrayNode since = body.putArray("since");
    all.forEach(one -> one.outcome()
        .ifPresentOrElse(
            outcome -> items.add(OfficeAnswers.json(one.who(), outcome)),
            () -> since.add(one.who().name())));
    return body;
  }

  private static SignUpList read(Body body) {
    String text = body.required("text", body.raw("text", SignUpList.MAX_CHARS));
    body.done();
    return SignUpReader.read(text)
        .orElseThrow(() -> ProblemException.invalid(List.of(new ProblemException.Mistake(
            "/text", "expected a sign-up list: #接龙 or #Group Note and numbered lines"))));
  }

  private Future<Taken> taken(Event event, SignUpList list, String operation, Caller caller) {
    return events
        .officeLists()
        .take(event, list, RsvpBody.place(event), OfficeAnswers.moment(clock), operation)
        .compose(taken -> spokenFor.plan(event, said(taken), caller, operation).map(taken));
  }

  private static List<SpokenFor.Said> said(Taken taken) {
    return taken.lines().stream()
        .filter(line -> line.outcome().changed())
        .map(line -> new SpokenFor.Said(line.who(), line.answer()))
        .toList();
  }

  private static ObjectNode json(Taken taken) {
    ObjectNode body = Exchange.object();
    ArrayNode items = body.putArray("items");
    taken.lines().forEach(line -> items.add(json(line)));
    ArrayNode asked = body.putArray("asked");
    taken
        .asked()
        .forEach(one ->
            asked.addObject().put("question", one.question().name()).put("name", one.name()));
    ArrayNode same = body.putArray("same");
    taken.same().forEach(same::add);
    return body;
  }

  /** What was refused has the seats that were asked for. */
  private static ObjectNode json(Line line) {
    ObjectNode item = OfficeAnswers.json(line.who(), line.outcome())
        .put("change", line.change().name());
    if (!line.outcome().changed()) {
      item.put("seats", line.seats());
    }
    if (!line.who().guests().isEmpty()) {
      ArrayNode guests = item.putArray("guests");
      line.who().guests().forEach(guests::add);
    }
    return item;
  }
}
