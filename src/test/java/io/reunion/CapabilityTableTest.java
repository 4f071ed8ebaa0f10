package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.Platform;
import io.reunion.config.Secret;
import io.reunion.platform.ApiClient;
import io.reunion.platform.Equipment;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.SigningKey;
import io.reunion.platform.TokenStore;
import io.reunion.platform.dingtalk.DingTalkConfig;
import io.reunion.platform.discord.DiscordConfig;
import io.reunion.platform.feishu.FeishuConfig;
import io.reunion.platform.googlechat.GoogleChatConfig;
import io.reunion.platform.line.LineConfig;
import io.reunion.platform.mattermost.MattermostConfig;
import io.reunion.platform.rocketchat.RocketChatConfig;
import io.reunion.platform.matrix.MatrixConfig;
import io.reunion.platform.qq.QqConfig;
import io.reunion.platform.slack.SlackConfig;
import io.reunion.platform.teams.TeamsConfig;
import io.reunion.platform.telegram.TelegramConfig;
import io.reunion.platform.wechat.WeChatConfig;
import io.reunion.platform.wecom.WeComConfig;
import io.reunion.platform.whatsapp.WhatsAppConfig;
import io.reunion.platform.zulip.ZulipConfig;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of what each platform can do, in the READMEs, is what the adapters say of themselves. */
class CapabilityTableTest {
  private static final URI API = URI.create("https://api.example");
  private static final Secret SECRET = Secret.of("k".repeat(43));

  private static Map<AccountId, Record> accounts() {
    Map<AccountId, Record> accounts = new LinkedHashMap<>();
    accounts.put(
        AccountId.of("feishu", "main"),
        new FeishuConfig("app", SECRET, SECRET, Optional.of(SECRET), API));
    accounts.put(
        AccountId.of("wecom", "main"),
        new WeComConfig(
            SECRET,
            SECRET,
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            API));
    accounts.put(
        AccountId.of("dingtalk", "main"),
        new DingTalkConfig(
            "app",
            SECRET,
            Optional.empty(),
            "t",
            "r",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            API));
    accounts.put(
        AccountId.of("wechat", "main"),
        new WeChatConfig("app", SECRET, SECRET, Optional.of(SECRET), Optional.empty(), API));
    accounts.put(AccountId.of("line", "main"), new LineConfig(SECRET, SECRET, Optional.empty(), API));
    accounts.put(
        AccountId.of("telegram", "main"),
        new TelegramConfig(SECRET, SECRET, Optional.empty(), API));
    accounts.put(AccountId.of("slack", "main"), new SlackConfig(SECRET, SECRET, "reunion", API));
    accounts.put(
        AccountId.of("teams", "main"),
        new TeamsConfig(
            Optional.of("app"), Optional.of(SECRET), "tenant", Optional.empty(), API, API, API));
    accounts.put(
        AccountId.of("whatsapp", "main"),
        new WhatsAppConfig("12345", SECRET, SECRET, SECRET, Optional.empty(), "v23.0", API));
    accounts.put(
        AccountId.of("googlechat", "main"),
        new GoogleChatConfig(
            "12345", Optional.of(Secret.of(SigningKey.create().serviceAccount())), API, API, API));
    accounts.put(
        AccountId.of("mattermost", "main"),
        new MattermostConfig(SECRET, List.of(SECRET), Optional.of(API), "reunion", API));
    accounts.put(
        AccountId.of("rocketchat", "main"),
        new RocketChatConfig("u", SECRET, List.of(SECRET), API));
    accounts.put(
        AccountId.of("discord", "main"),
        new DiscordConfig(
            "1",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            SECRET,
            "reunion",
            API));
    accounts.put(AccountId.of("qq", "main"), new QqConfig("1", SECRET, API));
    accounts.put(
        AccountId.of("matrix", "main"), new MatrixConfig("@bot:example.org", SECRET, SECRET, API));
    accounts.put(
        AccountId.of("zulip", "main"),
        new ZulipConfig("bot@example.org", SECRET, SECRET, "t", Optional.empty(), API));
    return accounts;
  }

  private static Map<AccountId, Platform> platforms() {
    Vertx vertx = Vertx.vertx();
    Clock clock = Clock.systemUTC();
    Equipment equipment = new Equipment(
        new ApiClient(vertx, ApiClient.Limits.DEFAULT),
        new TokenStore(vertx, null, clock),
        new HeldAnswers(vertx),
        clock);
    BotConfig config = new BotConfig(null, accounts());
    Map<AccountId, Platform> platforms = Platforms.of(config, equipment);
    vertx.close();
    return platforms;
  }

  private static String time(Duration time) {
    if (time.isZero()) {
      return "–";
    }
    if (time.toHours() > 0) {
      return time.toHours() + " h";
    }
    return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  private static String mark(boolean can) {
    return can ? "✓" : "–";
  }

  private static String row(AccountId account, Platform platform) {
    Capabilities can = platform.capabilities();
    String unit = switch (can.text().unit()) {
      case UTF16 -> "UTF-16";
      case CODE_POINTS -> "code points";
      case UTF8_BYTES -> "bytes";
    };
    return "| " + account.platform() + " | " + mark(can.buttons()) + " | "
        + mark(platform instanceof Platform.AnswersPresses) + " | " + mark(can.edit()) + " | "
        + mark(can.ephemeral()) + " | " + mark(can.push()) + " | " + mark(can.directPush()) + " | "
        + mark(can.threads()) + " | " + time(can.syncReply()) + " | " + time(can.idempotentSend())
        + " | " + can.text().length() + " " + unit + " |";
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh.md"})
  void theReadmeSaysWhatTheAdaptersSay(String readme) throws IOException {
    List<String> rows = new ArrayList<>();
    platforms().forEach((account, platform) -> rows.add(row(account, platform)));
    assertThat(Files.readString(Path.of(readme))).contains(String.join("\n", rows));
  }

  @Test
  void everyPlatformIsInTheTable() {
    assertThat(accounts().keySet().stream().map(account -> account.platform().value()))
        .containsExactlyInAnyOrderElementsOf(Platforms.CREDENTIALS.keySet());
  }

  /** An answer in a response, and one by a credit, each need the way by which they are given. */
  @Test
  void whatIsSaidCanBeDone() {
    platforms().forEach((account, platform) -> {
      Capabilities can = platform.capabilities();
      assertThat(platform instanceof Platform.Edits).as("%s edits", account).isEqualTo(can.edit());
      assertThat(platform instanceof Platform.Deletes)
          .as("%s deletes", account)
          .isEqualTo(can.delete());
      assertThat(platform instanceof Platform.Reacts)
          .as("%s reacts", account)
          .isEqualTo(can.reactions());
      assertThat(can.push() || platform instanceof Platform.SpendsCredits)
          .as("%s can answer", account)
          .isTrue();
    });
  }
}
