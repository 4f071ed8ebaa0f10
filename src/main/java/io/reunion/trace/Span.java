package io.reunion.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A piece of work in the form of OTLP.
 *
 * @param operation that it is a part of
 * @param id 0 for the operation itself
 * @param account for the operation itself
 * @param ended nanoseconds since 1970
 */
record Span(
    String operation,
    long id,
    String name,
    Optional<String> account,
    long nanos,
    long ended,
    boolean well) {
  private static final int SERVER = 2;
  private static final int INTERNAL = 1;
  private static final int FAILED = 2;

  /** 16 bytes for the trace, then 8 for its root. */
  static byte[] digest(String operation) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(operation.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** 0 to 99, the same for an operation on every instance. */
  static int lot(String operation) {
    return Math.floorMod(ByteBuffer.wrap(digest(operation)).getInt(), 100);
  }

  /** Ids in hexadecimal, times as texts: so OTLP has them in JSON. */
  void write(JsonGenerator json) throws IOException {
    HexFormat hex = HexFormat.of();
    byte[] digest = digest(operation);
    String root = hex.formatHex(digest, 16, 24);
    json.writeStartObject();
    json.writeStringField("traceId", hex.formatHex(digest, 0, 16));
    json.writeStringField("spanId", id == 0 ? root : hex.toHexDigits(id));
    if (id != 0) {
      json.writeStringField("parentSpanId", root);
    }
    json.writeStringField("name", name);
    json.writeNumberField("kind", id == 0 ? SERVER : INTERNAL);
    json.writeStringField("startTimeUnixNano", Long.toString(ended - nanos));
    json.writeStringField("endTimeUnixNano", Long.toString(ended));
    json.writeArrayFieldStart("attributes");
    attribute(json, "reunion.operation", operation);
    if (account.isPresent()) {
      attribute(json, "reunion.account", account.get());
    }
    json.writeEndArray();
    json.writeObjectFieldStart("status");
    if (!well) {
      json.writeNumberField("code", FAILED);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  static void attribute(JsonGenerator json, String key, String value) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", key);
    json.writeObjectFieldStart("value");
    json.writeStringField("stringValue", value);
    json.writeEndObject();
    json.writeEndObject();
  }
}
