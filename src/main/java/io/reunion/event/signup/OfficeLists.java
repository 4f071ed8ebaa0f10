package io.reunion.event.signup;

import io.reunion.chat.ChatId;
import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.event.card.EventCards;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.NameKey;
import io.reunion.event.rsvp.Prospect;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.Rsvp.Status;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.event.rsvp.RsvpOutcome.Result;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.rsvp.Wish;
import io.reunion.event.signup.SignUpStep.Facts;
import io.reunion.event.signup.SignUpStep.Next;
import io.reunion.event.signup.SignUpStep.Paster;
import io.reunion.event.waitlist.Promotions;
import io.reunion.language.signup.Party;
import io.reunion.language.signup.Question;
import io.reunion.language.signup.SignUpEntry;
import io.reunion.language.signup.SignUpList;
import io.reunion.redis.Batches;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sign-up lists that whoever sees to an event hands in from outside any chat. They are merged as those that are pasted into
 * one, and say nothing about who wrote them.
 */
public final class OfficeLists {
  private final SignUpStore lists;
  private final RsvpStore rsvps;
  private final EventCards cards;
  private final Promotions promotions;
  private final SignUpTaking taking;
  private final SignUpUndo undo;

  /** @param window how long a list can be taken back */
  public OfficeLists(
      EventStore events,
      SignUpStore lists,
      RsvpStore rsvps,
      EventCards cards,
      Promotions promotions,
      Duration window) {
    this.undo = new SignUpUndo(events, rsvps, lists, cards, promotions, window);
    this.lists = lists;
    this.rsvps = rsvps;
    this.cards = cards;
    this.promotions = promotions;
    this.taking = new SignUpTaking(lists);
  }

  /** What a list says about somebody that is not known yet. */
  public enum Change {
    ADDED,
    CHANGED,
    WITHDRAWN
  }

  /**
   * What became of it.
   *
   * @param seats that the list asks for
   */
  public record Line(Change change, Attendee who, Answer answer, int seats, RsvpOutcome outcome) {}

  /** A line that is not understood; it stays as it was. */
  public record Asked(Question question, String name) {}

  /**
   * What became of a list.
   *
   * @param same names whose lines say what is known already
   */
  public record Taken(List<Line> lines, List<Asked> asked, List<String> same) {}

  /** What {@link #take} would come to now; nothing is changed. */
  public Future<Taken> foresee(Event event, SignUpList list, ChatId where, Instant time) {
    return lists
        .read(event.id())
        .compose(read -> facts(event).compose(facts -> {
          SignUpWork work = next(read.state(), facts, list, where, time).work();
          return rsvps
              .prospect(event.id())
              .map(prospect -> taken(list, work, foresee(event, prospect, work, facts, time)));
        }));
  }

  /**
   * Takes a list up, under one operation once.
   *
   * @param where those are said to have answered of whom nothing is known but the name
   */
  public Future<Taken> take(
      Event event, SignUpList list, ChatId where, Instant time, String operation) {
    return taking
        .take(event.id(), operation, () -> {
          Future<Facts> facts = facts(event);
          return state -> facts.map(known -> next(state, known, list, where, time));
        })
        .compose(work -> noted(event, work, operation)
            .compose(lines -> refused(event, work, lines, operation)
                .compose(kept -> told(event, lines, operation).map(taken(list, work, lines)))));
  }

  /** When the list of {@code operation} was handed in; empty if none was, or it came out of a chat. */
  public Future<Optional<Instant>> takenAt(Event event, String operation) {
    return lists
        .work(event.id(), operation)
        .map(work -> work.filter(one -> one.by().isEmpty() && one.at() > 0)
            .map(one -> Instant.ofEpochMilli(one.at())));
  }

  /** One who stands again as before; no outcome for those who answered otherwise since. */
  public record Undone(Attendee who, Answer answer, Optional<RsvpOutcome> outcome) {}

  /**
   * Takes a list back: all that it added, changed and took off stands again as it did before, but for those who answered
   * otherwise since. Calling twice with the same operation is harmless.
   *
   * @param list the operation under which it was taken up
   * @param words for the event's journal
   */
  public Future<List<Undone>> undo(
      Event event, String list, String words, Instant time, String operation) {
    SignUpUndo.Order order = new SignUpUndo.Order(operation, words, time, true);
    return lists
        .work(event.id(), list)
        .compose(work -> undo.back(order, event, work.orElse(SignUpWork.NOTHING), list))
        .compose(backs -> {
          cards.changed(event.id());
          return promotions
              .told(event, SignUpUndo.promoted(backs).toList(), operation)
              .map(backs.stream().map(OfficeLists::undone).toList());
        });
  }

  private static Undone undone(SignUpUndo.Back back) {
    return new Undone(back.done().attendee(), back.done().answer(), back.outcome());
  }

  private Future<Facts> facts(Event event) {
    var standings = rsvps.standings(event.id());
    var aliases = rsvps.aliases(event.id());
    var waiting = rsvps.waiting(event);
    return standings.compose(all ->
        aliases.compose(other -> waiting.map(queue -> new Facts(all, other, List.of(), queue))));
  }

