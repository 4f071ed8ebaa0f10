package io.reunion.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * JSON from outside, within bounds: at most 256 KiB, 32 levels deep, strings of 64 KiB, names of 256 and numbers of 64
 * characters; no name twice in an object, nothing after the value.
 */
public final class StrictJson {
  public static final int MAX_BYTES = 256 * 1024;
  public static final int MAX_DEPTH = 32;

  private static final int MAX_TEXT = 64 * 1024;

  private static final ObjectReader READER = reader(MAX_TEXT);
  private static final ObjectReader ENVELOPES = reader(MAX_BYTES);

  private StrictJson() {}

  private static ObjectReader reader(int longestText) {
    JsonFactory factory = JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder()
            .maxDocumentLength(MAX_BYTES)
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength(longestText)
            .maxNameLength(256)
            .maxNumberLength(64)
            .build())
        // Names come from outside: interning them would only fill the JVM's table.
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build()
        .reader();
  }

  /**
   * Reads one JSON object.
   *
   * @throws UnreadableException if {@code bytes} are anything else
   */
  public static JsonNode object(byte[] bytes) {
    return object(bytes, READER);
  }

  /** The same around another message, sealed or not, which is one text as long as the whole. */
  public static JsonNode envelope(byte[] bytes) {
    return object(bytes, ENVELOPES);
  }

  private static JsonNode object(byte[] bytes, ObjectReader reader) {
    if (bytes.length > MAX_BYTES) {
      throw new UnreadableException(
          "JSON of " + bytes.length + " bytes (expected: at most " + MAX_BYTES + ")");
    }
    JsonNode root = read(bytes, reader);
    if (!root.isObject()) {
      throw new UnreadableException("JSON (expected: an object)");
    }
    return root;
  }

  private static JsonNode read(byte[] bytes, ObjectReader reader) {
    try {
      return reader.readTree(bytes);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new UnreadableException(
          at == null
              ? "not JSON"
              : "not JSON at line " + at.getLineNr() + ", column " + at.getColumnNr());
    } catch (IOException e) {
      throw new UnreadableException("not JSON");
    }
  }
}
