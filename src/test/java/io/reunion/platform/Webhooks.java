package io.reunion.platform;

import io.reunion.chat.Update;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Requests to a webhook as tests make them. */
public final class Webhooks {
  private Webhooks() {}

  public static WebhookRequest post(MultiMap headers, byte[] body, Instant at) {
    return new WebhookRequest(
        "POST", headers, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(body), at);
  }

  public static MultiMap headers() {
    return MultiMap.caseInsensitiveMultiMap();
  }

  /** The file {@code name} beside {@code of}. */
  public static byte[] recorded(Class<?> of, String name) {
    try (InputStream in = of.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("no resource " + name + " beside " + of);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What comes of a request, though somebody has to be asked first. */
  public static WebhookResult told(WebhookResult result) {
    return result instanceof WebhookResult.Later later ? Await.value(later.result()) : result;
  }

  public static List<Update> updates(WebhookResult told) {
    WebhookResult result = told(told);
    if (result instanceof WebhookResult.Accepted accepted) {
      return accepted.updates();
    }
    throw new AssertionError("not accepted: " + result);
  }

  /** The one update of an accepted request. */
  public static <T extends Update> T only(WebhookResult result, Class<T> kind) {
    List<Update> updates = updates(result);
    if (updates.size() != 1) {
      throw new AssertionError("expected one update: " + updates);
    }
    return kind.cast(updates.get(0));
  }
}
