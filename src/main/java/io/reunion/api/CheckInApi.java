package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.checkin.Arrival;
import io.reunion.checkin.CheckIns;
import io.reunion.checkin.CheckIns.Guest;
import io.reunion.checkin.CheckIns.Owner;
import io.reunion.checkin.Report;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.Seat;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /events/ID/checkins}: who has come, who has not, and how people say so. */
final class CheckInApi implements AdminApi.Part {
  private static final String ALL = "/events/:id/checkins";

  private final CheckIns checkIns;
  private final Live live;

  CheckInApi(CheckIns checkIns, Live live) {
    this.checkIns = checkIns;
    this.live = live;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.hosts(HttpMethod.GET, ALL, this::list);
    operations.hosts(
        HttpMethod.GET,
        ALL + "/live",
        exchange -> live.stream(exchange, () -> find(exchange).compose(this::frame)));
    operations.hosts(HttpMethod.POST, ALL, this::arrive);
    operations.hosts(HttpMethod.POST, ALL + "/door", this::door);
    operations.hosts(HttpMethod.DELETE, ALL + "/:person", this::undo);
    operations.hosts(HttpMethod.POST, ALL + "/open", this::open);
    operations.hosts(HttpMethod.POST, ALL + "/close", this::close);
  }

  private Future<Event> find(Exchange exchange) {
    String id = exchange.path("id");
    return FoundEvent.allowed(
        exchange,
        EventId.typed(id)
            .map(checkIns::event)
            .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  private Future<Void> list(Exchange exchange) {
    return find(exchange).compose(event -> answer(exchange, 200, event));
  }

  private Future<Void> answer(Exchange exchange, int status, Event event) {
    return checkIns
        .report(event.id())
        .compose(report -> checkIns.words(event.id()).map(words -> {
          exchange.json(status, json(report, words));
          return null;
        }));
  }

  /** For a screen at the door: the counts and the words, and nobody's name. */
  private Future<Live.Frame> frame(Event event) {
    return checkIns
        .report(event.id())
        .compose(report -> checkIns
            .words(event.id())
            .map(words -> new Live.Frame("checkins", counted(report, words), false)));
  }

  /** What a screen at the door shows as a code: it leads to how one checks in. */
  private Future<Void> door(Exchange exchange) {
    return find(exchange)
        .compose(event -> checkIns.door(event.id()).map(secret -> {
          String address = "/checkin/" + event.id() + "/" + secret;
          exchange.json(
              200,
              Exchange.object()
                  .put("title", event.title())
                  .put("page", address)
                  .put("picture", address + ".svg"));
          return null;
        }));
  }

  private static ObjectNode counted(Report report, Map<Seat, String> words) {
    ObjectNode body = Exchange.object();
    body.putObject("counts")
        .put("expected", report.expected())
        .put("arrived", report.arrived())
        .put("missing", report.missing().size())
        .put("walkIns", report.walkIns())
        .put("heads", report.heads())
        .put("room", report.heads(Seat.ROOM))
        .put("online", report.heads(Seat.ONLINE));
    ObjectNode shown = body.putObject("words");
    words.forEach((seat, word) -> shown.put(seat.name(), word));
    return body;
  }

  private static ObjectNode json(Report report, Map<Seat, String> words) {
    ObjectNode body = counted(report, words);
    ArrayNode items = body.putArray("items");
    report.arrivals().forEach(arrival -> items.add(json(arrival)));
    ArrayNode missing = body.putArray("missing");
    report
        .missing()
        .forEach(rsvp -> missing
            .addObject()
            .put("person", rsvp.attendee().key())
            .put("name", rsvp.attendee().name())
            .put("seats", rsvp.seats()));
    return body;
  }

  private static ObjectNode json(Arrival arrival) {
    return Exchange.object()
        .put("person", arrival.person())
        .put("name", arrival.name())
        .put("place", arrival.seat().name())
        .put("seats", arrival.seats())
        .put("walkIn", arrival.walkIn())
        .put("way", arrival.way().name())
        .put("at", arrival.at().toString());
  }

  /** The person to check in, as a request names them. */
  private record Wanted(
      Optional<String> name,
      Optional<String> person,
      Optional<String> code,
      boolean walkIn,
      Seat seat,
      int seats) {}

  private static Wanted wanted(Body body) {
    body.refuseNull("name", "person", "code", "place", "seats", "walkIn");
    Wanted wanted = new Wanted(
        body.text("name", Event.MAX_TEXT),
        body.text("person", 300),
        body.text("code", 500),
        body.flag("walkIn"),
        seat(body),
        body.number("seats", 1, Event.MAX_PARTY).orElse(0));
    long ways = Stream.of(wanted.name(), wanted.person(), wanted.code())
        .filter(Optional::isPresent)
        .count();
    if (ways != 1) {
      body.reject("name", "expected one of name, person and code");
    }
    body.done();
    return wanted;
  }

  private static Seat seat(Body body) {
    return body.parsed(
            "place", "room or online", word -> Seat.valueOf(word.toUpperCase(Locale.ROOT)))
        .orElse(Seat.ROOM);
  }

  private Future<Void> arrive(Exchange exchange) {
    String operation = exchange.operation();
    return find(exchange).compose(event -> {
      Wanted wanted = wanted(exchange.body());
      Arrival.Way way = wanted.code().isPresent() ? Arrival.Way.CODE : Arrival.Way.LIST;
      return guest(event, wanted)
          .compose(guest ->
              checkIns.arrive(event.id(), guest, wanted.seat(), wanted.seats(), way, operation))
          .map(checked -> {
            boolean fresh = checked.result() == CheckIns.Result.ARRIVED;
            exchange.json(fresh ? 201 : 200, json(checked.arrival().orElseThrow()));
            return null;
          });
    });
  }

  private Future<Guest> guest(Event event, Wanted wanted) {
    if (wanted.code().isPresent()) {
      return checkIns
          .owner(event.id(), secret(wanted.code().get()))
          .map(owner -> owner
              .filter(Owner.Person.class::isInstance)
              .map(one -> ((Owner.Person) one).guest())
              .orElseThrow(() -> ProblemException.notFound("such code of this event")));
    }
    if (wanted.person().isPresent()) {
      return checkIns
          .keyed(event.id(), wanted.person().get())
          .map(found -> found.orElseThrow(
              () -> ProblemException.notFound("person " + wanted.person().get() + " on the list")));
    }
    String name = wanted.name().orElseThrow();
    return wanted.walkIn()
        ? Future.succeededFuture(Guest.named(name))
        : checkIns.named(event.id(), name).map(found -> only(name, found));
  }

  private static Guest only(String name, List<Guest> found) {
    return switch (found.size()) {
      case 0 ->
        throw ProblemException.notFound(
            "person of the name " + name + " on the list; with walkIn they come without a seat");
      case 1 -> found.get(0);
      default ->
        throw ProblemException.conflict("There are " + found.size() + " of the name " + name
            + ": "
            + String.join(", ", found.stream().map(one -> one.keys().get(0)).toList())
            + ". Say which as person.");
    };
  }

  /** A code is known by its address, or by what stands last in it. */
  private static String secret(String code) {
    String last = code.substring(code.lastIndexOf('/') + 1);
    int dot = last.indexOf('.');
    return dot < 0 ? last : last.substring(0, dot);
  }

  private Future<Void> undo(Exchange exchange) {
    String operation = exchange.operation();
    String person = exchange.path("person");
    return find(exchange)
        .compose(event -> checkIns
            .undo(event.id(), new Guest(List.of(person), person), operation)
            .compose(checked -> checked.result() == CheckIns.Result.UNDONE
                ? answer(exchange, 200, event)
                : Future.failedFuture(
                    ProblemException.notFound("arrival of " + person + " at this event"))));
  }

  private Future<Void> open(Exchange exchange) {
    return find(exchange).compose(event -> {
      Body body = exchange.body();
      Seat seat = seat(body);
      body.done();
      return checkIns.open(event.id(), seat).map(word -> {
        exchange.json(200, Exchange.object().put("place", seat.name()).put("word", word));
        return null;
      });
    });
  }

  private Future<Void> close(Exchange exchange) {
    return find(exchange)
        .compose(event -> checkIns.close(event.id()).compose(done -> answer(exchange, 200, event)));
  }
}
