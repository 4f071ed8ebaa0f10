package io.reunion.bot;

import java.util.regex.Pattern;

/** What people write of themselves, as it stands among lines of ours: none may look like one of them. */
public final class Lines {
  private static final Pattern BLANKS =
      Pattern.compile("[\\s\\u0085\\u00A0\\u2028\\u2029\\u3000]+");

  private Lines() {}

  /** {@code text} in one line. */
  public static String one(String text) {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }

  /** Whether anything is said in words: a picture or a row of dots is nothing to keep under a number. */
  public static boolean hasWords(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
