package io.reunion.event.command;

import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.Series;
import io.reunion.event.rsvp.NameKey;
import io.reunion.text.Moments;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Finds the event that is meant; where several may be, it is asked. */
final class EventChoice {
  private static final int MOST_CHOICES = 6;
  private static final int LONGEST_BUTTON = 24;

  private static final Pattern MARKS = Pattern.compile("[《》“”\"]");

  private final EventStore events;

  EventChoice(EventStore events) {
    this.events = events;
  }

  /**
   * @param id as typed, or of the card that is answered
   * @param title words of its title, where no id is known
   * @param command what a button does for the event it stands for, without the id
   */
  Future<Reply> among(
      Turn turn,
      Optional<EventId> id,
      Optional<String> title,
      Function<EventId, String> command,
      Function<Event, Future<Reply>> then) {
    return id.map(known -> events
            .find(known)
            .compose(found -> found
                .filter(event -> event.state() != Event.State.DRAFT)
                .map(then)
                .orElseGet(() -> titled(turn, known.value(), command, then))))
        .orElseGet(() -> title
            .map(words -> titled(turn, words, command, then))
            .orElseGet(() ->
                open(turn).compose(open -> only(turn, here(turn, open), command, then))));
  }

  /**
   * The one open event of which {@code words} are the title; where there is none such, or they can be an id, what follows
   * from them otherwise.
   */
  Future<Reply> called(
      Turn turn,
      String words,
      Function<Event, Future<Reply>> then,
      Supplier<Future<Reply>> otherwise) {
    String title = MARKS.matcher(words).replaceAll("").strip();
    return title.isEmpty() || EventId.typed(words).isPresent()
        ? otherwise.get()
        : open(turn).compose(open -> {
          List<Event> whole =
              open.stream().filter(event -> EventWords.isWhole(event, title)).toList();
          return whole.size() == 1 ? then.apply(whole.get(0)) : otherwise.get();
        });
  }

  /**
   * The event to come whose whole title {@code words} begin with, and what stands behind that; where there is none such, what
   * follows from them otherwise.
   */
  Future<Reply> begun(
      Turn turn,
      String words,
      BiFunction<Event, String, Future<Reply>> then,
      Supplier<Future<Reply>> otherwise) {
    List<String> all = List.of(MARKS.matcher(words).replaceAll(" ").strip().split("\\s+"));
    if (all.size() == 1 && (all.get(0).isEmpty() || EventId.typed(all.get(0)).isPresent())) {
      return otherwise.get();
    }
    return events.upcoming(turn.now()).compose(upcoming -> {
      for (int end = all.size(); end > 0; end--) {
        String title = String.join(" ", all.subList(0, end));
        List<Event> whole = upcoming.stream()
            .filter(event -> event.state() != Event.State.DRAFT)
            .filter(event -> EventWords.isWhole(event, title))
            .toList();
        if (whole.size() == 1) {
          return then.apply(whole.get(0), String.join(" ", all.subList(end, all.size())));
        }
      }
      return otherwise.get();
    });
  }

  /** The open event with these words in its title, or of this day; where none is it, one is not taken for another but asked about. */
  private Future<Reply> titled(
      Turn turn,
      String words,
      Function<EventId, String> command,
      Function<Event, Future<Reply>> then) {
    Optional<LocalDate> day = day(words);
    return open(turn).compose(open -> {
      List<Event> matching = open.stream()
          .filter(event -> isTitled(event, words)
              || day.filter(date -> isOn(event, date, turn.zone())).isPresent())
          .toList();
      if (!matching.isEmpty() || open.isEmpty()) {
        return only(turn, here(turn, matching), command, then);
      }
      String which = day.map(date -> turn.say(
              "event.which.day",
              "day",
              Moments.day(date, turn.zone(), turn.now(), turn.texts().language())))
          .orElseGet(() -> turn.say("event.which.unknown", "words", words));
      return Future.succeededFuture(ask(turn, which, nextOfEach(open), command));
    });
  }

  /** {@code 2026-11-28}, as a message that calls an event by its day is read. */
  private static Optional<LocalDate> day(String words) {
    try {
      return Optional.of(LocalDate.parse(words));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** On its own clock, or on that of the chat. */
  private static boolean isOn(Event event, LocalDate day, ZoneId zone) {
    return event.startsAt().atZone(event.zone()).toLocalDate().equals(day)
        || event.startsAt().atZone(zone).toLocalDate().equals(day);
  }

  private static boolean isTitled(Event event, String words) {
    String wanted = NameKey.of(words);
    String has = NameKey.of(event.title());
    return !wanted.isEmpty() && (has.contains(wanted) || wanted.contains(has));
  }

  private Future<List<Event>> open(Turn turn) {
    return events
        .upcoming(turn.now())
        .map(all -> all.stream().filter(event -> event.takesAnswers(turn.now())).toList());
  }

  private static Future<Reply> only(
      Turn turn,
      List<Event> candidates,
      Function<EventId, String> command,
      Function<Event, Future<Reply>> then) {
    return switch (candidates.size()) {
      case 0 -> Future.succeededFuture(Reply.discreetly(turn.say("event.none")));
      case 1 -> then.apply(candidates.get(0));
      default -> Future.succeededFuture(ask(turn, turn.say("event.which"), candidates, command));
    };
  }

  /** Only the first occurrence of each series. */
  private static List<Event> nextOfEach(List<Event> events) {
    Set<EventId> seen = new HashSet<>();
    return events.stream()
        .filter(event -> event.terms().series().map(Series::id).map(seen::add).orElse(true))
        .toList();
  }

  /** Those of this chat, where several may be meant. */
  private static List<Event> here(Turn turn, List<Event> open) {
    List<Event> here =
        open.stream().filter(event -> event.chats().contains(turn.chat())).toList();
    return nextOfEach(here.isEmpty() ? open : here);
  }

  private static Reply ask(
      Turn turn, String which, List<Event> events, Function<EventId, String> command) {
    List<List<Button>> buttons = events.stream()
        .limit(MOST_CHOICES)
        .map(event -> List.of(new Button(label(turn, event, events), command.apply(event.id()))))
        .toList();
    return Reply.of(Say.discreetly(which).withButtons(buttons));
  }

  /** The title; where another of those that are offered is called the same, with its day and time, and with its id if they share these. */
  static String label(Turn turn, Event event, List<Event> offered) {
    String title = shortened(event.title());
    List<Event> same = offered.stream()
        .filter(one -> shortened(one.title()).equals(title))
        .filter(one -> !one.id().equals(event.id()))
        .toList();
    if (same.isEmpty()) {
      return title;
    }
    boolean atOnce = same.stream().anyMatch(one -> one.startsAt().equals(event.startsAt()));
    String when = Moments.dayAndTime(
        event.startsAt(), turn.zone(), turn.now(), turn.texts().language());
    return title + " – " + when + (atOnce ? " (" + event.id() + ")" : "");
  }

  static String shortened(String title) {
    return title.codePointCount(0, title.length()) <= LONGEST_BUTTON
        ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST_BUTTON - 1)) + "…";
  }
}
