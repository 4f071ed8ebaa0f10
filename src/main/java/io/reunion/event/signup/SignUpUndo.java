package io.reunion.event.signup;

import io.reunion.bot.BasicCommands;
import io.reunion.bot.Letter;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.card.EventCards;
import io.reunion.event.people.Naming;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.Rsvp.Status;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.rsvp.RsvpStore.Standing;
import io.reunion.event.rsvp.Wish;
import io.reunion.event.waitlist.Promotions;
import io.reunion.language.signup.SignUpMerge;
import io.reunion.redis.Batches;
import io.reunion.session.Session;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code undo} after a pasted list: all that it added, changed and took off stands again as it did before, but for those who
 * answered otherwise since. The list goes on as if it had not been pasted, so that it can be pasted again put right.
 */
final class SignUpUndo {
  private static final String COMMAND = "signup ";
  private static final String BACK = "back ";
  private final EventStore events;
  private final RsvpStore rsvps;
  private final SignUpStore lists;
  private final SignUpTaking taking;
  private final EventCards cards;
  private final Promotions promotions;
  private final Duration window;

  /** @param window how long a list can be taken back with one word */
  SignUpUndo(
      EventStore events,
      RsvpStore rsvps,
      SignUpStore lists,
      EventCards cards,
      Promotions promotions,
      Duration window) {
    this.events = events;
    this.rsvps = rsvps;
    this.lists = lists;
    this.taking = new SignUpTaking(lists);
    this.cards = cards;
    this.promotions = promotions;
    this.window = window;
  }

  /** What the list did for one person: their item, and what came of it. */
  record Done(SignUpWork.Item item, RsvpOutcome outcome, String operation) {
    /**
     * Those who give up seats come first, since they may be needed by those who get theirs again; last come those who waited,
     * in their order.
     */
    static final Comparator<Done> IN_ORDER =
        Comparator.comparing(Done::frees).reversed().thenComparing(Done::turn);

    private boolean frees() {
      boolean seated = outcome.before().equals(Optional.of(Status.ACCEPTED));
      return seated
          ? outcome.seats() > outcome.beforeSeats()
          : !outcome.before().equals(Optional.of(Status.WAITLISTED));
    }

    private long turn() {
      return outcome.before().equals(Optional.of(Status.WAITLISTED))
          ? item.turn().orElse(Long.MAX_VALUE)
          : -1;
    }

    Answer answer() {
      return Answer.of(outcome.before());
    }

    /** Whether nobody has answered for this person since; a seat that came free for them is no answer. */
    boolean isAsLeft(Standing now) {
      Optional<Status> left = outcome.result().status();
      boolean seated = left.equals(Optional.of(Status.WAITLISTED))
          && now.status().equals(Optional.of(Status.ACCEPTED));
      return outcome.result().isNoted()
          && (seated || now.status().equals(left))
          && now.seats() == outcome.seats()
          && now.time().toEpochMilli() == item.time();
    }

    Attendee attendee() {
      return item.was().orElse(item.attendee());
    }
  }

  /** One who stands again as before; no outcome for those who answered otherwise since. */
  record Back(Done done, Optional<RsvpOutcome> outcome) {}

  /**
   * How a list is taken back.
   *
   * @param words for the event's journal
   * @param office whether no message asks for it
   */
  record Order(String operation, String words, Instant time, boolean office) {
    static Order of(Turn turn) {
      return new Order(
          turn.operation(), turn.arguments(), turn.update().origin().time(), false);
    }

    /** When it is said of one person: not before what is taken back. */
    Instant after(Done done) {
      return Instant.ofEpochMilli(Math.max(time.toEpochMilli(), done.item().time()));
    }
  }

  /** What is remembered after a list that changed something. */
  Session remembered(Turn turn, Event event) {
    return turn.session()
        .remember(Map.of(
            BasicCommands.UNDO,
            COMMAND + BACK + event.id() + " " + turn.operation(),
            BasicCommands.UNDO_UNTIL,
            Long.toString(turn.now().plus(window).toEpochMilli()),
            BasicCommands.UNDO_WHAT,
            COMMAND + turn.say("event.undo.list", "title", event.title()),
            BasicCommands.WHY,
            turn.say("event.why.list", "title", event.title())));
  }

  static boolean isAsked(Turn turn) {
    return turn.arguments().startsWith(BACK);
  }

  /** Nobody takes back what they did not paste themselves: the session has to know of it. */
  Future<Reply> back(Turn turn, Naming naming) {
    String[] words = turn.arguments().substring(BACK.length()).split(" ", 2);
    boolean theirs = turn.session().recall(BasicCommands.UNDO).stream()
        .flatMap(String::lines)
        .anyMatch((COMMAND + turn.arguments())::equals);
    Optional<EventId> event = EventId.typed(words[0]).filter(id -> theirs && words.length > 1);
    return event.isEmpty()
        ? nothing(turn)
        : events
            .find(event.get())
            .compose(found -> found.isEmpty()
                ? nothing(turn)
                : lists
                    .work(event.get(), words[1])
                    .compose(work -> work.filter(
                            one -> one.by().equals(turn.speaker().personKey()))
                        .map(one -> back(turn, naming, found.get(), one, words[1]))
                        .orElseGet(() -> nothing(turn))));
  }

