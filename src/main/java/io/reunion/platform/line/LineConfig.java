package io.reunion.platform.line;

import io.reunion.config.Default;
import io.reunion.config.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * One channel in {@code platforms.yaml}.
 *
 * @param channelSecret from the channel's page Basic settings; signs what LINE sends
 * @param channelAccessToken long-lived, from the page Messaging API
 * @param monthlyMessages how many pushed messages the plan has in a month, which begins in Japan; absent: not counted
 * @param apiBase without a slash at its end
 */
public record LineConfig(
    Secret channelSecret,
    Secret channelAccessToken,
    Optional<Integer> monthlyMessages,
    @Default("https://api.line.me") URI apiBase) {}
