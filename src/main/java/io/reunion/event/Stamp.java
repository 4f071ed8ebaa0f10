package io.reunion.event;

import java.util.Map;

/** Which definition of an event somebody goes by: what is written under it is refused when there is another by now. */
public record Stamp(String text) {
  /** Whatever the definition is. */
  public static final Stamp ANY = new Stamp("");

  private static final String MARK = ":";

  /** The stamp of an event as it is stored. */
  static Stamp of(Map<String, String> fields) {
    return new Stamp(
        fields.getOrDefault("operation", "") + MARK + fields.getOrDefault("revision", ""));
  }

  /** The one that follows when whoever goes by this has changed the event once. */
  public Stamp next() {
    if (equals(ANY)) {
      return this;
    }
    int mark = text.lastIndexOf(MARK);
    String revision = text.substring(mark + 1);
    long next = revision.isEmpty() ? 1 : Long.parseLong(revision) + 1;
    return new Stamp(text.substring(0, mark + 1) + next);
  }
}
