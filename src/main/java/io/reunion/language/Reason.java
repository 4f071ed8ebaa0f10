package io.reunion.language;

import java.util.Locale;

/**
 * Why a message was understood as it was; {@code why} tells these in order.
 *
 * @param words the words of the message that it is about; may be empty
 * @param detail what they were taken for: the pattern, an intent, a number; may be empty
 */
public record Reason(Kind kind, String words, String detail) {
  /** What the texts have a sentence for, under {@code why.} and {@link #key}. */
  public enum Kind {
    /** Where the message was written decides what may count. */
    HEARD,
    /** A phrase was found. */
    PHRASE,
    /** The statistical model leans this way. */
    MODEL,
    /** Phrases, or phrases and model, disagree. */
    CONTRADICTION,
    /** It is about somebody else. */
    SOMEBODY_ELSE,
    /** It asks, and does not answer. */
    QUESTION,
    /** An answer, but to what? */
    UNNAMED,
    /** A number of people and nothing else. */
    NUMBER,
    SIGN_UP_LIST,
    /** A date that can be read in several ways. */
    UNCLEAR_DATE,
    /** Nothing that the bot knows. */
    NOTHING;

    private final String plain = name().toLowerCase(Locale.ROOT).replace('_', ' ');

    public String key() {
      return "why." + name().toLowerCase(Locale.ROOT).replace("_", "");
    }
  }

  static Reason of(Kind kind) {
    return new Reason(kind, "", "");
  }

  /** For a log or the command line: {@code phrase decline «can't make it»}. */
  @Override
  public String toString() {
    return kind.plain
        + (detail.isEmpty() ? "" : " " + detail)
        + (words.isEmpty() ? "" : " «" + words + "»");
  }
}
