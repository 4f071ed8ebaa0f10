package io.reunion.platform.slack;

import io.reunion.chat.Markup;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a text in Slack's mrkdwn. {@code & < >} are escaped, without which there is no mention and no link. Slack has no
 * escape for {@code * _ ~} and back-ticks, so one that would open a format is written with a character that looks like it.
 * Slack formats only where a mark stands apart from letters, which Chinese text does not give: there a zero-width space is
 * put between.
 */
final class SlackMrkdwn implements Markup.Dialect {
  /** Longest text of a section block. */
  static final int MAX_SECTION = 3_000;

  /** Where a zero-width space may be needed; no text from outside can hold it, see {@link Markup#literal}. */
  private static final char EDGE = '\uE010';

  private static final char ZERO_WIDTH_SPACE = '\u200B';
  private static final SlackMrkdwn DIALECT = new SlackMrkdwn();

  private SlackMrkdwn() {}

  static String render(String text) {
    String marked = Markup.render(text, DIALECT);
    return marked.indexOf(EDGE) < 0 ? marked : withEdges(marked);
  }

  @Override
  public String escape(String literal) {
    String safe = Markup.literal(literal);
    StringBuilder out = new StringBuilder(safe.length() + 8);
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '*', '_', '~', '`' -> out.append(wouldFormat(safe, i) ? lookAlike(c) : c);
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** A mark opens where a word begins, if the same one comes again in the line. */
  private static boolean wouldFormat(String text, int at) {
    boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    boolean holds = at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1));
    if (!begins || !holds) {
      return false;
    }
    int again = text.indexOf(text.charAt(at), at + 1);
    int lineEnd = text.indexOf('\n', at);
    return again > 0 && (lineEnd < 0 || again < lineEnd || text.charAt(at) == '`');
  }

  private static char lookAlike(char mark) {
    return switch (mark) {
      case '*' -> '\u2217';
      case '_' -> '\uFF3F';
      case '~' -> '\u223C';
      default -> '\u02CB';
    };
  }

  @Override
  public String bold(String escaped) {
    return marked('*', escaped);
  }

  @Override
  public String italic(String escaped) {
    return marked('_', escaped);
  }

  @Override
  public String code(String escaped) {
    return marked('`', escaped);
  }

  private static String marked(char mark, String escaped) {
    if (escaped.isBlank()) {
      return escaped;
    }
    String inner = mark == '_' ? escaped : escaped.replace(mark, lookAlike(mark));
    return "" + EDGE + mark + inner + mark + EDGE;
  }

  /** A link to anything but the web is shown and not made. */
  @Override
  public String link(String escapedLabel, String url) {
    if (!url.startsWith("https://") && !url.startsWith("http://")) {
      return escapedLabel + " " + escape(url);
    }
    String target = Markup.literal(url)
        .replace("&", "&amp;")
        .replace("<", "%3C")
        .replace(">", "%3E")
        .replace("|", "%7C")
        .replace(" ", "%20");
    return "<" + target + "|" + escapedLabel + ">";
  }

  private static String withEdges(String marked) {
    StringBuilder out = new StringBuilder(marked.length());
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      if (c != EDGE) {
        out.append(c);
      } else if (out.length() > 0
          && i + 1 < marked.length()
          && (isWord(out.charAt(out.length() - 1)) || isWord(marked.charAt(i + 1)))) {
        out.append(ZERO_WIDTH_SPACE);
      }
    }
    return out.toString();
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  /**
   * Parts of at most {@link #MAX_SECTION} characters, cut at line ends where there are any, and never within a link, an
   * escape or a pair of surrogates.
   */
  static List<String> sections(String rendered) {
    List<String> sections = new ArrayList<>(2);
    String rest = rendered;
    while (rest.length() > MAX_SECTION) {
      int cut = cut(rest);
      sections.add(rest.substring(0, cut));
      rest = rest.substring(rest.charAt(cut) == '\n' ? cut + 1 : cut);
    }
    if (!rest.isEmpty()) {
      sections.add(rest);
    }
    return sections;
  }

  private static int cut(String text) {
    int line = text.lastIndexOf('\n', MAX_SECTION);
    int blank = text.lastIndexOf(' ', MAX_SECTION);
    int cut = line > 0 ? line : blank > 0 ? blank : MAX_SECTION;
    int open = text.lastIndexOf('<', cut - 1);
    if (open > 0 && text.lastIndexOf('>', cut - 1) < open) {
      return open;
    }
    int escape = text.lastIndexOf('&', cut - 1);
    if (escape > 0 && cut - escape < 5 && text.lastIndexOf(';', cut - 1) < escape) {
      return escape;
    }
    return Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut;
  }
}
