package io.reunion.platform.wechat;

import io.reunion.config.Default;
import io.reunion.config.Matches;
import io.reunion.config.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * One Official Account in {@code platforms.yaml}.
 *
 * @param appId {@code wx...}
 * @param token yours to choose; entered on the page Basic Configuration
 * @param encodingAesKey from the same page, for safe mode; without it messages are neither encrypted nor covered by their
 *     signature
 * @param dailyMessages how many messages the account may send in a day outside of answers; absent: not counted
 * @param apiBase without a slash at its end
 */
public record WeChatConfig(
    String appId,
    Secret appSecret,
    Secret token,

    @Matches(value = "[A-Za-z0-9+/]{43}", expected = "the 43 letters and digits of EncodingAESKey")
    Optional<Secret> encodingAesKey,

    Optional<Integer> dailyMessages,

    @Default("https://api.weixin.qq.com") URI apiBase) {}
