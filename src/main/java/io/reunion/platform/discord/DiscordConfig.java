package io.reunion.platform.discord;

import io.reunion.config.Default;
import io.reunion.config.Matches;
import io.reunion.config.Secret;
import java.net.URI;

/**
 * One Discord application in {@code platforms.yaml}.
 *
 * @param applicationId a number, from the page General Information
 * @param publicKey from the same page, 64 hexadecimal digits; what Discord sends is checked by it
 * @param botToken from the page Bot
 * @param command the slash command under which all others can be said, without the slash
 * @param apiBase without a slash at its end
 */
public record DiscordConfig(
    @Matches(value = "[0-9]{1,20}", expected = "the application's id, a number")
    String applicationId,

    @Matches(
        value = "(?!0{64})[0-9a-fA-F]{64}",
        expected = "64 hexadecimal digits, as the application's page shows them")
    String publicKey,

    Secret botToken,

    @Default("reunion")
    @Matches(
        value = "[\\p{Ll}\\p{Lo}\\p{N}_-]{1,32}",
        expected = "1 to 32 lower-case letters, digits, '-' or '_', such as reunion")
    String command,

    @Default("https://discord.com/api/v10") URI apiBase) {}
