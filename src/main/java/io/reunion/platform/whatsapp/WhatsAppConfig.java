package io.reunion.platform.whatsapp;

import io.reunion.config.Default;
import io.reunion.config.Matches;
import io.reunion.config.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * One business number in {@code platforms.yaml}.
 *
 * @param phoneNumberId from the app's page WhatsApp, API Setup; not the number itself
 * @param accessToken of a system user, with {@code whatsapp_business_messaging}
 * @param appSecret from the page App settings, Basic; signs what WhatsApp sends
 * @param verifyToken yours to choose; entered where the webhook is
 * @param template for whoever has not written within a day; without it they are not written to
 * @param version of the Graph API
 * @param apiBase without a slash at its end
 */
public record WhatsAppConfig(
    @Matches(value = "[0-9]{5,32}", expected = "the digits of Phone number ID")
    String phoneNumberId,

    Secret accessToken,
    Secret appSecret,
    Secret verifyToken,
    Optional<Template> template,

    @Default("v23.0") @Matches(value = "v[0-9]{1,3}\\.[0-9]", expected = "a version such as v23.0")
    String version,

    @Default("https://graph.facebook.com") URI apiBase) {

  /**
   * An approved template with exactly one variable in its body, which becomes the text.
   *
   * @param language as it was approved in
   */
  public record Template(
      @Matches(value = "[a-z0-9_]{1,512}", expected = "a template's name: a-z, 0-9 and '_'")
      String name,

      @Default("en")
      @Matches(
          value = "[a-zA-Z]{2,3}(_[a-zA-Z]{2,4})?",
          expected = "a language such as en or zh_CN")
      String language) {}
}
