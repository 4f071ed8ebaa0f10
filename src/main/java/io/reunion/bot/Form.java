package io.reunion.bot;

import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that the bot finds out by asking one person one question after the other. Where it stands is kept in the
 * session, so it survives a restart, another instance and talk in between.
 *
 * @param name under which the session remembers it
 * @param role who may fill it in
 * @param steps the questions in order, at least one
 * @param done what becomes of the answers
 * @param afterwards what is said to a button under a question that is closed, if not just that
 */
public record Form(
    String name, Role role, List<Step> steps, Completion done, Optional<Afterwards> afterwards) {
  /** What is done when every question has its answer. */
  @FunctionalInterface
  public interface Completion {
    /**
     * @param answers by the step's name; an empty text where it was skipped
     */
    Future<Reply> complete(Turn turn, Map<String, String> answers);
  }

  /** What is said to whoever presses a button of a form that is done. */
  @FunctionalInterface
  public interface Afterwards {
    /**
     * @param number of the form, as {@link Completion} was given it
     * @return empty if there is nothing to be said of it
     */
    Future<Optional<Reply>> pressed(Turn turn, String number);
  }

  public Form(String name, Role role, List<Step> steps, Completion done) {
    this(name, role, steps, done, Optional.empty());
  }

  public Form {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("form " + name + ": no steps (expected: at least one)");
    }
  }

  Optional<Step> step(String wanted) {
    return steps.stream().filter(step -> step.name().equals(wanted)).findFirst();
  }

  /** The first question that has no answer yet. */
  Optional<Step> open(Map<String, String> answers) {
    return steps.stream().filter(step -> !answers.containsKey(step.name())).findFirst();
  }

  /** The question before {@code step}. */
  Optional<Step> before(Step step) {
    int at = steps.indexOf(step);
    return at > 0 ? Optional.of(steps.get(at - 1)) : Optional.empty();
  }
}
