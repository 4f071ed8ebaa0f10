package io.reunion.event.signup;

import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.event.OnlineLink;
import io.reunion.event.Seat;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.event.rsvp.Rsvp.Status;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.event.rsvp.RsvpStore;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;

/** What follows for whoever has signed up: the link, in private, and the event's own questions. */
public final class SignedUp {
  private static final Set<String> LINKS = Set.of("link", "链接", "連結");

  private final SignUpForm form;
  private final SignUpAnswers answers;

  public SignedUp(SignUpForm form, SignUpAnswers answers) {
    this.form = form;
    this.answers = answers;
  }

  /** {@code reply} with what whoever stands under {@code person} has to know or to say now. */
  public Future<Reply> after(
      Turn turn, Event event, RsvpOutcome outcome, String person, Reply reply) {
    boolean comes = outcome.result() == RsvpOutcome.Result.ACCEPTED
        || outcome.result() == RsvpOutcome.Result.WAITLISTED;
    Reply told = withLink(turn, event, outcome, reply);
    if (!comes || event.terms().questions().isEmpty()) {
      return Future.succeededFuture(told);
    }
    return answers
        .of(event.id(), person)
        .compose(given -> SignUpForm.hasOpen(event, given)
            ? form.ask(turn, event, told)
            : Future.succeededFuture(told));
  }

  /** Whoever has just got a place from afar is told where that is, and nobody else. */
  private static Reply withLink(Turn turn, Event event, RsvpOutcome outcome, Reply reply) {
    boolean fresh = outcome.result() == RsvpOutcome.Result.ACCEPTED
        && (!outcome.before().equals(Optional.of(Status.ACCEPTED))
            || outcome.seat() != outcome.seatBefore());
    return Rsvp.link(event, Optional.of(Status.ACCEPTED), outcome.seat())
        .filter(link -> fresh)
        .map(link -> reply.and(link(turn, link)))
        .orElse(reply);
  }

  private static Say link(Turn turn, OnlineLink link) {
    return Say.privately(turn.say("event.link", "link", link.url()));
  }

  /** The link or the questions once more, as {@code word} asks for. */
  public Future<Reply> again(
      Turn turn, Event event, String word, Optional<RsvpStore.Standing> standing) {
    Optional<Status> status = standing.flatMap(RsvpStore.Standing::status);
    if (LINKS.contains(word)) {
      Seat seat = standing.map(RsvpStore.Standing::seat).orElse(Seat.ROOM);
      return Future.succeededFuture(Rsvp.link(event, status, seat)
          .map(link -> Reply.of(link(turn, link)))
          .orElseGet(() -> Reply.discreetly(turn.say("event.link.none", "title", event.title()))));
    }
    boolean comes = status.equals(Optional.of(Status.ACCEPTED))
        || status.equals(Optional.of(Status.WAITLISTED));
    return comes && !event.terms().questions().isEmpty()
        ? form.ask(turn, event, Reply.SILENCE)
        : Future.succeededFuture(
            Reply.discreetly(turn.say("event.ask.none", "title", event.title())));
  }
}
