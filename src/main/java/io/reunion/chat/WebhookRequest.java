package io.reunion.chat;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;

/**
 * A request to an account's webhook, nothing decoded.
 *
 * @param query the URL's parameters, percent-decoded
 * @param body the very bytes that were received, at most the configured limit
 * @param receivedAt by our clock
 */
public record WebhookRequest(
    String method, MultiMap headers, MultiMap query, Buffer body, Instant receivedAt) {}
