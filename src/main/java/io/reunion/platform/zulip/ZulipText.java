package io.reunion.platform.zulip;

import io.reunion.platform.PlainText;
import io.reunion.platform.PlainText.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Zulip's Markdown: mentions as people see them, the bot's own taken out. */
final class ZulipText {
  /**
   * @param mentioned the bot was mentioned
   */
  record Read(String text, boolean mentioned) {}

  /** {@code @**Name**}, with the id of who has the name in common with others, and silent with an underscore. */
  private static final Pattern MENTION =
      Pattern.compile("@_?\\*\\*([^*|\\n]{1,200})(?:\\|[0-9]{1,18})?\\*\\*");

  private ZulipText() {}

  static Read read(String markdown, String bot) {
    StringBuilder out = new StringBuilder(markdown.length());
    List<Span> ours = new ArrayList<>(1);
    Matcher mention = MENTION.matcher(markdown);
    int at = 0;
    while (mention.find()) {
      out.append(markdown, at, mention.start());
      int from = out.length();
      out.append('@').append(mention.group(1));
      if (mention.group(1).equals(bot)) {
        ours.add(new Span(from, out.length()));
      }
      at = mention.end();
    }
    out.append(markdown, at, markdown.length());
    return new Read(PlainText.without(out.toString(), ours), !ours.isEmpty());
  }
}
