package io.reunion.platform.rocketchat;

import io.reunion.config.Matches;
import io.reunion.config.Secret;
import java.net.URI;
import java.util.List;

/**
 * One bot user on one server, in {@code platforms.yaml}.
 *
 * @param userId of the bot user, from the page of its personal access token
 * @param authToken its personal access token
 * @param tokens of the outgoing integrations that call us, in any order
 * @param apiBase the server's address, without a slash at its end
 */
public record RocketChatConfig(
    @Matches(value = "[A-Za-z0-9]{1,64}", expected = "a user's id: letters and digits")
    String userId,

    Secret authToken,
    List<Secret> tokens,
    URI apiBase) {

  /** Copies the list, which may not be empty: nobody could call us. */
  public RocketChatConfig {
    tokens = List.copyOf(tokens);
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException("tokens: none (expected: at least one)");
    }
  }
}
