package io.reunion.platform.line;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.platform.Digests;
import io.reunion.platform.Fields;
import io.reunion.platform.HmacSha256;
import io.reunion.platform.Readings;
import io.reunion.platform.StrictJson;
import java.util.Base64;
import java.util.List;

/** Checks the signature over the very bytes, then reads each event. */
final class LineInbound {
  private final HmacSha256 hmac;
  private final LineEvents events;

  LineInbound(AccountId account, LineConfig config) {
    this.hmac = new HmacSha256(config.channelSecret().reveal());
    this.events = new LineEvents(account);
  }

  WebhookResult receive(WebhookRequest request) {
    byte[] body = request.body().getBytes();
    List<String> signatures = request.headers().getAll("x-line-signature");
    if (signatures.size() != 1 || !Digests.same(signature(body), signatures.get(0))) {
      return new WebhookResult.Unauthorized("wrong signature");
    }
    return Readings.of(() -> {
      JsonNode json = StrictJson.object(body);
      String bot = Fields.text(json, "destination");
      return new WebhookResult.Accepted(Readings.each(
          Fields.array(json, "events"), event -> events.read(event, bot, request.receivedAt())));
    });
  }

  String signature(byte[] body) {
    return Base64.getEncoder().encodeToString(hmac.of(body));
  }
}
