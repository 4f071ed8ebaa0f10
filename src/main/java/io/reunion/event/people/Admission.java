package io.reunion.event.people;

import io.reunion.bot.Speaker;
import io.reunion.event.Event;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.member.MemberId;
import io.vertx.core.Future;
import java.util.Optional;

/** Whether somebody may come to an event that is not for everybody. */
public final class Admission {
  private final Association association;

  public Admission(Association association) {
    this.association = association;
  }

  /**
   * Whoever organises the event may bring anybody; who does not come needs no leave.
   *
   * @param forOther the speaker answers for somebody else
   */
  public Future<Boolean> admits(
      Answer answer, Event event, Attendee attendee, Speaker speaker, boolean forOther) {
    boolean stays = answer == Answer.DECLINED || answer == Answer.NONE;
    if (stays || event.terms().invited().everybody()) {
      return Future.succeededFuture(true);
    }
    return forOther
        ? association.mayChange(speaker, event)
            ? Future.succeededFuture(true)
            : admits(event, attendee)
        : Future.succeededFuture(association.admits(event.terms().invited(), speaker.member()));
  }

  /** Under which key somebody is counted now, who may have had another when they were met. */
  public Future<String> key(Attendee attendee) {
    return attendee
        .user()
        .map(association.members()::byUser)
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .map(member -> member.map(one -> "m:" + one.id()).orElse(attendee.key()));
  }

  /** By our record of them: a mere name is nobody's. */
  public Future<Boolean> admits(Event event, Attendee attendee) {
    return event.terms().invited().everybody()
        ? Future.succeededFuture(true)
        : attendee
            .member()
            .map(id -> association.members().get(new MemberId(id)))
            .orElseGet(() -> Future.succeededFuture(Optional.empty()))
            .map(member -> association.admits(event.terms().invited(), member));
  }
}
