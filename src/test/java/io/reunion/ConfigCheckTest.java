package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCheckTest {
  @TempDir
  Path directory;

  private final List<String> printed = new ArrayList<>();

  @Test
  void tellsWhatWasReadWithoutItsSecrets() throws IOException {
    Files.writeString(directory.resolve("reunion.yaml"), """
        association: {language: en}
        redis: {uri: "redis://:CANARY@localhost"}
        """);
    Files.writeString(directory.resolve("platforms.yaml"), """
        telegram: {main: {token: CANARY-1, secretToken: CANARY-2}}
        """);

    int exit = ConfigCheck.run(TestConfigs.in(directory, Map.of()), printed::add);

    assertThat(exit).isZero();
    assertThat(printed)
        .contains(
            "association.language: en",
            "association.name.en: Alumni Association",
            "server.port: 8080",
            "redis.uri: [REDACTED]",
            "events.reminders: [1d, 2h]",
            "telegram/main.token: [REDACTED]",
            "telegram/main.apiBase: https://api.telegram.org",
            "telegram/main.webhook: /webhooks/telegram/main")
        .endsWith("no problems, accounts: 1")
        .noneMatch(line -> line.contains("CANARY"));
  }

  @Test
  void tellsOnlyTheProblemsIfThereAreAny() throws IOException {
    Path file =
        Files.writeString(directory.resolve("reunion.yaml"), "server: {port: x}\nsever: 1\n");

    int exit = ConfigCheck.run(TestConfigs.in(directory, Map.of()), printed::add);

    assertThat(exit).isEqualTo(1);
    assertThat(printed)
        .containsExactly(
            file + ":1: server.port: x (expected: a whole number from 0 to 65535)",
            file + ":2: sever: unknown key (did you mean server?)");
  }

  @Test
  void tellsTheProblemsOfSentencesAndPhrasesBesideThoseOfTheSettings() throws IOException {
    Path settings = Files.writeString(directory.resolve("reunion.yaml"), "sever: 1\n");
    Path texts = Files.createDirectory(directory.resolve("texts")).resolve("en.yaml");
    Files.writeString(texts, "bot.nonsense: Hello\n");
    Path phrases = Files.createDirectory(directory.resolve("phrases")).resolve("zh.yaml");
    Files.writeString(phrases, "nonsense: [去]\n");

    int exit = ConfigCheck.run(TestConfigs.in(directory, Map.of()), printed::add);

    assertThat(exit).isEqualTo(1);
    assertThat(printed)
        .anyMatch(line -> line.startsWith(settings + ":1: "))
        .anyMatch(line -> line.startsWith(texts.toString()) && line.contains("bot.nonsense"))
        .anyMatch(line -> line.startsWith(phrases + ":1: ") && line.contains("nonsense"))
        .noneMatch(line -> line.startsWith("no problems"));
  }
}
