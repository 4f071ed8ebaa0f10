package io.reunion.event.people;

import io.reunion.bot.Turn;
import io.reunion.event.rsvp.NameKey;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.member.Member;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whoever speaks, as an attendee. */
public final class Speakers {
  private Speakers() {}

  public static Attendee attendee(Turn turn) {
    Attendee self = Attendee.of(
        turn.speaker().personKey(),
        turn.speaker().name(),
        turn.speaker().user(),
        turn.speaker().member().map(Member::id).map(Object::toString),
        turn.chat());
    String displayed = turn.speaker().sender().displayName();
    return turn.inGroup() && self.member().isPresent() && !displayed.isBlank()
        ? self.shownAs(displayed)
        : self;
  }

  /** Keys under which they may stand from before an account was linked, or by a list that somebody else pasted. */
  public static List<String> otherKeys(Turn turn) {
    List<String> keys = new ArrayList<>();
    turn.speaker()
        .member()
        .ifPresent(member -> member.users().forEach(user -> keys.add("u:" + user)));
    // In a group anybody may edit anybody's line of a list; elsewhere only a member's name proves
    // whose it is.
    if (turn.inGroup() || turn.speaker().member().isPresent()) {
      keys.add(NameKey.line(turn.speaker().name()));
    }
    if (turn.inGroup()) {
      names(turn).stream().map(NameKey::line).filter(key -> !keys.contains(key)).forEach(keys::add);
    }
    return keys;
  }

  /** By which names they stand on a list: the one that is on record, and the one by which others see them write. */
  public static Set<String> names(Turn turn) {
    Set<String> names = new LinkedHashSet<>(List.of(turn.speaker().name()));
    names.add(turn.speaker().sender().displayName());
    names.removeIf(String::isBlank);
    return names;
  }
}
