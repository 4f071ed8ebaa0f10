package io.reunion.platform;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.Platform;
import io.reunion.config.Secret;
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
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One adapter of each platform, a chat that it may write to, and what its API answers to a message that was sent.
 *
 * @param yes in which {@code ID} stands where the message's id does, in quotes
 */
public record EveryAdapter(Platform platform, ChatId chat, String yes) {
  static final Secret SECRET = Secret.of("secret");
  static final Secret AES_KEY = Secret.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
  static final SigningKey KEY = SigningKey.create();

  /** Where access tokens are fetched. */
  public static final List<String> TOKENS = List.of(
      "/open-apis/auth/v3/tenant_access_token/internal",
      "/v1.0/oauth2/accessToken",
      "/cgi-bin/gettoken",
      "/cgi-bin/stable_token",
      "/app/getAppAccessToken",
      "/dir/oauth2/v2.0/token",
      "/token");

  /** What is answered there. */
  public static final String A_TOKEN =
      "{\"code\":0,\"errcode\":0,\"access_token\":\"t\",\"accessToken\":\"t\",\"tenant_access_token\":\"t\","
          + "\"expires_in\":7200,\"expireIn\":7200,\"expire\":7200}";

  /** The message's id in {@link #yes} is {@code json}. */
  public String yes(String json) {
    return yes.replace("\"ID\"", json);
  }

  @Override
  public String toString() {
    return platform.account().toString();
  }

  private static AccountId account(String name) {
    return AccountId.of(name, "main");
  }

  private static EveryAdapter of(Platform platform, String chat, String yes) {
    return new EveryAdapter(platform, new ChatId(platform.account(), chat), yes.replace('\'', '"'));
  }

  public static List<EveryAdapter> all(URI api, Equipment given) {
    return List.of(
        of(
            new TelegramPlatform(
                account("telegram"),
                new TelegramConfig(SECRET, SECRET, Optional.empty(), api),
                given.client(),
                given.clock()),
            "-1001",
            "{'ok':true,'result':{'message_id':'ID'}}"),
        of(
            new SlackPlatform(
                account("slack"),
                new SlackConfig(SECRET, SECRET, "reunion", api),
                given.client(),
                given.clock()),
            "C1",
            "{'ok':true,'ts':'ID'}"),
        of(
            new FeishuPlatform(
                account("feishu"),
                new FeishuConfig("app", SECRET, SECRET, Optional.of(SECRET), api),
                given),
            "oc_1",
            "{'code':0,'data':{'message_id':'ID'}}"),
        of(
            new WeComPlatform(
                account("wecom"),
                new WeComConfig(
                    SECRET,
                    AES_KEY,
                    Optional.empty(),
                    Map.of("g1", SECRET),
                    Optional.of(new WeComConfig.App("corp", SECRET, 1)),
                    Optional.empty(),
                    Optional.empty(),
                    api),
                given),
            "user:li",
            "{'errcode':0,'msgid':'ID'}"),
        of(
            new DingTalkPlatform(
                account("dingtalk"),
                new DingTalkConfig(
                    "app",
                    SECRET,
                    Optional.empty(),
                    "t",
                    "r",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    api),
                given),
            "cid1",
            "{'processQueryKey':'ID'}"),
        of(
            new WeChatPlatform(
                account("wechat"),
                new WeChatConfig(
                    "app", SECRET, SECRET, Optional.of(AES_KEY), Optional.empty(), api),
                given),
            "openid",
            "{'errcode':0,'msgid':'ID'}"),
        of(
            new LinePlatform(
                account("line"), new LineConfig(SECRET, SECRET, Optional.empty(), api), given),
            "C1",
            "{'sentMessages':[{'id':'ID'}]}"),
        of(
            TeamsPlatform.of(
                account("teams"),
                new TeamsConfig(
                    Optional.of("app"),
                    Optional.of(SECRET),
                    "dir",
                    Optional.empty(),
                    api,
                    api,
                    api),
                given),
            "19:g@thread.tacv2",
            "{'id':'ID'}"),
        of(
            new WhatsAppPlatform(
                account("whatsapp"),
                new WhatsAppConfig("10001", SECRET, SECRET, SECRET, Optional.empty(), "v23.0", api),
                given),
            "861",
            "{'messages':[{'id':'ID'}]}"),
        of(
            new GoogleChatPlatform(
                account("googlechat"),
                new GoogleChatConfig(
                    "123456", Optional.of(Secret.of(KEY.serviceAccount())), api, api, api),
                given),
            "spaces/AAA",
            "{'name':'ID'}"),
        of(
            new MattermostPlatform(
                account("mattermost"),
                new MattermostConfig(SECRET, List.of(SECRET), Optional.empty(), "reunion", api),
                given),
            "c1",
            "{'id':'ID'}"),
        of(
            new RocketChatPlatform(
                account("rocketchat"),
                new RocketChatConfig("ubot", SECRET, List.of(SECRET), api),
                given),
            "GENERAL",
            "{'success':true,'message':{'_id':'ID'}}"),
        of(
            new DiscordPlatform(
                account("discord"),
                new DiscordConfig(
                    "1",
                    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                    SECRET,
                    "reunion",
                    api),
                given),
            "645027906669510667",
            "{'id':'ID'}"),
        of(
            new QqPlatform(account("qq"), new QqConfig("1", SECRET, api), given),
            "C9F7",
            "{'id':'ID'}"),
        of(
            new MatrixPlatform(
                account("matrix"),
                new MatrixConfig("@bot:example.org", SECRET, SECRET, api),
                given),
            "!room:example.org",
            "{'event_id':'ID'}"),
        of(
            new ZulipPlatform(
                account("zulip"),
                new ZulipConfig("bot@example.org", SECRET, SECRET, "t", Optional.empty(), api),
                given),
            "7",
            "{'result':'success','id':'ID'}"));
  }
}
