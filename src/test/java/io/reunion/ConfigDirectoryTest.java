package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reunion.chat.AccountId;
import io.reunion.config.InvalidConfigException;
import io.reunion.config.Problem;
import io.reunion.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigDirectoryTest {
  @TempDir
  Path directory;

  @Test
  void anEmptyDirectoryIsAllDefaults() {
    BotConfig config = TestConfigs.in(directory, Map.of()).read();

    assertThat(config.accounts()).isEmpty();
    assertThat(config.settings().server().port()).isEqualTo(8080);
  }

  @Test
  void platformsAloneAreEnough() throws IOException {
    Files.writeString(directory.resolve("platforms.yaml"), """
        telegram:
          main:
            token: ${TELEGRAM_TOKEN}
            secretToken: s
            apiBase: http://127.0.0.1:9999/
          second: {token: t2, secretToken: s2, username: alumni_bot}
        slack: { main: { botToken: xoxb-1, signingSecret: x, apiBase: "http://localhost:1/api" } }
        """);

    BotConfig config =
        TestConfigs.in(directory, Map.of("TELEGRAM_TOKEN", "123:abc")).read();

    assertThat(config.accounts(TestConfigs.Telegram.class))
        .isEqualTo(Map.of(
            AccountId.of("telegram", "main"),
            new TestConfigs.Telegram(
                Secret.of("123:abc"),
                Secret.of("s"),
                Optional.empty(),
                URI.create("http://127.0.0.1:9999")),
            AccountId.of("telegram", "second"),
            new TestConfigs.Telegram(
                Secret.of("t2"),
                Secret.of("s2"),
                Optional.of("alumni_bot"),
                URI.create("https://api.telegram.org"))));
    assertThat(config.accounts(TestConfigs.Slack.class))
        .isEqualTo(Map.of(
            AccountId.of("slack", "main"),
            new TestConfigs.Slack(
                Secret.of("xoxb-1"), Secret.of("x"), URI.create("http://localhost:1/api"))));
    assertThat(config.accounts().keySet())
        .extracting(AccountId::toString)
        .containsExactly("telegram/main", "telegram/second", "slack/main");
  }

  @Test
  void theCommandLinesPortGoesFirst() {
    ConfigDirectory given = new ConfigDirectory(
        directory, Map.of("PORT", "9000"), OptionalInt.of(0), TestConfigs.PLATFORMS);

    assertThat(given.read().settings().server().port()).isZero();
  }

  @Test
  void aMissingDirectoryIsAProblem() {
    Path missing = directory.resolve("nowhere");

    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> TestConfigs.in(missing, Map.of()).read())
        .withMessage(missing
            + ":1: no such directory (expected: the one with reunion.yaml and platforms.yaml)")
        .satisfies(e -> assertThat(e.problems()).hasSize(1));
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsAProblem() throws IOException {
    Path file = Files.writeString(directory.resolve("reunion.yaml"), "# here\n");

    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> TestConfigs.in(file, Map.of()).read())
        .withMessageContaining("no such directory");
  }

  @Test
  void otherFilesAndDirectoriesAreNoConcern() throws IOException {
    Files.createDirectory(directory.resolve("phrases"));
    Files.writeString(directory.resolve("phrases/zh.yaml"), "x: y\n");
    Files.writeString(directory.resolve("README.md"), "x\n");
    Files.writeString(directory.resolve(".reunion.yaml.swp"), "x\n");
    Files.writeString(directory.resolve("reunion.yaml~"), "x\n");

    assertThat(TestConfigs.in(directory, Map.of()).read().accounts()).isEmpty();
  }

  @Test
  void everyProblemIsInTheException() throws IOException {
    Files.writeString(directory.resolve("reunion.yaml"), "server: {port: x}\nlimits: {a: 1}\n");
    Files.writeString(directory.resolve("platforms.yaml"), "pigeon: {}\n");

    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> TestConfigs.in(directory, Map.of()).read())
        .satisfies(e -> assertThat(e.problems()).extracting(Problem::line).containsExactly(1, 1, 2))
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(3))
        .withNoCause();
  }
}
