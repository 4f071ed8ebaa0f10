package io.reunion.event.command;

import io.reunion.bot.Invocation.Via;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.EventsBefore;
import io.reunion.event.people.Association;
import io.reunion.event.people.Hosts;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.series.SeriesChanges;
import io.reunion.event.waitlist.Draws;
import io.reunion.redis.Batches;
import io.reunion.text.Marked;
import io.reunion.text.Moments;
import io.vertx.core.Future;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What takes an organiser's last change of an event back: {@code events back ID OPERATION [following]}, which {@code undo}
 * alone says. What somebody else has changed since stays as it is.
 */
final class OrdersBack {
  private final EventStore events;
  private final EventsBefore before;
  private final RsvpStore rsvps;
  private final SeriesChanges changes;
  private final Association association;

  OrdersBack(
      EventStore events,
      EventsBefore before,
      RsvpStore rsvps,
      SeriesChanges changes,
      Association association) {
    this.events = events;
    this.before = before;
    this.rsvps = rsvps;
    this.changes = changes;
    this.association = association;
  }

  /** What is done, if it is {@code undo} that says this. */
  Optional<Future<Reply>> order(Turn turn, String words) {
    String[] parts = words.strip().split("\\s+");
    boolean meant = turn.invocation().via() == Via.UNDO
        && parts.length >= 3
        && parts[0].equals(SeriesChanges.BACK);
    return meant
        ? EventId.typed(parts[1])
            .map(id -> events
                .find(id)
                .compose(found -> found
                    .map(event -> back(
                        turn,
                        event,
                        URLDecoder.decode(parts[2], StandardCharsets.UTF_8),
                        parts.length > 3))
                    .orElseGet(() -> say(turn, "event.unknown", "id", id))))
        : Optional.empty();
  }

  private Future<Reply> back(Turn turn, Event event, String operation, boolean following) {
    if (!association.mayChange(turn.speaker(), event)) {
      return Future.succeededFuture(Reply.discreetly(Hosts.refusal(turn, event)));
    }
    Future<List<Event>> all =
        following ? events.series(event) : Future.succeededFuture(List.of(event));
    return all.compose(those -> plans(turn, event, operation, those))
        .compose(plans -> carriedOut(turn, event, plans));
  }

  /** Of each event that the change was of what it is to be. */
  private record Plans(Map<EventId, Event> wanted, List<Event> others, boolean overwritten) {
    Event of(Event now) {
      return wanted.getOrDefault(now.id(), now);
    }
  }

  private Future<Plans> plans(Turn turn, Event first, String operation, List<Event> those) {
    Map<EventId, Event> wanted = new HashMap<>();
    boolean[] overwritten = {false};
    return Batches.map(
            those,
            each -> plan(turn, first, operation, each).map(found -> {
              found.ifPresent(plan -> wanted.put(each.id(), plan.wanted()));
              overwritten[0] |= found.filter(Plan::overwritten).isPresent();
              return each;
            }))
        .map(done -> new Plans(
            wanted,
            those.stream()
                .filter(each -> !each.id().equals(first.id()) && wanted.containsKey(each.id()))
                .toList(),
            overwritten[0]));
  }

  private record Plan(Event wanted, boolean overwritten) {}

  /** Worked again after half of it, the same is done as was begun. */
  private Future<Optional<Plan>> plan(Turn turn, Event first, String operation, Event each) {
    String part = each.id().equals(first.id()) ? "" : SeriesChanges.part(each);
    return before
        .of(each.id(), turn.operation() + part)
        .compose(begun -> begun.isPresent()
            ? Future.succeededFuture(
                begun.map(change -> new Plan(change.forth(each), /* overwritten= */ false)))
            : before
                .of(each.id(), operation + part)
                .map(made ->
                    made.map(change -> new Plan(change.back(each), change.isOverwritten(each)))));
  }

  private Future<Reply> carriedOut(Turn turn, Event event, Plans plans) {
    Event wanted = plans.of(event);
    if (plans.wanted().isEmpty()) {
      return say(turn, "event.back.nothing", "title", event.title());
    }
    if (!Draws.isPossible(wanted)) {
      return say(turn, "event.draw.before", "title", event.title(), "id", event.id());
    }
    boolean hides = wanted.state() == Event.State.DRAFT && event.state() != Event.State.DRAFT;
    Future<Boolean> awaited =
        hides ? rsvps.awaitsAnybody(List.of(event)) : Future.succeededFuture(false);
    return awaited.compose(is -> is
        ? say(turn, "event.draft.late", "title", event.title())
        : changes
            .apply(event, plans.others(), plans::of, turn.operation())
            .map(changed -> SeriesChanges.said(
                    changed, turn::say, () -> done(turn, wanted, changed, plans))
                .keeping(turn.session())));
  }

  private static String done(Turn turn, Event wanted, SeriesChanges.Changed changed, Plans plans) {
    String text = turn.say(
        "event.back.done",
        "title",
        wanted.title(),
        "when",
        Moments.dayAndTime(
            wanted.startsAt(), turn.zone(), turn.now(), turn.texts().language()),
        "place",
        wanted.place().isEmpty()
            ? Marked.EMPTY
            : new Marked("\n" + turn.say("event.card.place", "place", wanted.place())),
        "seats",
        wanted.capacity().orElse(0),
        "state",
        wanted.state().name());
    String others = changed.others() + changed.kept() > 0
        ? "\n"
            + turn.say(
                "event.changed.following", "others", changed.others(), "kept", changed.kept())
        : "";
    return text + others + (plans.overwritten() ? "\n" + turn.say("event.back.since") : "");
  }

  private static Future<Reply> say(Turn turn, String key, Object... named) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key, named)));
  }
}
