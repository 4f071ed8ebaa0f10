package io.reunion.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads what is written as one text: placeholders and secret files first, then the type, then the rules. */
final class Scalars {
  private static final String SECRET_FILE = "file:";
  private static final int MAX_SECRET_BYTES = 1 << 16;
  private static final int MAX_SHOWN = 60;

  private final Placeholders placeholders;
  private final Findings findings;

  Scalars(Placeholders placeholders, Findings findings) {
    this.placeholders = placeholders;
    this.findings = findings;
  }

  /** The value at {@code spot}; empty, with a problem found, if it is missing or unfit. */
  Optional<Object> read(Class<?> type, ScalarType target, Rules rules, Spot spot) {
    if (spot.node().isEmpty()) {
      return findings.reject(spot, "missing" + expected(target, rules));
    }
    if (!(spot.node().get() instanceof ScalarNode scalar)) {
      return findings.reject(spot, kind(spot.node().get()) + expected(target, rules));
    }
    return expand(spot, scalar).flatMap(text -> {
      String shown = shown(type, scalar.getValue());
      if (text.isBlank()) {
        return findings.reject(spot, "empty" + expected(target, rules));
      }
      return type == Secret.class
          ? secret(spot, text, target, rules, shown)
          : value(spot, text, target, rules, shown);
    });
  }

  /** The text at {@code spot} with its placeholders replaced; empty, with problems found, if one cannot be. */
  Optional<String> expand(Spot spot, ScalarNode scalar) {
    Placeholders.Expanded expanded = placeholders.expand(scalar.getValue());
    expanded.problems().forEach(problem -> findings.reject(spot, problem));
    return Optional.of(expanded.text()).filter(text -> expanded.problems().isEmpty());
  }

  private Optional<Object> value(
      Spot spot, String text, ScalarType target, Rules rules, String shown) {
    boolean asWritten = shown.equals(text);
    try {
      Object value = target.read().apply(text);
      return fits(value, text, target, rules)
          ? Optional.of(value)
          : findings.reject(spot, shown + expected(target, rules));
    } catch (RuntimeException unfit) {
      return findings.reject(
          spot,
          asWritten && target.explains()
              ? String.valueOf(unfit.getMessage())
              : shown + expected(target, rules) + (asWritten ? meant(text, target) : ""));
    }
  }

  private static boolean fits(Object value, String text, ScalarType target, Rules rules) {
    return rules.shape().map(shape -> text.matches(shape.value())).orElse(true)
        && rules
            .range()
            .map(range -> compare(value, range.min(), target) >= 0
                && compare(value, range.max(), target) <= 0)
            .orElse(true);
  }

  @SuppressWarnings("unchecked") // both values are of the one type that the target reads
  private static int compare(Object value, String limit, ScalarType target) {
    return ((Comparable<Object>) value).compareTo(target.read().apply(limit));
  }

  private Optional<Object> secret(
      Spot spot, String text, ScalarType target, Rules rules, String shown) {
    return text.startsWith(SECRET_FILE)
        ? secretIn(spot, text.substring(SECRET_FILE.length()))
            .flatMap(content -> value(spot, content, target, rules, shown))
        : value(spot, text, target, rules, shown);
  }

  private Optional<String> secretIn(Spot spot, String name) {
    try {
      Path file = findings.file().resolveSibling(name);
      if (Files.size(file) <= MAX_SECRET_BYTES) {
        return Optional.of(Files.readString(file).stripTrailing());
      }
    } catch (IOException | InvalidPathException e) {
      // Said below; what the exception says may quote the content.
    }
    return findings.reject(
        spot,
        SECRET_FILE + clip(name) + " (expected: a file of UTF-8 text that the service may read)");
  }

  private static String expected(ScalarType target, Rules rules) {
    String base = rules.shape().map(Matches::expected).orElse(target.expected());
    return " (expected: "
        + rules
            .range()
            .map(range -> base + " from " + range.min() + " to " + range.max())
            .orElse(base)
        + ")";
  }

  private static String meant(String text, ScalarType target) {
    return Nearest.to(text, target.names())
        .map(name -> ", did you mean " + name + "?")
        .orElse("");
  }

  /** What may be shown of a text: of a secret nothing, of what comes from the environment only where it comes from. */
  private static String shown(Class<?> type, String written) {
    boolean secret = type == Secret.class || (type == URI.class && written.contains("@"));
    return secret ? "[REDACTED]" : clip(written);
  }

  /** {@code text} on one line and of bearable length. */
  static String clip(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.codePointCount(0, line.length()) <= MAX_SHOWN
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_SHOWN)) + "...";
  }

  static String kind(Node node) {
    return node.getNodeId() == NodeId.sequence ? "a list" : "keys and values";
  }
}
