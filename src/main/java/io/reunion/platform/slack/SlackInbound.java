package io.reunion.platform.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.platform.CallableHosts;
import io.reunion.platform.Fields;
import io.reunion.platform.FormBody;
import io.reunion.platform.StrictJson;
import io.reunion.platform.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One address takes all three: events as JSON, slash commands as a form, presses as JSON in a form. */
final class SlackInbound {
  private final SlackSignature signature;
  private final SlackEvents events;
  private final SlackInteractions interactions;

  SlackInbound(AccountId account, SlackConfig config, CallableHosts responseHosts) {
    signature = new SlackSignature(config.signingSecret());
    events = new SlackEvents(account);
    interactions = new SlackInteractions(account, config.command(), responseHosts);
  }

  /**
   * @throws UnreadableException if the request is authentic but cannot be read
   */
  WebhookResult receive(WebhookRequest request, SlackBot bot) {
    byte[] body = request.body().getBytes();
    return signature
        .fault(request, body)
        .<WebhookResult>map(WebhookResult.Unauthorized::new)
        .orElseGet(() -> read(request, body, bot));
  }

  private WebhookResult read(WebhookRequest request, byte[] body, SlackBot bot) {
    String type = request.headers().get("Content-Type");
    boolean form = type == null
        ? body.length == 0 || body[0] != '{'
        : type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    return form
        ? form(FormBody.read(body), bot, request.receivedAt())
        : json(StrictJson.object(body), bot, request.receivedAt());
  }

  private WebhookResult form(Map<String, String> form, SlackBot bot, Instant now) {
    String payload = form.get("payload");
    if (payload != null) {
      JsonNode json = StrictJson.object(payload.getBytes(StandardCharsets.UTF_8));
      return new WebhookResult.Accepted(interactions.press(json, bot, now));
    } else if (form.containsKey("ssl_check")) {
      return new WebhookResult.Accepted(List.of());
    }
    return new WebhookResult.Accepted(interactions.command(form, bot, now));
  }

  private WebhookResult json(JsonNode envelope, SlackBot bot, Instant now) {
    return switch (Fields.requiredText(envelope, "type")) {
      case "url_verification" ->
        new WebhookResult.Handshake(
            WebhookResult.Answer.text(Fields.requiredText(envelope, "challenge")));
      case "event_callback" -> new WebhookResult.Accepted(events.read(envelope, bot, now));
      default -> new WebhookResult.Accepted(List.of());
    };
  }
}
