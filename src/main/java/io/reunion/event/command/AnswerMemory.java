package io.reunion.event.command;

import io.reunion.bot.BasicCommands;
import io.reunion.bot.Invocation.Via;
import io.reunion.bot.Turn;
import io.reunion.chat.Update.MessageReceived;
import io.reunion.event.Event;
import io.reunion.event.Seat;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.Rsvp.Status;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.session.Session;
import io.reunion.text.Marked;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered of an answer: for {@code undo} the command that leads back, for {@code why} what was understood.
 *
 * <p>How somebody stood before is known for certain only from the answer's outcome; this instance's own last outcome
 * tells it nearly always, which is enough for {@link Turn#expect}.
 */
final class AnswerMemory {
  private static final int MOST = 20_000;
  private static final int LONGEST_QUOTED = 200;

  private final Duration undoWindow;

  @SuppressWarnings("serial") // never written
  private final Map<String, Noted> lately = new LinkedHashMap<>() {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Noted> eldest) {
      return size() > MOST;
    }
  };

  /**
   * How somebody stood; no status for those who had not answered or took it back.
   *
   * @param turn by which they waited
   */
  record Before(
      Optional<Status> status, int seats, Seat seat, List<String> guests, Optional<Long> turn) {
    static final Before NOTHING =
        new Before(Optional.empty(), 0, Seat.ROOM, List.of(), Optional.empty());

    Before {
      // Who comes alone brings nobody, whomever they named.
      guests = seats > 1 ? List.copyOf(guests) : List.of();
    }
  }

  /** How somebody stood before and after the operation that changed it last. */
  private record Noted(String operation, Before before, Before after) {
    /** How {@code next} finds it: one that is worked again finds what it found the first time. */
    Before foundBy(String next) {
      return operation.equals(next) ? before : after;
    }
  }

  /**
   * @param undoWindow how long an answer can be taken back with one word
   */
  AnswerMemory(Duration undoWindow) {
    this.undoWindow = undoWindow;
  }

  Noting noting(AskedAnswer asked) {
    return new Noting(asked);
  }

  /** What is remembered of one answer, from before it leaves until its outcome is known. */
  final class Noting {
    private final AskedAnswer asked;
    private final Turn turn;
    private final Event event;
    private final RsvpWords words;
    private final Attendee attendee;
    private final Optional<Before> known;
    private Optional<Session> foreseen = Optional.empty();

    private Noting(AskedAnswer asked) {
      this.asked = asked;
      this.turn = asked.turn();
      this.event = asked.event();
      this.words = asked.words();
      this.attendee = asked.attendee();
      this.known = Optional.ofNullable(lately.get(key(event, attendee.key())))
          .map(noted -> noted.foundBy(asked.operation()));
    }

    /** Tells the turn the session as {@link #after} will most likely have it, unless there is more to ask first. */
    void foresee() {
      if (event.terms().questions().isEmpty()) {
        foreseen = Optional.of(session(known.orElse(Before.NOTHING)));
        turn.expect(foreseen.get());
      }
    }

    /** What was told of; empty where nothing was. */
    Optional<Session> foreseen() {
      return foreseen;
    }

    /** The session after an answer that has changed something; most often what was foreseen. */
    Session after(RsvpOutcome outcome) {
      RsvpOutcome.Besides besides = outcome.besides();
      Before before = before(outcome);
      Before after = new Before(
          outcome.result().status(),
          outcome.seats(),
          outcome.seat(),
          attendee.guests(),
          besides.turn());
      lately.put(key(event, attendee.key()), new Noted(asked.operation(), before, after));
      return foreseen
          .filter(made -> before.equals(known.orElse(Before.NOTHING)))
          .orElseGet(() -> session(before));
    }

    /** Who has got a seat by the same message only, still waited before it. */
    private Before before(RsvpOutcome outcome) {
      Optional<Long> waited = outcome
          .before()
          .filter(status -> status == Status.ACCEPTED)
          .flatMap(status -> asked.waiting().turn(attendee.key()));
      return new Before(
          waited.isPresent() ? Optional.of(Status.WAITLISTED) : outcome.before(),
          outcome.beforeSeats(),
          outcome.seatBefore(),
          outcome.besides().guestsBefore(),
          outcome.besides().turnBefore().or(() -> waited));
    }

    private Session session(Before before) {
      String via = turn.invocation().via() == Via.BUTTON ? "event.why.button" : "event.why.words";
      Answer answer = asked.answer();
      long until = turn.now().plus(undoWindow).toEpochMilli();
      Marked what = turn.mark("event.answer." + answer.name().toLowerCase(Locale.ROOT));
      Map<String, String> memory = JustAnswered.remembered(event.id(), until);
      memory.put(
          BasicCommands.UNDO, Undoing.command(event, before, Answerers.told(words, attendee)));
      memory.put(BasicCommands.UNDO_UNTIL, Long.toString(until));
      memory.put(
          BasicCommands.UNDO_WHAT,
          "rsvp "
              + words
                  .person()
                  .map(whose -> turn.say(
                      "event.undo.other",
                      "title",
                      event.title(),
                      "answer",
                      what,
                      "name",
                      attendee.name()))
                  .orElseGet(
                      () -> turn.say("event.undo.what", "title", event.title(), "answer", what)));
      memory.put(
          BasicCommands.WHY,
          turn.say(via, "title", event.title(), "answer", what, "words", quoted(turn)));
      return turn.session().remember(memory);
    }
  }

  /** What the person wrote, not the command that it was read as. */
  private static String quoted(Turn turn) {
    Via via = turn.invocation().via();
    String words = (via == Via.WORDS || via == Via.UNDO)
            && turn.update() instanceof MessageReceived message
            && !message.text().isBlank()
        ? message.text().strip()
        : Undoing.words(turn);
    return words.codePointCount(0, words.length()) <= LONGEST_QUOTED
        ? words
        : words.substring(0, words.offsetByCodePoints(0, LONGEST_QUOTED)) + "…";
  }

  private static String key(Event event, String person) {
    return event.id() + " " + person;
  }
}
