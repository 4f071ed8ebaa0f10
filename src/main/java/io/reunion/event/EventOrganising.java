package io.reunion.event;

import io.reunion.bot.Reply;
import io.reunion.bot.Step;
import io.reunion.bot.TimeReader;
import io.reunion.bot.Turn;
import io.reunion.member.Role;
import io.reunion.text.Moments;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What an organiser does with an event in words: {@code event cancel ID}, {@code event move ID | when} and the like. */
final class EventOrganising {
  private static final Map<String, Verb> VERBS = Map.ofEntries(
      Map.entry("cancel", Verb.CANCEL),
      Map.entry("取消", Verb.CANCEL),
      Map.entry("close", Verb.CLOSE),
      Map.entry("截止报名", Verb.CLOSE),
      Map.entry("关闭", Verb.CLOSE),
      Map.entry("open", Verb.OPEN),
      Map.entry("开放", Verb.OPEN),
      Map.entry("move", Verb.MOVE),
      Map.entry("改期", Verb.MOVE),
      Map.entry("place", Verb.PLACE),
      Map.entry("地点", Verb.PLACE),
      Map.entry("seats", Verb.SEATS),
      Map.entry("名额", Verb.SEATS),
      Map.entry("deadline", Verb.DEADLINE),
      Map.entry("截止", Verb.DEADLINE));

  private enum Verb {
    CANCEL,
    CLOSE,
    OPEN,
    MOVE,
    PLACE,
    SEATS,
    DEADLINE
  }

  /** One thing to do with one event. */
  private record Order(Verb verb, EventId event, String words) {}

  private final EventStore events;
  private final EventChanges changes;
  private final EventCards cards;

  EventOrganising(EventStore events, EventChanges changes, EventCards cards) {
    this.events = events;
    this.cards = cards;
    this.changes = changes;
  }

  /** What is done, if {@code words} say that something is to be. */
  Optional<Future<Reply>> order(Turn turn, String words) {
    String[] parts = words.strip().split("[\\s|｜]+", 3);
    Verb verb = VERBS.get(parts[0].toLowerCase(java.util.Locale.ROOT));
    Optional<EventId> event = parts.length < 2 ? Optional.empty() : EventId.typed(parts[1]);
    if (verb == null || event.isEmpty()) {
      return Optional.empty();
    }
    String rest = parts.length < 3 ? "" : parts[2].replaceFirst("^[|｜]\\s*", "").strip();
    return Optional.of(
        turn.speaker().has(Role.ORGANISER)
            ? run(turn, new Order(verb, event.get(), rest))
            : say(turn, "bot.refused.organiser"));
  }

  private Future<Reply> run(Turn turn, Order order) {
    return events
        .find(order.event())
        .compose(found -> found.isEmpty()
            ? say(turn, "event.unknown", "id", order.event())
            : run(turn, order, found.get()));
  }

  private Future<Reply> run(Turn turn, Order order, Event event) {
    return switch (order.verb()) {
      case CANCEL -> apply(turn, event, event.in(Event.State.CANCELLED), "event.changed.cancelled");
      case CLOSE -> apply(turn, event, event.in(Event.State.CLOSED), "event.changed.closed");
      case OPEN -> apply(turn, event, event.in(Event.State.OPEN), "event.changed.open");
      case PLACE ->
        order.words().length() > Event.MAX_TEXT
            ? say(turn, "event.new.long", "limit", Event.MAX_TEXT)
            : apply(turn, event, event.at(order.words()), "event.changed.place");
      case SEATS -> seats(turn, order, event);
      case MOVE ->
        moment(
            turn,
            order,
            start -> apply(turn, event, event.startingAt(start), "event.changed.moved"));
      case DEADLINE ->
        moment(
            turn,
            order,
            end -> end.isAfter(event.startsAt())
                ? say(turn, "event.changed.latedeadline")
                : apply(turn, event, event.until(end), "event.changed.deadline"));
    };
  }

  private Future<Reply> moment(Turn turn, Order order, Function<Instant, Future<Reply>> then) {
    Step.Read read = TimeReader.read(turn, new Step.Answer(order.words(), true, Map.of()));
    if (read instanceof Step.Read.Accepted accepted) {
      return then.apply(TimeReader.start(accepted.value(), turn.zone()));
    }
    String why = read instanceof Step.Read.Refused refused
        ? refused.sentence()
        : turn.say("event.new.when", "words", order.words());
    return Future.succeededFuture(Reply.discreetly(why));
  }

  private Future<Reply> seats(Turn turn, Order order, Event event) {
    Optional<Integer> seats = EventMaking.seats(order.words());
    return seats.isEmpty()
        ? say(turn, "event.form.number", "words", order.words(), "limit", Event.MAX_CAPACITY)
        : apply(turn, event, event.seating(seats.get()), "event.changed.seats");
  }

  private Future<Reply> apply(Turn turn, Event was, Event wanted, String key) {
    Future<EventChanges.Change> applied =
        changes.apply(was, wanted, turn.operation()).onSuccess(done -> cards.changed(was.id()));
    return applied.map(change -> switch (change.result()) {
      case CHANGED ->
        Reply.discreetly(turn.say(
                key,
                "title",
                wanted.title(),
                "when",
                written(turn, wanted.startsAt()),
                "place",
                wanted.place(),
                "seats",
                wanted.capacity().orElse(0),
                "deadline",
                wanted.deadline().map(end -> written(turn, end)).orElse("")))
            .withLetters(change.letters());
      case BELOW_TAKEN ->
        Reply.discreetly(turn.say("event.changed.below", "taken", change.taken()));
      case CONFLICT -> Reply.discreetly(turn.say("event.changed.conflict"));
    });
  }

  private static String written(Turn turn, Instant moment) {
    return Moments.dayAndTime(moment, turn.zone(), turn.now(), turn.texts().language());
  }

  private static Future<Reply> say(Turn turn, String key, Object... named) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key, named)));
  }
}
