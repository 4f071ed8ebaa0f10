package io.reunion;

import io.reunion.platform.slack.SlackConfig;
import io.reunion.platform.telegram.TelegramConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Configuration directories as the tests read them: with the platforms Telegram and Slack. */
final class TestConfigs {
  static final Map<String, Class<? extends Record>> PLATFORMS =
      new TreeMap<>(Map.of("telegram", TelegramConfig.class, "slack", SlackConfig.class));

  private TestConfigs() {}

  static ConfigDirectory in(Path directory, Map<String, String> environment) {
    return new ConfigDirectory(directory, environment, OptionalInt.empty(), PLATFORMS);
  }
}
