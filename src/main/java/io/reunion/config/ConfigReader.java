package io.reunion.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Reads YAML files into records and gathers what is wrong with all of them. Ask for {@link #problems} at the end: a value
 * that was returned counts only if there are none.
 *
 * <p>A record's components are the keys, and their types the rules: scalars (text, numbers, true and false, enums in
 * {@code lower-case}, {@link java.time.Duration}, {@link java.time.ZoneId}, {@link java.util.Locale},
 * {@link java.net.URI}, {@link Path}, {@link Secret}, and every class with a public static {@code parse(String)}), other
 * records, and {@link Optional}, {@link List}, {@link java.util.Set} and {@link Map} of these. What is not in the file is
 * its {@link Default}; without one a collection is empty, a record is read from its own defaults, and anything else is
 * missing. A constructor that throws an IllegalArgumentException finds a problem; its message is shown, so it may quote
 * no secret.
 *
 * <p>{@code ${NAME}} and {@code ${NAME:-default}} are replaced from the environment. A {@link Secret} written as
 * {@code file:PATH} is what that file holds, relative to the YAML file, without the line break at its end.
 */
public final class ConfigReader {
  private final Placeholders placeholders;
  private final Map<Path, Findings> files = new LinkedHashMap<>();

  public ConfigReader(Map<String, String> environment) {
    this.placeholders = new Placeholders(environment);
  }

  /** Reads a whole file as a {@code type}; a file that is not there is read as if it were empty of settings. */
  public <T extends Record> Optional<T> read(Path file, Class<T> type) {
    return open(file)
        .flatMap(binder -> binder.bind(type, Rules.NONE, binder.root()))
        .map(type::cast);
  }

  /**
   * Reads a file of {@code KIND: {NAME: record}} in which the kind decides the record's type.
   *
   * @param kinds the types by kind; no other kind may stand in the file
   * @param key makes the key of kind and name; an IllegalArgumentException is a problem of that name
   */
  public <K> Optional<Map<K, Record>> readKinds(
      Path file, Map<String, Class<? extends Record>> kinds, BiFunction<String, String, K> key) {
    return open(file).flatMap(binder -> {
      Findings findings = findings(file);
      Map<K, Record> all = new LinkedHashMap<>();
      Optional<Map<String, Spot>> entries =
          binder.entries(binder.root(), "the keys " + names(kinds));
      entries.orElse(Map.of()).forEach((kind, spot) -> {
        Class<? extends Record> type = kinds.get(kind);
        if (type == null) {
          findings.reject(spot, unknown(kind, kinds));
        } else {
          binder
              .map(type, name -> key.apply(kind, name), spot)
              .ifPresent(named -> named.forEach((k, value) -> all.put(k, type.cast(value))));
        }
      });
      return entries.map(found -> all);
    });
  }

  private static String unknown(String kind, Map<String, ?> kinds) {
    return Nearest.to(kind, kinds.keySet())
        .map(UnknownKeys::didYouMean)
        .orElseGet(() -> "unknown key (expected: one of " + names(kinds) + ")");
  }

  private static String names(Map<String, ?> kinds) {
    return String.join(", ", new TreeSet<>(kinds.keySet()));
  }

  /** Adds a problem that only the caller can see, at the line where {@code path} stands in {@code file}. */
  public void reject(Path file, String path, String message) {
    Findings findings = findings(file);
    findings.reject(new Spot(path, findings.lineOf(path), Optional.empty()), message);
  }

  /** Everything that is wrong so far, file by file, line by line. */
  public List<Problem> problems() {
    return files.values().stream()
        .flatMap(findings -> findings.problems().stream())
        .sorted()
        .toList();
  }

  private Optional<Binder> open(Path file) {
    Findings findings = findings(file);
    return YamlFile.read(file, findings).map(yaml -> new Binder(yaml, placeholders, findings));
  }

  private Findings findings(Path file) {
    return files.computeIfAbsent(file, Findings::new);
  }
}
