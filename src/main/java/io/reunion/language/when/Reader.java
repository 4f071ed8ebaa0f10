package io.reunion.language.when;

import io.reunion.language.when.Ambiguity.Reason;
import io.reunion.language.when.Times.Time;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads one phrase, with one set of answers to its open questions. */
final class Reader {
  private final Phrase phrase;
  private final Hint hint;
  private final boolean han;
  private final Choices choices;
  private final ZonedDateTime now;
  private final Placement placement;
  private final Side start;
  private final ClockTimes clockTimes;

  Reader(Phrase phrase, ZonedDateTime now, Hint hint, boolean han, Choices choices) {
    this.phrase = phrase;
    this.hint = hint;
    this.han = han;
    this.choices = choices;
    this.now = now;
    this.placement = new Placement(now, phrase.zone(), choices);
    this.start = Inheritance.start(phrase, hint, choices);
    this.clockTimes = new ClockTimes(phrase, start, hint, han, choices, placement);
  }

  /** The meaning; null if it lies beyond the tables. */
  @Nullable
  Reading read() {
    if (phrase.approximate()) {
      choices.assume(Assumption.APPROXIMATE);
    }
    if (phrase.joined()) {
      choices.assume(Assumption.JOINED);
    }
    if (phrase.torn()) {
      boolean unused = choices.pick(Reason.UNREAD, List.of(true));
    }
    if (phrase.soon() != null) {
      return soon(phrase.soon());
    }
    if (phrase.length() != null && start.isEmpty()) {
      return new Reading.Lasting(phrase.length());
    }
    return start.day() == null ? timeOnly() : dated(start.day());
  }

  private Reading soon(Meaning.Soon soon) {
    int minutes = soon.amount().minutes();
    ZonedDateTime at = soon.back() ? now.minusMinutes(minutes) : now.plusMinutes(minutes);
    Reading reading = new Reading.Point(new Moment.At(at.withNano(0)));
    if (soon.back() && !hint.past()) {
      return choices.pick(Reason.PAST, List.of(reading));
    }
    return reading;
  }

  private Reading timeOnly() {
    Time from = clockTimes.start(null);
    Moment first = clock(from);
    Optional<Time> until = clockTimes.end(from);
    if (until.isEmpty()) {
      return new Reading.Point(first);
    }
    return new Reading.Range(first, clock(until.get()));
  }

  private Moment clock(Time time) {
    ZoneId zone = phrase.zone() == null ? now.getZone() : placement.zone();
    return new Moment.Clock(time.time(), time.days(), zone);
  }

  private @Nullable Reading dated(DaySpec spec) {
    Dates dates = datesThere(spec);
    if (dates == null) {
      return null;
    }
    Reading reading = onDates(spec, dates);
    if (hint.past() || reading == null || !Past.isOver(reading, now)) {
      return reading;
    }
    Optional<Period> later = Past.shift(spec);
    List<Period> answers = new ArrayList<>(List.of(Period.ZERO));
    later.ifPresent(answers::add);
    Period shift = choices.pick(Reason.PAST, answers);
    return shift.isZero() ? reading : onDates(spec, dates.plus(shift));
  }

  /** Days are told where the written zone is; if today is another day there, which of the two is asked. */
  private @Nullable Dates datesThere(DaySpec spec) {
    LocalDate here = now.toLocalDate();
    LocalDate there = placement.today();
    Dates dates = calendar(here, choices).days(spec, start.check());
    if (here.equals(there) || dates == null || start.clock() == null) {
      return dates;
    }
    Dates other = calendar(there, Choices.likeliest()).days(spec, start.check());
    return other == null || other.equals(dates)
        ? dates
        : choices.pick(Reason.ZONE, List.of(dates, other));
  }

  private Calendar calendar(LocalDate today, Choices ledger) {
    Calendar plain = new Calendar(today, now.getZone(), hint, han, ledger, null, isOpenToday());
    Phrase before = phrase.continues();
    DaySpec listed = before == null ? null : before.start().day();
    if (before == null || listed == null || !isAfterListed(start.day())) {
      return plain;
    }
    Dates dates = new Calendar(today, now.getZone(), hint, han, Choices.likeliest(), null, true)
        .days(listed, before.start().check());
    return dates == null ? plain : plain.after(dates.first());
  }

