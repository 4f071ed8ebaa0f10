package io.reunion.platform.feishu;

import io.reunion.chat.Markup;
import io.reunion.platform.Literals;
import io.reunion.platform.WebLinks;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Writes a text in the Markdown of Feishu's cards. Every character that could begin a mark, a tag or a link is written as
 * an HTML entity, so a name can neither mention everyone nor hide a link.
 */
final class FeishuMarkdown implements Markup.Dialect {
  private static final FeishuMarkdown DIALECT = new FeishuMarkdown();

  private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]*)\\]\\([^)]*\\)");

  private FeishuMarkdown() {}

  static String render(String text) {
    return Markup.render(text, DIALECT);
  }

  @Override
  public String escape(String literal) {
    return Literals.escape(literal, FeishuMarkdown::write, FeishuMarkdown::address);
  }

  /**
   * A link to itself, shown as it was written: within an address that stands alone an entity would be taken for a part of the
   * address.
   */
  private static void address(String text, int from, int to, StringBuilder out) {
    StringBuilder shown = new StringBuilder(to - from + 16);
    for (int i = from; i < to; i++) {
      write(text, i, shown);
    }
    out.append(
        WebLinks.bracketed(shown.toString(), text.substring(from, to), UnaryOperator.identity()));
  }

  private static void write(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '*', '_', '~', '`', '[', ']', '#', '\\', '|' -> entity(c, out);
      case '-', '+' -> {
        if (Literals.beginsLine(text, at)) {
          entity(c, out);
        } else {
          out.append(c);
        }
      }
      default -> out.append(c);
    }
  }

  private static void entity(char c, StringBuilder out) {
    out.append("&#").append((int) c).append(';');
  }

  @Override
  public String bold(String escaped) {
    return Literals.marked("**", escaped);
  }

  @Override
  public String italic(String escaped) {
    return Literals.marked("*", escaped);
  }

  @Override
  public String code(String escaped) {
    return Literals.marked("`", withoutLinks(escaped));
  }

  /** A link to anything but the web is shown and not made. */
  @Override
  public String link(String escapedLabel, String url) {
    return WebLinks.bracketed(withoutLinks(escapedLabel), url, this::escape);
  }

  private static String withoutLinks(String escaped) {
    return LINK.matcher(escaped).replaceAll("$1");
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
