package io.reunion.platform;

import io.reunion.chat.Markup;

/**
 * Writes a text in the Markdown of platforms that know no escape: a character that would begin a mark, a tag or a mention
 * is written with one that looks like it.
 */
public final class LookAlikeMarkdown implements Markup.Dialect {
  private static final LookAlikeMarkdown DIALECT =
      new LookAlikeMarkdown((text, at, out) -> out.append(text.charAt(at)));

  private final Literals.Letter others;

  private LookAlikeMarkdown(Literals.Letter others) {
    this.others = others;
  }

  public static String render(String text) {
    return Markup.render(text, DIALECT);
  }

  /**
   * @param others writes the characters that are no marks in all Markdown
   */
  public static String render(String text, Literals.Letter others) {
    return Markup.render(text, new LookAlikeMarkdown(others));
  }

  @Override
  public String escape(String literal) {
    return Literals.escape(literal, this::write);
  }

  private void write(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    boolean first = Literals.beginsLine(text, at);
    switch (c) {
      case '<' -> out.append('＜');
      case '`' -> out.append('ˋ');
      case '*' -> out.append('∗');
      case ']' -> out.append('］');
      case '#' -> out.append(first ? '＃' : c);
      case '>' -> out.append(first ? '＞' : c);
      default -> others.write(text, at, out);
    }
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
