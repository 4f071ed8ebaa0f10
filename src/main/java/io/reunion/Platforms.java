package io.reunion;

import io.reunion.chat.AccountId;
import io.reunion.chat.Platform;
import io.reunion.platform.Equipment;
import io.reunion.platform.dingtalk.DingTalkConfig;
import io.reunion.platform.dingtalk.DingTalkPlatform;
import io.reunion.platform.feishu.FeishuConfig;
import io.reunion.platform.feishu.FeishuPlatform;
import io.reunion.platform.line.LineConfig;
import io.reunion.platform.line.LinePlatform;
import io.reunion.platform.slack.SlackConfig;
import io.reunion.platform.slack.SlackPlatform;
import io.reunion.platform.telegram.TelegramConfig;
import io.reunion.platform.telegram.TelegramPlatform;
import io.reunion.platform.wechat.WeChatConfig;
import io.reunion.platform.wechat.WeChatPlatform;
import io.reunion.platform.wecom.WeComConfig;
import io.reunion.platform.wecom.WeComPlatform;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The platforms that there are: one line each for its credentials and its adapter. */
final class Platforms {
  private static final Logger LOG = LoggerFactory.getLogger(Platforms.class);

  /** The type of each platform's credentials, by the platform's name in {@code platforms.yaml}. */
  static final Map<String, Class<? extends Record>> CREDENTIALS = Map.ofEntries(
      Map.entry("telegram", TelegramConfig.class),
      Map.entry("slack", SlackConfig.class),
      Map.entry("feishu", FeishuConfig.class),
      Map.entry("wecom", WeComConfig.class),
      Map.entry("dingtalk", DingTalkConfig.class),
      Map.entry("wechat", WeChatConfig.class),
      Map.entry("line", LineConfig.class));

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
    }
    throw new IllegalStateException("no adapter for " + credentials.getClass());
  }

  /**
   * Lets each adapter ask its platform for what it needs. One that cannot be reached does not keep the others from
   * working: it is logged, and what the adapter needs it asks for again.
   */
  static Future<Void> start(Map<AccountId, Platform> platforms) {
    List<Future<?>> started = new ArrayList<>();
    platforms.forEach((account, platform) -> {
      if (platform instanceof Platform.Starts starts) {
        started.add(starts
            .start()
            .onFailure(failure -> LOG.warn("{} did not answer: {}", account, failure.getMessage()))
            .otherwiseEmpty());
      }
    });
    return Future.join(started).mapEmpty();
  }
}
