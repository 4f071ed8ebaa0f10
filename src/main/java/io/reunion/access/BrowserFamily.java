package io.reunion.access;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kind of browser behind a {@code User-Agent}: enough to notice a session that turns up in another one. */
public final class BrowserFamily {
  private static final List<String> ENGINES =
      List.of("edg", "opr", "micromessenger", "firefox", "chrome", "safari");
  private static final List<String> SYSTEMS =
      List.of("android", "iphone", "ipad", "windows", "mac os", "linux");

  private BrowserFamily() {}

  /** For example {@code firefox/linux}; versions are left out, since a browser may be updated in the middle of a session. */
  public static String of(@Nullable String userAgent) {
    String agent = userAgent == null ? "" : userAgent.toLowerCase(Locale.ROOT);
    return first(ENGINES, agent) + "/" + first(SYSTEMS, agent);
  }

  private static String first(List<String> words, String agent) {
    return words.stream().filter(agent::contains).findFirst().orElse("other");
  }
}
