package io.reunion.event.service;

import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.bot.Manners;
import io.reunion.bot.Viewers;
import io.reunion.delivery.Outbound;
import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.event.EventsBefore;
import io.reunion.event.Quiet;
import io.reunion.event.calendar.CalendarCommand;
import io.reunion.event.calendar.CalendarKeys;
import io.reunion.event.card.EventCards;
import io.reunion.event.card.NextCards;
import io.reunion.event.command.Confirming;
import io.reunion.event.command.Drawing;
import io.reunion.event.command.EventCommands;
import io.reunion.event.command.EventMaking;
import io.reunion.event.people.Admission;
import io.reunion.event.people.Association;
import io.reunion.event.people.ChatPeople;
import io.reunion.event.people.Naming;
import io.reunion.event.reminder.LateReminders;
import io.reunion.event.reminder.Recipients;
import io.reunion.event.reminder.ReminderChoice;
import io.reunion.event.reminder.Reminders;
import io.reunion.event.reminder.SamePerson;
import io.reunion.event.reminder.Teller;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.series.EventChanges;
import io.reunion.event.series.Notices;
import io.reunion.event.series.SeriesChanges;
import io.reunion.event.series.SeriesMaking;
import io.reunion.event.signup.OfficeLists;
import io.reunion.event.signup.SignUpAnswers;
import io.reunion.event.signup.SignUpForm;
import io.reunion.event.signup.SignUpSheet;
import io.reunion.event.signup.SignUpStore;
import io.reunion.event.signup.SignedUp;
import io.reunion.event.waitlist.Confirmations;
import io.reunion.event.waitlist.DrawStore;
import io.reunion.event.waitlist.Draws;
import io.reunion.event.waitlist.HeldSeats;
import io.reunion.event.waitlist.Promotions;
import io.reunion.language.Upcoming;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.reunion.room.RoomStore;
import io.reunion.schedule.Schedule;
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
    Naming naming = new Naming(parts.association().members(), parts.viewers());
    EventCards cards = new EventCards(
        parts.vertx(),
        parts.events(),
        parts.rsvps(),
        parts.rooms(),
        parts.outbound(),
        parts.manners(),
        naming::presentable,
        rules.cardInterval(),
        rules.cardRepeat());
    Schedule schedule = new Schedule(parts.redis(), "events");
    HeldSeats held = new HeldSeats(parts.redis());
    Confirmations confirmations =
        new Confirmations(parts.rsvps(), held, schedule, rules.quiet(), parts.clock());
    Draws draws = new Draws(
        parts.events(),
        parts.rsvps(),
        new DrawStore(parts.redis()),
        confirmations,
        schedule,
        parts.clock());
    Promotions promotions =
        new Promotions(parts.rsvps(), parts.rooms(), parts.manners(), confirmations);
    SeriesMaking series = new SeriesMaking(parts.events(), parts.rsvps());
    EventMaking making = new EventMaking(
        parts.events(), cards, series, parts.association(), rules.partyLimit(), rules.policy());
    SignUpStore lists = new SignUpStore(parts.redis());
    SignUpSheet sheet = new SignUpSheet(parts.rsvps(), lists);
    SignUpAnswers answers = new SignUpAnswers(parts.redis());
    SignUpForm form = new SignUpForm(parts.events(), answers);
    ChatPeople people = new ChatPeople(parts.redis());
    ReminderChoice choice = new ReminderChoice(parts.redis());
    CalendarKeys calendars =
        new CalendarKeys(
            parts.redis(), parts.events(), parts.rsvps(), parts.rooms(), rules.publicUrl());
    EventChanges changes = new EventChanges(
        parts.events(),
        parts.rsvps(),
        promotions,
        new Notices(schedule, parts.clock()),
        draws,
        parts.clock());
    EventsBefore before = new EventsBefore(parts.redis());
    SeriesChanges seriesChanges = new SeriesChanges(parts.events(), changes, cards, before);
    LateReminders late =
        new LateReminders(schedule, parts.association(), rules.quiet(), parts.clock());
    NextCards nextCards = new NextCards(parts.events(), schedule, rules.quiet(), parts.clock());
    EventCommands commands = new EventCommands(new EventCommands.Parts(
        parts.events(),
        parts.rsvps(),
        lists,
        people,
        cards,
        promotions,
        making,
        rules.undoWindow(),
        choice,
        new CalendarCommand(
            calendars,
            parts.manners(),
            parts.association()::mayChange,
            parts.association()::organisesFor,
            turn -> EventCards.ofSubject(turn.invocation().subject()),
            rules.publicUrl()),
        series,
        seriesChanges,
        before,
        parts.association(),
        new SignedUp(form, answers),
        new Confirming(held, parts.events(), cards, parts.association()),
        new Drawing(draws, parts.events(), cards, parts.association()),
        late,
        naming,
        sheet));
    return new Events(
        parts.events(),
        parts.rsvps(),
        cards,
        promotions,
        making,
        reminders(
            parts,
            rules,
            people,
            new Due(schedule, choice, confirmations, draws, calendars, late, nextCards, cards)),
        changes,
        calendars,
        series,
        seriesChanges,
        answers,
        parts.association(),
        List.of(form.form()),
        draws,
        held,
        lists,
        late,
        nextCards,
        sheet,
        new OfficeLists(
            parts.events(), lists, parts.rsvps(), cards, promotions, rules.undoWindow()),
        rules.undoWindow(),
        commands.commands());
  }

  /** What is due, and what becomes of it. */
  private record Due(
      Schedule schedule,
      ReminderChoice choice,
      Confirmations confirmations,
      Draws draws,
      CalendarKeys calendars,
      LateReminders late,
      NextCards nextCards,
      EventCards cards) {}

  private static Reminders reminders(Parts parts, Rules rules, ChatPeople people, Due due) {
    Teller teller = new Teller(
        parts.rsvps(),
        people,
        parts.rooms(),
        due.choice(),
        parts.outbound(),
        due.schedule(),
        parts.manners(),
        parts.clock());
    return new Reminders(
        parts.vertx(),
        parts.events(),
        due.schedule(),
        new Recipients(
            parts.rsvps(),
            people,
            parts.rooms(),
            due.choice(),
            parts.manners(),
            new Admission(parts.association()),
            rules.quiet()),
        teller,
        due.confirmations(),
        due.draws(),
        new SamePerson(
            parts.redis(),
            parts.association().members(),
            parts.events(),
            parts.rsvps(),
            due.calendars(),
            due.confirmations()),
        due.late(),
        due.nextCards(),
        due.cards(),
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
