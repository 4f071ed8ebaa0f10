package io.reunion;

import io.reunion.language.PhraseBook;
import io.reunion.language.PhraseException;
import io.reunion.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the service says and what it understands, as an operator's files have it: {@code texts/} and {@code phrases/}. */
record Wording(Texts texts, PhraseBook phrases) {
  /** Neither the sentences nor the phrases may be used unless all of them can be. */
  static final class BadWordingException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<String> problems;

    BadWordingException(List<String> problems) {
      super(String.join("\n", problems));
      this.problems = List.copyOf(problems);
    }

    /** One line each: where, and what was expected. */
    List<String> problems() {
      return problems;
    }
  }

  /** @throws BadWordingException with every problem of every file */
  static Wording read(Path directory) {
    List<String> problems = new ArrayList<>();
    Optional<Texts> texts = texts(directory.resolve("texts"), problems);
    Optional<PhraseBook> phrases = phrases(directory.resolve("phrases"), problems);
    return texts
        .flatMap(said -> phrases.map(understood -> new Wording(said, understood)))
        .orElseThrow(() -> new BadWordingException(problems));
  }

  private static Optional<Texts> texts(Path directory, List<String> problems) {
    try {
      return Optional.of(Texts.load(App.SPEAKERS, Optional.of(directory)));
    } catch (Texts.BadTextsException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private static Optional<PhraseBook> phrases(Path directory, List<String> problems) {
    try {
      return Optional.of(PhraseBook.read(directory));
    } catch (PhraseException e) {
      e.problems().forEach(problem -> problems.add(problem.toString()));
      return Optional.empty();
    }
  }
}
