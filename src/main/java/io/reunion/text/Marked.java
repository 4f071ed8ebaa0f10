package io.reunion.text;

/**
 * A text that may carry {@link io.reunion.chat.Markup} marks, made by {@link Sentences}. As an argument it is inserted as
 * it is; every other text argument counts as coming from outside and is stripped of marks and deceiving characters.
 */
public record Marked(String text) {
  public static final Marked EMPTY = new Marked("");

  @Override
  public String toString() {
    return text;
  }
}
