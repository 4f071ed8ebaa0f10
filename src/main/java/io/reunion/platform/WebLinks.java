package io.reunion.platform;

import io.reunion.chat.Markup;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Addresses of pages as they may stand within a platform's marks. */
public final class WebLinks {
  private WebLinks() {}

  /** The address with whatever could end a mark written in its percent form; empty if it is not one of the web. */
  public static Optional<String> target(String url) {
    if (!url.startsWith("https://") && !url.startsWith("http://")) {
      return Optional.empty();
    }
    return Optional.of(Markup.literal(url)
        .replace("(", "%28")
        .replace(")", "%29")
        .replace("<", "%3C")
        .replace(">", "%3E")
        .replace("|", "%7C")
        .replace("[", "%5B")
        .replace("]", "%5D")
        .replace("`", "%60")
        .replace("*", "%2A")
        .replace("\"", "%22")
        .replace("\\", "%5C")
        .replace("\n", "")
        .replace("\t", "")
        .replace(" ", "%20"));
  }

  /**
   * A link to a page of the web as {@code made} writes it of the target; one to anything else is shown after its label and not
   * made.
   */
  public static String link(
      String escapedLabel, String url, UnaryOperator<String> escape, UnaryOperator<String> made) {
    return target(url).map(made).orElseGet(() -> escapedLabel + " " + escape.apply(url));
  }

  /** The same where a link is {@code [label](url)}. */
  public static String bracketed(String escapedLabel, String url, UnaryOperator<String> escape) {
    return link(escapedLabel, url, escape, target -> "[" + escapedLabel + "](" + target + ")");
  }
}
