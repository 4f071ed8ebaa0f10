package io.reunion.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One module of JavaScript, as far as another has to know it. Understands the forms of import and export in which our
 * scripts and Lit's are written, and refuses any other.
 *
 * @param needs the modules that run before it
 * @param imports by the name that each has here
 * @param exports the name here of what is exported, by the name that others know
 * @param all the modules of which everything is exported
 * @param body the rest
 */
record EsModule(
    Set<String> needs,
    Map<String, Imported> imports,
    Map<String, String> exports,
    List<String> all,
    String body) {
  /** A name of another module. */
  record Imported(String module, String name) {}

  private static final String FROM = "\\s*from\\s*[\"']([^\"']+)[\"'];?";
  private static final String NAMES = "\\{([^}]*)}";

  /** Statements begin a line or, where spaces were saved, follow another or a block. */
  private static final Pattern STATEMENT = Pattern.compile("(?m)(?<=^|[;}])(?:"
      + "import\\s*" + NAMES + FROM
      + "|import\\s*[\"']([^\"']+)[\"'];?"
      + "|export\\s*(?:(\\*)|" + NAMES + ")" + FROM
      + "|export\\s*" + NAMES + ";?"
      + "|export (?=(?:async )?(?:const|function|class) (\\w+)))");

  private static final Pattern REFUSED =
      Pattern.compile("(?m)(?<=^|[;}])(?:import\\s*[\\w*\"'{]|export\\b|await\\b).{0,60}");

  private static final Pattern MAP = Pattern.compile("(?m)^//# sourceMappingURL=.*\\n?");

  /**
   * @param resolved the module that is meant by what stands behind {@code from}
   * @throws IllegalArgumentException if a form is not understood
   */
  static EsModule parse(String source, UnaryOperator<String> resolved) {
    EsModule module = new EsModule(
        new LinkedHashSet<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), "");
    Matcher statement = STATEMENT.matcher(MAP.matcher(source).replaceAll(""));
    StringBuilder rest = new StringBuilder();
    while (statement.find()) {
      module.take(statement, resolved);
      statement.appendReplacement(rest, "");
    }
    statement.appendTail(rest);
    Matcher refused = REFUSED.matcher(rest);
    if (refused.find()) {
      throw new IllegalArgumentException(refused.group()
          + " (expected: import {a} from, export {a}, export const, function or class)");
    }
    return new EsModule(
        module.needs,
        module.imports,
        module.exports,
        module.all,
        rest.toString().strip() + "\n");
  }

  private void take(Matcher statement, UnaryOperator<String> resolved) {
    if (statement.group(2) != null) {
      String from = need(resolved.apply(statement.group(2)));
      pairs(statement.group(1))
          .forEach((here, theirs) -> imports.put(here, new Imported(from, theirs)));
    } else if (statement.group(3) != null) {
      needs.add(resolved.apply(statement.group(3)));
    } else if (statement.group(6) != null) {
      String from = need(resolved.apply(statement.group(6)));
      if (statement.group(4) != null) {
        all.add(from);
      } else {
        pairs(statement.group(5)).forEach((said, theirs) -> passOn(from, theirs, said));
      }
    } else if (statement.group(7) != null) {
      exports.putAll(pairs(statement.group(7)));
    } else {
      exports.put(statement.group(8), statement.group(8));
    }
  }

  private String need(String module) {
    needs.add(module);
    return module;
  }

  /** What is only passed on gets a name here that no script has. */
  private void passOn(String from, String theirs, String said) {
    String here = "$passed_" + said;
    imports.put(here, new Imported(from, theirs));
    exports.put(said, here);
  }

  /** {@code a, b as c} by the new names: a is a, c is b. */
  private static Map<String, String> pairs(String names) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String name : names.split(",", -1)) {
      String[] sides = name.strip().split("\\s+as\\s+", -1);
      if (!sides[0].isEmpty()) {
        pairs.put(sides[sides.length - 1], sides[0]);
      }
    }
    return pairs;
  }

  /** As the body of a function that returns what it exports; {@code of} names the constant of another module's exports. */
  String scoped(UnaryOperator<String> of) {
    StringBuilder text = new StringBuilder();
    imports.forEach((here, imported) -> text.append("const {")
        .append(imported.name())
        .append(':')
        .append(here)
        .append("}=")
        .append(of.apply(imported.module()))
        .append(";\n"));
    text.append(body).append("return {");
    all.forEach(module -> text.append("...").append(of.apply(module)).append(','));
    exports.forEach((said, here) -> text.append(said).append(':').append(here).append(','));
    return text.append("};\n").toString();
  }
}
