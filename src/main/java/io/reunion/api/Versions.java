package io.reunion.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Entity tags, so that nobody overwrites what they have not seen. What has no version number of its own has a tag of what
 * it says: two that read the same have the same.
 */
final class Versions {
  private static final int BYTES = 8;

  /** Where an item of a list tells its tag. */
  private static final String TAG = "etag";

  private Versions() {}

  static String tag(ObjectNode content) {
    byte[] hash = Exchange.sha256().digest(content.toString().getBytes(StandardCharsets.UTF_8));
    return "\"" + HexFormat.of().formatHex(hash, 0, BYTES) + "\"";
  }

  static String tag(long version) {
    return "\"" + version + "\"";
  }

  /** The same, telling its tag: for items of lists, which have no headers. */
  static ObjectNode tagged(ObjectNode item) {
    return item.put(TAG, tag(item));
  }

  /** Answers with one item and its tag. */
  static void answer(Exchange exchange, int status, ObjectNode item) {
    ObjectNode tagged = tagged(item);
    exchange.tag(tagged.path(TAG).asText());
    exchange.json(status, tagged);
  }

  /** What the caller says to have seen, if it matters to them. */
  private static Optional<String> seen(Exchange exchange) {
    return Optional.ofNullable(exchange.routing().request().getHeader("If-Match"))
        .filter(tag -> !tag.equals("*"));
  }

  /** Whether the caller wants to overwrite only what they have seen. */
  static boolean isAsked(Exchange exchange) {
    return seen(exchange).isPresent();
  }

  /**
   * Whether the caller has seen what stands there, {@code current}.
   *
   * @throws ProblemException 412 with both versions, if something else stands there
   */
  static void check(Exchange exchange, ObjectNode current) {
    check(exchange, tag(current), () -> current);
  }

  /** As {@link #check(Exchange, ObjectNode)}, of what has the tag {@code now}. */
  static void check(Exchange exchange, String now, Supplier<ObjectNode> current) {
    if (seen(exchange).filter(tag -> !tag.equals(now)).isPresent()) {
      exchange.tag(now);
      throw new ProblemException(
              412, "Changed meanwhile", "It was changed meanwhile; read it again.", List.of())
          .with("current", current.get())
          .with("yours", exchange.optionalBody().content());
    }
  }
}
