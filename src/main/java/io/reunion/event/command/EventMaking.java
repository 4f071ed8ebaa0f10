package io.reunion.event.command;

import io.reunion.bot.Form;
import io.reunion.bot.Reply;
import io.reunion.bot.TimeReader;
import io.reunion.bot.Turn;
import io.reunion.chat.ChatId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.Terms;
import io.reunion.event.card.EventCards;
import io.reunion.event.people.Association;
import io.reunion.event.series.Recurrence;
import io.reunion.event.series.SeriesMaking;
import io.reunion.language.when.Ambiguity;
import io.reunion.language.when.Hint;
import io.reunion.language.when.Moment;
import io.reunion.language.when.Reading;
import io.reunion.language.when.When;
import io.reunion.language.when.WhenParser;
import io.reunion.member.Role;
import io.reunion.text.Moments;
import io.vertx.core.Future;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes an event out of one line: {@code title | when | place | 40人}. A time that is not certain is asked about. */
public final class EventMaking {
  private static final Set<String> UNBOUNDED =
      Set.of("unlimited", "no limit", "any number", "不限", "不限人数", "人数不限", "无限制");
  /** Parts what an event's line says. */
  private static final Pattern BAR = Pattern.compile("[|｜]");

  private static final Pattern TIMES =
      Pattern.compile("\\d{1,2}[:：]\\d{2}\\s*[-–—~～到至]\\s*\\d{1,2}[:：]\\d{2}\\s*$");
  private static final int EVENING = 17;
  private static final Set<Ambiguity.Reason> WHICH_ONE =
      Set.of(Ambiguity.Reason.WEEK, Ambiguity.Reason.MONTH, Ambiguity.Reason.YEAR);
  private static final List<String> UNITS =
      List.of("个名额", "seats", "seat", "people", "persons", "人", "座", "位", "名");

  /** From when to when. */
  private record Span(Instant start, Optional<Instant> end) {}

  private final EventStore events;
  private final EventCards cards;
  private final SeriesMaking series;
  private final Association association;
  private final WhenParser parser = new WhenParser();
  private final int partyLimit;
  private final Event.Policy policy;
  private final WhichDate whichDate = new WhichDate(this);

  public EventMaking(
      EventStore events,
      EventCards cards,
      SeriesMaking series,
      Association association,
      int partyLimit,
      Event.Policy policy) {
    this.series = series;
    this.association = association;
    this.events = events;
    this.cards = cards;
    this.partyLimit = partyLimit;
    this.policy = policy;
  }

  /** What is asked where a line's date can be read in several ways. */
  Form whichDate() {
    return whichDate.form();
  }

  /** Goes on where a line says what an event is called and when it is, and no more. */
  @FunctionalInterface
  interface Asker {
    /** @param when as {@link TimeReader#written} writes it */
    Future<Reply> ask(String title, String when);
  }

  Future<Reply> make(Turn turn, String line) {
    return make(turn, line, Optional.empty());
  }

  /** @param asker asks for the rest of a line that ends with the time */
  Future<Reply> make(Turn turn, String line, Optional<Asker> asker) {
    Future<Reply> made = read(turn, line, asker);
    return BAR.matcher(line).find() ? made.map(reply -> whichDate.superseded(turn, reply)) : made;
  }

  private Future<Reply> read(Turn turn, String line, Optional<Asker> asker) {
    if (!turn.speaker().has(Role.ORGANISER)) {
      return refuse(turn, "bot.refused.organiser");
    }
    List<String> parts = List.of(BAR.split(line, -1));
    if (parts.size() < 2 || parts.get(0).isBlank()) {
      return refuse(turn, "event.new.how");
    }
    String title = parts.get(0).strip();
    if (title.length() > Event.MAX_TEXT) {
      return refuse(turn, "event.new.long", "limit", Event.MAX_TEXT);
    }
    Optional<Recurrence.Read> repeated = Recurrence.read(parts.get(1));
    if (repeated.isEmpty() && Recurrence.isMeant(parts.get(1))) {
      return refuse(
          turn, "event.series.how", "least", Recurrence.MIN_COUNT, "limit", Recurrence.MAX_COUNT);
    }
    String words = repeated.map(Recurrence.Read::rest).orElse(parts.get(1)).strip();
    List<When> found = parser.find(
        words,
        turn.now().atZone(turn.zone()),
        Hint.forLanguage(turn.texts().language().code()));
    Optional<When> when =
        found.stream().filter(one -> span(one.reading()).isPresent()).findFirst();
    if (when.isEmpty()) {
      return Future.succeededFuture(Reply.discreetly(TimeReader.unread(turn, words)));
    }
    Asked asked = new Asked(
        title,
        words,
        parts,
        repeated.map(Recurrence.Read::recurrence),
        asker.filter(any -> repeated.isEmpty() && parts.size() == 2));
    return make(turn, asked, when.get());
  }

  /** What was asked for, in parts. */
  private record Asked(
      String title,
      String words,
      List<String> parts,
      Optional<Recurrence> recurrence,
      Optional<Asker> asker) {}

  private Future<Reply> make(Turn turn, Asked asked, When when) {
    String words = asked.words();
    Optional<Span> next = asked.recurrence().isPresent() ? next(turn, when) : Optional.empty();
    if (next.isPresent()) {
      return make(turn, asked, next.get());
    }
    Optional<Span> span = span(when.reading());
    boolean past = span.filter(one -> one.start().isBefore(turn.now())).isPresent();
    if (when.isAmbiguous(Ambiguity.Reason.PAST) || (past && when.isCertain())) {
      return refuse(
          turn,
          "event.new.past",
          "when",
          span.map(one -> written(turn, one.start())).orElse(words));
    }
    if (when.isAmbiguous(Ambiguity.Reason.ORDER) || endsNextDay(turn, words, span)) {
      return refuse(turn, "event.new.end", "words", words);
    }
    return when.isCertain() && span.isPresent()
        ? make(turn, asked, span.get())
        : whichDate.ask(turn, asked.parts());
  }

