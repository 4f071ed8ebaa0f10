package io.reunion.platform;

import io.reunion.chat.Markup;

/**
 * Writes a text in the Markdown of platforms that know no escape: a character that would begin a mark, a tag or a mention
 * is written with one that looks like it.
 */
public final class LookAlikeMarkdown implements Markup.Dialect {
  private static final LookAlikeMarkdown DIALECT = new LookAlikeMarkdown();

  private LookAlikeMarkdown() {}

  public static String render(String text) {
    return Markup.render(text, DIALECT);
  }

  @Override
  public String escape(String literal) {
    return Literals.escape(literal, LookAlikeMarkdown::write);
  }

  private static void write(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    out.append(
        switch (c) {
          case '<' -> '＜';
          case '`' -> 'ˋ';
          case '*' -> '∗';
          case ']' -> '］';
          case '#' -> Literals.beginsLine(text, at) ? '＃' : c;
          case '>' -> Literals.beginsLine(text, at) ? '＞' : c;
          default -> c;
        });
  }

  @Override
  public String bold(String escaped) {
    return Literals.marked("**", escaped);
  }

  @Override
  public String code(String escaped) {
    return Literals.marked("`", escaped);
  }

  /** A link to anything but the web is shown and not made. */
  @Override
  public String link(String escapedLabel, String url) {
    return WebLinks.bracketed(escapedLabel, url, this::escape);
  }
}
