package io.reunion.event.command;

import io.reunion.bot.Invocation.Via;
import io.reunion.bot.Letter;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.event.card.EventCards;
import io.reunion.event.people.ChatPeople;
import io.reunion.event.people.Speakers;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.rsvp.Wish;
import io.reunion.event.signup.SignedUp;
import io.reunion.event.waitlist.Promotions;
import io.reunion.member.Role;
import io.reunion.session.Session;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Notes an answer that may be given: records and remembers it, and tells whom it concerns what became of it. */
final class NotedAnswers {
  private final RsvpStore rsvps;
  private final ChatPeople people;
  private final EventCards cards;
  private final Promotions promotions;
  private final SignedUp signedUp;
  private final AnswerMemory memory;

  NotedAnswers(
      RsvpStore rsvps,
      ChatPeople people,
      EventCards cards,
      Promotions promotions,
      SignedUp signedUp,
      AnswerMemory memory) {
    this.rsvps = rsvps;
    this.people = people;
    this.cards = cards;
    this.promotions = promotions;
    this.signedUp = signedUp;
    this.memory = memory;
  }

  Future<Reply> note(AskedAnswer asked) {
    return noteIfSame(asked).map(Optional::orElseThrow);
  }

  /** Empty, and nothing noted, if the event is not any more what {@link AskedAnswer#known} takes it for. */
  Future<Optional<Reply>> noteIfSame(AskedAnswer asked) {
    Turn turn = asked.turn();
    Wish wish = new Wish(
            asked.answer(),
            asked.words().wanted(),
            asked.words().more(),
            asked.words().seat(),
            Undoing.words(turn),
            asked.forOther() ? List.of() : Speakers.otherKeys(turn))
        .waitingBy(Undoing.turn(turn, asked.words()));
    if (turn.rehearsed()) {
      return rsvps
          .foresee(
              asked.event(),
              asked.attendee().key(),
              wish,
              turn.update().origin().time())
          .map(outcome -> Optional.of(Reply.of(said(asked, outcome))));
    }
    // Leaves with the answer, so it costs no time of its own.
    Future<Void> met = turn.inGroup() && !asked.forOther()
        ? people.put(asked.attendee())
        : Future.succeededFuture();
    AnswerMemory.Noting noting = memory.noting(asked);
    noting.foresee();
    return outcome(asked, wish)
        .compose(outcome -> met.otherwiseEmpty()
            .compose(done -> outcome
                .map(
                    certain -> told(asked, certain, () -> noting.after(certain)).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))));
  }

  private Future<Optional<RsvpOutcome>> outcome(AskedAnswer asked, Wish wish) {
    Instant time = asked.turn().update().origin().time();
    return asked
        .known()
        .map(known -> rsvps.answer(known, asked.attendee(), wish, asked.operation(), time))
        .orElseGet(() -> rsvps
            .answer(asked.event().id(), asked.attendee(), wish, asked.operation(), time)
            .map(Optional::of));
  }

  private static Say said(AskedAnswer asked, RsvpOutcome outcome) {
    Turn turn = asked.turn();
    String sentence = asked.forOther()
        ? AnswerText.forOther(
            turn.texts(), asked.event(), asked.attendee(), asked.words().wanted(), outcome)
        : AnswerText.own(turn.texts(), asked.event(), asked.words().wanted(), outcome)
            + instead(asked, outcome);
    // A press is answered by a passing notice, which nobody can reply to.
    return turn.invocation().via() == Via.BUTTON
        ? Say.discreetly(sentence)
        : Say.discreetly(sentence).about(EventCards.subject(asked.event().id()));
  }

  /** Whoever organises and cancels an event that they have not answered may well mean the event. */
  private static String instead(AskedAnswer asked, RsvpOutcome outcome) {
    Turn turn = asked.turn();
    return outcome.hadNone() && turn.speaker().has(Role.ORGANISER)
        ? "\n" + turn.say("event.rsvp.nothing.office", "id", asked.event().id())
        : "";
  }

  private Future<Reply> told(AskedAnswer asked, RsvpOutcome outcome, Supplier<Session> remembered) {
    Turn turn = asked.turn();
    Say said = said(asked, outcome);
    // Where there was no answer, there is nothing to tell and nothing to undo.
    if (!outcome.changed() || outcome.hadNone()) {
      return Future.succeededFuture(Reply.of(said));
    }
    cards.changed(asked.event().id());
    Reply reply = Reply.of(said).keeping(remembered.get());
    return letters(asked, outcome)
        .map(reply::withLetters)
        .compose(told -> asked.forOther()
            ? Future.succeededFuture(told)
            : signedUp.after(turn, asked.event(), outcome, asked.attendee().key(), told));
  }

  private Future<List<Letter>> letters(AskedAnswer asked, RsvpOutcome outcome) {
    Future<List<Letter>> promoted = outcome.promoted().isEmpty()
        ? Future.succeededFuture(List.of())
        : promotions.letters(asked.event(), outcome.promoted(), asked.operation());
    boolean tell = asked.forOther() && asked.attendee().user().isPresent();
    Future<List<Letter>> told = tell
        ? promotions.spokenFor(
            asked.event(),
            asked.attendee(),
            asked.answer(),
            asked.turn().speaker().name(),
            asked.operation())
        : Future.succeededFuture(List.of());
    return promoted.compose(
        some -> told.map(more -> Stream.concat(some.stream(), more.stream()).toList()));
  }
}