  private static boolean isAfterListed(@Nullable DaySpec day) {
    return day instanceof DaySpec.DayOfMonth || day instanceof DaySpec.Following;
  }

  /** Whether any reading of the time is still to come today. */
  private boolean isOpenToday() {
    ClockSpec clock = start.clock();
    if (clock == null) {
      return start.part() == null || !Past.isOver(start.part(), now);
    }
    LocalDate today = now.toLocalDate();
    Placement quiet = new Placement(now, phrase.zone(), Choices.likeliest());
    List<Time> options = Times.of(clock, start.part(), phrase.meal(), han).options();
    Predicate<Time> open = time -> quiet.at(today, time).isAfter(now);
    boolean repeats = start.day() instanceof DaySpec.Repeat;
    return repeats ? open.test(options.get(0)) : options.stream().anyMatch(open);
  }

  private @Nullable Reading onDates(DaySpec spec, Dates dates) {
    if (phrase.end() != null && phrase.end().day() != null) {
      return toAnotherDay(dates);
    }
    boolean timed = start.clock() != null || start.part() == PartOfDay.NOON;
    if (!timed) {
      Moment first = day(dates.first());
      Reading days =
          dates.isOne() ? new Reading.Point(first) : new Reading.Range(first, day(dates.last()));
      return repeated(spec, days);
    }
    LocalDate day = dates.isOne() ? dates.first() : choices.pick(Reason.WHICH_DAY, several(dates));
    Time from = clockTimes.start(day);
    if (start.clock() == null) {
      choices.assume(Assumption.APPROXIMATE);
    }
    Moment first = new Moment.At(placement.at(day, from));
    Optional<Time> until = clockTimes.end(from);
    Reading reading = until.isEmpty()
        ? new Reading.Point(first)
        : new Reading.Range(first, new Moment.At(placement.at(day, until.get())));
    return repeated(spec, reading);
  }

  private static List<LocalDate> several(Dates dates) {
    return dates.first().datesUntil(dates.last().plusDays(1)).limit(7).toList();
  }

  private static Reading repeated(DaySpec spec, Reading reading) {
    return spec instanceof DaySpec.Repeat repeat
        ? new Reading.Repeated(repeat.rule(), reading.start().orElseThrow(), reading.end())
        : reading;
  }

  private Moment day(LocalDate date) {
    return new Moment.Day(date, Optional.ofNullable(start.part()));
  }

  /** 周五到周日, 12月30日到1月2日, 周六下午2点到周日中午12点. */
  private @Nullable Reading toAnotherDay(Dates dates) {
    Side end = phrase.end();
    if (end == null || end.day() == null) {
      return null;
    }
    LocalDate day = dates.first();
    Moment first =
        start.clock() == null ? day(day) : new Moment.At(placement.at(day, clockTimes.start(day)));
    Dates last = calendar(now.toLocalDate(), choices).after(day).days(end.day(), end.check());
    if (last == null) {
      return null;
    }
    Moment until = endMoment(end, end.clock(), last.last());
    Reading range = new Reading.Range(first, until);
    if (last.last().isBefore(day)) {
      return choices.pick(Reason.ORDER, List.of(range, new Reading.Range(until, first)));
    }
    return range;
  }

  private Moment endMoment(Side end, @Nullable ClockSpec clock, LocalDate day) {
    if (clock == null) {
      return new Moment.Day(day, Optional.ofNullable(end.part()));
    }
    ClockSpec from = start.clock();
    boolean full = from != null && from.isOn24Hours() && clock.style() == ClockSpec.Style.COLON;
    Times times = clockTimes.of(end, full ? clock.full() : clock);
    Time time = times.question() == null
        ? times.options().get(0)
        : choices.pick(times.question(), times.options());
    return new Moment.At(placement.at(day, time));
  }
}