  private static Future<Reply> nothing(Turn turn) {
    return Future.succeededFuture(Reply.discreetly(turn.say("bot.undo.nothing")));
  }

  private Future<Reply> back(
      Turn turn, Naming naming, Event event, SignUpWork work, String pasted) {
    return back(Order.of(turn), event, work, pasted)
        .compose(backs -> LineNames.in(
                turn,
                naming,
                backs.stream().map(back -> back.done().item().attendee()).toList())
            .compose(names -> told(turn, names, event, backs)));
  }

  /** Puts everybody back, and tells nobody. The same order again changes nothing. */
  Future<List<Back>> back(Order order, Event event, SignUpWork work, String pasted) {
    return Batches.map(
            IntStream.range(0, work.items().size()).boxed().toList(),
            i -> rsvps
                .given(event.id(), pasted + "#" + i)
                .map(outcome -> outcome
                    .filter(RsvpOutcome::changed)
                    .map(one -> new Done(work.items().get(i), one, order.operation() + "#" + i))))
        .map(all -> all.stream().flatMap(Optional::stream).sorted(Done.IN_ORDER).toList())
        .compose(done -> inOrder(order, event, done))
        .compose(backs -> forgotten(order, event, work, backs).map(backs));
  }

  /** One after the other: seats come free before others take theirs again. */
  private Future<List<Back>> inOrder(Order order, Event event, List<Done> done) {
    return rsvps.aliases(event.id()).compose(known -> {
      Future<List<Back>> backs = Future.succeededFuture(new ArrayList<>());
      for (Done one : done) {
        String key = one.item().attendee().key();
        // Just before it is put back: somebody may answer while a long list is.
        backs = backs.compose(sofar -> rsvps
            .standing(event.id(), known.getOrDefault(key, key))
            .compose(standing -> again(order, event, one, standing))
            .map(back -> {
              sofar.add(back);
              return sofar;
            }));
      }
      return backs;
    });
  }

  private Future<Back> again(Order order, Event event, Done done, Optional<Standing> standing) {
    return standing.filter(done::isAsLeft).isPresent()
        ? answered(order, event, done).map(outcome -> new Back(done, Optional.of(outcome)))
        // Worked before under the same operation, by an instance that did not live to say so.
        : rsvps.given(event.id(), done.operation()).map(outcome -> new Back(done, outcome));
  }

  private Future<RsvpOutcome> answered(Order order, Event event, Done done) {
    Wish wish = new Wish(
        done.answer(),
        Math.max(1, done.outcome().beforeSeats()),
        false,
        Optional.of(done.outcome().seatBefore()),
        order.words(),
        List.of(),
        done.item().turn(),
        order.office());
    return rsvps.answer(event.id(), done.attendee(), wish, done.operation(), order.after(done));
  }

  private Future<Void> forgotten(Order order, Event event, SignUpWork work, List<Back> backs) {
    Map<String, Instant> refused = new HashMap<>();
    backs.stream()
        .filter(back -> back.done().item().again() && back.outcome().isPresent())
        .map(Back::done)
        .forEach(done -> refused.put(done.item().line(), order.after(done)));
    return taking.amend(
        event.id(),
        order.operation() + "#back",
        state -> RefusedLines.again(
            state.with(
                SignUpMerge.without(state.known(), work.by(), Instant.ofEpochMilli(work.at()))),
            refused));
  }

  private Future<Reply> told(Turn turn, LineNames names, Event event, List<Back> backs) {
    cards.changed(event.id());
    SignUpText text =
        new SignUpText(event, turn.texts(), names, taken(event, backs), List.of(), List.of());
    Set<String> seated = promoted(backs).collect(Collectors.toSet());
    for (Back back : backs) {
      back.outcome()
          .ifPresentOrElse(
              outcome -> text.back(back.done().item(), back.done().answer(), outcome, seated),
              () -> text.since(back.done().item()));
    }
    Say said = Say.here(text.line()).about(EventCards.subject(event.id()));
    return letters(turn, event, backs)
        .map(letters -> Reply.of(said).keeping(turn.session()).withLetters(letters));
  }

  private static int taken(Event event, List<Back> backs) {
    return backs.stream()
        .flatMap(back -> back.outcome().stream())
        .reduce((one, other) -> other)
        .map(RsvpOutcome::allTaken)
        .orElse(event.allTaken());
  }

  static Stream<String> promoted(List<Back> backs) {
    return backs.stream()
        .flatMap(back -> back.outcome().stream())
        .flatMap(outcome -> outcome.promoted().stream());
  }

  /** To those who got a seat, and to those whose answer it was. */
  private Future<List<Letter>> letters(Turn turn, Event event, List<Back> backs) {
    List<Done> others = backs.stream()
        .filter(back -> back.outcome().filter(RsvpOutcome::changed).isPresent())
        .map(Back::done)
        .filter(done -> done.attendee().user().isPresent())
        .filter(
            done -> !done.attendee().user().equals(Optional.of(turn.speaker().user())))
        .toList();
    return promotions
        .letters(event, promoted(backs).toList(), turn.operation())
        .compose(first -> Batches.map(
                others,
                done -> promotions.spokenFor(
                    event, done.attendee(), done.answer(), turn.speaker().name(), turn.operation()))
            .map(more -> {
              List<Letter> all = new ArrayList<>(first);
              more.forEach(all::addAll);
              return all;
            }));
  }
}
