package io.reunion.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ${NAME}} and {@code ${NAME:-default}} in a text, replaced from the environment. As in the shell the default
 * also stands for a variable that is set but empty; what comes in is not read again; two dollars before a brace are
 * one, and no variable.
 */
final class Placeholders {
  private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
  private static final Pattern OPENING =
      Pattern.compile("\\$\\$\\{|\\$\\{(?:(" + NAME + ")(:-[^}]*)?})?");

  private static final Pattern BRACED = Pattern.compile("\\$\\{[^{}\n]*}");

  /** Stand for the braces of a placeholder while YAML is parsed, which gives braces another meaning. */
  private static final char OPEN = '\uF8F0';

  private static final char CLOSE = '\uF8F1';

  private final Map<String, String> environment;

  Placeholders(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** {@code yaml}, of the same length, in which every placeholder is a plain word, also inside YAML's own braces. */
  static String shield(String yaml) {
    return BRACED
        .matcher(yaml)
        .replaceAll(found ->
            Matcher.quoteReplacement(found.group().replace('{', OPEN).replace('}', CLOSE)));
  }

  /** Takes back {@link #shield}. */
  static String unshield(String value) {
    return value.replace(OPEN, '{').replace(CLOSE, '}');
  }

  /** Whether {@code name} is set to something. */
  boolean has(String name) {
    return !environment.getOrDefault(name, "").isEmpty();
  }

  /**
   * A text after replacement.
   *
   * @param problems what could not be replaced; then {@code text} is of no use
   */
  record Expanded(String text, List<String> problems) {}

  Expanded expand(String written) {
    List<String> problems = new ArrayList<>();
    String text = OPENING
        .matcher(written)
        .replaceAll(found -> Matcher.quoteReplacement(replacement(found, problems)));
    return new Expanded(text, problems);
  }

  private String replacement(MatchResult found, List<String> problems) {
    String name = found.group(1);
    String fallback = found.group(2);
    if (found.group().startsWith("$$")) {
      return "${";
    }
    if (name == null) {
      problems.add(
          "a ${ that is not a variable (expected: ${NAME}, ${NAME:-default}, or $${ for a plain ${)");
      return "";
    }
    String value = environment.get(name);
    if (fallback != null) {
      return value == null || value.isEmpty() ? fallback.substring(2) : value;
    }
    if (value == null) {
      problems.add("${" + name + "} (expected: " + name + " in the environment, or ${" + name
          + ":-default})");
      return "";
    }
    return value;
  }
}
