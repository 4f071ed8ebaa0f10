package io.reunion.event.people;

import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.member.Member;
import io.reunion.member.Role;
import java.util.Optional;

/** Who may do with one event what organisers may with any: they, and its hosts. */
public final class Hosts {
  private Hosts() {}

  public static boolean may(Turn turn, Event event) {
    Optional<String> member = turn.speaker().member().map(Member::id).map(Object::toString);
    return turn.speaker().has(Role.ORGANISER)
        || event.terms().hosts().stream()
            .anyMatch(host -> host.user().filter(turn.speaker().user()::equals).isPresent()
                || (member.isPresent() && host.member().equals(member)));
  }
}
