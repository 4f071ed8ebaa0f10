package io.reunion.founding;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Something to be done before a union is founded.
 *
 * @param step the name of a {@link Step} whose words it has; nothing if it has its own
 * @param title its own words; nothing if it is a step
 * @param owner who does it: {@code m:MEMBER} or {@code u:PLATFORM:USER}; nothing while nobody does
 * @param ownerName the name under which somebody is known who is no member
 * @param due the day on which it is to be done, on the association's clock
 * @param by who wrote it down; as {@code owner}
 */
public record Task(
    int number,
    String step,
    String title,
    String owner,
    String ownerName,
    LocalDate due,
    State state,
    String by) {
  /** Whether it is still to be done. */
  public enum State {
    OPEN,
    DONE,
    DROPPED
  }

  /** What every union does that is founded, and how many days before that, in this order. */
  public enum Step {
    INITIATORS(90),
    CHARTER(75),
    CONSENT(60),
    MEMBERS(60),
    FUNDS(35),
    CANDIDATES(30),
    PLACE(28),
    INVITATION(21),
    PAPERS(14),
    FOUNDING(0),
    REPORT(-7);

    private final int daysBefore;

    Step(int daysBefore) {
      this.daysBefore = daysBefore;
    }

    LocalDate due(LocalDate founding) {
      return founding.minusDays(daysBefore);
    }
  }

  public String id() {
    return Integer.toString(number);
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }

  public boolean isOwned() {
    return !owner.isEmpty();
  }

  public boolean isLate(LocalDate today) {
    return isOpen() && due.isBefore(today);
  }

  Optional<Step> asStep() {
    return step.isEmpty() ? Optional.empty() : Optional.of(Step.valueOf(step));
  }

  public Task in(State other) {
    return new Task(number, step, title, owner, ownerName, due, other, by);
  }

  /** With somebody who does it, or nobody. */
  public Task ownedBy(Owner other) {
    return new Task(number, step, title, other.key(), other.name(), due, state, by);
  }

  public Task dueOn(LocalDate other) {
    return new Task(number, step, title, owner, ownerName, other, state, by);
  }

  /** The same after {@code person} was forgotten. */
  Task without(String person) {
    Task left = owner.equals(person) ? ownedBy(Owner.NOBODY) : this;
    return by.equals(person)
        ? new Task(number, step, title, left.owner, left.ownerName, due, state, "")
        : left;
  }

  /**
   * Who does something.
   *
   * @param key as {@code bot.Speaker} counts people
   * @param name as the platform shows it; of members nothing, since theirs is looked up
   */
  public record Owner(String key, String name) {
    public static final Owner NOBODY = new Owner("", "");

    public static Owner member(String id) {
      return new Owner("m:" + id, "");
    }
  }
}
