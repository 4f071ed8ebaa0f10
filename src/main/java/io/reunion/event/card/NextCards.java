package io.reunion.event.card;

import io.reunion.chat.ChatId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.Quiet;
import io.reunion.event.Series;
import io.reunion.event.Task;
import io.reunion.event.Task.Kind;
import io.reunion.redis.Batches;
import io.reunion.schedule.Job;
import io.reunion.schedule.Job.State;
import io.reunion.schedule.Schedule;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cards of a series: those of the first occurrence are asked for, the card of each later one comes by itself once the one
 * before is over or called off, into the chats of both, and not in quiet hours.
 */
public final class NextCards {
  private final EventStore events;
  private final Schedule schedule;
  private final Quiet quiet;
  private final Clock clock;

  public NextCards(EventStore events, Schedule schedule, Quiet quiet, Clock clock) {
    this.events = events;
    this.schedule = schedule;
    this.quiet = quiet;
    this.clock = clock;
  }

  /** @param upcoming all that are not over, the next first */
  public Future<Void> plan(List<Event> upcoming) {
    Set<EventId> seen = new HashSet<>();
    List<Event> next = upcoming.stream()
        .filter(event -> event.state() != Event.State.CANCELLED)
        .filter(
            event -> event.terms().series().map(Series::id).filter(seen::add).isPresent())
        .filter(event -> number(event) > 1)
        .toList();
    Instant now = clock.instant();
    return Batches.map(
            next,
            event -> schedule.put(
                id(event, ""),
                quiet.after(now, event.zone()),
                Task.plan(Kind.CARD, event, 0).written(),
                now))
        .mapEmpty();
  }

  private static int number(Event event) {
    return event.terms().series().map(Series::number).orElse(0);
  }

  /** An occurrence that is moved has no second card. */
  private static String id(Event event, String to) {
    return Kind.CARD + "|" + event.id() + "|" + to;
  }

  /** The card comes into one chat then, which wants to hear nothing now. Calling twice is harmless. */
  public Future<Void> hold(Event event, ChatId chat, Instant due) {
    Task one = Task.plan(Kind.CARD, event, 0).to(Task.CHAT + chat);
    return schedule
        .put(id(event, one.to()), due, one.written(), clock.instant())
        .mapEmpty();
  }

  /** Finds out which chats have no card yet. */
  public Future<Void> expand(Job job, Task task, Event event) {
    Instant now = clock.instant();
    return chats(event)
        .compose(chats -> Batches.map(List.copyOf(chats), chat -> {
          Task one = task.to(Task.CHAT + chat);
          return schedule.put(id(event, one.to()), now, one.written(), now);
        }))
        .compose(done -> schedule.end(job, State.TAKEN, State.DONE, "", now));
  }

  private Future<Set<ChatId>> chats(Event event) {
    Future<List<EventStore.Card>> cards = events.cardsOf(event.id());
    return events
        .series(event)
        .map(all ->
            all.stream().filter(one -> number(one) < number(event)).reduce((one, later) -> later))
        .compose(before -> cards.map(there -> without(chats(event, before), there)));
  }

  private static Set<ChatId> chats(Event event, Optional<Event> before) {
    Set<ChatId> chats = new LinkedHashSet<>(event.chats());
    before.ifPresent(one -> chats.addAll(one.chats()));
    return chats;
  }

  private static Set<ChatId> without(Set<ChatId> chats, List<EventStore.Card> there) {
    List<ChatId> left = new ArrayList<>(chats);
    left.removeAll(there.stream().map(EventStore.Card::chat).collect(Collectors.toSet()));
    return new LinkedHashSet<>(left);
  }

  /** Whether somebody has asked for the card in that chat meanwhile: then the job ends. From now on it is one of the event's. */
  public Future<Boolean> isThere(Job job, Task task, Event event) {
    ChatId chat = ChatId.parse(task.to().substring(Task.CHAT.length()));
    return events
        .addChat(event.id(), chat)
        .compose(done -> events.cardsOf(event.id()))
        .compose(cards -> cards.stream().anyMatch(card -> card.chat().equals(chat))
            ? schedule
                .end(job, State.TAKEN, State.DROPPED, "there", clock.instant())
                .map(true)
            : Future.succeededFuture(false));
  }
}
