package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.access.Caller;
import io.reunion.announcement.Announcement;
import io.reunion.announcement.AnnouncementStore;
import io.reunion.announcement.Journal;
import io.reunion.bot.PoisonStore;
import io.reunion.delivery.Counts;
import io.reunion.delivery.Ledger;
import io.reunion.event.service.Events;
import io.reunion.member.Role;
import io.reunion.suggestion.Suggestion;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** {@code /waiting}: what goes no further without a person, in one answer, and as it changes. */
final class WaitingApi implements AdminApi.Part {
  private static final int NEWEST = 100;
  private static final int MOST_LINES = 20;
  private static final int TITLE = 60;

  /**
   * Where it is looked.
   *
   * @param duplicates how many pairs of records may be one person
   * @param departures of how many it is to be decided whether they go
   * @param corrections how many say that their record is wrong
   * @param applications how many want to join
   */
  record Sources(
      AnnouncementStore announcements,
      Journal journal,
      Ledger ledger,
      Events events,
      PoisonStore poison,
      Supplier<Future<List<Suggestion>>> suggestions,
      Supplier<Future<? extends Number>> duplicates,
      Supplier<Future<? extends Number>> departures,
      Supplier<Future<Integer>> corrections,
      Supplier<Future<Integer>> applications,
      Clock clock) {}

  private static final int LOOK_SECONDS = 3;

  private final Sources sources;
  private final Live live;

  WaitingApi(Sources sources, Live live) {
    this.sources = sources;
    this.live = live;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.hosts(HttpMethod.GET, "/waiting", this::list);
    operations.hosts(HttpMethod.GET, "/waiting/live", this::follow);
  }

  private Future<Void> list(Exchange exchange) {
    return waiting(exchange.caller()).map(body -> {
      exchange.json(200, body);
      return null;
    });
  }

  /** Whoever may see everything sees the same; of others each has their own. */
  private Future<Void> follow(Exchange exchange) {
    Caller caller = exchange.caller();
    String whose = caller.has(Role.ADMIN) ? "all" : caller.id();
    return live.shared(
        exchange,
        "waiting " + whose,
        LOOK_SECONDS,
        () -> waiting(caller)
            .compose(body -> calendar(caller).map(mark -> {
              body.put("events", mark);
              return new Live.Frame("waiting", body, false);
            })));
  }

  /** Another text whenever an event, or how many come to one, is another. */
  private Future<String> calendar(Caller caller) {
    return sources.events().store().all().map(all -> {
      ObjectNode marks = Exchange.object();
      all.stream()
          .filter(event -> FoundEvent.isOf(caller, event))
          .sorted(Comparator.comparing(event -> event.id().value()))
          .forEach(event -> marks.put(
              event.id().value(), event.version() + " " + event.taken() + " " + event.state()));
      return Versions.tag(marks);
    });
  }

  private Future<ObjectNode> waiting(Caller caller) {
    List<Future<List<ObjectNode>>> asked =
        new ArrayList<>(List.of(announcements(caller), lists(caller)));
    if (caller.has(Role.ADMIN)) {
      asked.add(number("DUPLICATES", sources.duplicates().get()));
      asked.add(number("DEPARTURES", sources.departures().get()));
      asked.add(number("CORRECTIONS", sources.corrections().get()));
      asked.add(number("APPLICATIONS", sources.applications().get()));
      asked.add(number("SUGGESTIONS", openSuggestions()));
      asked.add(number("SET_ASIDE", sources.poison().all().map(List::size)));
    }
    return Future.join(asked).map(done -> {
      ObjectNode body = Exchange.object();
      ArrayNode items = body.putArray("items");
      done.<List<ObjectNode>>list().forEach(items::addAll);
      return body;
    });
  }

  private Future<Integer> openSuggestions() {
    return sources.suggestions().get().map(all -> (int) all.stream()
        .filter(one -> one.state() == Suggestion.State.OPEN && one.answer().isEmpty())
        .count());
  }

  private static Future<List<ObjectNode>> number(String kind, Future<? extends Number> counted) {
    return counted.map(
        count -> count.longValue() == 0 ? List.of() : List.of(item(kind, count.longValue())));
  }

  private static ObjectNode item(String kind, long count) {
    return Exchange.object().put("kind", kind).put("count", count);
  }

  private Future<List<ObjectNode>> announcements(Caller caller) {
    return sources.announcements().newest(NEWEST).compose(all -> {
      List<Future<List<ObjectNode>>> found = new ArrayList<>();
      all.stream()
          .filter(one -> AnnouncementScope.reaches(caller, one))
          .forEach(one -> found.add(undecided(one.id()).map(unknown -> waiting(one, unknown))));
      return Future.join(found)
          .map(done ->
              done.<List<ObjectNode>>list().stream().flatMap(List::stream).toList());
    });
  }

  /** Of how many copies nobody knows, unless it was decided to leave them. */
  private Future<Integer> undecided(String id) {
    return sources
        .ledger()
        .counts(id)
        .map(Counts::unknown)
        .compose(unknown -> unknown == 0
            ? Future.succeededFuture(unknown)
            : sources.journal().of(id).map(deeds -> DeliveriesApi.areLeft(deeds) ? 0 : unknown));
  }

  private static List<ObjectNode> waiting(Announcement one, int unknown) {
    List<ObjectNode> items = new ArrayList<>();
    switch (one.state()) {
      case AWAITING_APPROVAL -> items.add(item("APPROVAL", 1));
      case PAUSED -> items.add(item("PAUSED", 1));
      case DRAFT, SCHEDULED, RUNNING, DONE, CANCELLED -> {}
    }
    if (unknown > 0) {
      items.add(item("UNKNOWN_DELIVERIES", unknown));
    }
    items.forEach(item -> item.put("id", one.id()).put("title", title(one)));
    return items;
  }

  private static String title(Announcement one) {
    String text = one.content().texts().values().stream().findFirst().orElse("");
    return text.codePointCount(0, text.length()) <= TITLE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, TITLE)) + "…";
  }

  private Future<List<ObjectNode>> lists(Caller caller) {
    return sources
        .events()
        .unread(sources.clock().instant())
        .map(all -> all.stream()
            .filter(unread -> FoundEvent.isOf(caller, unread.event()))
            .map(WaitingApi::item)
            .toList());
  }

  private static ObjectNode item(Events.Unread unread) {
    ObjectNode item = item("UNREAD_LIST", unread.lines().size())
        .put("id", unread.event().id().value())
        .put("title", unread.event().title());
    ArrayNode lines = item.putArray("lines");
    unread.lines().stream().limit(MOST_LINES).forEach(lines::add);
    return item;
  }
}
