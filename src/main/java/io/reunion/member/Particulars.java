package io.reunion.member;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of a person, or what of it may be seen. A field that has no value is absent. */
public record Particulars(Map<Field, List<String>> values) {
  public static final Particulars NONE = new Particulars(Map.of());

  public Particulars {
    EnumMap<Field, List<String>> copy = new EnumMap<>(Field.class);
    values.forEach((field, texts) -> {
      if (!texts.isEmpty()) {
        copy.put(field, List.copyOf(texts));
      }
    });
    values = Collections.unmodifiableMap(copy);
  }

  /** All values of {@code field}; empty if there are none. */
  public List<String> all(Field field) {
    return values.getOrDefault(field, List.of());
  }

  public Optional<String> first(Field field) {
    return all(field).stream().findFirst();
  }

  /** The same with {@code field} replaced; an empty list removes it. */
  public Particulars with(Field field, List<String> texts) {
    EnumMap<Field, List<String>> copy = new EnumMap<>(Field.class);
    copy.putAll(values);
    copy.put(field, texts);
    return new Particulars(copy);
  }

  /** The same with every field that {@code newer} has taken from there. */
  public Particulars overlaidBy(Particulars newer) {
    EnumMap<Field, List<String>> copy = new EnumMap<>(Field.class);
    copy.putAll(values);
    copy.putAll(newer.values);
    return new Particulars(copy);
  }
}
