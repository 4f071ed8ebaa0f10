package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.chat.ChatId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.KnownEvents;
import io.reunion.event.Stamp;
import io.reunion.event.calendar.CalendarKeys;
import io.reunion.event.card.EventCards;
import io.reunion.event.card.NextCards;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.series.Following;
import io.reunion.event.series.SeriesChanges;
import io.reunion.member.ChapterNames;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code /events}. */
final class EventsApi implements AdminApi.Part {
  private static final Cursor PAGES = new Cursor("events");
  private static final int MOST = 500;

  /** What an event has that a request does not name. */
  record Defaults(ZoneId zone, int partyLimit, Event.Policy policy) {}

  private final EventStore events;
  private final RsvpStore rsvps;
  private final FirstCards firstCards;
  private final SeriesChanges changes;
  private final CalendarKeys calendars;
  private final Clock clock;
  private final Defaults defaults;
  private final EventBody bodies;
  private final RoomStore rooms;

  EventsApi(
      EventStore events,
      RsvpStore rsvps,
      EventCards cards,
      NextCards nextCards,
      SeriesChanges changes,
      CalendarKeys calendars,
      Clock clock,
      Defaults defaults,
      ChapterNames chapters,
      RoomStore rooms) {
    this.rooms = rooms;
    this.bodies = new EventBody(chapters, clock);
    this.events = events;
    this.rsvps = rsvps;
    this.firstCards = new FirstCards(events, cards, nextCards, clock);
    this.changes = changes;
    this.calendars = calendars;
    this.clock = clock;
    this.defaults = defaults;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.hosts(HttpMethod.GET, "/events", this::list);
    operations.organisers(HttpMethod.POST, "/events", this::create);
    operations.hosts(HttpMethod.GET, "/events/:id", this::get);
    operations.hosts(HttpMethod.PATCH, "/events/:id", this::change);
    operations.hosts(
        HttpMethod.GET,
        "/events/:id/journal",
        exchange -> FoundEvent.in(events, exchange)
            .compose(event -> JournalAnswer.of(exchange, rsvps, event.id())));
  }

  private Future<Void> list(Exchange exchange) {
    return events.all().map(all -> {
      ObjectNode body = Exchange.object();
      ArrayNode items = body.putArray("items");
      List<Event> theirs = all.stream()
          .filter(event -> FoundEvent.isOf(exchange.caller(), event))
          .toList();
      Cursor.Page<Event> page = Cursor.asked(exchange)
          ? PAGES.page(exchange, theirs, one -> one.id().value(), Comparator.naturalOrder(), MOST)
          : new Cursor.Page<>(theirs, Optional.empty());
      page.items().forEach(event -> items.add(EventJson.of(event, clock.instant())));
      page.next().ifPresent(next -> body.put("next", next));
      exchange.json(200, body);
      return null;
    });
  }

  private Future<Void> get(Exchange exchange) {
    boolean calendar = exchange.query("format").filter("ics"::equals).isPresent();
    return FoundEvent.in(events, exchange).compose(event -> {
      if (calendar) {
        return calendars.file(event, clock.instant()).map(file -> {
          exchange.file(
              "text/calendar; charset=utf-8",
              event.id() + ".ics",
              file.getBytes(StandardCharsets.UTF_8));
          return null;
        });
      }
      answer(exchange, 200, event);
      return Future.succeededFuture();
    });
  }

  private void answer(Exchange exchange, int status, Event event) {
    exchange.tag(Versions.tag(event.version()));
    exchange.json(status, EventJson.of(event, clock.instant()));
  }

  private Future<Void> create(Exchange exchange) {
    Body body = exchange.body();
    String operation = exchange.operation();
    Future<Void> theirs = FoundEvent.newOnesOfTheirs(exchange, body, rooms);
    Event event = bodies.read(body, FoundEvent.owned(exchange, blank(operation)), true);
    body.done();
    if (exchange.caller().isBound() && event.terms().owners().isEmpty()) {
      body.reject("owners", "expected at least one of your chapters");
      body.done();
    }
    return theirs
        .compose(allowed -> events.create(event, operation))
        .compose(made -> made
            ? Future.succeededFuture()
            : Future.failedFuture(
                ProblemException.conflict("There is an event " + event.id() + " already.")))
        .compose(made -> events.find(event.id()))
        .map(made -> {
          Event kept = made.orElse(event);
          exchange.routing().response().putHeader("Location", "/api/v1/events/" + event.id());
          answer(exchange, 201, kept);
          return kept;
        })
        .compose(firstCards::post);
  }

