package io.reunion.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Entity tags of what has no version number of its own: two that read the same have the same. */
final class Versions {
  private static final int BYTES = 8;

  private Versions() {}

  static String tag(ObjectNode content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256")
          .digest(content.toString().getBytes(StandardCharsets.UTF_8));
      return "\"" + HexFormat.of().formatHex(hash, 0, BYTES) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /**
   * Whether the caller has seen what stands there.
   *
   * @throws ProblemException 412 with both versions, if something else stands there
   */
  static void check(Exchange exchange, ObjectNode current) {
    String wanted = exchange.routing().request().getHeader("If-Match");
    if (wanted != null && !wanted.equals("*") && !wanted.equals(tag(current))) {
      throw new ProblemException(
              412, "Changed meanwhile", "It was changed meanwhile; read it again.", List.of())
          .with("current", current)
          .with("yours", exchange.body().content());
    }
  }
}
