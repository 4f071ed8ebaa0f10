package io.reunion.event.people;

import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.member.Role;

/** What somebody is told who may not do with an event what its organisers and hosts may. */
public final class Hosts {
  private Hosts() {}

  /** Whoever organises others' events is told that this one is none of theirs. */
  public static String refusal(Turn turn, Event event) {
    return turn.speaker().has(Role.ORGANISER)
        ? turn.say("event.refused.organiser", "title", event.title())
        : turn.say("bot.refused.organiser");
  }
}
