package io.reunion.platform.zulip;

import io.reunion.chat.OutboundMessage;
import io.reunion.platform.FormBody;
import io.reunion.platform.LookAlikeMarkdown;
import io.reunion.platform.TypedCommands;
import io.vertx.core.buffer.Buffer;

/** The forms of messages. */
final class ZulipRequests {
  private static final int MAX_TOPIC = 60;
  private static final char ZERO_WIDTH_SPACE = '\u200B';

  private ZulipRequests() {}

  /**
   * Besides the marks of all Markdown, Zulip's own: strokes, formulas, a command in the first place; and bold words of ours
   * after a sign that would make them somebody's name.
   */
  static String content(OutboundMessage message) {
    String rendered = LookAlikeMarkdown.render(
            TypedCommands.under(message, 0), ZulipRequests::write)
        .replace("@**", "@" + ZERO_WIDTH_SPACE + "**")
        .replace("@_**", "@_" + ZERO_WIDTH_SPACE + "**")
        .replace("#**", "#" + ZERO_WIDTH_SPACE + "**");
    return rendered.startsWith("/") ? "／" + rendered.substring(1) : rendered;
  }

  private static void write(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    boolean twice = (at > 0 && text.charAt(at - 1) == c)
        || (at + 1 < text.length() && text.charAt(at + 1) == c);
    out.append(twice && c == '~' ? '∼' : twice && c == '$' ? '＄' : c);
  }

  /**
   * @param topic where the message belongs into none
   */
  static Buffer send(OutboundMessage message, String topic) {
    String to = ZulipPlaces.to(message.chat());
    String content = content(message);
    if (ZulipPlaces.isDirect(message.chat())) {
      return FormBody.of("type", "direct", "to", to, "content", content);
    }
    String thread = message.thread().filter(name -> !name.isBlank()).orElse(topic);
    String cut = thread.substring(0, Math.min(thread.length(), MAX_TOPIC));
    return FormBody.of("type", "stream", "to", to, "topic", cut, "content", content);
  }

  static Buffer edit(OutboundMessage message) {
    return FormBody.of("content", content(message));
  }
}
