package io.reunion.platform.discord;

import io.reunion.chat.Markup;
import io.reunion.platform.Literals;
import io.reunion.platform.WebLinks;

/**
 * Writes a text in Discord's Markdown. A backslash takes every mark's meaning away; within a plain web address, which Discord
 * reads before it looks for marks, it would become part of the address and is left out: what could end the address there is in
 * its percent form.
 */
final class DiscordMarkdown implements Markup.Dialect {
  private static final DiscordMarkdown DIALECT = new DiscordMarkdown();

  private static final String MARKS = "\\*_~`|<>[]()@";

  private DiscordMarkdown() {}

  static String render(String text) {
    return Markup.render(text, DIALECT);
  }

  @Override
  public String escape(String literal) {
    return Literals.escape(literal, DiscordMarkdown::write, DiscordMarkdown::address);
  }

  private static void write(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    boolean mark = MARKS.indexOf(c) >= 0
        || ((c == '#' || c == '-' || c == '+') && beginsLine(text, at))
        || (c == ':' && at + 1 < text.length() && isName(text.charAt(at + 1)));
    if (mark) {
      out.append('\\');
    }
    out.append(c);
  }

  private static void address(String text, int from, int to, StringBuilder out) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      out.append("*()".indexOf(c) < 0 ? String.valueOf(c) : Literals.percent(c));
    }
  }

  private static boolean beginsLine(String text, int at) {
    int before = at - 1;
    while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '#')) {
      before--;
    }
    return before < 0 || text.charAt(before) == '\n';
  }

  /** What a name of an emoji, between colons, may begin with. */
  private static boolean isName(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  @Override
  public String bold(String escaped) {
    return Literals.marked("**", escaped);
  }

  @Override
  public String italic(String escaped) {
    return Literals.marked("*", escaped);
  }

  /** Within code a backslash stands for itself, and only a back-tick ends it. */
  @Override
  public String code(String escaped) {
    StringBuilder literal = new StringBuilder(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      boolean escape = escaped.charAt(i) == '\\' && i + 1 < escaped.length();
      literal.append(escaped.charAt(escape ? ++i : i));
    }
    return Literals.marked("`", literal.toString().replace('`', 'ˋ'));
  }

  /** A link to anything but the web is shown and not made. */
  @Override
  public String link(String escapedLabel, String url) {
    return WebLinks.bracketed(escapedLabel, url, this::escape);
  }
}
