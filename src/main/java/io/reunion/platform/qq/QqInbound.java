package io.reunion.platform.qq;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.Digests;
import io.reunion.platform.Ed25519Requests;
import io.reunion.platform.Ed25519Signer;
import io.reunion.platform.Ed25519Verifier;
import io.reunion.platform.Fields;
import io.reunion.platform.JsonBody;
import io.reunion.platform.StrictJson;
import io.reunion.platform.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the signature over the very bytes, answers the validation of the address, and reads events. */
final class QqInbound {
  private static final Answer TAKEN = Answer.json("{\"op\":12,\"d\":0}");
  private static final long EVENT = 0;
  private static final long VALIDATION = 13;
  private static final Pattern PLAIN_TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,128}");
  private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");

  private final Ed25519Signer key;
  private final Ed25519Requests signature;
  private final QqEvents events;

  QqInbound(AccountId account, QqConfig config) {
    this.key = QqKey.of(config.appSecret());
    this.signature = new Ed25519Requests(new Ed25519Verifier(key.publicKey()));
    this.events = new QqEvents(account);
  }

  WebhookResult receive(WebhookRequest request) {
    byte[] body = request.body().getBytes();
    Optional<String> fault = signature.fault(request, body);
    try {
      if (fault.isEmpty()) {
        return read(StrictJson.object(body), request);
      }
      boolean unsigned = !request.headers().contains(Ed25519Requests.SIGNATURE);
      Optional<WebhookResult> validation = unsigned ? validation(body) : Optional.empty();
      return validation.orElseGet(() -> new WebhookResult.Unauthorized(fault.get()));
    } catch (UnreadableException e) {
      return fault
          .<WebhookResult>map(WebhookResult.Unauthorized::new)
          .orElseGet(() -> new WebhookResult.Malformed(e.where()));
    } catch (IllegalArgumentException e) {
      return new WebhookResult.Malformed("an id (expected: no blanks, braces or controls)");
    }
  }

  private WebhookResult read(JsonNode envelope, WebhookRequest request) {
    long op = Fields.requiredInteger(envelope, "op");
    if (op == VALIDATION) {
      return validated(envelope);
    }
    return new WebhookResult.Accepted(
        op == EVENT ? events.read(envelope, request.receivedAt()) : List.of(), TAKEN);
  }

  /** The validation may come unsigned: it is what makes QQ know that we have the secret. */
  private Optional<WebhookResult> validation(byte[] body) {
    JsonNode envelope = StrictJson.object(body);
    return Fields.integer(envelope, "op").orElse(-1) == VALIDATION
        ? Optional.of(validated(envelope))
        : Optional.empty();
  }

  /**
   * What is signed here has the form of a signed request, a time and a body. Only a token that can be no body is signed, or
   * anybody could have events of their own making signed.
   */
  private WebhookResult validated(JsonNode envelope) {
    JsonNode given = Fields.requiredObject(envelope, "d");
    String token = Fields.requiredText(given, "plain_token");
    String timestamp = Fields.requiredText(given, "event_ts");
    if (!PLAIN_TOKEN.matcher(token).matches() || !TIMESTAMP.matcher(timestamp).matches()) {
      return new WebhookResult.Unauthorized("a validation that asks to sign something else");
    }
    byte[] signed = key.sign((timestamp + token).getBytes(StandardCharsets.US_ASCII));
    return new WebhookResult.Handshake(new Answer("application/json", JsonBody.of(json -> {
      json.writeStringField("plain_token", token);
      json.writeStringField("signature", Digests.hex(signed));
    })));
  }
}
