package io.reunion.config;

import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Where a text stops being YAML, and why, without quoting it: what the parser stumbles over may be half a token.
 *
 * @param line from 1
 */
record SyntaxError(int line, String message) {

  /** @param last the start of what was last understood, in code points, for errors that do not say where */
  static SyntaxError of(YAMLException e, String text, int last) {
    Lines lines = Lines.of(text);
    if (!(e instanceof MarkedYAMLException marked)) {
      return new SyntaxError(
          lines.at(last),
          "nested too deeply, or too many aliases (expected: a few levels, each value written out)");
    }
    int found = line(marked.getProblemMark(), lines, lines.at(last));
    int opened = line(marked.getContextMark(), lines, found);
    String context = Optional.ofNullable(marked.getContext()).orElse("");
    String problem = Optional.ofNullable(marked.getProblem()).orElse("");
    if (context.contains("a simple key")) {
      return new SyntaxError(
          opened, "not YAML (expected: \"key: value\", with a space after the ':')");
    }
    if (context.contains("a flow")) {
      boolean left = problem.contains("stream end") || indent(text, found) <= indent(text, opened);
      return new SyntaxError(
          left ? opened : found,
          "a [ or { without its end (expected: ',' between the elements, then ] or })");
    }
    if (context.contains("quoted scalar") && problem.contains("end of stream")) {
      return new SyntaxError(opened, "a quotation mark without its end (expected: another one)");
    }
    int before = problem.contains("mapping values") ? incomplete(text, found) : found;
    return before == found
        ? new SyntaxError(found, explain(context, problem))
        : new SyntaxError(before, "a line without \": \" (expected: key: value)");
  }

  /** The line before {@code line} if it lacks its colon, so that the parser took both for one text; else {@code line}. */
  private static int incomplete(String text, int line) {
    String before =
        line == 1 ? "" : text.lines().skip(line - 2L).findFirst().orElse("").strip();
    boolean complete =
        before.isEmpty() || before.startsWith("#") || before.contains(": ") || before.endsWith(":");
    return complete ? line : line - 1;
  }

  private static int line(Mark mark, Lines lines, int otherwise) {
    return mark == null ? otherwise : lines.at(mark.getIndex());
  }

  /** A line no further in than the one with the bracket is no longer meant to be inside. */
  private static int indent(String text, int line) {
    String content = text.lines().skip(line - 1L).findFirst().orElse("");
    return content.length() - content.stripLeading().length();
  }

  /** The parser ends some messages with the character it found: {@code , but found x(120)}. */
  private static String withoutCharacter(String problem) {
    return problem.replaceFirst("(, but found)? \\S+\\(\\d+\\)$", "");
  }

  private static String explain(String context, String problem) {
    if (problem.contains("TAB")) {
      return "a tab (expected: spaces, YAML is not indented with tabs)";
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
      return "a ':' that has no place here (expected: one key a line, all in one column, or quotes round a text with \": \")";
    }
    if (problem.contains("another document")) {
      return "a second document (expected: one, without a further ---)";
    }
    if (problem.contains("block end")) {
      return "indented differently from the lines before (expected: keys of one level in one column)";
    }
    return "not YAML: " + context + (context.isEmpty() ? "" : ", ") + withoutCharacter(problem);
  }
}
