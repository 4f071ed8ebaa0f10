package io.reunion.platform;

import io.reunion.chat.Markup;
import java.util.Optional;

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
        .replace("\n", "")
        .replace("\t", "")
        .replace(" ", "%20"));
  }
}
