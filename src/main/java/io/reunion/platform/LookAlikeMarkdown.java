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
    String safe = Markup.literal(literal);
    StringBuilder out = new StringBuilder(safe.length());
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      boolean begins = i == 0 || safe.charAt(i - 1) == '\n';
      out.append(
          switch (c) {
            case '<' -> '＜';
            case '`' -> 'ˋ';
            case '*' -> '∗';
            case ']' -> '］';
            case '#' -> begins ? '＃' : c;
            case '>' -> begins ? '＞' : c;
            default -> c;
          });
    }
    return out.toString();
  }

  @Override
  public String bold(String escaped) {
    return escaped.isBlank() ? escaped : "**" + escaped + "**";
  }

  @Override
  public String code(String escaped) {
    return escaped.isBlank() ? escaped : "`" + escaped + "`";
  }

  /** A link to anything but the web is shown and not made. */
  @Override
  public String link(String escapedLabel, String url) {
    if (!url.startsWith("https://") && !url.startsWith("http://")) {
      return escapedLabel + " " + escape(url);
    }
    String target = Markup.literal(url)
        .replace("(", "%28")
        .replace(")", "%29")
        .replace("<", "%3C")
        .replace(">", "%3E")
        .replace("\n", "")
        .replace(" ", "%20");
    return "[" + escapedLabel + "](" + target + ")";
  }
}
