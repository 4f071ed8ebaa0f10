package io.reunion.language.when;

import io.reunion.language.when.Ambiguity.Reason;
import io.reunion.language.when.Times.Time;
import java.time.LocalDate;
import java.time.LocalTime;
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

  Reader(Phrase phrase, ZonedDateTime now, Hint hint, boolean han, Choices choices) {
    this.phrase = phrase;
    this.hint = hint;
    this.han = han;
    this.choices = choices;
    this.now = now;
    this.placement = new Placement(now, phrase.zone(), choices);
    this.start = Inheritance.start(phrase, hint, choices);
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
      boolean unused = choices.pick(Reason.OTHER_END, List.of(true));
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

  private Times times(Side side, ClockSpec clock) {
    boolean exact = phrase.zone() != null && phrase.zone().exact();
    ClockSpec read = exact && clock.style() == ClockSpec.Style.COLON ? clock.full() : clock;
    Times times = Times.of(read, side.part(), phrase.meal(), han);
    if (times.assumed() != null) {
      choices.assume(times.assumed());
    }
    return times;
  }

  private Reading timeOnly() {
    Time from = startTime(null);
    Moment first = clock(from);
    Optional<Time> until = endTime(from);
    if (until.isEmpty()) {
      return new Reading.Point(first);
    }
    return new Reading.Range(first, clock(until.get()));
  }

  private Moment clock(Time time) {
    ZoneId zone = phrase.zone() == null ? now.getZone() : placement.zone();
    return new Moment.Clock(time.time(), time.days(), zone);
  }

  /** The time at which it starts; on {@code day}, if it is today, only times that are still to come. */
  private Time startTime(@Nullable LocalDate day) {
    ClockSpec clock = start.clock();
    if (clock == null) {
      return Time.of(12, 0);
    }
    Times times = times(start, clock);
    if (times.isSure() || times.question() == null) {
      return before(times);
    }
    if (times.question() == Reason.MIDNIGHT && day == null) {
      return times.options().get(0).time().equals(LocalTime.MIDNIGHT)
          ? Time.of(0, 0)
          : times.options().get(0);
    }
    Optional<Time> byEnd = startBeforeEnd(times);
    if (byEnd.isPresent()) {
      choices.assume(Assumption.HALF_OF_DAY);
      return byEnd.get();
    }
    List<Time> open = stillOpen(times.options(), day);
    if (open.size() == 1) {
      choices.assume(Assumption.HALF_OF_DAY);
      return open.get(0);
    }
    return choices.pick(times.question(), open);
  }

  /** Twelve o'clock as a limit may be either end of the day. */
  private Time before(Times times) {
    boolean limit = phrase.relation() == Relation.BY && times.options().size() == 2;
    boolean twelve = limit && times.options().get(0).time().getHour() == 12;
    return twelve
        ? choices.pick(Reason.AM_PM, times.options())
        : times.options().get(0);
  }

  private List<Time> stillOpen(List<Time> options, @Nullable LocalDate day) {
    LocalDate today = placement.today();
    boolean repeats = start.day() instanceof DaySpec.Repeat;
    if (day == null || !day.equals(today) || hint.past() || repeats) {
      return options;
    }
    ZonedDateTime there = now.withZoneSameInstant(placement.zone());
    List<Time> open = options.stream()
        .filter(time -> time.minutes() > there.getHour() * 60 + there.getMinute())
        .toList();
    return open.isEmpty() ? options : open;
  }

  private boolean endsSameDay() {
    Side end = phrase.end();
    return end != null && end.day() == null && end.clock() != null;
  }

  /** The start of "10-2pm": the latest before an end that is certain. */
  private Optional<Time> startBeforeEnd(Times times) {
    Side end = phrase.end();
    if (end == null || end.clock() == null || !endsSameDay()) {
      return Optional.empty();
    }
    Times ends = Times.of(end.clock(), end.part(), null, han);
    if (!ends.isSure()) {
      return Optional.empty();
    }
    int limit = ends.options().get(0).minutes();
    return times.options().stream()
        .min((a, b) -> Integer.compare(gap(a.minutes(), limit), gap(b.minutes(), limit)));
  }

  private static int gap(int from, int to) {
    return Math.floorMod(to - from - 1, 1440);
  }

  /** The end of a range that names no other day: the earliest of its readings after the start. */
  private Optional<Time> endTime(Time from) {
    if (phrase.length() != null) {
      int minutes = from.minutes() + phrase.length().minutes();
      return Optional.of(ofMinutes(minutes));
    }
    Side end = phrase.end();
    if (end == null || end.clock() == null) {
      return Optional.empty();
    }
    return times(end, end.clock()).options().stream()
        .map(Time::minutes)
        .map(minutes -> from.minutes() + 1 + gap(from.minutes(), minutes))
        .min(Integer::compare)
        .map(Reader::ofMinutes);
  }

  private static Time ofMinutes(int minutes) {
    return new Time(LocalTime.ofSecondOfDay(minutes % 1440 * 60L), minutes / 1440);
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
    Time from = startTime(day);
    if (start.clock() == null) {
      choices.assume(Assumption.APPROXIMATE);
    }
    Moment first = new Moment.At(placement.at(day, from));
    Optional<Time> until = endTime(from);
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
        start.clock() == null ? day(day) : new Moment.At(placement.at(day, startTime(day)));
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
    Times times = times(end, full ? clock.full() : clock);
    Time time = times.question() == null
        ? times.options().get(0)
        : choices.pick(times.question(), times.options());
    return new Moment.At(placement.at(day, time));
  }
}
