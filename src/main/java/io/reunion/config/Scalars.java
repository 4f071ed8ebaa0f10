package io.reunion.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
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

  /** What a text is read for. */
  record Wanted(Class<?> type, ScalarType as, Rules rules) {
    /** {@code (expected: a whole number from 0 to 65535)}. */
    String expected() {
      String base = rules.shape().map(Matches::expected).orElse(as.expected());
      String limits = rules
          .range()
          .map(range -> (base.contains("such as") ? ", from " : " from ") + range.min() + " to "
              + range.max())
          .orElse("");
      return " (expected: " + base + limits + ")";
    }

    boolean accepts(Object value, String text) {
      return rules.shape().map(shape -> text.matches(shape.value())).orElse(true)
          && rules
              .range()
              .map(range -> compare(value, range.min()) >= 0 && compare(value, range.max()) <= 0)
              .orElse(true);
    }

    @SuppressWarnings("unchecked") // both values are of the one type that is read
    private int compare(Object value, String limit) {
      return ((Comparable<Object>) value).compareTo(as.read().apply(limit));
    }

    /** What may be shown of a text as written: of a secret nothing, of a variable only its name. */
    String shown(String written) {
      boolean secret = type == Secret.class || (type == URI.class && written.contains("@"));
      return secret ? "[REDACTED]" : clip(written);
    }
  }

  /** The value at {@code spot}; empty, with a problem found, if it is missing or unfit. */
  Optional<Object> read(Wanted wanted, Spot spot) {
    if (spot.node().isEmpty()) {
      return findings.reject(spot, "missing" + wanted.expected());
    }
    if (!(spot.node().get() instanceof ScalarNode scalar)) {
      return findings.reject(spot, kind(spot.node().get()) + wanted.expected());
    }
    return expand(spot, scalar)
        .flatMap(text -> wanted.type() == Secret.class && text.startsWith(SECRET_FILE)
            ? content(text.substring(SECRET_FILE.length()), spot, scalar)
            : Optional.of(text))
        .flatMap(text -> value(text, wanted, spot, wanted.shown(scalar.getValue())));
  }

  /** The text at {@code spot} with its placeholders replaced; empty, with problems found, if one cannot be. */
  Optional<String> expand(Spot spot, ScalarNode scalar) {
    Placeholders.Expanded expanded = placeholders.expand(scalar.getValue());
    expanded.problems().forEach(problem -> findings.reject(spot, problem));
    return Optional.of(expanded.text()).filter(text -> expanded.problems().isEmpty());
  }

  private Optional<Object> value(String text, Wanted wanted, Spot spot, String shown) {
    if (text.isBlank()) {
      return findings.reject(spot, "empty" + wanted.expected());
    }
    boolean asWritten = shown.equals(text);
    try {
      Object value = wanted.as().read().apply(text);
      return wanted.accepts(value, text)
          ? Optional.of(value)
          : findings.reject(spot, shown + wanted.expected());
    } catch (RuntimeException unfit) {
      return findings.reject(
          spot,
          asWritten && wanted.as().explains()
              ? String.valueOf(unfit.getMessage())
              : shown + wanted.expected() + (asWritten ? meant(text, wanted.as()) : ""));
    }
  }

  private static String meant(String text, ScalarType type) {
    return Nearest.to(text, type.names())
        .map(name -> ", did you mean " + name + "?")
        .orElse("");
  }

  private Optional<String> content(String name, Spot spot, ScalarNode written) {
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
        clip(written.getValue()) + " (expected: a file of UTF-8 text that the service may read)");
  }

  /** {@code text} on one line and of bearable length. */
  static String clip(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.codePointCount(0, line.length()) <= MAX_SHOWN
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_SHOWN)) + "...";
  }

  static String kind(Node node) {
    return switch (node.getNodeId()) {
      case scalar ->
        ((ScalarNode) node).getValue().contains("：") ? "a text with a full-width ：" : "a text";
      case sequence -> "a list";
      case mapping -> "keys and values";
      case anchor -> "an alias";
    };
  }
}
