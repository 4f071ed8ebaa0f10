package io.reunion.platform.slack;

import io.reunion.platform.PlainText;
import io.reunion.platform.PlainText.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads Slack's text: its escapes undone, its links and mentions as people see them, the bot's own mention taken out. */
final class SlackText {
  /**
   * @param mentioned the bot was mentioned
   */
  record Read(String text, boolean mentioned) {}

  private final SlackBot bot;
  private final StringBuilder out;
  private final List<Span> ours = new ArrayList<>(1);

  private SlackText(SlackBot bot, int length) {
    this.bot = bot;
    this.out = new StringBuilder(length);
  }

  static Read read(String text, SlackBot bot) {
    if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
      return new Read(PlainText.wellFormed(text.strip()), false);
    }
    SlackText reading = new SlackText(bot, text.length());
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('<', at);
      int close = open < 0 ? -1 : text.indexOf('>', open);
      if (close < 0) {
        break;
      }
      reading.out.append(unescaped(text.substring(at, open)));
      reading.token(text.substring(open + 1, close));
      at = close + 1;
    }
    reading.out.append(unescaped(text.substring(at)));
    String plain = PlainText.without(reading.out.toString(), reading.ours);
    return new Read(PlainText.wellFormed(plain), !reading.ours.isEmpty());
  }

  /** The user in the first mention of {@code text}, empty if there is none. */
  static String firstMentioned(String text) {
    int open = text.indexOf("<@");
    int close = open < 0 ? -1 : text.indexOf('>', open);
    if (close < 0) {
      return "";
    }
    String user = text.substring(open + 2, close);
    int bar = user.indexOf('|');
    return bar < 0 ? user : user.substring(0, bar);
  }

  private void token(String token) {
    int bar = token.indexOf('|');
    String target = bar < 0 ? token : token.substring(0, bar);
    String label = bar < 0 ? "" : unescaped(token.substring(bar + 1));
    int from = out.length();
    if (target.startsWith("@")) {
      String user = target.substring(1);
      out.append('@').append(label.isEmpty() ? user : label);
      if (bot.is(user)) {
        ours.add(new Span(from, out.length()));
      }
    } else if (target.startsWith("#")) {
      out.append('#').append(label.isEmpty() ? target.substring(1) : label);
    } else if (target.startsWith("!")) {
      out.append(label.isEmpty() ? special(target.substring(1)) : label);
    } else {
      out.append(label.isEmpty() ? unescaped(target) : label);
    }
  }

  /** {@code here}, {@code subteam^S1}, {@code date^...}. */
  private static String special(String name) {
    int caret = name.indexOf('^');
    return "@" + (caret < 0 ? name : name.substring(0, caret));
  }

  /** Only what Slack escapes: the ampersand and the angle brackets. */
  static String unescaped(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
