package io.reunion.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON as tests compare it. */
public final class Json {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Json() {}

  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  /** Asserts that two texts are the same JSON; single quotes in {@code expected} are double ones. */
  public static void assertSame(String actual, String expected) {
    assertThat(parse(actual)).isEqualTo(parse(expected.replace('\'', '"')));
  }

  /** Single quotes as double ones. */
  public static String of(String quoted) {
    return quoted.replace('\'', '"');
  }
}
