package io.reunion.ballot;

import io.reunion.member.MemberId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Votes by places, of which two may be one person's. */
final class Seating {
  private Seating() {}

  /**
   * One vote a person: that of the seat that is left, or where it has none, the one of the smallest id among the others.
   *
   * @param moved by each member whose seat is not their own the seat that they have
   * @param place under which a member's vote stands
   */
  static Map<String, String> merged(
      Map<String, String> votes, Map<MemberId, MemberId> moved, Function<MemberId, String> place) {
    Map<String, String> merged = new HashMap<>(votes);
    new TreeMap<>(moved).forEach((member, seat) -> {
      String vote = merged.remove(place.apply(member));
      if (vote != null) {
        merged.putIfAbsent(place.apply(seat), vote);
      }
    });
    return merged;
  }
}
