package io.reunion.event.command;

import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.event.command.TermsOrders.Wanted;
import io.reunion.event.rsvp.RsvpStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an organiser says of an event's name, of how many come and in which order, and whether people see it yet. */
final class RuleOrders {
  private static final Map<String, Event.Policy> POLICIES = Map.of(
      "fit", Event.Policy.FIT,
      "能坐下先补", Event.Policy.FIT,
      "能坐下", Event.Policy.FIT,
      "strict", Event.Policy.STRICT,
      "严格", Event.Policy.STRICT,
      "按顺序", Event.Policy.STRICT);
  private static final Pattern CLOCK = Pattern.compile("([01]?\\d|2[0-4])[:：]([0-5]\\d)");

  private final EventStore events;
  private final RsvpStore rsvps;

  RuleOrders(EventStore events, RsvpStore rsvps) {
    this.events = events;
    this.rsvps = rsvps;
  }

  Future<Wanted> read(Turn turn, EventOrder order, Event event) {
    return order.verb() == EventOrder.Verb.DRAFT
        ? (order.following() ? events.following(event) : Future.succeededFuture(List.<Event>of()))
            .compose(later -> rsvps.awaitsAnybody(
                Stream.concat(Stream.of(event), later.stream()).toList()))
            .map(awaited -> draft(turn, event, awaited))
        : Future.succeededFuture(rule(turn, order, event));
  }

  private static Wanted rule(Turn turn, EventOrder order, Event event) {
    String words = order.words().strip();
    return switch (order.verb()) {
      case SEATS -> seats(turn, words, event);
      case TITLE -> title(turn, words);
      case PARTY -> party(turn, words, event);
      case WAITLIST -> waitlist(turn, words, event);
      case DRAFT,
          CANCEL,
          CLOSE,
          OPEN,
          MOVE,
          PLACE,
          DEADLINE,
          ONLINE,
          HYBRID,
          ASK,
          FOR,
          HOST,
          OWNER,
          REPEAT,
          SERIES,
          REMIND,
          END -> throw new IllegalArgumentException(order.verb() + " (expected: one about rules)");
    };
  }

  private static Wanted to(UnaryOperator<Event> change, String sentence) {
    return new Wanted(Optional.of(change), sentence);
  }

  private static Wanted seats(Turn turn, String words, Event event) {
    if (TermsOrders.isUnbounded(words)) {
      return to(
          each -> each.unbounded(), turn.say("event.changed.unbounded", "title", event.title()));
    }
    return EventMaking.seats(words)
        .map(seats -> to(
            each -> each.seating(seats),
            turn.say("event.changed.seats", "title", event.title(), "seats", seats)))
        .orElseGet(() -> Wanted.refused(
            turn.say("event.form.number", "words", words, "limit", Event.MAX_CAPACITY)));
  }

  private static Wanted title(Turn turn, String words) {
    if (words.isEmpty()) {
      return Wanted.refused(turn.say("event.form.title"));
    }
    return words.length() > Event.MAX_TEXT
        ? Wanted.refused(turn.say("event.new.long", "limit", Event.MAX_TEXT))
        : to(each -> each.titled(words), turn.say("event.changed.title", "title", words));
  }

  private static Wanted party(Turn turn, String words, Event event) {
    return EventMaking.seats(words)
        .filter(seats -> seats <= Event.MAX_PARTY)
        .map(seats -> to(
            each -> each.limitedTo(seats),
            turn.say("event.changed.party", "title", event.title(), "seats", seats)))
        .orElseGet(() -> Wanted.refused(
            turn.say("event.form.number", "words", words, "limit", Event.MAX_PARTY)));
  }

  private static Wanted waitlist(Turn turn, String words, Event event) {
    Event.Policy policy = POLICIES.get(words.toLowerCase(Locale.ROOT));
    if (policy == null) {
      return Wanted.refused(turn.say("event.waitlist.how", "words", words));
    }
    String key = switch (policy) {
      case FIT -> "event.changed.fit";
      case STRICT -> "event.changed.strict";
    };
    return to(each -> each.by(policy), turn.say(key, "title", event.title()));
  }

  private static Wanted draft(Turn turn, Event event, boolean answered) {
    return answered
        ? Wanted.refused(turn.say("event.draft.late", "title", event.title()))
        : to(
            each -> each.in(Event.State.DRAFT),
            turn.say("event.changed.draft", "title", event.title(), "id", event.id()));
  }

  /** {@code 21:00} on the day on which the event begins, or in the night after it. */
  static Optional<Instant> onTheDay(String words, Event event) {
    Matcher clock = CLOCK.matcher(words.strip());
    if (!clock.matches()) {
      return Optional.empty();
    }
    ZonedDateTime start = event.startsAt().atZone(event.zone());
    int hour = Integer.parseInt(clock.group(1)) % 24;
    LocalTime time = LocalTime.of(hour, Integer.parseInt(clock.group(2)));
    ZonedDateTime end = start.with(time);
    boolean midnight = time.equals(LocalTime.MIDNIGHT);
    boolean night =
        !end.isAfter(start) && (midnight || (start.getHour() >= 17 && time.getHour() < 6));
    return Optional.of((night ? end.plusDays(1) : end).toInstant());
  }
}
