package io.reunion.event.command;

import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.Terms;
import io.reunion.event.card.EventCards;
import io.reunion.event.people.Association;
import io.reunion.event.people.Hosts;
import io.reunion.event.people.Speakers;
import io.reunion.event.waitlist.HeldSeats;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code confirm ID}: somebody takes a seat that is held for them; {@code confirm ID 24h} and {@code confirm ID off}: an
 * organiser says how long seats are held.
 */
public final class Confirming {
  private static final Set<String> OFF = Set.of("off", "none", "never", "关闭", "取消", "不用");
  private static final Pattern LENGTH =
      Pattern.compile("(\\d{1,4})\\s*(m|min|minutes?|分钟?|h|hours?|个?小时|d|days?|天)");

  private final HeldSeats held;
  private final EventStore events;
  private final EventChoice choice;
  private final EventCards cards;
  private final Association association;

  public Confirming(HeldSeats held, EventStore events, EventCards cards, Association association) {
    this.association = association;
    this.held = held;
    this.events = events;
    this.cards = cards;
    this.choice = new EventChoice(events);
  }

  Future<Reply> confirm(Turn turn) {
    String[] words = turn.arguments().strip().split("\\s+", 2);
    Optional<EventId> named =
        EventId.typed(words[0]).or(() -> EventCards.ofSubject(turn.invocation().subject()));
    String rule = words.length > 1 ? words[1].strip() : "";
    return choice.begun(
        turn,
        turn.arguments(),
        (event, behind) -> confirm(turn, event, behind),
        () -> choice.among(
            turn,
            named,
            Optional.empty(),
            id -> AnswerLines.forButton("confirm " + id, rule),
            event -> confirm(turn, event, rule)));
  }

  private Future<Reply> confirm(Turn turn, Event event, String rule) {
    return rule.isEmpty() ? own(turn, event) : rule(turn, event, rule.toLowerCase(Locale.ROOT));
  }

  private Future<Reply> own(Turn turn, Event event) {
    return taken(turn, event)
        .map(done -> done.orElseGet(() -> Reply.discreetly(
            turn.say("event.confirm.nothing", "title", event.title(), "id", event.id()))));
  }

  /** What is said to somebody who takes seats that were held for them; empty if none were. */
  Future<Optional<Reply>> taken(Turn turn, Event event) {
    if (event.terms().confirmMinutes().isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    List<String> keys = new ArrayList<>(List.of(turn.speaker().personKey()));
    keys.addAll(Speakers.otherKeys(turn));
    return held.confirm(
            event.id(),
            new HeldSeats.Word(
                keys,
                turn.operation(),
                turn.update().origin().time(),
                turn.arguments(),
                turn.speaker().user().toString()))
        .map(seats -> seats == 0
            ? Optional.empty()
            : Optional.of(Reply.discreetly(
                turn.say("event.confirmed", "title", event.title(), "seats", seats))));
  }

  private Future<Reply> rule(Turn turn, Event event, String rule) {
    if (!association.mayChange(turn.speaker(), event)) {
      return Future.succeededFuture(Reply.discreetly(Hosts.refusal(turn, event)));
    }
    if (OFF.contains(rule)) {
      return set(turn, event, Optional.empty(), "event.confirm.off");
    }
    Optional<Integer> minutes = minutes(rule);
    return minutes.isEmpty()
        ? say(turn, "event.confirm.how", "words", rule)
        : set(turn, event, minutes, "event.confirm.on");
  }

  /** A length of time from half an hour to two weeks. */
  static Optional<Integer> minutes(String words) {
    Matcher length = LENGTH.matcher(words);
    if (!length.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(length.group(1));
    int minutes = switch (length.group(2).charAt(0)) {
      case 'm', '分' -> number;
      case 'h', '个', '小' -> number * 60;
      default -> number * 24 * 60;
    };
    return Optional.of(minutes).filter(one -> one >= 30 && one <= Terms.MAX_CONFIRM_MINUTES);
  }

  private Future<Reply> set(Turn turn, Event event, Optional<Integer> minutes, String key) {
    return events
        .update(event, event.under(event.terms().withConfirmMinutes(minutes)))
        .map(done -> {
          cards.changed(event.id());
          String length = io.reunion.text.Moments.length(
              Duration.ofMinutes(minutes.orElse(0)), turn.texts().language());
          return Reply.discreetly(turn.say(key, "title", event.title(), "length", length));
        });
  }

  private static Future<Reply> say(Turn turn, String key, Object... named) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key, named)));
  }
}
