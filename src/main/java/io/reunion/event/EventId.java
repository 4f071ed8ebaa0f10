package io.reunion.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An event's name in commands: {@code gala}, {@code k7m2q}. People type it, so it is short. */
public record EventId(@JsonValue String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,23}");
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  @JsonCreator
  public EventId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "event id: " + value + " (expected: 1 to 24 lower-case letters, digits, '-')");
    }
  }

  /** What somebody typed, if it can be an id. */
  public static Optional<EventId> typed(String word) {
    String lower = word.strip().toLowerCase(Locale.ROOT);
    return SHAPE.matcher(lower).matches() ? Optional.of(new EventId(lower)) : Optional.empty();
  }

  /** The id of the event that {@code operation} creates, the same on every attempt. */
  public static EventId from(String operation) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(operation.getBytes(StandardCharsets.UTF_8));
      StringBuilder id = new StringBuilder();
      // A letter first, so that an id is never taken for a number of seats.
      id.append(ALPHABET.charAt(10 + (digest[0] & 0xFF) % 22));
      for (int i = 1; i < 6; i++) {
        id.append(ALPHABET.charAt(digest[i] & 31));
      }
      return new EventId(id.toString());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
