package io.reunion.platform.wecom;

import io.reunion.config.Default;
import io.reunion.config.Matches;
import io.reunion.config.Range;
import io.reunion.config.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * One smart robot, or one self-built application, in {@code platforms.yaml}.
 *
 * @param token from the robot's page, where its URL is entered
 * @param encodingAesKey from the same page, 43 characters
 * @param receiveId empty for a corporation's own robot; the corporation's id for an application
 * @param groupWebhooks by the group's id, the webhook of its message push: the whole URL or only its key
 * @param app for direct chats, where there is one
 * @param botName what the robot is called, to take it out of messages; learned if absent; needed if there are blanks in it
 * @param tenant stands before every person's id; needed where there are robots of several corporations
 * @param apiBase without a slash at its end
 */
public record WeComConfig(
    Secret token,

    @Matches(value = "[A-Za-z0-9+/]{43}", expected = "the 43 letters and digits of EncodingAESKey")
    Secret encodingAesKey,

    Optional<String> receiveId,
    Map<String, Secret> groupWebhooks,
    Optional<App> app,
    Optional<String> botName,

    @Matches(
        value = "[A-Za-z0-9_-]{1,64}",
        expected = "1 to 64 letters, digits, '_' or '-', such as the corporation's id")
    Optional<String> tenant,

    @Default("https://qyapi.weixin.qq.com") URI apiBase) {

  /** A self-built application, through which people can be written to; its own address may be entered as the account's. */
  public record App(
      String corpId,
      Secret corpSecret,
      @Range(min = "1", max = "2147483647") int agentId) {}
}
