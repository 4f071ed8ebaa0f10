package io.reunion.platform.slack;

import io.reunion.chat.Markup;
import io.reunion.platform.Literals;
import io.reunion.platform.MarkEdges;
import io.reunion.platform.WebLinks;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a text in Slack's mrkdwn. {@code & < >} are escaped, without which there is no mention and no link. Slack has no
 * escape for {@code * _ ~} and back-ticks, so one that would open a format is written with a character that looks like it.
 * Slack formats only where a mark stands apart from letters, see {@link MarkEdges}.
 */
final class SlackMrkdwn implements Markup.Dialect {
  /** Longest text of a section block. */
  static final int MAX_SECTION = 3_000;

  private static final SlackMrkdwn DIALECT = new SlackMrkdwn();

  private SlackMrkdwn() {}

  static String render(String text) {
    return MarkEdges.drawn(Markup.render(text, DIALECT));
  }

  @Override
  public String escape(String literal) {
    return Literals.escape(literal, SlackMrkdwn::write, SlackMrkdwn::address);
  }

  /** Marks in their percent form, also those that would end a mark of ours. */
  private static void address(String text, int from, int to, StringBuilder out) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '*', '~' -> out.append(Literals.percent(c));
        case '_' -> out.append(wouldFormat(text, i) ? Literals.percent(c) : "_");
        default -> out.append(c);
      }
    }
  }

  private static void write(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '*', '_', '~', '`' -> out.append(wouldFormat(text, at) ? lookAlike(c) : c);
      default -> out.append(c);
    }
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
    String inner = mark == '_' ? escaped : escaped.replace(mark, lookAlike(mark));
    return MarkEdges.marked(String.valueOf(mark), inner);
  }

  /** A link to anything but the web is shown and not made. */
  @Override
  public String link(String escapedLabel, String url) {
    return WebLinks.link(
        escapedLabel,
        url,
        this::escape,
        target -> "<" + target.replace("&", "&amp;") + "|" + escapedLabel + ">");
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
