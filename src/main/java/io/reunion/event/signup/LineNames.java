package io.reunion.event.signup;

import io.reunion.bot.Turn;
import io.reunion.event.people.Naming;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * By what name the people of a pasted list are called in the answer to it. What somebody has just written in a group may be
 * repeated there; the recorded name of a member whom the list knows by another answer is told only as far as they allow.
 */
final class LineNames {
  private final boolean whole;
  private final Naming.Names names;
  private final Map<String, Optional<String>> called;
  private final String somebody;

  private LineNames(
      boolean whole, Naming.Names names, Map<String, Optional<String>> called, String somebody) {
    this.whole = whole;
    this.names = names;
    this.called = called;
    this.somebody = somebody;
  }

  static Future<LineNames> in(Turn turn, Naming naming, Collection<Attendee> people) {
    String somebody = turn.say("event.somebody");
    if (!turn.inGroup()) {
      return Future.succeededFuture(
          new LineNames(true, new Naming.Names(Map.of()), Map.of(), somebody));
    }
    return naming.in(turn, false, people).map(names -> {
      Map<String, Optional<String>> called = new HashMap<>();
      people.forEach(one -> called.merge(
          one.name(), names.of(one), (some, other) -> some.isPresent() ? some : other));
      return new LineNames(false, names, called, somebody);
    });
  }

  String of(SignUpWork.Item item) {
    Attendee who = item.attendee();
    if (whole) {
      return who.name();
    }
    boolean written = item.kind() != SignUpWork.Kind.WITHDRAWN && !item.name().isEmpty();
    return names.of(who).orElse(written ? item.name() : somebody);
  }

  /** What stands for a name of the list; empty for those who are not to be named. */
  Optional<String> of(String name) {
    return called.getOrDefault(name, Optional.of(name));
  }
}
