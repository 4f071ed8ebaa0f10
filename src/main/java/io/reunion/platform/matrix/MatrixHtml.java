package io.reunion.platform.matrix;

import io.reunion.chat.Markup;

/** Writes a text in Matrix's HTML. Who is mentioned is told apart from it, so that an escaped text mentions nobody. */
final class MatrixHtml implements Markup.Dialect {
  private static final MatrixHtml DIALECT = new MatrixHtml();

  private MatrixHtml() {}

  static String render(String text) {
    return Markup.render(text, DIALECT).replace("\n", "<br>");
  }

  @Override
  public String escape(String literal) {
    return Markup.literal(literal)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String bold(String escaped) {
    return "<strong>" + escaped + "</strong>";
  }

  @Override
  public String italic(String escaped) {
    return "<em>" + escaped + "</em>";
  }

  @Override
  public String code(String escaped) {
    return "<code>" + escaped + "</code>";
  }

  /** A link to anything but the web is shown and not made; nor is one that clients would show as a person. */
  @Override
  public String link(String escapedLabel, String url) {
    boolean web = url.startsWith("https://") || url.startsWith("http://");
    return web && !url.contains("matrix.to/")
        ? "<a href=\"" + escape(url).replace("\n", "") + "\">" + escapedLabel + "</a>"
        : escapedLabel + " " + escape(url);
  }
}
