package io.reunion.config;

import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Where the text stops being YAML, and why, without quoting it: what the parser stumbles over may be half a token.
 *
 * @param index in code points
 */
record SyntaxError(int index, String message) {

  /** @param readTo how far the parser had read, for errors that say nothing about where */
  static SyntaxError of(YAMLException e, int readTo) {
    return e instanceof MarkedYAMLException marked
        ? of(marked, readTo)
        : new SyntaxError(readTo, "not YAML (expected: fewer levels and aliases)");
  }

  private static SyntaxError of(MarkedYAMLException e, int readTo) {
    String context = Optional.ofNullable(e.getContext()).orElse("");
    String problem = Optional.ofNullable(e.getProblem()).orElse("");
    Mark found = e.getProblemMark();
    Mark opened = e.getContextMark();
    int at = found == null ? readTo : found.getIndex();
    int from = opened == null ? at : opened.getIndex();
    if (context.contains("a simple key")) {
      return new SyntaxError(
          from, "not YAML (expected: \"key: value\", with a blank after the ':')");
    }
    if (context.contains("a flow")) {
      return new SyntaxError(
          from, "a [ or { without its end (expected: ',' between the elements, then ] or })");
    }
    if (context.contains("quoted scalar") && problem.contains("end of stream")) {
      return new SyntaxError(from, "a quotation mark without its end (expected: another one)");
    }
    return new SyntaxError(at, explain(context, problem));
  }

  private static String explain(String context, String problem) {
    if (problem.contains("TAB")) {
      return "a tab (expected: blanks, YAML is not indented with tabs)";
    }
    if (problem.contains("alias") || context.contains("alias") || context.contains("anchor")) {
      return "a * or & that YAML takes for an alias (expected: quotes round such a text)";
    }
    if (problem.contains("tag") || context.contains("tag")) {
      return "a ! that YAML takes for a tag (expected: quotes round such a text)";
    }
    if (problem.contains("cannot start any token")) {
      return "a text that begins with @, ` or % (expected: quotes round such a text)";
    }
    if (problem.contains("mapping values")) {
      return "a ':' that has no place here (expected: one key a line, quotes round a text with \": \")";
    }
    if (problem.contains("another document")) {
      return "a second document (expected: one, without a further ---)";
    }
    if (problem.contains("block end")) {
      return "indented differently from the lines before (expected: keys of one level in one column)";
    }
    return "not YAML: " + (context.isEmpty() ? "" : context + ", ") + problem;
  }
}