  /** Two times of one day of which the second is the earlier: late in the evening it is the next day's, as midnight is, else a slip. */
  private static boolean endsNextDay(Turn turn, String words, Optional<Span> span) {
    return TIMES.matcher(words).find()
        && span.filter(one -> one.start().atZone(turn.zone()).getHour() < EVENING)
            .flatMap(Span::end)
            .filter(end -> !end.atZone(turn.zone()).toLocalTime().equals(LocalTime.MIDNIGHT))
            .filter(end -> !end.atZone(turn.zone())
                .toLocalDate()
                .equals(span.get().start().atZone(turn.zone()).toLocalDate()))
            .isPresent();
  }

  /** Of something that takes place again and again the first that is to come, if it is only uncertain which one is meant. */
  private static Optional<Span> next(Turn turn, When when) {
    boolean whichOne =
        when.ambiguities().stream().allMatch(ambiguity -> WHICH_ONE.contains(ambiguity.reason()));
    return whichOne && !when.isCertain()
        ? when.ambiguities().stream()
            .flatMap(ambiguity -> ambiguity.readings().stream())
            .flatMap(reading -> span(reading).stream())
            .filter(span -> span.start().isAfter(turn.now()))
            .min(Comparator.comparing(Span::start))
        : Optional.empty();
  }

  private Future<Reply> make(Turn turn, Asked asked, Span span) {
    return asked
        .asker()
        .map(rest -> rest.ask(
            asked.title(),
            TimeReader.written(new TimeReader.Span(span.start(), span.end()), turn.zone())))
        .orElseGet(() -> seated(turn, asked, span));
  }

  private Future<Reply> seated(Turn turn, Asked asked, Span span) {
    Optional<Integer> capacity = capacity(asked.parts());
    Optional<String> unread = capacity.isPresent() ? Optional.empty() : unreadSeats(asked.parts());
    return unread.isPresent()
        ? refuse(turn, "event.new.seats", "words", unread.get())
        : create(turn, asked, span, capacity);
  }

  /** The fourth part, which says how many may come, where it says neither a number nor that all may. */
  private static Optional<String> unreadSeats(List<String> parts) {
    return parts.size() < 4
        ? Optional.empty()
        : Optional.of(parts.get(parts.size() - 1).strip())
            .filter(words -> !words.isEmpty())
            .filter(words -> !UNBOUNDED.contains(words.toLowerCase(Locale.ROOT)));
  }

  private static Optional<Span> span(Reading reading) {
    return reading
        .start()
        .flatMap(EventMaking::instant)
        .map(start ->
            new Span(start, reading.end().flatMap(EventMaking::instant).filter(start::isBefore)));
  }

  private static Optional<Instant> instant(Moment moment) {
    return moment instanceof Moment.At at ? Optional.of(at.at().toInstant()) : Optional.empty();
  }

  private static String written(Turn turn, Instant moment) {
    return Moments.dayAndTime(moment, turn.zone(), turn.now(), turn.texts().language());
  }

  private static Future<Reply> refuse(Turn turn, String key, Object... named) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key, named)));
  }

  private static String place(List<String> parts) {
    for (int i = 2; i < parts.size(); i++) {
      if (seats(parts.get(i)).isEmpty()) {
        return parts.get(i).strip();
      }
    }
    return "";
  }

  private static Optional<Integer> capacity(List<String> parts) {
    for (int i = parts.size() - 1; i >= 2; i--) {
      Optional<Integer> seats = seats(parts.get(i));
      if (seats.isPresent()) {
        return seats;
      }
    }
    return Optional.empty();
  }

  /** A number of seats, with or without its unit. */
  static Optional<Integer> seats(String part) {
    String text = Normalizer.normalize(part, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    for (String unit : UNITS) {
      if (text.endsWith(unit)) {
        text = text.substring(0, text.length() - unit.length()).strip();
        break;
      }
    }
    boolean number =
        !text.isEmpty() && text.length() <= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return number
        ? Optional.of(Integer.parseInt(text)).filter(n -> n > 0 && n <= Event.MAX_CAPACITY)
        : Optional.empty();
  }

  private Future<Reply> create(Turn turn, Asked asked, Span span, Optional<Integer> capacity) {
    List<ChatId> chats = new ArrayList<>();
    if (turn.inGroup()) {
      chats.add(turn.chat());
    }
    Event event = new Event(
        EventId.from(turn.operation()),
        asked.title(),
        span.start(),
        span.end(),
        turn.zone(),
        place(asked.parts()),
        capacity,
        partyLimit,
        policy,
        Optional.empty(),
        Event.State.OPEN,
        chats,
        0,
        1,
        Terms.NONE.withOwners(association.owners(turn.speaker())),
        0);
    return events
        .create(event, turn.operation())
        .compose(made -> repeated(turn, event, asked))
        .compose(said -> cards
            .say(event, turn.room(), turn.texts().language(), turn.zone())
            .map(card -> Reply.discreetly(
                    turn.say("event.new.done", "title", event.title(), "id", event.id()) + said)
                .and(card)));
  }

  private Future<String> repeated(Turn turn, Event event, Asked asked) {
    return asked
        .recurrence()
        .map(every -> series
            .repeat(event, every.after(event.startsAt(), event.zone()), turn.operation())
            .map(all -> "\n" + SeriesOrders.made(turn, all)))
        .orElseGet(() -> Future.succeededFuture(""));
  }
}
