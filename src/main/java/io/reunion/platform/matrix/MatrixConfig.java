package io.reunion.platform.matrix;

import io.reunion.config.Matches;
import io.reunion.config.Secret;
import java.net.URI;

/**
 * One application service in {@code platforms.yaml}, as its registration file has it.
 *
 * @param userId the bot: {@code sender_localpart} and the homeserver's name
 * @param asToken by which we are known to the homeserver
 * @param hsToken by which the homeserver is known to us
 * @param apiBase the homeserver, without a slash at its end
 */
public record MatrixConfig(
    @Matches(
        value = "@[a-z0-9._=/+-]{1,200}:[A-Za-z0-9.:\\[\\]-]{1,200}",
        expected = "a user id such as @reunion:example.org")
    String userId,

    Secret asToken,
    Secret hsToken,
    URI apiBase) {

  /** The part of the bot's id that stands for it within its homeserver. */
  String localpart() {
    return userId.substring(1, userId.indexOf(':'));
  }
}
