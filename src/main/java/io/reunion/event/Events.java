package io.reunion.event;

import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.bot.Manners;
import io.reunion.delivery.Outbound;
import io.reunion.redis.Redis;
import io.reunion.room.RoomStore;
import io.reunion.schedule.Schedule;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The events, put together: what the service starts and stops, and what commands and API call. */
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
    List<Command> commands) {
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
      Clock clock) {}

  /**
   * What holds for all events that do not say otherwise.
   *
   * @param cardInterval the shortest time between two edits of one card
   * @param undoWindow how long an answer can be taken back with one word
   * @param reminders how long before the start those who come are reminded
   * @param publicUrl under which people reach this service, if it is known
   * @param nudges how long before the deadline or the start those are asked who have said nothing; two at most
   */
  public record Rules(
      int partyLimit,
      Event.Policy policy,
      Duration cardInterval,
      Duration undoWindow,
      Set<Duration> reminders,
      Set<Duration> nudges,
      Optional<String> publicUrl) {}

  public static Events of(Parts parts, Rules rules) {
    EventCards cards = new EventCards(
        parts.vertx(),
        parts.events(),
        parts.rsvps(),
        parts.rooms(),
        parts.outbound(),
        parts.manners(),
        rules.cardInterval());
    Promotions promotions = new Promotions(parts.rsvps(), parts.rooms(), parts.manners());
    SeriesMaking series = new SeriesMaking(parts.events(), parts.rsvps());
    EventMaking making = new EventMaking(
        parts.events(), cards, series, parts.association(), rules.partyLimit(), rules.policy());
    SignUpAnswers answers = new SignUpAnswers(parts.redis());
    SignUpForm form = new SignUpForm(parts.events(), answers);
    ChatPeople people = new ChatPeople(parts.redis());
    Schedule schedule = new Schedule(parts.redis(), "events");
    ReminderChoice choice = new ReminderChoice(parts.redis());
    CalendarKeys calendars = new CalendarKeys(parts.redis(), parts.events(), parts.rsvps());
    EventChanges changes = new EventChanges(
        parts.events(),
        parts.rsvps(),
        promotions,
        new Notices(schedule, parts.clock()),
        parts.clock());
    SeriesChanges seriesChanges = new SeriesChanges(parts.events(), changes, cards);
    EventCommands commands = new EventCommands(new EventCommands.Parts(
        parts.events(),
        parts.rsvps(),
        new SignUpStore(parts.redis()),
        people,
        cards,
        promotions,
        making,
        rules.undoWindow(),
        choice,
        new CalendarCommand(calendars, rules.publicUrl()),
        series,
        seriesChanges,
        parts.association(),
        new SignedUp(form, answers)));
    return new Events(
        parts.events(),
        parts.rsvps(),
        cards,
        promotions,
        making,
        reminders(parts, rules, people, schedule, choice),
        changes,
        calendars,
        series,
        seriesChanges,
        answers,
        parts.association(),
        List.of(form.form()),
        commands.commands());
  }

  private static Reminders reminders(
      Parts parts, Rules rules, ChatPeople people, Schedule schedule, ReminderChoice choice) {
    Teller teller = new Teller(
        parts.rsvps(),
        people,
        parts.rooms(),
        choice,
        parts.outbound(),
        schedule,
        parts.manners(),
        parts.clock());
    return new Reminders(
        parts.vertx(),
        parts.events(),
        schedule,
        new Recipients(
            parts.rsvps(),
            people,
            parts.rooms(),
            choice,
            parts.manners(),
            new Admission(parts.association())),
        teller,
        parts.clock(),
        new Reminders.Rules(rules.reminders(), rules.nudges()));
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
