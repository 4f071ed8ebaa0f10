package io.reunion.platform.slack;

import io.reunion.config.Default;
import io.reunion.config.Matches;
import io.reunion.config.Secret;
import java.net.URI;

/**
 * One Slack app in {@code platforms.yaml}.
 *
 * @param botToken the bot user's OAuth token, {@code xoxb-...}
 * @param signingSecret from the app's Basic Information page; signs what Slack sends
 * @param command the slash command under which all others can be said, without the slash: {@code /reunion rsvp gala}
 *     means {@code /rsvp gala}
 * @param apiBase without a slash at its end
 */
public record SlackConfig(
    Secret botToken,
    Secret signingSecret,

    @Default("reunion")
    @Matches(
        value = "[^\\s/]{1,31}",
        expected = "a slash command without its slash, such as reunion")
    String command,

    @Default("https://slack.com/api") URI apiBase) {}
