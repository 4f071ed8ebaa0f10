package io.reunion.platform.teams;

import io.reunion.chat.Markup;
import io.reunion.platform.BracketMarkdown;
import io.reunion.platform.LookAlikes;
import io.reunion.platform.WebLinks;

/**
 * The two ways to write for Teams: tags in a message, where everything can be escaped, and Markdown in a card and in the
 * answer of an outgoing webhook, where nothing can.
 */
final class TeamsMarks {
  private static final LookAlikes MARKDOWN =
      new LookAlikes(new BracketMarkdown("**", "", /* mentions= */ false));
  private static final Tags TAGS = new Tags();

  private TeamsMarks() {}

  static String markdown(String text) {
    return MARKDOWN.render(text);
  }

  static String tags(String text) {
    return Markup.render(text, TAGS).replace("\n", "<br>");
  }

  private static final class Tags implements Markup.Dialect {
    @Override
    public String escape(String literal) {
      return Markup.literal(literal)
          .replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;");
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
      return WebLinks.link(
          escapedLabel,
          url,
          this::escape,
          target -> "<a href=\"" + target.replace("&", "&amp;") + "\">" + escapedLabel + "</a>");
    }
  }
}
