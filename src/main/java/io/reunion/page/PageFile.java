package io.reunion.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a page: what it loads, by the names of files behind {@code {{assets}}}. As it is written, a browser asks
 * for each; {@link #joined} asks for one style sheet and one script instead.
 *
 * @param styles in the order in which they hold
 * @param scripts the modules that are fetched at once, the one that starts the page last
 */
record PageFile(String html, List<String> styles, List<String> scripts) {
  static final String STYLE = "joined.css";
  static final String SCRIPT = "joined.js";

  private static final String FILE = "\"\\{\\{assets}}([^\"]+)\"";
  private static final Pattern STYLES =
      Pattern.compile("(?<! ) *+<link rel=\"stylesheet\" href=" + FILE + ">\\n");
  private static final Pattern AHEAD =
      Pattern.compile("(?<! ) *+<link rel=\"modulepreload\" href=" + FILE + ">\\n");
  private static final Pattern START =
      Pattern.compile("(?<! ) *+<script type=\"module\" src=" + FILE + "></script>\\n");

  static PageFile read(String html) {
    List<String> scripts = new ArrayList<>(named(AHEAD, html));
    scripts.addAll(named(START, html));
    return new PageFile(html, named(STYLES, html), List.copyOf(scripts));
  }

  private static List<String> named(Pattern pattern, String html) {
    return pattern.matcher(html).results().map(found -> found.group(1)).toList();
  }

  /** The page that loads {@link #STYLE} and {@link #SCRIPT} instead of its own files. */
  String joined() {
    String style = "    <link rel=\"stylesheet\" href=\"{{assets}}" + STYLE + "\">\n";
    String script = "    <script type=\"module\" src=\"{{assets}}" + SCRIPT + "\"></script>\n";
    String loads = AHEAD.matcher(once(STYLES, html, style)).replaceAll("");
    return once(START, loads, script);
  }

  /** The text with the first of what is found replaced, and no other of it left. */
  private static String once(Pattern pattern, String text, String instead) {
    Matcher matcher = pattern.matcher(text);
    StringBuilder replaced = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(
          replaced, replaced.indexOf(instead) < 0 ? Matcher.quoteReplacement(instead) : "");
    }
    return matcher.appendTail(replaced).toString();
  }
}
