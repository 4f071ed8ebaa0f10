package io.reunion;

import io.reunion.config.Default;
import io.reunion.config.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Configuration directories as the tests read them, with credentials that stay as they are when the adapters' change. */
final class TestConfigs {
  static final Map<String, Class<? extends Record>> PLATFORMS =
      Map.of("telegram", Telegram.class, "slack", Slack.class);

  record Telegram(
      Secret token,
      Secret secretToken,
      Optional<String> username,
      @Default("https://api.telegram.org") URI apiBase) {}

  record Slack(
      Secret botToken,
      Secret signingSecret,
      @Default("https://slack.com/api") URI apiBase) {}

  private TestConfigs() {}

  static ConfigDirectory in(Path directory, Map<String, String> environment) {
    return new ConfigDirectory(directory, environment, OptionalInt.empty(), PLATFORMS);
  }
}
