package io.reunion.text;

import java.util.Map;
import java.util.Set;

/** All sentences in one language. */
public final class Sentences {
  private final Language language;
  private final Map<String, Sentence> sentences;

  Sentences(Language language, Map<String, Sentence> sentences) {
    this.language = language;
    this.sentences = Map.copyOf(sentences);
  }

  public Language language() {
    return language;
  }

  /**
   * The sentence of {@code key}, for example {@code say("event.full", "title", title, "position", 3)}.
   *
   * @param named names and values in turn; texts count as literal, see {@link Marked}
   * @throws IllegalArgumentException if there is no such sentence or an argument is missing
   */
  public String say(String key, Object... named) {
    Sentence sentence = sentences.get(key);
    if (sentence == null) {
      throw new IllegalArgumentException("no sentence " + key + " in " + language.code());
    }
    try {
      return sentence.with(named);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("sentence " + key + ": " + e.getMessage(), e);
    }
  }

  /** The same, to be put into another sentence. */
  public Marked mark(String key, Object... named) {
    return new Marked(say(key, named));
  }

  public boolean has(String key) {
    return sentences.containsKey(key);
  }

  public Set<String> keys() {
    return sentences.keySet();
  }

  /** The names of the arguments that a sentence needs; none for one that there is not. */
  public Set<String> arguments(String key) {
    Sentence sentence = sentences.get(key);
    return sentence == null ? Set.of() : sentence.arguments();
  }
}
