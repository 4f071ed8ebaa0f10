package io.reunion.platform.teams;

import io.reunion.config.Default;
import io.reunion.config.Matches;
import io.reunion.config.Secret;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;

/**
 * One bot, or one outgoing webhook, in {@code platforms.yaml}.
 *
 * @param appId of the bot's registration; leave it out for an outgoing webhook
 * @param appPassword a client secret of that registration
 * @param tenantId of the directory in which it is registered
 * @param outgoingWebhook the security token that Teams showed when the webhook was made
 * @param apiBase the global service URL; conversations may be elsewhere on its host. Without a slash at its end
 * @param loginBase where tokens are fetched; without a slash at its end
 * @param openIdBase where the metadata of the signing keys are; without a slash at its end
 */
public record TeamsConfig(
    @Matches(value = "[0-9A-Za-z-]{1,64}", expected = "an application's id, such as a GUID")
    Optional<String> appId,

    Optional<Secret> appPassword,

    @Default("botframework.com")
    @Matches(value = "[0-9A-Za-z.-]{1,64}", expected = "a directory's id, such as a GUID")
    String tenantId,

    Optional<Secret> outgoingWebhook,
    @Default("https://smba.trafficmanager.net/teams") URI apiBase,
    @Default("https://login.microsoftonline.com") URI loginBase,
    @Default("https://login.botframework.com") URI openIdBase) {

  /** Is a bot or a webhook, and not half of one or both. */
  public TeamsConfig {
    if (appId.isPresent() == outgoingWebhook.isPresent()) {
      throw new IllegalArgumentException(
          "appId and outgoingWebhook: both or neither (expected: one of them)");
    } else if (appId.isPresent() != appPassword.isPresent()) {
      throw new IllegalArgumentException("appPassword: (expected: with appId, and only with it)");
    }
    outgoingWebhook.ifPresent(token -> {
      var unused = decoded(token);
    });
  }

  /** The key of an outgoing webhook. */
  static byte[] decoded(Secret token) {
    try {
      return Base64.getDecoder().decode(token.reveal());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("outgoingWebhook: [REDACTED] (expected: Base64)");
    }
  }
}
