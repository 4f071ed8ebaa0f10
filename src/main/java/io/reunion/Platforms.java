package io.reunion;

import io.reunion.chat.AccountId;
import io.reunion.chat.Platform;
import io.reunion.platform.Equipment;
import io.reunion.platform.feishu.FeishuConfig;
import io.reunion.platform.feishu.FeishuPlatform;
import io.reunion.platform.slack.SlackConfig;
import io.reunion.platform.slack.SlackPlatform;
import io.reunion.platform.telegram.TelegramConfig;
import io.reunion.platform.telegram.TelegramPlatform;
import java.util.LinkedHashMap;
import java.util.Map;

/** The platforms that there are: one line each for its credentials and its adapter. */
final class Platforms {
  /** The type of each platform's credentials, by the platform's name in {@code platforms.yaml}. */
  static final Map<String, Class<? extends Record>> CREDENTIALS = Map.of(
      "telegram", TelegramConfig.class, "slack", SlackConfig.class, "feishu", FeishuConfig.class);

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
    }
    throw new IllegalStateException("no adapter for " + credentials.getClass());
  }
}
