package io.reunion.language.when;

import io.reunion.language.when.Ambiguity.Reason;
import io.reunion.language.when.Times.Time;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** At what times of day a phrase starts and ends, each end told by the other where it helps. */
record ClockTimes(
    Phrase phrase, Side side, Hint hint, boolean han, Choices choices, Placement placement) {
  /** The readings of a time on one side of the phrase. */
  Times of(Side on, ClockSpec clock) {
    boolean exact = phrase.zone() != null && phrase.zone().exact();
    ClockSpec read = exact && clock.style() == ClockSpec.Style.COLON ? clock.full() : clock;
    Times times = Times.of(read, on.part(), phrase.meal(), han);
    if (times.assumed() != null) {
      choices.assume(times.assumed());
    }
    return times;
  }

  /** The time at which it starts; on {@code day}, if it is today, only times that are still to come. */
  Time start(@Nullable LocalDate day) {
    ClockSpec clock = side.clock();
    if (clock == null) {
      return Time.of(12, 0);
    }
    Times times = of(side, clock);
    if (times.isSure()) {
      return times.options().get(0);
    }
    if (times.question() == null) {
      return startBeforeEnd(times).orElseGet(() -> before(times));
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
    boolean repeats = side.day() instanceof DaySpec.Repeat;
    if (day == null || !day.equals(today) || hint.past() || repeats) {
      return options;
    }
    ZonedDateTime there = placement.now().withZoneSameInstant(placement.zone());
    List<Time> open = options.stream()
        .filter(time -> time.minutes() > there.getHour() * 60 + there.getMinute())
        .toList();
    return open.isEmpty() ? options : open;
  }

  /** The start of "10-2pm": the latest before an end that is certain. */
  private Optional<Time> startBeforeEnd(Times times) {
    Side end = phrase.end();
    if (end == null || end.clock() == null || end.day() != null) {
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
  Optional<Time> end(Time from) {
    if (phrase.length() != null) {
      int minutes = from.minutes() + phrase.length().minutes();
      return Optional.of(ofMinutes(minutes));
    }
    Side end = phrase.end();
    if (end == null || end.clock() == null) {
      return Optional.empty();
    }
    return of(end, end.clock()).options().stream()
        .map(Time::minutes)
        .map(minutes -> from.minutes() + 1 + gap(from.minutes(), minutes))
        .min(Integer::compare)
        .map(ClockTimes::ofMinutes);
  }

  private static Time ofMinutes(int minutes) {
    return new Time(LocalTime.ofSecondOfDay(minutes % 1440 * 60L), minutes / 1440);
  }
}
