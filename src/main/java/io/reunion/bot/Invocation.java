package io.reunion.bot;

import java.util.Optional;

/**
 * What was asked for.
 *
 * @param arguments what follows the command's name, as written
 * @param meant the same as the command would write it, where its own words could be understood
 * @param via how it was asked
 * @param subject what the message answers or the button stands under, for example {@code event:gala}
 */
public record Invocation(
    String arguments, Via via, Optional<String> subject, Optional<String> meant) {
  Invocation(String arguments, Via via, Optional<String> subject) {
    this(arguments, via, subject, Optional.empty());
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
    ANSWER
  }
}
