package io.reunion.event.command;

import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Step;
import io.reunion.bot.TimeReader;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.event.EventsBefore;
import io.reunion.event.card.CardText;
import io.reunion.event.people.Association;
import io.reunion.event.reminder.LateReminders;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.series.Following;
import io.reunion.event.series.SeriesChanges;
import io.reunion.event.waitlist.Draws;
import io.reunion.member.Role;
import io.reunion.text.Moments;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What an organiser or a host does with an event in words: {@code event cancel ID}, {@code event move ID | when} and the like. */
final class EventOrganising {
  private final EventStore events;
  private final Association association;
  private final TermsOrders terms;
  private final RuleOrders rules;
  private final SeriesOrders series;
  private final SeriesChanges changes;
  private final LateReminders reminders;
  private final Cancelling cancelling;
  private final OrdersBack back;
  private final SeriesScope scope = new SeriesScope();

  EventOrganising(
      EventStore events,
      Association association,
      TermsOrders terms,
      SeriesOrders series,
      SeriesChanges changes,
      EventsBefore before,
      LateReminders reminders,
      RsvpStore rsvps) {
    this.cancelling = new Cancelling(events, rsvps, changes);
    this.back = new OrdersBack(events, before, rsvps, changes, association);
    this.rules = new RuleOrders(events, rsvps);
    this.reminders = reminders;
    this.events = events;
    this.association = association;
    this.terms = terms;
    this.series = series;
    this.changes = changes;
  }

  /**
   * What is done, if {@code words} say that something is to be.
   *
   * @param otherwise where there is no such event
   */
  Optional<Future<Reply>> order(
      Turn turn, String words, Function<EventOrder, Future<Reply>> otherwise) {
    return back.order(turn, words).or(() -> read(turn, words, otherwise));
  }

  private Optional<Future<Reply>> read(
      Turn turn, String words, Function<EventOrder, Future<Reply>> otherwise) {
    return EventOrder.read(words)
        .map(order -> events
            .find(order.event())
            .compose(
                found -> found.isEmpty() ? otherwise.apply(order) : run(turn, order, found.get())));
  }

  Future<Reply> run(Turn turn, EventOrder order, Event event) {
    if (!association.mayChange(turn.speaker(), event)) {
      return say(turn, "event.refused.organiser", "title", event.title());
    }
    if (!isTheirs(turn, order.verb())) {
      return say(turn, "event.refused.host", "title", event.title());
    }
    EventOrder whole = scope.whole(turn, order);
    Optional<String> example = whole.words().isBlank() ? order.verb().example() : Optional.empty();
    if (example.isPresent()) {
      String verb = order.verb().in(turn.texts().language());
      return say(turn, "event.verb.what", "verb", verb, "id", event.id(), "words", example.get());
    }
    return whole.following() || scope.isOpen(whole, event)
        ? events.following(event).compose(later -> among(turn, whole, event, later))
        : ordered(turn, whole, event);
  }

  private Future<Reply> among(Turn turn, EventOrder order, Event event, List<Event> later) {
    boolean theirs = later.stream().allMatch(each -> association.mayChange(turn.speaker(), each));
    if (!order.following()) {
      return later.isEmpty() || !theirs
          ? ordered(turn, order, event)
          : Future.succeededFuture(
              scope.ask(turn, Moving.settled(turn, order, event), event, later.size()));
    }
    return theirs
        ? ordered(turn, order, event)
        : say(turn, "event.refused.series", "title", event.title());
  }

  /** Whoever only holds an event gives it to nobody else, and makes no more of it. */
  private boolean isTheirs(Turn turn, EventOrder.Verb verb) {
    return switch (verb) {
      case OWNER -> association.organisesEverywhere(turn.speaker());
      case HOST, REPEAT -> turn.speaker().has(Role.ORGANISER);
      case CANCEL,
          CLOSE,
          OPEN,
          MOVE,
          PLACE,
          SEATS,
          DEADLINE,
          ONLINE,
          HYBRID,
          ASK,
          FOR,
          SERIES,
          REMIND,
          TITLE,
          END,
          PARTY,
          WAITLIST,
          DRAFT -> true;
    };
  }

