package io.reunion.bot;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was asked for.
 *
 * @param arguments what follows the command's name, as written
 * @param meant reads the same as the command would write it, where its own words could be understood; asked for only where
 *     they are not plain, since to understand them takes longer than all the rest
 * @param via how it was asked
 * @param subject what the message answers or the button stands under, for example {@code event:gala}
 */
public record Invocation(
    String arguments, Via via, Optional<String> subject, Supplier<Optional<String>> meant) {
  Invocation(String arguments, Via via, Optional<String> subject) {
    this(arguments, via, subject, Optional::empty);
  }

  /** The ways in which the bot can be asked. */
  public enum Via {
    /** A command by its name. */
    COMMAND,
    /** A button. */
    BUTTON,
    /** Words that were understood. */
    WORDS,
    /** An answer to a question that is open with this person. */
    ANSWER,
    /** What the last change left behind to take it back: nobody can have typed it. */
    UNDO
  }
}
