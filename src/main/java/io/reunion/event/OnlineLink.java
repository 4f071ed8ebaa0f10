package io.reunion.event;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where those who are not in the room take part.
 *
 * @param url https, at most {@value #MAX_LENGTH} characters
 * @param open whether everybody may see it on the card; else those get it who have accepted, and they in private
 */
public record OnlineLink(String url, boolean open) {
  public static final int MAX_LENGTH = 500;

  public OnlineLink {
    if (!isSafe(url)) {
      throw new IllegalArgumentException("link: " + url + " (expected: https://...)");
    }
  }

  /** What somebody typed, if it is a link that people can be sent to. */
  public static Optional<OnlineLink> typed(String url) {
    return isSafe(url) ? Optional.of(new OnlineLink(url, false)) : Optional.empty();
  }

  private static boolean isSafe(String url) {
    try {
      URI uri = new URI(url);
      return url.length() <= MAX_LENGTH
          && "https".equalsIgnoreCase(uri.getScheme())
          && uri.getHost() != null
          && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
