package io.reunion.event.command;

import io.reunion.bot.Step;
import io.reunion.bot.TimeReader;
import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.language.when.Moment;
import io.reunion.text.Moments;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When an event is to be that is moved: by some time, to a day without an hour or an hour without a day, of which the other
 * one stays, or to another moment altogether.
 */
final class Moving {
  /** What stands before the new time, which lang and habit put there. */
  private static final Pattern TO = Pattern.compile(
      "^(?:(?:back|forwards?|up|earlier|later|over|moved|postponed|delayed|put off)\\s+)?(?:to|until|till|on)\\s+"
          + "|^(?:再|往|向)?[前后後]?(?:改期|推迟|推遲|延期|延后|延後|延迟|提前|提早|推|延|改|挪|移|放)?(?:到|至|成|在)\\s*",
      Pattern.CASE_INSENSITIVE);

  private static final String CLOCK =
      "(?:\\s*,?\\s*(?:at\\s+)?(?:\\d{1,2}(?:[:：.]\\d{2})?\\s*(?:[ap]\\.?m\\.?)?|noon))?";

  /** A weekday that no other word puts into a week. */
  private static final Pattern WEEKDAY = Pattern.compile(
      "(?:on\\s+)?(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
          + CLOCK
          + "|(?:周|星期|礼拜)[一二三四五六日天](?:[早上中下晚傍][上午晚]?)?(?:[\\d一二三四五六七八九十]{1,3}[点點时:：].*)?",
      Pattern.CASE_INSENSITIVE);

  /** By some time beside other words: never from now on, as these would be read elsewhere. */
  private static final Pattern RELATIVE = Pattern.compile(
      "\\b(?:min(?:ute)?|hour|day|week|fortnight|month)s?\\s++(?:later|earlier|sooner)\\b",
      Pattern.CASE_INSENSITIVE);

  /** The moment that is meant, what is to be asked, or neither: then nothing was understood. */
  record Found(Optional<Instant> start, Optional<Instant> end, Optional<Step.Read.Refused> asked) {
    static Found at(Instant start, Optional<Instant> end) {
      return new Found(Optional.of(start), end, Optional.empty());
    }

    static Found asking(Step.Read.Refused asked) {
      return new Found(Optional.empty(), Optional.empty(), Optional.of(asked));
    }
  }

  private Moving() {}

  static Found read(Turn turn, String said, Event event) {
    String words = hour(TO.matcher(said.strip()).replaceFirst(""));
    return Shift.read(said)
        .or(() -> Shift.read(words))
        .map(shift ->
            among(turn, words, shift.from(event.startsAt().atZone(event.zone()), turn.now())))
        .orElseGet(() -> RELATIVE.matcher(words).find()
            ? new Found(Optional.empty(), Optional.empty(), Optional.empty())
            : placed(turn, words, event));
  }

  /**
   * An order to move with the new time in full, as a button carries it: "an hour later" is another hour once it was done, and
   * a second press is to change nothing.
   */
  static EventOrder settled(Turn turn, EventOrder order, Event event) {
    if (order.verb() != EventOrder.Verb.MOVE || order.words().isBlank()) {
      return order;
    }
    Found found = read(turn, order.words(), event);
    return found
        .start()
        .map(start -> TimeReader.written(new TimeReader.Span(start, found.end()), turn.zone()))
        .map(order::with)
        .orElse(order);
  }

  private static Found placed(Turn turn, String words, Event event) {
    List<Moment> moments = TimeReader.meanings(turn, words);
    boolean weekday = WEEKDAY.matcher(words).matches();
    if (!weekday && moments.stream().allMatch(moment -> moment instanceof Moment.At)) {
      return whole(turn, words);
    }
    List<Instant> starts = moments.stream()
        .flatMap(moment ->
            weekday ? Stream.of(inItsWeek(moment, event, turn.zone()), moment) : Stream.of(moment))
        .flatMap(moment -> on(moment, event, turn.zone()))
        .toList();
    boolean whichYear = !weekday && moments.get(0) instanceof Moment.Day && starts.size() > 1;
    if (starts.isEmpty()) {
      return whole(turn, words);
    }
    return whichYear
        ? Found.asking(TimeReader.which(turn, words, starts))
        : among(turn, words, starts);
  }

  /** A mere number is an hour where somebody moves an event to it. */
  private static String hour(String words) {
    return words.matches("1?\\d|2[0-3]") ? words + ":00" : words;
  }

  private static Found among(Turn turn, String words, List<Instant> meant) {
    List<Instant> possible =
        meant.stream().distinct().filter(turn.now()::isBefore).toList();
    if (possible.isEmpty()) {
      String when =
          Moments.dayAndTime(meant.get(0), turn.zone(), turn.now(), turn.texts().language());
      return Found.asking(new Step.Read.Refused(turn.say("bot.when.past", "when", when), true));
    }
    return possible.size() == 1
        ? Found.at(possible.get(0), Optional.empty())
        : Found.asking(TimeReader.which(turn, words, possible));
  }

  /** A day and a time, with an end if one is given. */
  private static Found whole(Turn turn, String words) {
    Step.Read read = TimeReader.read(turn, new Step.Answer(words, true, Map.of()));
    if (read instanceof Step.Read.Accepted accepted) {
      ZoneId zone = turn.zone();
      return Found.at(
          TimeReader.start(accepted.value(), zone), TimeReader.end(accepted.value(), zone));
    }
    return read instanceof Step.Read.Refused refused
        ? Found.asking(refused)
        : new Found(Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Stream<Instant> on(Moment moment, Event event, ZoneId zone) {
    if (moment instanceof Moment.Clock clock) {
      return clock(clock, event, zone);
    }
    LocalDate start = event.startsAt().atZone(zone).toLocalDate();
    if (moment instanceof Moment.Day day) {
      return day.part().isPresent()
          ? Stream.empty()
          : Stream.of(later(event, ChronoUnit.DAYS.between(start, day.day())).toInstant());
    }
    return moment instanceof Moment.At at ? Stream.of(at.at().toInstant()) : Stream.empty();
  }

  /** Whoever is elsewhere than the event may say an hour by either clock, unless they name one. */
  private static Stream<Instant> clock(Moment.Clock said, Event event, ZoneId zone) {
    return (said.zone().equals(zone) ? Stream.of(event.zone(), zone) : Stream.of(said.zone()))
        .map(at -> event
            .startsAt()
            .atZone(at)
            .toLocalDate()
            .plusDays(said.days())
            .atTime(said.clock())
            .atZone(at)
            .toInstant());
  }

  /** So many days later at the same time by the clock of the place. */
  private static ZonedDateTime later(Event event, long days) {
    return event.startsAt().atZone(event.zone()).plusDays(days);
  }

  /**
   * Of somebody who moves what is weeks away "to Saturday" it is as likely that they mean the one of that week. Only the day is
   * another: the hour is read behind this, for the clocks may change in between, and not everywhere.
   */
  private static Moment inItsWeek(Moment meant, Event event, ZoneId zone) {
    LocalDate week = event.startsAt().atZone(zone).toLocalDate();
    if (meant instanceof Moment.Day day) {
      return new Moment.Day(inWeekOf(week, day.day()), day.part());
    }
    return meant instanceof Moment.At at
        ? new Moment.At(at.at().with(inWeekOf(week, at.at().toLocalDate())))
        : meant;
  }

  private static LocalDate inWeekOf(LocalDate week, LocalDate day) {
    return week.with(ChronoField.DAY_OF_WEEK, day.getDayOfWeek().getValue());
  }
}
