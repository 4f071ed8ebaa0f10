package io.reunion.event.service;

import io.reunion.event.EventStore;
import io.reunion.event.EventsBefore;
import io.reunion.event.calendar.CalendarCommand;
import io.reunion.event.calendar.CalendarKeys;
import io.reunion.event.card.EventCards;
import io.reunion.event.card.NextCards;
import io.reunion.event.command.Confirming;
import io.reunion.event.command.Drawing;
import io.reunion.event.command.EventCommands;
import io.reunion.event.command.EventMaking;
import io.reunion.event.people.Admission;
import io.reunion.event.people.ChatPeople;
import io.reunion.event.people.Naming;
import io.reunion.event.reminder.LateReminders;
import io.reunion.event.reminder.Recipients;
import io.reunion.event.reminder.ReminderChoice;
import io.reunion.event.reminder.Reminders;
import io.reunion.event.reminder.SamePerson;
import io.reunion.event.reminder.Teller;
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
import io.reunion.redis.Redis;
import io.reunion.schedule.Schedule;
import java.time.Clock;
import java.util.List;

/** Puts the events together: each part with what it works on. */
final class EventsAssembly {
  private final Events.Parts parts;
  private final Events.Rules rules;
  private final Naming naming;
  private final EventCards cards;
  private final Schedule schedule;
  private final HeldSeats held;
  private final Confirmations confirmations;
  private final Draws draws;
  private final Promotions promotions;
  private final SeriesMaking series;
  private final EventMaking making;
  private final SignUpStore lists;
  private final SignUpSheet sheet;
  private final SignUpAnswers answers;
  private final SignUpForm form;
  private final ChatPeople people;
  private final ReminderChoice choice;
  private final CalendarKeys calendars;
  private final EventChanges changes;
  private final EventsBefore before;
  private final SeriesChanges seriesChanges;
  private final LateReminders late;
  private final NextCards nextCards;

  EventsAssembly(Events.Parts parts, Events.Rules rules) {
    this.parts = parts;
    this.rules = rules;
    Redis redis = parts.redis();
    EventStore events = parts.events();
    Clock clock = parts.clock();
    naming = new Naming(parts.association().members(), parts.viewers());
    cards = cards();
    schedule = new Schedule(redis, "events");
    held = new HeldSeats(redis);
    confirmations = new Confirmations(parts.rsvps(), held, schedule, rules.quiet(), clock);
    draws = new Draws(events, parts.rsvps(), new DrawStore(redis), confirmations, schedule, clock);
    promotions = new Promotions(parts.rsvps(), parts.rooms(), parts.manners(), confirmations);
    series = new SeriesMaking(events, parts.rsvps());
    making = new EventMaking(
        events, cards, series, parts.association(), rules.partyLimit(), rules.policy());
    lists = new SignUpStore(redis);
    sheet = new SignUpSheet(parts.rsvps(), lists);
    answers = new SignUpAnswers(redis);
    form = new SignUpForm(events, answers);
    people = new ChatPeople(redis);
    choice = new ReminderChoice(redis);
    calendars = new CalendarKeys(redis, events, parts.rsvps(), parts.rooms(), rules.publicUrl());
    changes = new EventChanges(
        events, parts.rsvps(), promotions, new Notices(schedule, clock), draws, clock);
    before = new EventsBefore(redis);
    seriesChanges = new SeriesChanges(events, changes, cards, before);
    late = new LateReminders(schedule, parts.association(), rules.quiet(), clock);
    nextCards = new NextCards(events, schedule, rules.quiet(), clock);
  }

  private EventCards cards() {
    return new EventCards(
        parts.vertx(),
        parts.events(),
        parts.rsvps(),
        parts.rooms(),
        parts.outbound(),
        parts.manners(),
        naming::presentable,
        rules.cardInterval(),
        rules.cardRepeat());
  }

  Events events() {
    return new Events(
        parts.events(),
        parts.rsvps(),
        cards,
        promotions,
        making,
        reminders(),
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
        commands().commands());
  }

  private EventCommands commands() {
    return new EventCommands(new EventCommands.Parts(
        parts.events(),
        parts.rsvps(),
        lists,
        people,
        cards,
        promotions,
        making,
        rules.undoWindow(),
        choice,
        calendar(),
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
  }

  private CalendarCommand calendar() {
    return new CalendarCommand(
        calendars,
        parts.manners(),
        parts.association()::mayChange,
        parts.association()::organisesFor,
        turn -> EventCards.ofSubject(turn.invocation().subject()),
        rules.publicUrl());
  }

  private Reminders reminders() {
    return new Reminders(
        parts.vertx(),
        parts.events(),
        schedule,
        recipients(),
        teller(),
        confirmations,
        draws,
        new SamePerson(
            parts.redis(),
            parts.association().members(),
            parts.events(),
            parts.rsvps(),
            calendars,
            confirmations),
        late,
        nextCards,
        cards,
        parts.clock(),
        new Reminders.Rules(rules.reminders(), rules.nudges()));
  }

  private Recipients recipients() {
    return new Recipients(
        parts.rsvps(),
        people,
        parts.rooms(),
        choice,
        parts.manners(),
        new Admission(parts.association()),
        rules.quiet());
  }

  private Teller teller() {
    return new Teller(
        parts.rsvps(),
        people,
        parts.rooms(),
        choice,
        parts.outbound(),
        schedule,
        parts.manners(),
        parts.clock());
  }
}
