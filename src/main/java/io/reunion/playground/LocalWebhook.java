package io.reunion.playground;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Posts updates to the service's own webhook over HTTP, signed, and behaves as the platforms do: one chat's updates in
 * order, and again after a pause, byte for byte the same, while the service cannot take them.
 */
final class LocalWebhook {
  private static final String PATH = "/webhooks/" + LocalPlatform.ACCOUNT;
  private static final long TIMEOUT_MILLIS = 10_000;

  private final Vertx vertx;
  private final WebClient client;
  private final SigningKey key;
  private final List<Duration> pauses;
  private final Map<String, Future<Boolean>> lastOfChat = new ConcurrentHashMap<>();
  private volatile int port;

  /** @param pauses before the second attempt, the third and so on; after the last of them it gives up */
  LocalWebhook(Vertx vertx, SigningKey key, List<Duration> pauses) {
    this.vertx = vertx;
    this.client = WebClient.create(vertx);
    this.key = key;
    this.pauses = pauses;
  }

  /** To be called once the service listens on {@code port} of 127.0.0.1. */
  void open(int port) {
    this.port = port;
  }

  boolean isOpen() {
    return port != 0;
  }

  /** Succeeds with whether the service took the update; fails never. */
  Future<Boolean> post(String chat, ObjectNode update) {
    Buffer body = Buffer.buffer(update.toString());
    return lastOfChat.compute(chat, (id, last) -> {
      Future<Boolean> before = last == null ? Future.succeededFuture(true) : last;
      return before.compose(over -> attempt(body, 0));
    });
  }

  private Future<Boolean> attempt(Buffer body, int pausesBefore) {
    return Future.succeededFuture()
        .compose(now -> request(body))
        .map(HttpResponse::statusCode)
        .otherwise(503)
        .compose(status -> status < 500 || pausesBefore == pauses.size()
            ? Future.succeededFuture(status == 200)
            : afterPause(body, pausesBefore));
  }

  private Future<HttpResponse<Buffer>> request(Buffer body) {
    return client
        .post(port, "127.0.0.1", PATH)
        .putHeader("Content-Type", "application/json")
        .putHeader(SigningKey.HEADER, key.sign(body))
        .timeout(TIMEOUT_MILLIS)
        .sendBuffer(body);
  }

  private Future<Boolean> afterPause(Buffer body, int pausesBefore) {
    return vertx
        .timer(pauses.get(pausesBefore).toMillis(), TimeUnit.MILLISECONDS)
        .compose(over -> attempt(body, pausesBefore + 1));
  }

  void close() {
    client.close();
  }
}
