package io.reunion.language.signup;

import java.util.List;

/**
 * What a message did to the list.
 *
 * @param known to be kept instead of what was known before
 * @param people everybody who is or was on the list, in its order
 * @param changes in the order of the list; empty if the message said nothing new
 */
public record Merge(KnownList known, List<KnownPerson> people, List<Change> changes) {
  public Merge {
    people = List.copyOf(people);
    changes = List.copyOf(changes);
  }

  /** Those who come or may come. */
  public List<Party> coming() {
    return people.stream()
        .map(KnownPerson::party)
        .filter(party -> party.attendance() != Attendance.WITHDRAWN)
        .toList();
  }
}
