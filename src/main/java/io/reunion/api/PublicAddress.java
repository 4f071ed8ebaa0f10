package io.reunion.api;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where people reach the service.
 *
 * @param url for example {@code https://bot.example.org}, as far as it is known, with or without a slash behind it
 */
record PublicAddress(Supplier<Optional<String>> url) {
  /** @param path for example {@code /console/} */
  Optional<String> at(String path) {
    return url.get().map(base -> base.replaceAll("/+$", "") + path);
  }

  boolean isHttps() {
    return url.get().filter(base -> base.startsWith("https:")).isPresent();
  }
}
