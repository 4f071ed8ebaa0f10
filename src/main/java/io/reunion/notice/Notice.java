package io.reunion.notice;

import io.reunion.chat.Button;
import io.reunion.text.Sentences;
import java.util.List;
import java.util.function.Function;

/**
 * What is told, in any language.
 *
 * @param text with {@link io.reunion.chat.Markup} marks
 */
public record Notice(
    Function<Sentences, String> text, Function<Sentences, List<List<Button>>> buttons) {

  public static Notice of(Function<Sentences, String> text) {
    return new Notice(text, say -> List.of());
  }

  /** The same with one row of buttons. */
  public Notice withRow(Function<Sentences, List<Button>> row) {
    return new Notice(text, say -> List.of(row.apply(say)));
  }
}
