package io.reunion.language.signup;

import java.util.EnumSet;
import java.util.Set;

/** What one message changed for one person. {@code person} is the id of a {@link KnownPerson}. */
public sealed interface Change {
  /** The person's name as it stands now, or the line that is asked about. */
  String name();

  /** On the list, or back on it. */
  record Added(String person, Party party) implements Change {
    @Override
    public String name() {
      return party.name();
    }
  }

  /** Still on it, and something is different. */
  record Changed(String person, Party before, Party after) implements Change {
    @Override
    public String name() {
      return after.name();
    }

    /** What is different. */
    public Set<Aspect> aspects() {
      Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
      add(aspects, Aspect.NAME, !NameKeys.key(before.name()).equals(NameKeys.key(after.name())));
      add(aspects, Aspect.SEATS, before.seats() != after.seats());
      add(aspects, Aspect.GUESTS, !before.guests().equals(after.guests()));
      add(aspects, Aspect.NOTE, !NameKeys.key(before.note()).equals(NameKeys.key(after.note())));
      add(aspects, Aspect.ATTENDANCE, before.attendance() != after.attendance());
      return aspects;
    }

    private static void add(Set<Aspect> aspects, Aspect aspect, boolean differs) {
      if (differs) {
        aspects.add(aspect);
      }
    }
  }

  /** No longer coming; {@code party} is what held before. */
  record Withdrawn(String person, Party party) implements Change {
    @Override
    public String name() {
      return party.name();
    }
  }

  /**
   * Not decided; somebody has to be asked.
   *
   * @param person empty where it is about a line that is nobody's
   * @param name the person's name, or the line as written
   */
  record Unclear(Question question, String person, String name) implements Change {}

  /** What about an entry changed. */
  enum Aspect {
    NAME,
    SEATS,
    GUESTS,
    NOTE,
    ATTENDANCE
  }
}
