package io.reunion.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Fields of a JSON object from outside. A field of another type than asked for counts as absent; what must be there and
 * is not is an {@link UnreadableException} that names the field.
 */
public final class Fields {
  private Fields() {}

  public static Optional<JsonNode> object(JsonNode parent, String name) {
    JsonNode field = parent.get(name);
    return field != null && field.isObject() ? Optional.of(field) : Optional.empty();
  }

  public static JsonNode requiredObject(JsonNode parent, String name) {
    JsonNode field = parent.get(name);
    if (field == null || !field.isObject()) {
      throw new UnreadableException(name + " (expected: an object)");
    }
    return field;
  }

  /** The elements of an array; none if it is absent or no array. */
  public static Iterable<JsonNode> array(JsonNode parent, String name) {
    JsonNode field = parent.get(name);
    return field != null && field.isArray() ? field : java.util.List.of();
  }

  public static OptionalLong integer(JsonNode parent, String name) {
    JsonNode field = parent.get(name);
    return field != null && field.isIntegralNumber() && field.canConvertToLong()
        ? OptionalLong.of(field.longValue())
        : OptionalLong.empty();
  }

  public static long requiredInteger(JsonNode parent, String name) {
    return integer(parent, name)
        .orElseThrow(() -> new UnreadableException(name + " (expected: a whole number)"));
  }

  /** Whether the field is there and {@code true}. */
  public static boolean isTrue(JsonNode parent, String name) {
    JsonNode field = parent.get(name);
    return field != null && field.isBoolean() && field.booleanValue();
  }

  /** A string as it was sent, empty if there is none. For ids and codes; what people wrote is {@link #words}. */
  public static String text(JsonNode parent, String name) {
    JsonNode field = parent.get(name);
    return field != null && field.isTextual() ? field.textValue() : "";
  }

  public static String requiredText(JsonNode parent, String name) {
    String text = text(parent, name);
    if (text.isEmpty()) {
      throw new UnreadableException(name + " (expected: a text)");
    }
    return text;
  }

  /** What a person wrote, empty if there is none; halves of surrogate pairs are replaced by U+FFFD. */
  public static String words(JsonNode parent, String name) {
    return PlainText.wellFormed(text(parent, name));
  }
}
