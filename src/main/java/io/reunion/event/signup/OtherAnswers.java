package io.reunion.event.signup;

import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.event.people.Association;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.RsvpStore.Standing;
import io.reunion.event.waitlist.Promotions;
import io.reunion.member.Member;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether somebody may change what another person answered themselves: whoever organises the event may, and a verified
 * member where that person can be told of it, with the way back.
 */
public final class OtherAnswers {
  private final Association association;
  private final Promotions promotions;

  public OtherAnswers(Association association, Promotions promotions) {
    this.association = association;
    this.promotions = promotions;
  }

  /** Whether the answer is one that a person with an account gave without anybody's help. */
  static boolean isOwn(Standing standing) {
    Attendee who = standing.attendee();
    return standing.status().isPresent()
        && who.sponsor().isEmpty()
        && who.user().isPresent();
  }

  /**
   * Whether the speaker may answer for {@code other}; whoever has not answered yet may be answered for by anybody.
   *
   * @param answered how everybody stands who has answered
   */
  public Future<Boolean> mayAnswer(
      Turn turn, Event event, Attendee other, Collection<Standing> answered) {
    boolean theirs = answered.stream()
        .filter(OtherAnswers::isOwn)
        .anyMatch(one -> isSame(one.attendee(), other));
    return theirs ? mayChange(turn, event, other) : Future.succeededFuture(true);
  }

  private static boolean isSpeaker(Turn turn, Attendee other) {
    return other.key().equals(turn.speaker().personKey())
        || other.user().equals(Optional.of(turn.speaker().user()));
  }

  /** The key of somebody who has linked an account since they were met is another one. */
  private static boolean isSame(Attendee one, Attendee other) {
    return one.key().equals(other.key())
        || (one.user().isPresent() && Objects.equals(one.user(), other.user()));
  }

  /** Whether the speaker may change what {@code other} answered themselves. */
  Future<Boolean> mayChange(Turn turn, Event event, Attendee other) {
    if (isSpeaker(turn, other) || association.mayChange(turn.speaker(), event)) {
      return Future.succeededFuture(true);
    }
    return turn.speaker().member().filter(Member::verified).isPresent()
        ? promotions.reaches(other)
        : Future.succeededFuture(false);
  }
}
