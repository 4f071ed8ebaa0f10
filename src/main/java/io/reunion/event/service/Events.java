package io.reunion.event.service;

import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.bot.Manners;
import io.reunion.bot.Viewers;
import io.reunion.delivery.Outbound;
import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.event.Quiet;
import io.reunion.event.calendar.CalendarKeys;
import io.reunion.event.card.EventCards;
import io.reunion.event.card.NextCards;
import io.reunion.event.command.EventMaking;
import io.reunion.event.people.Association;
import io.reunion.event.reminder.LateReminders;
import io.reunion.event.reminder.Reminders;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.series.EventChanges;
import io.reunion.event.series.SeriesChanges;
import io.reunion.event.series.SeriesMaking;
import io.reunion.event.signup.OfficeLists;
import io.reunion.event.signup.SignUpAnswers;
import io.reunion.event.signup.SignUpSheet;
import io.reunion.event.signup.SignUpStore;
import io.reunion.event.waitlist.Draws;
import io.reunion.event.waitlist.HeldSeats;
import io.reunion.event.waitlist.Promotions;
import io.reunion.language.Upcoming;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The events, put together: what the service starts and stops, and what commands and API call.
 *
 * @param undoWindow how long an answer can be taken back with one word
 */
public record Events(
    EventStore store,
    RsvpStore rsvps,
    EventCards cards,
    Promotions promotions,
    EventMaking making,
    Reminders reminders,
    EventChanges changes,
    CalendarKeys calendars,
    SeriesMaking series,
    SeriesChanges seriesChanges,
    SignUpAnswers answers,
    Association association,
    List<Form> forms,
    Draws draws,
    HeldSeats held,
    SignUpStore lists,
    LateReminders late,
    NextCards nextCards,
    SignUpSheet sheet,
    OfficeLists officeLists,
    Duration undoWindow,
    List<Command> commands) {
  /** What messages may mean: the events that take answers whenever it is asked, as far as this instance knows. */
  public Supplier<List<Upcoming>> upcoming() {
    return new OpenTitles(store.known());
  }

  /** Lines of pasted sign-up lists that nobody could read yet. */
  public record Unread(Event event, List<String> lines) {}

  /** The events that are not over and have such lines. */
  public Future<List<Unread>> unread(Instant now) {
    return store
        .upcoming(now)
        .compose(coming -> Batches.map(
            coming,
            event -> lists
                .read(event.id())
                .map(read -> new Unread(event, read.state().unread()))))
        .map(all -> all.stream().filter(one -> !one.lines().isEmpty()).toList());
  }

  /** What they are built on. */
  public record Parts(
      Vertx vertx,
      Redis redis,
      EventStore events,
      RsvpStore rsvps,
      RoomStore rooms,
      Outbound outbound,
      Manners manners,
      Association association,
      Viewers viewers,
      Clock clock) {}

  /**
   * What holds for all events that do not say otherwise.
   *
   * @param cardInterval the shortest time between two edits of one card
   * @param cardRepeat the shortest time between two cards in a chat where they cannot be changed
   * @param undoWindow how long an answer can be taken back with one word
   * @param reminders how long before the start those who come are reminded
   * @param publicUrl under which people reach this service, if it is known
   * @param nudges how long before the deadline or the start those are asked who have said nothing; two at most
   * @param quiet when nobody is told what can wait
   */
  public record Rules(
      int partyLimit,
      Event.Policy policy,
      Duration cardInterval,
      Duration cardRepeat,
      Duration undoWindow,
      Set<Duration> reminders,
      Set<Duration> nudges,
      Quiet quiet,
      Optional<String> publicUrl) {}

  public static Events of(Parts parts, Rules rules) {
    return new EventsAssembly(parts, rules).events();
  }

  public void start() {
    cards.start();
    reminders.start();
  }

  public void stop() {
    cards.stop();
    reminders.stop();
  }
}
