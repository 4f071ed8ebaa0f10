package io.reunion.platform.slack;

import io.reunion.config.Default;
import io.reunion.config.Secret;
import java.net.URI;

/**
 * One Slack app in {@code platforms.yaml}.
 *
 * @param botToken the bot user's OAuth token, {@code xoxb-...}
 * @param signingSecret from the app's Basic Information page; signs what Slack sends
 * @param apiBase without a slash at its end
 */
public record SlackConfig(
    Secret botToken,
    Secret signingSecret,
    @Default("https://slack.com/api") URI apiBase) {}