  private Event blank(String operation) {
    return new Event(
        EventId.from(operation),
        "",
        Instant.EPOCH,
        Optional.empty(),
        defaults.zone(),
        "",
        Optional.empty(),
        defaults.partyLimit(),
        defaults.policy(),
        Optional.empty(),
        Event.State.OPEN,
        List.of(),
        0,
        1);
  }

  private Future<Void> change(Exchange exchange) {
    String operation = exchange.operation();
    boolean following = following(exchange);
    return FoundEvent.known(events, exchange)
        .compose(read -> seen(exchange, read.event(), following, operation).map(read))
        .compose(read -> {
          Event was = read.event();
          Body body = exchange.body();
          FoundEvent.refuseWhatIsNotTheirs(exchange, body, was);
          Event wanted = bodies.read(body, was, false);
          body.done();
          return SeatRules.refuseLateDraft(
                  rsvps,
                  following ? events.following(was) : Future.succeededFuture(List.of()),
                  was,
                  wanted)
              .compose(fine -> apply(exchange, read, wanted, following, operation));
        })
        .map(now -> {
          answer(exchange, 200, now);
          return null;
        });
  }

  /** A change of several that was cut short has begun with another version, and is made to its end by the same request. */
  private Future<Void> seen(Exchange exchange, Event was, boolean following, String operation) {
    Future<Boolean> begun = following && Versions.isAsked(exchange)
        ? events.claimed(was.id(), operation)
        : Future.succeededFuture(false);
    return begun.map(again -> {
      if (!again) {
        seen(exchange, was);
      }
      return null;
    });
  }

  private void seen(Exchange exchange, Event now) {
    Versions.check(exchange, Versions.tag(now.version()), () -> EventJson.of(now, clock.instant()));
  }

  private static boolean following(Exchange exchange) {
    String scope = exchange.query("scope").orElse("this");
    if (!scope.equals("this") && !scope.equals("following")) {
      throw ProblemException.invalid(
          List.of(new ProblemException.Mistake("scope", "expected this or following")));
    }
    return scope.equals("following");
  }

  /** Chats last, since they cost messages. */
  private Future<Event> apply(
      Exchange exchange,
      KnownEvents.Known read,
      Event wanted,
      boolean following,
      String operation) {
    Event was = read.event();
    Stamp stamp = Versions.isAsked(exchange) ? read.stamp() : Stamp.ANY;
    return changes
        .apply(new KnownEvents.Known(was, stamp), following, Following.of(was, wanted), operation)
        .compose(change -> switch (change.first().result()) {
          case CHANGED -> Future.<Void>succeededFuture();
          case BELOW_TAKEN ->
            Future.<Void>failedFuture(ProblemException.invalid(List.of(new ProblemException.Mistake(
                wanted.capacity().equals(was.capacity()) ? "/onlineSeats" : "/capacity",
                "expected at least the " + change.first().taken() + " seats that are taken"))));
          case CONFLICT -> changedMeanwhile(exchange);
        })
        .compose(done -> setChats(was, wanted))
        .compose(done -> events.find(was.id()))
        .map(now -> now.orElse(wanted));
  }

  private Future<Void> changedMeanwhile(Exchange exchange) {
    return FoundEvent.in(events, exchange).compose(now -> {
      seen(exchange, now);
      return Future.failedFuture(
          ProblemException.conflict("Somebody changed the event meanwhile; read it again."));
    });
  }

  private Future<Void> setChats(Event was, Event wanted) {
    List<ChatId> added =
        wanted.chats().stream().filter(chat -> !was.chats().contains(chat)).toList();
    List<Future<Void>> all = new ArrayList<>();
    added.forEach(chat -> all.add(events.addChat(was.id(), chat)));
    was.chats().stream()
        .filter(chat -> !wanted.chats().contains(chat))
        .forEach(chat -> all.add(events.removeChat(was.id(), chat)));
    // What was a draft has no card anywhere yet, and is given them all.
    List<ChatId> toPost = was.state() == Event.State.DRAFT ? List.of() : added;
    return (all.isEmpty() ? Future.<Void>succeededFuture() : Future.join(all).<Void>mapEmpty())
        .onSuccess(done -> firstCards.post(wanted, toPost));
  }
}
