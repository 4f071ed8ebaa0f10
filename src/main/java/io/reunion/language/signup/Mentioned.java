package io.reunion.language.signup;

import io.reunion.language.signup.Unreadable.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Known people who have no line in a list and are in it all the same: on a line that could not be read, or within
 * somebody's remark because their number was lost. They must not count as taken off. Nor must anybody when only part of
 * a list was read.
 */
final class Mentioned {
  private static final int SHORTEST = 2;

  private Mentioned() {}

  static List<KnownPerson> elsewhere(SignUpList pasted, List<KnownPerson> known) {
    Set<String> listed = new HashSet<>();
    StringBuilder others = new StringBuilder();
    for (SignUpEntry entry : pasted.entries()) {
      listed.add(NameKeys.key(entry.party().name()));
      others.append(entry.party().note()).append('\n');
      entry.party().guests().forEach(guest -> others.append(guest).append('\n'));
    }
    pasted.unreadable().forEach(line -> others.append(line.text()).append('\n'));
    pasted.notes().forEach(line -> others.append(line).append('\n'));
    boolean part = pasted.unreadable().stream().anyMatch(line -> line.reason() == Reason.TOO_MANY);
    String text = NameKeys.key(others.toString());
    return known.stream()
        .filter(person -> person.party().attendance() != Attendance.WITHDRAWN)
        .filter(person -> person.keys().stream().noneMatch(listed::contains))
        .filter(person -> part || person.keys().stream().anyMatch(key -> isIn(text, key)))
        .toList();
  }

  private static boolean isIn(String text, String key) {
    return key.length() >= SHORTEST && text.contains(key);
  }
}
