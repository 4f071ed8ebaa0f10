package io.reunion.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered between two messages of one person in one chat.
 *
 * @param version of what is stored; 0 if nothing is
 * @param dialogue the dialogue that is going on
 * @param memory small values by name, for example what was last done, for {@code undo} and {@code why}
 */
public record Session(long version, Optional<Dialogue> dialogue, Map<String, String> memory) {
  public static final Session EMPTY = new Session(0, Optional.empty(), Map.of());

  public Session {
    memory = Map.copyOf(memory);
  }

  public Session with(Dialogue next) {
    return new Session(version, Optional.of(next), memory);
  }

  public Session withoutDialogue() {
    return new Session(version, Optional.empty(), memory);
  }

  public Session remember(String name, String value) {
    Map<String, String> more = new HashMap<>(memory);
    more.put(name, value);
    return new Session(version, dialogue, more);
  }

  public Session forget(String name) {
    Map<String, String> less = new HashMap<>(memory);
    less.remove(name);
    return new Session(version, dialogue, less);
  }

  public Optional<String> recall(String name) {
    return Optional.ofNullable(memory.get(name));
  }
}
