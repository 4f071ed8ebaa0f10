package io.reunion.platform.feishu;

import io.reunion.chat.Markup;

/**
 * Writes a text in the Markdown of Feishu's cards. Every character that could begin a mark, a tag or a link is written as
 * an HTML entity, so a name can neither mention everyone nor hide a link.
 */
final class FeishuMarkdown implements Markup.Dialect {
  private static final FeishuMarkdown DIALECT = new FeishuMarkdown();

  private FeishuMarkdown() {}

  static String render(String text) {
    return Markup.render(text, DIALECT);
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
        case '*', '_', '~', '`', '[', ']', '#', '\\', '|' ->
          out.append("&#").append((int) c).append(';');
        case '-', '+' -> {
          if (beginsLine(safe, i)) {
            out.append("&#").append((int) c).append(';');
          } else {
            out.append(c);
          }
        }
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean beginsLine(String text, int at) {
    return at == 0 || text.charAt(at - 1) == '\n';
  }

  @Override
  public String bold(String escaped) {
    return escaped.isBlank() ? escaped : "**" + escaped + "**";
  }

  @Override
  public String italic(String escaped) {
    return escaped.isBlank() ? escaped : "*" + escaped + "*";
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

  /** Whether a text can be said without Markdown, as a plain message. */
  static boolean isPlain(String text) {
    return text.equals(Markup.plain(text));
  }

  /**
   * For a plain message, in which tags and bracketed links have a meaning all the same: the characters that begin them
   * are written with ones that look like them.
   */
  static String plain(String text) {
    return Markup.literal(Markup.plain(text)).replace('<', '＜').replace("](", "］(");
  }
}
