package io.reunion.platform.line;

import io.reunion.config.Default;
import io.reunion.config.Secret;
import java.net.URI;

/**
 * One channel in {@code platforms.yaml}.
 *
 * @param channelSecret from the channel's page Basic settings; signs what LINE sends
 * @param channelAccessToken long-lived, from the page Messaging API
 * @param apiBase without a slash at its end
 */
public record LineConfig(
    Secret channelSecret,
    Secret channelAccessToken,
    @Default("https://api.line.me") URI apiBase) {}
