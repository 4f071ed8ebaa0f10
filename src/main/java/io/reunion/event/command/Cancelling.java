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
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code event cancel ID [following]} asks, with how many would be told; with {@code yes} behind it, it is done. The button
 * says {@code yes} to what was asked, and so carries a mark of that: it is good as long as the event is as it was then.
 */
final class Cancelling {
  private static final Pattern MARK = Pattern.compile("[0-9a-f]{8}");
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
            : decided(turn, order, event, those));
  }

  private Future<Reply> decided(Turn turn, EventOrder order, Event event, List<Event> those) {
    String[] words = order.words().strip().toLowerCase(Locale.ROOT).split("\\s+");
    boolean yes = YES.contains(words[0]);
    if (yes && words.length == 1) {
      return done(turn, order, event);
    }
    boolean pressed = yes && words.length == 2 && MARK.matcher(words[1]).matches();
    return mark(order, event)
        .compose(mark -> pressed && words[1].equals(mark)
            ? done(turn, order, event)
            : answered(those)
                .map(answered -> asked(turn, order, event, those, answered))
                .map(asked -> asked.reply(mark, pressed)));
  }

  /**
   * What the event is now, in short: another after every change of it, such as one that calls it off and one that opens it
   * again, but not after an answer. Of the later ones only when they are, which calling them off does not change: a press that
   * was worked in part is worked again.
   */
  private Future<String> mark(EventOrder order, Event event) {
    String stamp =
        events.known().get(event.id()).map(known -> known.stamp().text()).orElse("");
    Future<List<Event>> series =
        order.following() ? events.series(event) : Future.succeededFuture(List.of());
    return series.map(all -> {
      List<Instant> starts = all.stream().map(Event::startsAt).toList();
      return String.format("%08x", List.of(stamp, starts.toString()).hashCode());
    });
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

  /** The question, with the command that says yes to it. */
  private record Question(Turn turn, Event event, String text, String command) {
    /** @param again something is another since it was asked before */
    Reply reply(String mark, boolean again) {
      String said =
          again ? turn.say("event.cancel.changed", "title", event.title()) + "\n" + text : text;
      Button button =
          new Button(turn.say("event.button.cancel"), command + " " + mark, Button.Style.DANGER);
      return Reply.of(Say.discreetly(said).withButtons(List.of(List.of(button))));
    }
  }

  private static Question asked(
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
    return new Question(turn, event, text, command);
  }
}
