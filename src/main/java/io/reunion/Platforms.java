package io.reunion;

import io.reunion.chat.AccountId;
import io.reunion.chat.Platform;
import io.reunion.platform.Equipment;
import io.reunion.platform.dingtalk.DingTalkConfig;
import io.reunion.platform.dingtalk.DingTalkPlatform;
import io.reunion.platform.discord.DiscordConfig;
import io.reunion.platform.discord.DiscordPlatform;
import io.reunion.platform.feishu.FeishuConfig;
import io.reunion.platform.feishu.FeishuPlatform;
import io.reunion.platform.googlechat.GoogleChatConfig;
import io.reunion.platform.googlechat.GoogleChatPlatform;
import io.reunion.platform.line.LineConfig;
import io.reunion.platform.line.LinePlatform;
import io.reunion.platform.matrix.MatrixConfig;
import io.reunion.platform.matrix.MatrixPlatform;
import io.reunion.platform.mattermost.MattermostConfig;
import io.reunion.platform.mattermost.MattermostPlatform;
import io.reunion.platform.qq.QqConfig;
import io.reunion.platform.qq.QqPlatform;
import io.reunion.platform.rocketchat.RocketChatConfig;
import io.reunion.platform.rocketchat.RocketChatPlatform;
import io.reunion.platform.slack.SlackConfig;
import io.reunion.platform.slack.SlackPlatform;
import io.reunion.platform.teams.TeamsConfig;
import io.reunion.platform.teams.TeamsPlatform;
import io.reunion.platform.telegram.TelegramConfig;
import io.reunion.platform.telegram.TelegramPlatform;
import io.reunion.platform.wechat.WeChatConfig;
import io.reunion.platform.wechat.WeChatPlatform;
import io.reunion.platform.wecom.WeComConfig;
import io.reunion.platform.wecom.WeComPlatform;
import io.reunion.platform.whatsapp.WhatsAppConfig;
import io.reunion.platform.whatsapp.WhatsAppPlatform;
import io.reunion.platform.zulip.ZulipConfig;
import io.reunion.platform.zulip.ZulipPlatform;
import java.util.LinkedHashMap;
import java.util.Map;

/** The platforms that there are: one line each for its credentials and its adapter. */
final class Platforms {
  /** The type of each platform's credentials, by the platform's name in {@code platforms.yaml}. */
  static final Map<String, Class<? extends Record>> CREDENTIALS = Map.ofEntries(
      Map.entry("telegram", TelegramConfig.class),
      Map.entry("slack", SlackConfig.class),
      Map.entry("feishu", FeishuConfig.class),
      Map.entry("wecom", WeComConfig.class),
      Map.entry("dingtalk", DingTalkConfig.class),
      Map.entry("wechat", WeChatConfig.class),
      Map.entry("line", LineConfig.class),
      Map.entry("teams", TeamsConfig.class),
      Map.entry("whatsapp", WhatsAppConfig.class),
      Map.entry("googlechat", GoogleChatConfig.class),
      Map.entry("mattermost", MattermostConfig.class),
      Map.entry("rocketchat", RocketChatConfig.class),
      Map.entry("discord", DiscordConfig.class),
      Map.entry("qq", QqConfig.class),
      Map.entry("matrix", MatrixConfig.class),
      Map.entry("zulip", ZulipConfig.class));

  private Platforms() {}

  /** An adapter for every configured account. */
  static Map<AccountId, Platform> of(BotConfig config, Equipment given) {
    Map<AccountId, Platform> platforms = new LinkedHashMap<>();
    config
        .accounts()
        .forEach(
            (account, credentials) -> platforms.put(account, adapter(account, credentials, given)));
    return platforms;
  }

  private static Platform adapter(AccountId account, Record credentials, Equipment given) {
    if (credentials instanceof TelegramConfig telegram) {
      return new TelegramPlatform(account, telegram, given.client(), given.clock());
    } else if (credentials instanceof SlackConfig slack) {
      return new SlackPlatform(account, slack, given.client(), given.clock());
    } else if (credentials instanceof FeishuConfig feishu) {
      return new FeishuPlatform(account, feishu, given);
    } else if (credentials instanceof WeComConfig wecom) {
      return new WeComPlatform(account, wecom, given);
    } else if (credentials instanceof DingTalkConfig dingtalk) {
      return new DingTalkPlatform(account, dingtalk, given);
    } else if (credentials instanceof WeChatConfig wechat) {
      return new WeChatPlatform(account, wechat, given);
    } else if (credentials instanceof LineConfig line) {
      return new LinePlatform(account, line, given);
    } else if (credentials instanceof TeamsConfig teams) {
      return TeamsPlatform.of(account, teams, given);
    } else if (credentials instanceof WhatsAppConfig whatsapp) {
      return new WhatsAppPlatform(account, whatsapp, given);
    } else if (credentials instanceof GoogleChatConfig google) {
      return new GoogleChatPlatform(account, google, given);
    } else if (credentials instanceof MattermostConfig mattermost) {
      return new MattermostPlatform(account, mattermost, given);
    } else if (credentials instanceof RocketChatConfig rocket) {
      return new RocketChatPlatform(account, rocket, given);
    } else if (credentials instanceof DiscordConfig discord) {
      return new DiscordPlatform(account, discord, given);
    } else if (credentials instanceof QqConfig qq) {
      return new QqPlatform(account, qq, given);
    } else if (credentials instanceof MatrixConfig matrix) {
      return new MatrixPlatform(account, matrix, given);
    } else if (credentials instanceof ZulipConfig zulip) {
      return new ZulipPlatform(account, zulip, given);
    }
    throw new IllegalStateException("no adapter for " + credentials.getClass());
  }
}