  /** Whoever sees to the event may change what people answered themselves. */
  private static Next next(
      SignUpState state, Facts facts, SignUpList list, ChatId where, Instant time) {
    Attendee nobody = new Attendee(
        "", "", Optional.empty(), Optional.empty(), Optional.empty(), where, List.of());
    Paster office = new Paster(Optional.empty(), nobody);
    return SignUpStep.pasted(state, facts, list, office, time, List.of());
  }

  private static Wish wish(SignUpWork.Item item) {
    return new Wish(item.answer(), item.seats(), false, Optional.empty(), "#接龙", item.otherKeys())
        .byOffice();
  }

  private static Line line(SignUpWork.Item item, RsvpOutcome outcome) {
    return new Line(
        Change.valueOf(item.kind().name()), item.attendee(), item.answer(), item.seats(), outcome);
  }

  /** Each answer has an operation of its own, the same on every attempt. */
  private Future<List<Line>> noted(Event event, SignUpWork work, String operation) {
    List<Integer> numbers = IntStream.range(0, work.items().size()).boxed().toList();
    return Batches.map(numbers, i -> {
      SignUpWork.Item item = work.items().get(i);
      return rsvps
          .answer(
              event.id(),
              item.attendee(),
              wish(item),
              operation + "#" + i,
              Instant.ofEpochMilli(item.time()))
          .map(outcome -> line(item, outcome));
    });
  }

  private Future<Void> refused(Event event, SignUpWork work, List<Line> lines, String operation) {
    List<RsvpOutcome> outcomes = lines.stream().map(Line::outcome).toList();
    return RefusedLines.kept(taking, event.id(), work.items(), outcomes, operation);
  }

  private Future<Void> told(Event event, List<Line> lines, String operation) {
    if (lines.stream().anyMatch(line -> line.outcome().changed())) {
      cards.changed(event.id());
    }
    List<String> promoted =
        lines.stream().flatMap(line -> line.outcome().promoted().stream()).toList();
    return promoted.isEmpty()
        ? Future.succeededFuture()
        : promotions.told(event, promoted, operation);
  }

  private static Taken taken(SignUpList list, SignUpWork work, List<Line> lines) {
    Set<String> said = Stream.concat(
            lines.stream().map(line -> line.who().name()),
            work.open().stream().map(SignUpWork.Open::name))
        .map(NameKey::of)
        .collect(Collectors.toSet());
    List<String> same = list.entries().stream()
        .map(SignUpEntry::party)
        .map(Party::name)
        .filter(name -> !said.contains(NameKey.of(name)))
        .toList();
    List<Asked> asked = work.open().stream()
        .map(open -> new Asked(open.question(), open.name()))
        .toList();
    return new Taken(lines, asked, same);
  }

  /** As far as one has looked: the event as it would be then, and whether somebody would wait. */
  private record Sight(Event event, boolean waited, RsvpOutcome last) {}

  private static List<Line> foresee(
      Event event, Prospect prospect, SignUpWork work, Facts facts, Instant time) {
    List<Line> lines = new ArrayList<>();
    Event then = event;
    boolean waited = false;
    for (SignUpWork.Item item : work.items()) {
      RsvpOutcome outcome = prospect.of(then, item.attendee().key(), wish(item), time);
      Sight sight = with(then, waited, outcome, held(facts, item));
      lines.add(line(item, sight.last()));
      then = sight.event();
      waited = sight.waited();
    }
    return lines;
  }

  private static int held(Facts facts, SignUpWork.Item item) {
    return Optional.ofNullable(facts.standings().get(item.attendee().key()))
        .filter(one -> one.status().equals(Optional.of(Status.ACCEPTED)))
        .map(RsvpStore.Standing::seats)
        .orElse(0);
  }

  /** Where the order is strict, nobody passes those who wait by an earlier line. */
  private static Sight with(Event event, boolean waited, RsvpOutcome foreseen, int held) {
    boolean behind = waited
        && held == 0
        && foreseen.result() == Result.ACCEPTED
        && event.policy() == Event.Policy.STRICT;
    RsvpOutcome outcome = behind
        ? RsvpOutcome.expected(Result.WAITLISTED, event, 0, foreseen.seats(), foreseen.seat())
        : foreseen;
    int seats = outcome.result() == Result.ACCEPTED ? outcome.seats() : 0;
    return new Sight(
        outcome.changed() ? taking(event, seats - held) : event,
        waited || outcome.result() == Result.WAITLISTED,
        outcome);
  }

  private static Event taking(Event event, int more) {
    return new Event(
        event.id(),
        event.title(),
        event.startsAt(),
        event.endsAt(),
        event.zone(),
        event.place(),
        event.capacity(),
        event.partyLimit(),
        event.policy(),
        event.deadline(),
        event.state(),
        event.chats(),
        event.taken() + more,
        event.version(),
        event.terms(),
        event.takenOnline());
  }
}
