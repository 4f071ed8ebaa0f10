package io.reunion.bot;

import io.reunion.bot.Step.Read;
import io.reunion.language.when.Ambiguity;
import io.reunion.language.when.Amount;
import io.reunion.language.when.Hint;
import io.reunion.language.when.Moment;
import io.reunion.language.when.Reading;
import io.reunion.language.when.When;
import io.reunion.language.when.WhenParser;
import io.reunion.text.Moments;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the answer to "when?": a day and a time to come, on the clock of the chat. What is not certain is asked about. */
public final class TimeReader {
  private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);
  private static final int MOST_CHOICES = 4;

  /** As long as "I mean the second one, at". */
  private static final int MOST_BESIDES = 20;

  /** Doubts of the day and of the time that have nothing to do with each other. */
  private static final Set<Ambiguity.Reason> APART = EnumSet.of(
      Ambiguity.Reason.AM_PM,
      Ambiguity.Reason.DAY_MONTH_ORDER,
      Ambiguity.Reason.WEEK,
      Ambiguity.Reason.MONTH,
      Ambiguity.Reason.YEAR,
      Ambiguity.Reason.WHICH_DAY);

  private static final WhenParser PARSER = new WhenParser();

  /** From when to when. */
  public record Span(Instant start, Optional<Instant> end) {}

  private TimeReader() {}

  /** Accepts it as {@link #written} writes it. */
  public static Read read(Turn turn, Step.Answer answer) {
    List<When> found = PARSER.find(
        answer.text(),
        turn.now().atZone(turn.zone()),
        Hint.forLanguage(turn.texts().language().code()));
    Optional<When> when = found.stream()
        .filter(one -> span(one.reading()).isPresent())
        .filter(one -> answer.addressed() || isAll(one, answer.text()))
        .findFirst();
    return when.map(one -> read(turn, answer.text(), one))
        .orElseGet(() -> new Read.Refused(
            unread(turn, answer.text()),
            found.stream().anyMatch(one -> isAll(one, answer.text()))));
  }

  /** Why {@code words} are no moment: there is no such day, or half of it is missing, or they are something else. */
  public static String unread(Turn turn, String words) {
    List<When> found = PARSER.find(
        words,
        turn.now().atZone(turn.zone()),
        Hint.forLanguage(turn.texts().language().code()));
    Optional<When> never = found.stream()
        .filter(one -> one.isAmbiguous(Ambiguity.Reason.NO_SUCH_DATE))
        .findFirst();
    if (never.isPresent()) {
      return noSuchDay(turn, words, never.get());
    }
    Optional<Moment> part = found.stream()
        .filter(one -> isAll(one, words) && one.end().isEmpty())
        .flatMap(one -> one.start().stream())
        .findFirst();
    if (part.filter(moment -> moment instanceof Moment.Day).isPresent()) {
      return turn.say("bot.when.hourless", "words", words);
    }
    return part.filter(moment -> moment instanceof Moment.Clock).isPresent()
        ? turn.say("bot.when.dayless", "words", words)
        : turn.say("bot.when.unread", "words", words);
  }

  /** @param when with the last day before that there is */
  private static String noSuchDay(Turn turn, String words, When when) {
    LocalDate last =
        when.start().flatMap(Moment::date).orElse(turn.now().atZone(turn.zone()).toLocalDate());
    return turn.say("bot.when.nosuch", "words", words, "last", last.toString());
  }

  /**
   * The same where somebody may begin something else instead of answering: a time among many other words is none of theirs to
   * the question.
   */
  public static Read readAlone(Turn turn, Step.Answer answer) {
    boolean alone = PARSER
        .find(
            answer.text(),
            turn.now().atZone(turn.zone()),
            Hint.forLanguage(turn.texts().language().code()))
        .stream()
        .anyMatch(one -> rest(one, answer.text()) <= MOST_BESIDES);
    return alone
        ? read(turn, answer)
        : new Read.Refused(turn.say("bot.when.unread", "words", answer.text()), false);
  }

  /** How much stands beside the time; a Han character says as much as some letters. */
  private static long rest(When when, String text) {
    return (text.substring(0, when.from()) + text.substring(when.to()))
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .mapToLong(c -> Character.isIdeographic(c) ? 2 : 1)
        .sum();
  }

  /** The same for the end of something: a day without a time lasts until it is over. */
  public static Read readUntil(Turn turn, Step.Answer answer) {
    Read read = read(turn, answer);
    return read instanceof Read.Accepted
        ? read
        : day(turn, answer.text())
            .map(day -> day.atTime(LAST_MINUTE).atZone(turn.zone()).toInstant())
            .filter(turn.now()::isBefore)
            .<Read>map(
                end -> new Read.Accepted(written(new Span(end, Optional.empty()), turn.zone())))
            .orElse(read);
  }

  /** The one day that {@code words} are all about. */
  private static Optional<LocalDate> day(Turn turn, String words) {
    return part(turn, words)
        .filter(moment -> moment instanceof Moment.Day whole && whole.part().isEmpty())
        .flatMap(Moment::date);
  }

  /** The day or the time of day, one without the other, that {@code words} are all about; empty where that is not certain. */
  public static Optional<Moment> part(Turn turn, String words) {
    return PARSER
        .find(
            words,
            turn.now().atZone(turn.zone()),
            Hint.forLanguage(turn.texts().language().code()))
        .stream()
        .filter(when ->
            when.isCertain() && isAll(when, words) && when.reading().end().isEmpty())
        .flatMap(when -> when.reading().start().stream())
        .filter(moment -> !(moment instanceof Moment.At))
        .findFirst();
  }

  /**
   * All that {@code words} may mean, the likeliest first, where they are about one day, time of day or moment and nothing else;
   * empty where it is also in doubt whether there is such a thing.
   */
  public static List<Moment> meanings(Turn turn, String words) {
    return PARSER
        .find(
            words,
            turn.now().atZone(turn.zone()),
            Hint.forLanguage(turn.texts().language().code()))
        .stream()
        .filter(when -> isAll(when, words)
            && when.ambiguities().stream().allMatch(one -> APART.contains(one.reason())))
        .findFirst()
        .map(when -> Stream.concat(
                Stream.of(when.reading()),
                when.ambiguities().stream().flatMap(one -> one.readings().stream()))
            .filter(reading -> reading.end().isEmpty())
            .flatMap(reading -> reading.start().stream())
            .distinct()
            .toList())
        .orElse(List.of());
  }

  /** Asks which of some moments is meant by {@code words}. */
  public static Read.Refused which(Turn turn, String words, List<Instant> moments) {
    return offered(
        turn, words, moments.stream().map(at -> new Span(at, Optional.empty())).toList());
  }

  /** The length of time that {@code words} are, with nothing beside it. */
  public static Optional<Amount> length(String words) {
    return PARSER.length(words);
  }

  /** The moment to come that {@code words} are all about; empty where that is not certain. */
  static Optional<Instant> certain(Turn turn, String words) {
    return PARSER
        .find(
            words,
            turn.now().atZone(turn.zone()),
            Hint.forLanguage(turn.texts().language().code()))
        .stream()
        .filter(when -> when.isCertain() && isAll(when, words))
        .flatMap(when -> span(when.reading()).stream())
        .map(Span::start)
        .filter(turn.now()::isBefore)
        .findFirst();
  }

  private static Read read(Turn turn, String words, When when) {
    if (when.isAmbiguous(Ambiguity.Reason.NO_SUCH_DATE)) {
      return new Read.Refused(noSuchDay(turn, words, when), true);
    }
    Span span = span(when.reading()).orElseThrow();
    boolean past = span.start().isBefore(turn.now());
    if (when.isAmbiguous(Ambiguity.Reason.PAST) || (past && when.isCertain())) {
      return new Read.Refused(turn.say("bot.when.past", "when", shown(turn, span.start())), true);
    }
    return when.isCertain()
        ? new Read.Accepted(written(span, turn.zone()))
        : which(turn, words, when);
  }

  /** Talk that merely mentions a time is no answer. */
  private static boolean isAll(When when, String text) {
    return text.substring(0, when.from()).isBlank() && text.substring(when.to()).isBlank();
  }

  private static Optional<Span> span(Reading reading) {
    return reading
        .start()
        .flatMap(TimeReader::instant)
        .map(start ->
            new Span(start, reading.end().flatMap(TimeReader::instant).filter(start::isBefore)));
  }

  private static Optional<Instant> instant(Moment moment) {
    return moment instanceof Moment.At at ? Optional.of(at.at().toInstant()) : Optional.empty();
  }

  private static String shown(Turn turn, Instant moment) {
    return Moments.dayAndTime(moment, turn.zone(), turn.now(), turn.texts().language());
  }

  /** Tells what it may mean and offers that. */
  private static Read.Refused which(Turn turn, String words, When when) {
    List<Span> read = when.ambiguities().stream()
        .flatMap(ambiguity -> ambiguity.readings().stream())
        .flatMap(reading -> span(reading).stream())
        .distinct()
        .toList();
    boolean several = when.ambiguities().size() > 1
        && when.ambiguities().stream().allMatch(one -> APART.contains(one.reason()));
    return offered(turn, words, several ? combined(read, turn.zone()) : read);
  }

  private static Read.Refused offered(Turn turn, String words, List<Span> all) {
    List<Span> spans = all.stream()
        .filter(span -> span.start().isAfter(turn.now()))
        .limit(MOST_CHOICES)
        .toList();
    String choices = (spans.isEmpty() ? all : spans)
        .stream()
            .map(span -> shown(turn, span.start()))
            .distinct()
            .collect(Collectors.joining(" / "));
    return new Read.Refused(
        turn.say(
            spans.size() == 1 ? "bot.when.one" : "bot.when.which",
            "words",
            words,
            "choices",
            choices),
        true,
        spans.stream()
            .map(span -> new Step.Option(shown(turn, span.start()), written(span, turn.zone())))
            .toList());
  }

  /** Where both the day and the time are in doubt, each day with each time, the likeliest day first. */
  private static List<Span> combined(List<Span> read, ZoneId zone) {
    List<LocalDate> days = read.stream()
        .map(span -> span.start().atZone(zone).toLocalDate())
        .distinct()
        .toList();
    List<Span> each = read.stream()
        .filter(distinctly(span -> span.start().atZone(zone).toLocalTime()))
        .toList();
    return days.stream()
        .flatMap(day -> each.stream().map(span -> moved(span, day, zone)))
        .toList();
  }

  private static <T> Predicate<Span> distinctly(Function<Span, T> key) {
    Set<T> seen = new HashSet<>();
    return span -> seen.add(key.apply(span));
  }

  /** The same time and length on another day. */
  private static Span moved(Span span, LocalDate day, ZoneId zone) {
    Instant start =
        day.atTime(span.start().atZone(zone).toLocalTime()).atZone(zone).toInstant();
    return new Span(start, span.end().map(end -> start.plus(Duration.between(span.start(), end))));
  }

  /** {@code 2026-12-12 14:00}, {@code 2026-12-12 14:00-17:00} or with a day on both sides, on the clock of {@code zone}. */
  public static String written(Span span, ZoneId zone) {
    ZonedDateTime start = span.start().atZone(zone);
    return WRITTEN.format(start)
        + span.end()
            .map(end -> end.atZone(zone))
            .map(end -> end.toLocalDate().equals(start.toLocalDate())
                ? "-" + CLOCK.format(end)
                : " - " + WRITTEN.format(end))
            .orElse("");
  }

  /** The end of what {@link #written} wrote, where it wrote one. */
  public static Optional<Instant> end(String written, ZoneId zone) {
    String rest = written.substring(16);
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    String end =
        rest.startsWith(" - ") ? rest.substring(3) : written.substring(0, 11) + rest.substring(1);
    return Optional.of(LocalDateTime.parse(end, WRITTEN).atZone(zone).toInstant());
  }

  /** The beginning of what {@link #written} wrote. */
  public static Instant start(String written, ZoneId zone) {
    return LocalDateTime.parse(written.substring(0, 16), WRITTEN).atZone(zone).toInstant();
  }
}
