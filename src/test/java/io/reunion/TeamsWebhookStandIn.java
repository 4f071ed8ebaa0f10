package io.reunion;

import io.reunion.platform.HmacSha256;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** A team's outgoing webhook: the signed requests that Teams would send. It has no API that could be asked for anything. */
final class TeamsWebhookStandIn {
  private static final byte[] KEY = "teams-webhook-key".getBytes(StandardCharsets.UTF_8);
  private static final AtomicLong NUMBERS = new AtomicLong(1_700_000_000_000L);

  /** The entry of platforms.yaml. */
  String config() {
    return "teams: {main: {outgoingWebhook: '" + Base64.getEncoder().encodeToString(KEY) + "'}}\n";
  }

  /** Somebody names the webhook in a channel of its team. */
  HttpResponse<String> say(TestService service, String person, String words) {
    String body = "{\"type\":\"message\",\"id\":\"" + NUMBERS.incrementAndGet()
        + "\",\"channelId\":\"msteams\",\"serviceUrl\":\"https://smba.trafficmanager.net/amer/\","
        + "\"from\":{\"id\":\"29:" + person + "\",\"name\":\"" + person + "\"},"
        + "\"conversation\":{\"id\":\"19:g@thread.tacv2\",\"isGroup\":true,"
        + "\"conversationType\":\"channel\"},\"text\":\"<at>Reunion</at> " + words + "\"}";
    String signature = Base64.getEncoder()
        .encodeToString(new HmacSha256(KEY).of(body.getBytes(StandardCharsets.UTF_8)));
    return service.send("POST", "/webhooks/teams/main", body, "Authorization", "HMAC " + signature);
  }
}
