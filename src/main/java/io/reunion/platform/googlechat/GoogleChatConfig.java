package io.reunion.platform.googlechat;

import io.reunion.config.Default;
import io.reunion.config.Matches;
import io.reunion.config.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * One Chat app in {@code platforms.yaml}.
 *
 * @param audience as chosen on the app's configuration page: the project's number, or the endpoint's address
 * @param serviceAccount the JSON key of the service account, best as {@code file:PATH}; without it the app only answers
 * @param apiBase without a slash at its end
 * @param tokenBase where tokens are fetched; without a slash at its end
 * @param keysBase where the keys are published that sign requests; without a slash at its end
 */
public record GoogleChatConfig(
    @Matches(
        value = "[0-9]{4,20}|https?://[^\\s?#]{1,300}",
        expected = "the project's number or the endpoint's address")
    String audience,

    Optional<Secret> serviceAccount,
    @Default("https://chat.googleapis.com") URI apiBase,
    @Default("https://oauth2.googleapis.com") URI tokenBase,
    @Default("https://www.googleapis.com") URI keysBase) {

  /** Reads the key, which has to be one. */
  public GoogleChatConfig {
    serviceAccount.ifPresent(key -> {
      var unused = ServiceAccount.of(key);
    });
  }
}
