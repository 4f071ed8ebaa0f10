package io.reunion.chat;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;

/**
 * A request to an account's webhook, nothing decoded.
 *
 * @param path what follows the account in the URL's path, as it was sent: empty, or beginning with a slash; empty for
 *     all that do not serve {@linkplain Platform.ServesPaths paths}
 * @param query the URL's parameters, percent-decoded
 * @param body the very bytes that were received, at most the configured limit
 * @param receivedAt by our clock
 */
public record WebhookRequest(
    String method, String path, MultiMap headers, MultiMap query, Buffer body, Instant receivedAt) {

  public WebhookRequest(
      String method, MultiMap headers, MultiMap query, Buffer body, Instant receivedAt) {
    this(method, "", headers, query, body, receivedAt);
  }
}
