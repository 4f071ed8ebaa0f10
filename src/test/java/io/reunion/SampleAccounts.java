package io.reunion;

import io.reunion.chat.AccountId;
import io.reunion.config.Secret;
import io.reunion.platform.SigningKey;
import io.reunion.platform.dingtalk.DingTalkConfig;
import io.reunion.platform.discord.DiscordConfig;
import io.reunion.platform.feishu.FeishuConfig;
import io.reunion.platform.googlechat.GoogleChatConfig;
import io.reunion.platform.line.LineConfig;
import io.reunion.platform.matrix.MatrixConfig;
import io.reunion.platform.mattermost.MattermostConfig;
import io.reunion.platform.qq.QqConfig;
import io.reunion.platform.rocketchat.RocketChatConfig;
import io.reunion.platform.slack.SlackConfig;
import io.reunion.platform.teams.TeamsConfig;
import io.reunion.platform.telegram.TelegramConfig;
import io.reunion.platform.wechat.WeChatConfig;
import io.reunion.platform.wecom.WeComConfig;
import io.reunion.platform.whatsapp.WhatsAppConfig;
import io.reunion.platform.zulip.ZulipConfig;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Credentials for every platform that there is. */
final class SampleAccounts {
  private static final Secret SECRET = Secret.of("k".repeat(43));

  /** An account on each platform, whose API is at {@code api}. */
  static Map<AccountId, Record> all(URI api) {
    Map<AccountId, Record> accounts = new LinkedHashMap<>();
    accounts.put(
        AccountId.of("feishu", "main"),
        new FeishuConfig("app", SECRET, SECRET, Optional.of(SECRET), api));
    accounts.put(
        AccountId.of("wecom", "main"),
        new WeComConfig(
            SECRET,
            SECRET,
            Optional.empty(),
            Map.of("wr1", SECRET),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            api));
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
            api));
    accounts.put(
        AccountId.of("wechat", "main"),
        new WeChatConfig("app", SECRET, SECRET, Optional.of(SECRET), Optional.empty(), api));
    accounts.put(
        AccountId.of("line", "main"), new LineConfig(SECRET, SECRET, Optional.empty(), api));
    accounts.put(
        AccountId.of("telegram", "main"),
        new TelegramConfig(SECRET, SECRET, Optional.empty(), api));
    accounts.put(AccountId.of("slack", "main"), new SlackConfig(SECRET, SECRET, "reunion", api));
    accounts.put(
        AccountId.of("teams", "main"),
        new TeamsConfig(
            Optional.of("app"), Optional.of(SECRET), "tenant", Optional.empty(), api, api, api));
    accounts.put(
        AccountId.of("whatsapp", "main"),
        new WhatsAppConfig("12345", SECRET, SECRET, SECRET, Optional.empty(), "v23.0", api));
    accounts.put(
        AccountId.of("googlechat", "main"),
        new GoogleChatConfig(
            "12345", Optional.of(Secret.of(SigningKey.create().serviceAccount())), api, api, api));
    accounts.put(
        AccountId.of("mattermost", "main"),
        new MattermostConfig(SECRET, List.of(SECRET), Optional.of(api), "reunion", api));
    accounts.put(
        AccountId.of("rocketchat", "main"),
        new RocketChatConfig("u", SECRET, List.of(SECRET), api));
    accounts.put(
        AccountId.of("discord", "main"),
        new DiscordConfig(
            "1",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            SECRET,
            "reunion",
            api));
    accounts.put(AccountId.of("qq", "main"), new QqConfig("1", SECRET, api));
    accounts.put(
        AccountId.of("matrix", "main"), new MatrixConfig("@bot:example.org", SECRET, SECRET, api));
    accounts.put(
        AccountId.of("zulip", "main"),
        new ZulipConfig("bot@example.org", SECRET, SECRET, "t", Optional.empty(), api));
    return accounts;
  }

  private SampleAccounts() {}
}
