package io.reunion;

import io.reunion.language.PhraseBook;
import io.reunion.language.PhraseException;
import io.reunion.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

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
    return read(directory, readingPhrases(directory));
  }

  /** The same with the phrases that {@link #readingPhrases} gave. */
  static Wording read(Path directory, CompletableFuture<Phrases> reading) {
    List<String> problems = new ArrayList<>();
    Optional<Texts> texts = texts(directory.resolve("texts"), problems);
    Phrases phrases = reading.join();
    problems.addAll(phrases.problems());
    return texts
        .flatMap(said -> phrases.book().map(understood -> new Wording(said, understood)))
        .orElseThrow(() -> new BadWordingException(problems));
  }

  /** What became of the phrases. */
  record Phrases(Optional<PhraseBook> book, List<String> problems) {}

  /** Reads the phrases on another core: they take as long as all the other files together. */
  static CompletableFuture<Phrases> readingPhrases(Path directory) {
    return CompletableFuture.supplyAsync(() -> phrases(directory.resolve("phrases")));
  }

  private static Optional<Texts> texts(Path directory, List<String> problems) {
    try {
      return Optional.of(Texts.load(App.SPEAKERS, Optional.of(directory)));
    } catch (Texts.BadTextsException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private static Phrases phrases(Path directory) {
    try {
      return new Phrases(Optional.of(PhraseBook.read(directory)), List.of());
    } catch (PhraseException e) {
      return new Phrases(
          Optional.empty(), e.problems().stream().map(String::valueOf).toList());
    }
  }
}
