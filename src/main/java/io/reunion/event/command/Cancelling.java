package io.reunion.event.command;

import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.event.rsvp.Rsvp.Status;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.rsvp.RsvpStore.Standing;
import io.reunion.event.series.SeriesChanges;
import io.reunion.redis.Batches;
import io.reunion.text.Moments;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** {@code event cancel ID [following]} asks, with how many would be told; with {@code yes} behind it, it is done. */
final class Cancelling {
  private static final Set<String> YES =
      Set.of("yes", "y", "ok", "confirm", "是", "好", "确认", "確認", "确定", "確定");
  private static final Set<Status> TOLD =
      Set.of(Status.ACCEPTED, Status.TENTATIVE, Status.WAITLISTED);

  private final EventStore events;
  private final RsvpStore rsvps;
  private final SeriesChanges changes;

  Cancelling(EventStore events, RsvpStore rsvps, SeriesChanges changes) {
    this.events = events;
    this.rsvps = rsvps;
    this.changes = changes;
  }

  /** Those who answered: of whom an account is known, and of whom only the name is. */
  private record Answered(int known, int others) {}

  Future<Reply> cancel(Turn turn, EventOrder order, Event event) {
    Future<List<Event>> later =
        order.following() ? events.following(event) : Future.succeededFuture(List.of());
    return later
        .map(rest -> Stream.concat(Stream.of(event), rest.stream())
            .filter(each -> each.state() != Event.State.CANCELLED)
            .toList())
        .compose(those -> those.isEmpty()
            ? Future.succeededFuture(Reply.discreetly(
                turn.say("event.cancel.already", "title", event.title(), "id", event.id())))
            : YES.contains(order.words().strip().toLowerCase(Locale.ROOT))
                ? done(turn, order, event)
                : answered(those).map(answered -> asked(turn, order, event, those, answered)));
  }

  private Future<Reply> done(Turn turn, EventOrder order, Event event) {
    return changes.apply(
        turn,
        order.following(),
        event,
        each -> each.in(Event.State.CANCELLED),
        wanted -> turn.say("event.changed.cancelled", "title", wanted.title(), "id", wanted.id()));
  }

  /** Whoever answered several of them is told of each, and counts once. */
  private Future<Answered> answered(List<Event> those) {
    return Batches.map(those, event -> rsvps.standings(event.id())).map(all -> {
      Set<String> known = new HashSet<>();
      Set<String> others = new HashSet<>();
      all.stream()
          .flatMap(standings -> standings.values().stream())
          .filter(one -> one.status().filter(TOLD::contains).isPresent())
          .map(Standing::attendee)
          .forEach(one -> (one.user().isPresent() ? known : others).add(one.key()));
      return new Answered(known.size(), others.size());
    });
  }

  private static Reply asked(
      Turn turn, EventOrder order, Event event, List<Event> those, Answered answered) {
    String when = Moments.dayAndTime(
        event.startsAt(), turn.zone(), turn.now(), turn.texts().language());
    int later = those.size() - (those.contains(event) ? 1 : 0);
    String text = turn.say(
        "event.cancel.ask",
        "title",
        event.title(),
        "id",
        event.id(),
        "when",
        when,
        "people",
        answered.known(),
        "others",
        answered.others(),
        "later",
        later);
    String command =
        "events cancel " + event.id() + (order.following() ? " following yes" : " yes");
    return Reply.of(Say.discreetly(text)
        .withButtons(List.of(
            List.of(new Button(turn.say("event.button.cancel"), command, Button.Style.DANGER)))));
  }
}
