package io.reunion.platform.matrix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.platform.StrictJson;
import io.reunion.platform.UnreadableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes a transaction apart into its events, each read strictly for itself: what somebody in some room put into one of them
 * must not keep the others from being read, since the homeserver would repeat the transaction for ever.
 */
final class MatrixTransaction {
  /**
   * Bounded by the body's length alone: any member of a room may send an event with a name, a number or a depth beyond every
   * other bound, and it is to be passed over for itself.
   */
  private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
      .maxNestingDepth(Integer.MAX_VALUE)
      .maxStringLength(Integer.MAX_VALUE)
      .maxNameLength(Integer.MAX_VALUE)
      .maxNumberLength(Integer.MAX_VALUE)
      .build();

  private MatrixTransaction() {}

  /**
   * Of a factory of its own: a factory keeps thousands of the names that its parsers met, and with names of any length those
   * would be hundreds of megabytes for as long as the process runs. Not by looking names up nowhere: the parser that does without
   * them knows no byte offsets.
   */
  static JsonParser parser(byte[] body) throws IOException {
    return JsonFactory.builder()
        .streamReadConstraints(BOUNDS)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .build()
        .createParser(body);
  }

  /**
   * The events that can be read, in order.
   *
   * @throws UnreadableException if the whole is no JSON object
   */
  static List<JsonNode> events(byte[] body) {
    try (JsonParser json = parser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableException("transaction (expected: an object)");
      }
      List<JsonNode> events = new ArrayList<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = json.currentName().equals("events");
        if (json.nextToken() == JsonToken.START_ARRAY && wanted) {
          elements(json, body, events);
        } else {
          json.skipChildren();
        }
      }
      if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
        throw new UnreadableException("transaction (expected: one object)");
      }
      return events;
    } catch (IOException e) {
      throw new UnreadableException("transaction (expected: JSON)");
    }
  }

  private static void elements(JsonParser json, byte[] body, List<JsonNode> events)
      throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == null) {
        throw new UnreadableException("transaction (expected: an end of its events)");
      }
      int from = (int) json.currentTokenLocation().getByteOffset();
      json.skipChildren();
      int to = (int) json.currentLocation().getByteOffset();
      if (json.currentToken() == JsonToken.END_OBJECT) {
        add(Arrays.copyOfRange(body, from, to), events);
      }
    }
  }

  private static void add(byte[] event, List<JsonNode> events) {
    try {
      events.add(StrictJson.object(event));
    } catch (UnreadableException e) {
      MatrixInbound.LOG.warn("passed over an event of a transaction: {}", e.where());
    }
  }
}
