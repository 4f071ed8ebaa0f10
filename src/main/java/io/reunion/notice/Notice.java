package io.reunion.notice;

import io.reunion.chat.Button;
import io.reunion.session.Dialogue;
import io.reunion.text.Sentences;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is told, in any language.
 *
 * @param text with {@link io.reunion.chat.Markup} marks
 * @param question the dialogue in which it asks something; open from then on, unless another one is
 */
public record Notice(
    Function<Sentences, String> text,
    Function<Sentences, List<List<Button>>> buttons,
    Function<Sentences, Optional<Dialogue>> question) {

  /** One that asks nothing. */
  public Notice(Function<Sentences, String> text, Function<Sentences, List<List<Button>>> buttons) {
    this(text, buttons, say -> Optional.empty());
  }

  public static Notice of(Function<Sentences, String> text) {
    return new Notice(text, say -> List.of());
  }

  /** The same with one row of buttons. */
  public Notice withRow(Function<Sentences, List<Button>> row) {
    return new Notice(text, say -> List.of(row.apply(say)), question);
  }

  /** The same as a question, to which the next words in that chat are the answer. */
  public Notice asking(Function<Sentences, Dialogue> opened) {
    return new Notice(text, buttons, say -> Optional.of(opened.apply(say)));
  }
}
