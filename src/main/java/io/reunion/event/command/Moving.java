package io.reunion.event.command;

import io.reunion.bot.TimeReader;
import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.language.when.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** When an event is to be that is moved to a day without an hour, or to an hour without a day: the other one stays. */
final class Moving {
  private Moving() {}

  /** Empty if {@code words} are neither. */
  static Optional<Instant> part(Turn turn, String words, Event event) {
    return TimeReader.part(turn, words).flatMap(moment -> on(moment, event));
  }

  private static Optional<Instant> on(Moment moment, Event event) {
    if (moment instanceof Moment.Day day && day.part().isEmpty()) {
      return Optional.of(event.startsAt().atZone(event.zone()).with(day.day()).toInstant());
    }
    if (moment instanceof Moment.Clock clock) {
      LocalDate day = event.startsAt().atZone(clock.zone()).toLocalDate();
      return Optional.of(
          day.plusDays(clock.days()).atTime(clock.clock()).atZone(clock.zone()).toInstant());
    }
    return Optional.empty();
  }
}
