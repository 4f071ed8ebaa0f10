package io.reunion.redis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a script returned: a number, a text, nothing, or a list of such. */
public final class ScriptReply {
  private final @Nullable Object value;

  ScriptReply(@Nullable Object value) {
    this.value = value;
  }

  /** Whether it is nothing: Lua's {@code false} or {@code nil}. */
  public boolean isNil() {
    return value == null;
  }

  /** The whole answer as a text; a number is written in decimal. */
  public String text() {
    return String.valueOf(value);
  }

  public long number() {
    return value instanceof Long number ? number : Long.parseLong(text());
  }

  /** How many elements there are; 0 for what is not a list. */
  public int size() {
    return value instanceof List<?> list ? list.size() : 0;
  }

  /** Element {@code i} of a list. */
  public ScriptReply at(int i) {
    if (value instanceof List<?> list) {
      return new ScriptReply(list.get(i));
    }
    throw new IllegalStateException(
        "reply of a script has no element " + i + ": " + this + " (expected: a list)");
  }

  public String text(int i) {
    return at(i).text();
  }

  public long number(int i) {
    return at(i).number();
  }

  /** Every element as a text. */
  public List<String> texts() {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  @Override
  public String toString() {
    return "ScriptReply[" + text() + "]";
  }
}
