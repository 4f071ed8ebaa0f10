package io.reunion.chat;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who did something on a platform.
 *
 * @param displayName as the platform shows it, for addressing the person only, never for deciding who they are; may be
 *     empty. Line breaks and other characters that could make it look like more than a name are blanks
 * @param language a BCP 47 tag if the platform tells one
 */
public record Sender(UserId user, String displayName, Optional<String> language) {
  /** Controls, separators of lines, and what turns the direction of writing. */
  private static final Pattern NO_PART_OF_A_NAME =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");

  public Sender {
    displayName = NO_PART_OF_A_NAME.matcher(displayName).replaceAll(" ").strip();
  }

  public Sender(UserId user, String displayName) {
    this(user, displayName, Optional.empty());
  }
}
