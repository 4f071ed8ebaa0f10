package io.reunion.platform.mattermost;

import io.reunion.config.Default;
import io.reunion.config.Matches;
import io.reunion.config.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One bot account on one server, in {@code platforms.yaml}.
 *
 * @param botToken of the bot account
 * @param tokens of the outgoing webhooks and of the slash commands that call us, in any order
 * @param callbackUrl this account's webhook as the server reaches it; without it there are no buttons, only words to type
 * @param command the slash command under which all others can be said, without the slash
 * @param apiBase the server's address, without a slash at its end
 */
public record MattermostConfig(
    Secret botToken,
    List<Secret> tokens,
    Optional<URI> callbackUrl,

    @Default("reunion")
    @Matches(
        value = "[^\\s/]{1,31}",
        expected = "a slash command without its slash, such as reunion")
    String command,

    URI apiBase) {

  /** Copies the list, which may not be empty: nobody could call us. */
  public MattermostConfig {
    tokens = List.copyOf(tokens);
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException("tokens: none (expected: at least one)");
    }
  }
}
