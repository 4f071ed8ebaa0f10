package io.reunion.platform.telegram;

import io.reunion.chat.Markup;
import io.reunion.platform.Literals;

/**
 * Writes one text in Telegram's HTML and counts what of it will be seen. Only {@code & < > "} are special there; handles
 * outside of marks would still notify their owners, so a word joiner keeps {@code @} from its word, except in the bot's
 * own handle.
 */
final class TelegramHtml implements Markup.Dialect {
  private static final char WORD_JOINER = '\u2060';

  private final TelegramBot bot;
  private int visible;

  private TelegramHtml(TelegramBot bot) {
    this.bot = bot;
  }

  /**
   * @param html with its marks
   * @param visible UTF-16 units without them
   */
  record Rendered(String html, int visible) {}

  static Rendered render(String text, TelegramBot bot) {
    TelegramHtml dialect = new TelegramHtml(bot);
    String html = Markup.render(text, dialect);
    return new Rendered(html, dialect.visible);
  }

  @Override
  public String escape(String literal) {
    return Literals.escape(literal, this::write, this::address);
  }

  /** A handle within an address is in its percent form, which leads to the same page. */
  private void address(String text, int from, int to, StringBuilder out) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '@' && wouldMention(text, i)) {
        out.append("%40");
        visible += 3;
      } else {
        write(text, i, out);
      }
    }
  }

  private void write(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    visible++;
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '@' -> {
        out.append(c);
        if (wouldMention(text, at)) {
          out.append(WORD_JOINER);
          visible++;
        }
      }
      default -> out.append(c);
    }
  }

  private boolean wouldMention(String text, int at) {
    int end = at + 1;
    while (end < text.length() && isHandle(text.charAt(end))) {
      end++;
    }
    boolean begins = at == 0 || !isHandle(text.charAt(at - 1));
    return begins && end > at + 1 && !bot.isCalled(text.substring(at + 1, end));
  }

  private static boolean isHandle(char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  @Override
  public String bold(String escaped) {
    return "<b>" + escaped + "</b>";
  }

  @Override
  public String italic(String escaped) {
    return "<i>" + escaped + "</i>";
  }

  @Override
  public String code(String escaped) {
    return "<code>" + escaped + "</code>";
  }

  /** A link to anything but the web is shown and not made. */
  @Override
  public String link(String escapedLabel, String url) {
    if (!url.startsWith("https://") && !url.startsWith("http://")) {
      visible++;
      return escapedLabel + " " + escape(url);
    }
    String target = Markup.literal(url)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
    return "<a href=\"" + target + "\">" + escapedLabel + "</a>";
  }
}
