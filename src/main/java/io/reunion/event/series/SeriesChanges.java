package io.reunion.event.series;

import io.reunion.bot.BasicCommands;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.event.EventsBefore;
import io.reunion.event.KnownEvents;
import io.reunion.event.Stamp;
import io.reunion.event.card.EventCards;
import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Changes one event, or with it those that follow in its series. */
public final class SeriesChanges {
  /** The word behind {@code events} by which {@code undo} takes a change back. */
  public static final String BACK = "back";

  private final EventStore events;
  private final EventChanges changes;
  private final EventCards cards;
  private final EventsBefore before;

  /** @param before keeps what each change was made of */
  public SeriesChanges(
      EventStore events, EventChanges changes, EventCards cards, EventsBefore before) {
    this.before = before;
    this.events = events;
    this.changes = changes;
    this.cards = cards;
  }

  /**
   * What became of a change of several.
   *
   * @param first of the one that was named
   * @param others how many later ones were changed too
   * @param kept how many later ones could not be
   */
  public record Changed(EventChanges.Change first, int others, int kept) {}

  /**
   * Makes {@code was} what {@code wanted} is, and the later occurrences what {@code change} makes of each. Seats come first,
   * since they can be refused; the event that was named is changed last of all: until then a change that was cut short can
   * be made again under the same operation, and the occurrences that have it do not move a second time.
   */
  public Future<Changed> apply(
      Event was, boolean following, UnaryOperator<Event> change, String operation) {
    return apply(new KnownEvents.Known(was, Stamp.ANY), following, change, operation);
  }

  /**
   * The same as long as the event that was named is defined as when it was read: if it is not, that is a conflict, and nothing
   * is done. Of one event that is looked at in each write, so that nobody's change is overwritten. Of several it is looked at
   * before the first write, which refuses all others who have read the same; from then on the change is made as a whole.
   */
  public Future<Changed> apply(
      KnownEvents.Known read, boolean following, UnaryOperator<Event> change, String operation) {
    if (!following || read.stamp().equals(Stamp.ANY)) {
      return applied(read, following, change, operation);
    }
    Event was = read.event();
    EventChanges.Change conflict =
        new EventChanges.Change(EventChanges.Result.CONFLICT, was.taken(), read.stamp());
    return events
        .claim(read, operation)
        .compose(claimed -> claimed
            ? applied(new KnownEvents.Known(was, Stamp.ANY), true, change, operation)
            : Future.succeededFuture(new Changed(conflict, 0, 0)));
  }

  private Future<Changed> applied(
      KnownEvents.Known read, boolean following, UnaryOperator<Event> change, String operation) {
    Event was = read.event();
    Future<List<Event>> later =
        following ? events.following(was) : Future.succeededFuture(List.of());
    return applied(read, later, change, operation);
  }

  /** Makes of {@code first} and of {@code others}, whatever these are, what {@code change} makes of each. */
  public Future<Changed> apply(
      Event first, List<Event> others, UnaryOperator<Event> change, String operation) {
    return applied(
        new KnownEvents.Known(first, Stamp.ANY), Future.succeededFuture(others), change, operation);
  }

  private Future<Changed> applied(
      KnownEvents.Known read,
      Future<List<Event>> later,
      UnaryOperator<Event> change,
      String operation) {
    Event was = read.event();
    Event wanted = change.apply(was);
    Future<EventChanges.Change> possible = before
        .note(was, wanted, operation)
        .compose(noted -> changes.seats(was, wanted, operation, read.stamp()));
    return possible.compose(seats -> {
      Changed sofar = new Changed(seats, 0, 0);
      return seats.result() != EventChanges.Result.CHANGED
          ? Future.succeededFuture(sofar)
          : later
              .compose(rest -> apply(rest, 0, change, operation, sofar))
              .compose(done -> changes
                  .opening(was, wanted)
                  .compose(posted -> changes.keep(was, wanted, seats, operation))
                  .onSuccess(kept -> cards.changed(was.id()))
                  .map(first -> new Changed(first, done.others(), done.kept())));
    });
  }

  private Future<Changed> apply(
      List<Event> rest, int at, UnaryOperator<Event> change, String operation, Changed sofar) {
    if (at == rest.size()) {
      return Future.succeededFuture(sofar);
    }
    Event each = rest.get(at);
    Event wanted = change.apply(each);
    String part = operation + part(each);
    return before
        .note(each, wanted, part)
        .compose(noted -> changes.apply(each, wanted, part))
        .onSuccess(done -> cards.changed(each.id()))
        .compose(done -> apply(rest, at + 1, change, operation, with(sofar, done)));
  }

  /** What an operation is called, behind its own name, of a later occurrence that it changes too. */
  public static String part(Event each) {
    return "#" + each.id();
  }

  private static Changed with(Changed sofar, EventChanges.Change next) {
    boolean changed = next.result() == EventChanges.Result.CHANGED;
    return new Changed(
        sofar.first(), sofar.others() + (changed ? 1 : 0), sofar.kept() + (changed ? 0 : 1));
  }

  /** The same for somebody who asked for it in a chat. */
  public Future<Reply> apply(
      Turn turn,
      boolean following,
      Event was,
      UnaryOperator<Event> change,
      Function<Event, String> sentence) {
    return apply(was, following, change, turn.operation())
        .map(changed -> undoable(
            turn,
            was,
            change.apply(was),
            following,
            changed,
            said(
                changed,
                turn::say,
                () -> sentence.apply(change.apply(was)) + others(turn, following, changed))));
  }

  /** What changes nothing leaves what came before it to be taken back. */
  private static Reply undoable(
      Turn turn, Event was, Event wanted, boolean following, Changed changed, Reply reply) {
    String command = "events " + BACK + " " + was.id() + " "
        + URLEncoder.encode(turn.operation(), StandardCharsets.UTF_8)
        + (following ? " following" : "");
    boolean none = wanted.equals(was) && !following;
    return changed.first().result() == EventChanges.Result.CHANGED && !none
        ? reply.keeping(BasicCommands.undoneBy(turn.session(), command))
        : reply;
  }

  /** A sentence of the texts, with what it names. */
  public interface Says {
    String say(String key, Object... named);
  }

  public static Reply said(Changed changed, Says turn, Supplier<String> done) {
    String text = switch (changed.first().result()) {
      case CHANGED -> done.get();
      case BELOW_TAKEN ->
        turn.say("event.changed.below", "taken", changed.first().taken());
      case CONFLICT -> turn.say("event.changed.conflict");
    };
    return Reply.discreetly(text);
  }

  private static String others(Turn turn, boolean following, Changed changed) {
    return following
        ? "\n"
            + turn.say(
                "event.changed.following", "others", changed.others(), "kept", changed.kept())
        : "";
  }
}
