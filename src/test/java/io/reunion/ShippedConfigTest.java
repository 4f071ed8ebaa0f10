package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import io.reunion.config.ConfigPrinter;
import io.reunion.platform.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedConfigTest {
  private static final Path SHIPPED = Path.of("bot-config");

  @TempDir
  Path directory;

  @Test
  void aFreshCloneStarts() {
    BotConfig config = shipped().read();

    assertThat(config.accounts()).isEmpty();
    assertThat(config.settings().admins()).isEmpty();
  }

  @Test
  void whatTheFileSaysIsTheDefault() {
    Settings shipped = shipped().read().settings();
    Settings defaults = TestConfigs.in(directory, Map.of()).read().settings();

    assertThat(shipped.chapters()).isNotEmpty();
    assertThat(lines(shipped).filter(ShippedConfigTest::isDefault))
        .isEqualTo(lines(defaults).filter(ShippedConfigTest::isDefault).toList());
  }

  /** Chapters are examples, and a bound on announcements is there only where somebody has set it. */
  private static boolean isDefault(String line) {
    return !line.startsWith("chapters")
        && !line.startsWith("announcements.approvalThreshold")
        && !line.startsWith("announcements.perChatPerDay");
  }

  @Test
  void announcementsAreBoundedInTheFileAndUnboundedWithoutIt() {
    Settings.Announcements shipped = shipped().read().settings().announcements();
    assertThat(shipped.approvalThreshold()).isEqualTo(20);
    assertThat(shipped.perChatPerDay()).isEqualTo(10);
    Settings.Announcements unset =
        TestConfigs.in(directory, Map.of()).read().settings().announcements();
    assertThat(unset.approvalThreshold()).isZero();
    assertThat(unset.perChatPerDay()).isZero();
    assertThat(unset.quietHours()).isEqualTo("none");
  }

  @Test
  void everyKeyStandsInTheFile() throws IOException {
    String file = Files.readString(SHIPPED.resolve("reunion.yaml"));
    Settings shipped = shipped().read().settings();

    assertThat(lines(shipped)
            .map(line -> line.substring(0, line.indexOf(": ")))
            .map(path -> path.substring(path.lastIndexOf('.') + 1)))
        .allSatisfy(
            key -> assertThat(file).containsPattern("(?m)[ #{]" + key + ": |^" + key + ": "));
  }

  @Test
  void everyCommentedAccountIsRightOnceTheMarkIsTakenAway() throws IOException {
    Files.createDirectories(directory.resolve("secrets"));
    Path secret = Files.writeString(directory.resolve("secrets/slack"), "from-a-file\n");
    String uncommented = Files.readAllLines(SHIPPED.resolve("platforms.yaml")).stream()
        .dropWhile(line -> !line.isEmpty())
        .map(line -> line.startsWith("# ") ? line.substring(2) : line)
        .collect(Collectors.joining("\n"))
        .replace("/run/secrets/slack-signing-secret", secret.toString())
        .replace("/run/secrets/google-chat.json", googleKey().toString());
    Files.writeString(directory.resolve("platforms.yaml"), uncommented);

    BotConfig config = new ConfigDirectory(
            directory,
            Map.ofEntries(
                Map.entry("TELEGRAM_TOKEN", "t"),
                Map.entry("TELEGRAM_SECRET_TOKEN", "s"),
                Map.entry("SLACK_BOT_TOKEN", "b"),
                Map.entry("FEISHU_APP_SECRET", "f"),
                Map.entry("FEISHU_VERIFICATION_TOKEN", "v"),
                Map.entry("FEISHU_ENCRYPT_KEY", "e"),
                Map.entry("WECOM_TOKEN", "w"),
                Map.entry("WECOM_ENCODING_AES_KEY", "k".repeat(43)),
                Map.entry("WECOM_GROUP_WEBHOOK", "g"),
                Map.entry("WECOM_CORP_SECRET", "c"),
                Map.entry("LINE_CHANNEL_SECRET", "s"),
                Map.entry("LINE_CHANNEL_ACCESS_TOKEN", "t"),
                Map.entry("DISCORD_BOT_TOKEN", "b"),
                Map.entry("QQ_APP_SECRET", "q"),
                Map.entry("MATRIX_AS_TOKEN", "a"),
                Map.entry("MATRIX_HS_TOKEN", "h"),
                Map.entry("ZULIP_API_KEY", "k"),
                Map.entry("ZULIP_TOKEN", "t"),
                Map.entry("WECHAT_APP_SECRET", "a"),
                Map.entry("WECHAT_TOKEN", "t"),
                Map.entry("WECHAT_ENCODING_AES_KEY", "k".repeat(43)),
                Map.entry("DINGTALK_CLIENT_SECRET", "d"),
                Map.entry("DINGTALK_EVENT_TOKEN", "t"),
                Map.entry("DINGTALK_EVENT_AES_KEY", "k".repeat(43)),
                Map.entry("TEAMS_APP_PASSWORD", "p"),
                Map.entry("TEAMS_WEBHOOK_TOKEN", "dG9rZW4="),
                Map.entry("WHATSAPP_ACCESS_TOKEN", "t"),
                Map.entry("WHATSAPP_APP_SECRET", "s"),
                Map.entry("WHATSAPP_VERIFY_TOKEN", "v"),
                Map.entry("MATTERMOST_BOT_TOKEN", "b"),
                Map.entry("MATTERMOST_WEBHOOK_TOKEN", "w"),
                Map.entry("MATTERMOST_COMMAND_TOKEN", "c"),
                Map.entry("ROCKETCHAT_AUTH_TOKEN", "a"),
                Map.entry("ROCKETCHAT_INTEGRATION_TOKEN", "i")),
            OptionalInt.empty(),
            Platforms.CREDENTIALS)
        .read();

    assertThat(config.accounts().keySet().stream()
            .map(AccountId::platform)
            .distinct()
            .map(Object::toString))
        .containsExactlyInAnyOrderElementsOf(Platforms.CREDENTIALS.keySet());
    assertThat(config.accounts().values())
        .allSatisfy(account -> assertThat(ConfigPrinter.lines("", account))
            .allSatisfy(
                line -> assertThat(uncommented).contains(lastName(line.split(": ")[0]) + ":")));
  }

  private Path googleKey() throws IOException {
    return Files.writeString(
        directory.resolve("secrets/google"), SigningKey.create().serviceAccount());
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static ConfigDirectory shipped() {
    return new ConfigDirectory(SHIPPED, Map.of(), OptionalInt.empty(), Platforms.CREDENTIALS);
  }

  private static Stream<String> lines(Settings settings) {
    return ConfigPrinter.lines("", settings).stream();
  }
}
