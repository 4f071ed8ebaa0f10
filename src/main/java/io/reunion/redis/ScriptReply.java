package io.reunion.redis;

import java.util.List;

/** What a script returned: a number, a text, or a list of such. */
public final class ScriptReply {
  private final Object value;

  ScriptReply(Object value) {
    this.value = value;
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
    return new ScriptReply(((List<?>) value).get(i));
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
