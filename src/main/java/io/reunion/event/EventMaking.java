package io.reunion.event;

import io.reunion.bot.Form;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.chat.ChatId;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes an event out of one line: {@code title | when | place | 40人}. A time that is not certain is asked about. */
public final class EventMaking {
  private static final Set<String> UNBOUNDED =
      Set.of("unlimited", "no limit", "any number", "不限", "不限人数", "人数不限", "无限制");
  private static final List<String> UNITS =
      List.of("个名额", "seats", "seat", "people", "persons", "人", "座", "位", "名");

  /** From when to when. */
  private record Span(Instant start, Optional<Instant> end) {}

  private final EventStore events;
  private final EventCards cards;
  private final WhenParser parser = new WhenParser();
  private final int partyLimit;
  private final Event.Policy policy;
  private final WhichDate whichDate = new WhichDate(this);

  public EventMaking(EventStore events, EventCards cards, int partyLimit, Event.Policy policy) {
    this.events = events;
    this.cards = cards;
    this.partyLimit = partyLimit;
    this.policy = policy;
  }

  /** What is asked where a line's date can be read in several ways. */
  Form whichDate() {
    return whichDate.form();
  }

  Future<Reply> make(Turn turn, String line) {
    return read(turn, line).map(reply -> whichDate.superseded(turn, reply));
  }

  private Future<Reply> read(Turn turn, String line) {
    if (!turn.speaker().has(Role.ORGANISER)) {
      return refuse(turn, "bot.refused.organiser");
    }
    String[] parts = line.split("[|｜]");
    if (parts.length < 2 || parts[0].isBlank()) {
      return refuse(turn, "event.new.how");
    }
    String title = parts[0].strip();
    if (title.length() > Event.MAX_TEXT) {
      return refuse(turn, "event.new.long", "limit", Event.MAX_TEXT);
    }
    String words = parts[1].strip();
    List<When> found = parser.find(
        words,
        turn.now().atZone(turn.zone()),
        Hint.forLanguage(turn.texts().language().code()));
    Optional<When> when =
        found.stream().filter(one -> span(one.reading()).isPresent()).findFirst();
    if (when.isEmpty()) {
      return refuse(turn, "event.new.when", "words", words);
    }
    return make(turn, title, when.get(), words, parts);
  }

  private Future<Reply> make(Turn turn, String title, When when, String words, String[] parts) {
    Optional<Span> span = span(when.reading());
    boolean past = span.filter(one -> one.start().isBefore(turn.now())).isPresent();
    if (when.isAmbiguous(Ambiguity.Reason.PAST) || (past && when.isCertain())) {
      return refuse(
          turn,
          "event.new.past",
          "when",
          span.map(one -> written(turn, one.start())).orElse(words));
    }
    if (!when.isCertain() || span.isEmpty()) {
      return whichDate.ask(turn, parts);
    }
    Optional<Integer> capacity = capacity(parts);
    Optional<String> unread = capacity.isPresent() ? Optional.empty() : unreadSeats(parts);
    return unread.isPresent()
        ? refuse(turn, "event.new.seats", "words", unread.get())
        : create(turn, title, span.get(), place(parts), capacity);
  }

  /** The fourth part, which says how many may come, where it says neither a number nor that all may. */
  private static Optional<String> unreadSeats(String[] parts) {
    return parts.length < 4
        ? Optional.empty()
        : Optional.of(parts[parts.length - 1].strip())
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

  private static String place(String[] parts) {
    for (int i = 2; i < parts.length; i++) {
      if (seats(parts[i]).isEmpty()) {
        return parts[i].strip();
      }
    }
    return "";
  }

  private static Optional<Integer> capacity(String[] parts) {
    for (int i = parts.length - 1; i >= 2; i--) {
      Optional<Integer> seats = seats(parts[i]);
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

  private Future<Reply> create(
      Turn turn, String title, Span span, String place, Optional<Integer> capacity) {
    List<ChatId> chats = new ArrayList<>();
    if (turn.inGroup()) {
      chats.add(turn.chat());
    }
    Event event = new Event(
        EventId.from(turn.operation()),
        title,
        span.start(),
        span.end(),
        turn.zone(),
        place,
        capacity,
        partyLimit,
        policy,
        Optional.empty(),
        Event.State.OPEN,
        chats,
        0,
        1);
    return events
        .create(event, turn.operation())
        .compose(made -> cards.say(event, turn.room()))
        .map(card -> Reply.discreetly(turn.say("event.new.done", "title", title, "id", event.id()))
            .and(card));
  }
}
