package io.reunion.platform.zulip;

import io.reunion.config.Default;
import io.reunion.config.Matches;
import io.reunion.config.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * One Zulip bot in {@code platforms.yaml}, as its zuliprc has it.
 *
 * @param botEmail the bot's own address
 * @param apiKey for the REST API
 * @param token repeated by Zulip in all that it sends
 * @param topic in which the bot writes what answers nothing
 * @param realm tells the ids of several organisations apart
 * @param apiBase the organisation's address, without a slash at its end
 */
public record ZulipConfig(
    @Matches(value = "[^\\s@]{1,100}@[^\\s@]{1,200}", expected = "the bot's e-mail address")
    String botEmail,

    Secret apiKey,
    Secret token,

    @Default("reunion") @Matches(value = ".{1,60}", expected = "1 to 60 characters")
    String topic,

    @Matches(
        value = "[a-z0-9-]{1,40}",
        expected = "1 to 40 lower-case letters, digits and '-', such as alumni")
    Optional<String> realm,

    URI apiBase) {}
