package io.reunion.platform.qq;

import io.reunion.config.Default;
import io.reunion.config.Matches;
import io.reunion.config.Secret;
import java.net.URI;

/**
 * One QQ bot in {@code platforms.yaml}.
 *
 * @param appId a number, from the page 开发设置
 * @param appSecret from the same page; gives access tokens, and is the seed of the key by which QQ signs
 * @param apiBase without a slash at its end
 */
public record QqConfig(
    @Matches(value = "[0-9]{1,20}", expected = "the bot's AppID, a number")
    String appId,

    Secret appSecret,
    @Default("https://api.sgroup.qq.com") URI apiBase) {}
