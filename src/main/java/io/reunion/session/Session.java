package io.reunion.session;

import io.reunion.text.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered between two messages of one person in one chat.
 *
 * @param version of what is stored; 0 if nothing is
 * @param dialogue the dialogue that is going on
 * @param memory small values by name, for example what was last done, for {@code undo} and {@code why}
 * @param past how the operation that was worked last found it
 * @param language that the person chose, in whatever chat; outlives the rest
 */
public record Session(
    long version,
    Optional<Dialogue> dialogue,
    Map<String, String> memory,
    Optional<Past> past,
    Optional<Language> language) {
  public static final Session EMPTY = new Session(0, Optional.empty(), Map.of());

  /** What a session was before an operation changed it. */
  public record Past(String operation, Optional<Dialogue> dialogue, Map<String, String> memory) {
    public Past {
      memory = Map.copyOf(memory);
    }
  }

  public Session {
    memory = Map.copyOf(memory);
  }

  public Session(long version, Optional<Dialogue> dialogue, Map<String, String> memory) {
    this(version, dialogue, memory, Optional.empty(), Optional.empty());
  }

  public Session with(Dialogue next) {
    return new Session(version, Optional.of(next), memory, past, language);
  }

  /** The same when the dialogue that is going on is over: the one that it interrupted, if it did, goes on. */
  public Session withoutDialogue() {
    return new Session(version, dialogue.flatMap(Dialogue::interrupted), memory, past, language);
  }

  Session inLanguage(Optional<Language> known) {
    return known.equals(language) ? this : new Session(version, dialogue, memory, past, known);
  }

  public Session speaking(Language chosen) {
    return new Session(version, dialogue, memory, past, Optional.of(chosen));
  }

  public Session remember(String name, String value) {
    return remember(Map.of(name, value));
  }

  public Session remember(Map<String, String> values) {
    Map<String, String> more = new HashMap<>(memory);
    more.putAll(values);
    return new Session(version, dialogue, more, past, language);
  }

  public Session forget(String name) {
    Map<String, String> less = new HashMap<>(memory);
    less.remove(name);
    return new Session(version, dialogue, less, past, language);
  }

  /** The same over what has just been kept once. */
  public Session onceKept() {
    return new Session(version + 1, dialogue, memory, past, language);
  }

  public Optional<String> recall(String name) {
    return Optional.ofNullable(memory.get(name));
  }

  /**
   * The session as {@code operation} finds it. One that is worked again, because its first worker died before it could
   * say that it was done, finds what it found the first time, and so comes to the same answer.
   */
  public Session foundBy(String operation) {
    return past.filter(before -> before.operation().equals(operation))
        .map(before -> new Session(version, before.dialogue(), before.memory(), past, language))
        .orElse(this);
  }

  /** The same with the note that {@code operation} made it out of {@code found}. */
  public Session madeBy(String operation, Session found) {
    return new Session(
        version,
        dialogue,
        memory,
        Optional.of(new Past(operation, found.dialogue, found.memory)),
        language);
  }
}
