package io.reunion.platform.telegram;

import io.reunion.config.Default;
import io.reunion.config.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * One Telegram bot in {@code platforms.yaml}.
 *
 * @param token from BotFather, {@code 123456:ABC...}
 * @param secretToken given to {@code setWebhook}; Telegram repeats it in {@code X-Telegram-Bot-Api-Secret-Token}
 * @param username the bot's handle without {@code @}; absent: asked of Telegram
 * @param apiBase without a slash at its end
 */
public record TelegramConfig(
    Secret token,
    Secret secretToken,
    Optional<String> username,
    @Default("https://api.telegram.org") URI apiBase) {}