  private Future<Reply> ordered(Turn turn, EventOrder order, Event event) {
    return switch (order.verb()) {
      case CANCEL -> cancelling.cancel(turn, order, event);
      case CLOSE ->
        apply(turn, order, event, each -> each.in(Event.State.CLOSED), "event.changed.closed");
      case OPEN ->
        apply(turn, order, event, each -> each.in(Event.State.OPEN), "event.changed.open");
      case PLACE -> place(turn, order, event);
      case SEATS, TITLE, PARTY, WAITLIST, DRAFT ->
        rules
            .read(turn, order, event)
            .compose(wanted -> wanted.isRefused()
                ? Future.succeededFuture(Reply.discreetly(wanted.sentence()))
                : changes.apply(
                    turn, order.following(), event, wanted.change(), each -> wanted.sentence()));
      case END -> ends(turn, order, event);
      case MOVE -> move(turn, order, event);
      case DEADLINE ->
        TermsOrders.isOff(order.words())
            ? timed(turn, order, event, event.untilStart(), "event.changed.nodeadline")
            : Shift.before(order.words())
                .map(lead -> lead.before(event.startsAt().atZone(event.zone())).toInstant())
                .filter(turn.now()::isBefore)
                .map(end -> until(turn, order, event, end))
                .orElseGet(() -> moment(
                    turn,
                    order,
                    TimeReader.readUntil(turn, written(order)),
                    end -> until(turn, order, event, end)));
      case ONLINE, HYBRID, ASK, FOR, HOST, OWNER ->
        terms
            .read(turn, order, event)
            .compose(wanted -> wanted.isRefused()
                ? Future.succeededFuture(Reply.discreetly(wanted.sentence()))
                : changes.apply(
                    turn, order.following(), event, wanted.change(), each -> wanted.sentence()));
      case REPEAT -> series.repeat(turn, order, event);
      case SERIES -> series.report(turn, event);
      case REMIND -> remind(turn, order, event);
    };
  }

  private Future<Reply> place(Turn turn, EventOrder order, Event event) {
    if (TermsOrders.isOff(order.words())) {
      return apply(turn, order, event, each -> each.at(""), "event.changed.placeless");
    }
    return order.words().length() > Event.MAX_TEXT
        ? say(turn, "event.new.long", "limit", Event.MAX_TEXT)
        : apply(turn, order, event, each -> each.at(order.words()), "event.changed.place");
  }

  private Future<Reply> until(Turn turn, EventOrder order, Event event, Instant end) {
    return end.isAfter(event.startsAt())
        ? say(turn, "event.changed.latedeadline")
        : timed(turn, order, event, event.until(end), "event.changed.deadline");
  }

  /** {@code event remind ID}, once; with minutes behind it the reminder of so long before that was missed. */
  private Future<Reply> remind(Turn turn, EventOrder order, Event event) {
    if (!turn.now().isBefore(event.startsAt()) || event.state() == Event.State.CANCELLED) {
      return say(turn, "event.remind.over", "title", event.title());
    }
    long minutes = order.words().matches("[0-9]{1,6}") ? Long.parseLong(order.words()) : 0;
    return reminders
        .send(event, minutes)
        .compose(word -> say(
            turn,
            switch (word) {
              case SENT -> "event.remind.sent";
              case AGAIN -> "event.remind.again";
              case NOT_MISSED -> "event.remind.none";
            },
            "title",
            event.title()));
  }

  /** Another start or deadline, if seats that are to be drawn can still be then. */
  private Future<Reply> timed(Turn turn, EventOrder order, Event event, Event wanted, String key) {
    return Draws.isPossible(wanted)
        ? apply(turn, order, event, Following.of(event, wanted), key)
        : say(turn, "event.draw.before", "title", event.title(), "id", event.id());
  }

