package io.reunion.platform.dingtalk;

import io.reunion.config.Default;
import io.reunion.config.Matches;
import io.reunion.config.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * One robot in {@code platforms.yaml}.
 *
 * @param clientId the application's Client ID (AppKey)
 * @param clientSecret its Client Secret (AppSecret); signs what the robot hears
 * @param robotCode where it is not the Client ID
 * @param cardTemplateId a template with the variables {@code title}, {@code markdown}, {@code tips} and {@code
 *     sys_full_json_obj}
 * @param cardRoute the callbackRouteKey under which this address was registered for cards
 * @param cardSecret the apiSecret that was registered with it, where it is not the Client Secret
 * @param events of the event subscription, where there is one
 * @param tenant stands before every person's id; needed where there are robots of several organisations
 * @param apiBase without a slash at its end
 */
public record DingTalkConfig(
    String clientId,
    Secret clientSecret,
    Optional<String> robotCode,
    @Default("1366a1eb-bc54-4859-ac88-517c56a9acb1.schema") String cardTemplateId,
    @Default("reunion") String cardRoute,
    Optional<Secret> cardSecret,
    Optional<Events> events,

    @Matches(
        value = "[A-Za-z0-9_-]{1,64}",
        expected = "1 to 64 letters, digits, '_' or '-', such as the organisation's id")
    Optional<String> tenant,

    @Default("https://api.dingtalk.com") URI apiBase) {

  /**
   * The event subscription's page.
   *
   * @param ownerKey for whom events are encrypted, where it is not the Client ID
   */
  public record Events(
      Secret token,

      @Matches(value = "[A-Za-z0-9+/]{43}", expected = "the 43 letters and digits of aes_key")
      Secret aesKey,

      Optional<String> ownerKey) {}

  String robot() {
    return robotCode.orElse(clientId);
  }
}
