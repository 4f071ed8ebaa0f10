package io.reunion.config;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says of a key that a record does not have what was probably meant. */
final class UnknownKeys {
  private static final String PLAIN_NAME = "[A-Za-z_<-]{1,32}";

  private final Class<?> type;
  private final Findings findings;
  private final List<String> known;

  UnknownKeys(Class<?> type, Findings findings) {
    this.type = type;
    this.findings = findings;
    this.known = Records.keys(type);
  }

  /** Finds a problem at {@code spot} unless the record around has {@code key}. */
  void check(String key, Spot spot, Spot around) {
    if (known.contains(key)) {
      return;
    }
    String name = key.split(":", 2)[0];
    boolean mayBeSecret = Records.hasSecrets(type) && !name.matches(PLAIN_NAME);
    Spot shown = new Spot(
        around.pathOf(mayBeSecret ? "[REDACTED]" : Scalars.clip(name)), spot.line(), spot.node());
    findings.reject(
        shown, name.equals(key) ? explain(key) : "no space after the ':' (expected: key: value)");
  }

  private String explain(String key) {
    if (key.indexOf('\u3000') >= 0 || key.indexOf('\u00A0') >= 0) {
      return "a full-width or non-breaking space (expected: plain spaces)";
    }
    return Stream.of(type.getAnnotationsByType(Removed.class))
        .filter(removed -> removed.key().equals(key))
        .map(removed -> "no longer a key (expected: " + removed.use() + ")")
        .findFirst()
        .or(() -> Nearest.to(key, known).map(UnknownKeys::didYouMean))
        .or(() -> deeper(type, "", key).map(UnknownKeys::didYouMean))
        .orElseGet(() -> "unknown key (expected: one of " + String.join(", ", known) + ")");
  }

  static String didYouMean(String name) {
    return "unknown key (did you mean " + name + "?)";
  }

  /** The path of a key of this very name inside one of the record's own sections. */
  private static Optional<String> deeper(Class<?> type, String path, String key) {
    return Stream.of(type.getRecordComponents())
        .filter(section -> section.getType().isRecord())
        .flatMap(section -> inside(section, path, key).stream())
        .findFirst();
  }

  private static Optional<String> inside(RecordComponent section, String path, String key) {
    String here = path + section.getName() + ".";
    return Records.keys(section.getType()).contains(key)
        ? Optional.of(here + key)
        : deeper(section.getType(), here, key);
  }
}