  /** To another moment, with another end if one is given. */
  private Future<Reply> move(Turn turn, EventOrder order, Event event) {
    Moving.Found found = Moving.read(turn, order.words(), event);
    return found
        .start()
        .map(start -> {
          Event moved = event.startingAt(start);
          return moved(turn, order, event, found.end().map(moved::ending).orElse(moved));
        })
        .orElseGet(() -> Future.succeededFuture(found
            .asked()
            .map(asked -> Reply.of(which(order, asked)))
            .orElseGet(() -> Reply.discreetly(TimeReader.unread(turn, order.words())))));
  }

  private Future<Reply> moved(Turn turn, EventOrder order, Event event, Event wanted) {
    return wanted.equals(event)
        ? say(turn, "event.changed.unmoved", "title", event.title(), "when", span(turn, event))
        : timed(turn, order, event, wanted, "event.changed.moved");
  }

  private static Step.Answer written(EventOrder order) {
    return new Step.Answer(order.words(), true, Map.of());
  }

  private Future<Reply> moment(Turn turn, EventOrder order, Function<Instant, Future<Reply>> then) {
    return moment(turn, order, TimeReader.read(turn, written(order)), then);
  }

  private Future<Reply> moment(
      Turn turn, EventOrder order, Step.Read read, Function<Instant, Future<Reply>> then) {
    if (read instanceof Step.Read.Accepted accepted) {
      return then.apply(TimeReader.start(accepted.value(), turn.zone()));
    }
    return Future.succeededFuture(
        read instanceof Step.Read.Refused refused
            ? Reply.of(which(order, refused))
            : Reply.discreetly(TimeReader.unread(turn, order.words())));
  }

  /** What the words may mean, each to be pressed. */
  private static Say which(EventOrder order, Step.Read.Refused refused) {
    return Say.discreetly(refused.sentence())
        .withButtons(refused.options().stream()
            .map(option ->
                List.of(new Button(option.label(), order.with(option.answer()).command())))
            .toList());
  }

  /** {@code event end ID 21:00}, on the day on which it begins, or any moment after that. */
  private Future<Reply> ends(Turn turn, EventOrder order, Event event) {
    Optional<Instant> clock = RuleOrders.onTheDay(order.words(), event);
    return clock
        .map(end -> ends(turn, order, event, end))
        .orElseGet(() -> moment(turn, order, end -> ends(turn, order, event, end)));
  }

  private Future<Reply> ends(Turn turn, EventOrder order, Event event, Instant end) {
    return end.isAfter(event.startsAt())
        ? apply(turn, order, event, Following.of(event, event.ending(end)), "event.changed.end")
        : say(turn, "event.new.end", "words", order.words());
  }

  private Future<Reply> apply(
      Turn turn, EventOrder order, Event event, UnaryOperator<Event> change, String key) {
    return changes.apply(
        turn,
        order.following(),
        event,
        change,
        wanted -> turn.say(
            key,
            "id",
            wanted.id(),
            "title",
            wanted.title(),
            "when",
            span(turn, wanted),
            "was",
            span(turn, event),
            "place",
            wanted.place(),
            "seats",
            wanted.capacity().orElse(0),
            "deadline",
            wanted.deadline().map(end -> written(turn, end)).orElse(""),
            "end",
            written(turn, wanted.over())));
  }

  /** From when to when as far as that is said, on the clock of the chat, and on that of the place where it is another. */
  private static String span(Turn turn, Event event) {
    String start = written(turn, event.startsAt());
    String end = event
        .endsAt()
        .map(over -> isSameDay(event.startsAt(), over, turn.zone())
            ? "–" + Moments.time(over, turn.zone())
            : " – " + written(turn, over))
        .orElse("");
    return start + end + CardText.there(event, turn.texts(), turn.zone(), turn.now());
  }

  private static boolean isSameDay(Instant one, Instant other, ZoneId zone) {
    return one.atZone(zone).toLocalDate().equals(other.atZone(zone).toLocalDate());
  }

  private static String written(Turn turn, Instant moment) {
    return Moments.dayAndTime(moment, turn.zone(), turn.now(), turn.texts().language());
  }

  private static Future<Reply> say(Turn turn, String key, Object... named) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key, named)));
  }
}
