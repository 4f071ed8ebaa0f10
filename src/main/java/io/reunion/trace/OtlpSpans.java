package io.reunion.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.reunion.config.Secret;
import io.reunion.log.Trail;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends spans to an OpenTelemetry collector, as OTLP over HTTP in JSON, some hundred in one request. They are no part of
 * the work: what cannot be sent, or would be too many, is dropped and said once a while. Used on the event loop only.
 */
public final class OtlpSpans implements Spans {
  /**
   * Where they go.
   *
   * @param endpoint of the collector; {@code /v1/traces} is put behind it
   * @param headers that it asks for
   * @param percent of the operations that are told; chosen by their ids, so that a trace is whole or not there
   */
  public record Collector(String endpoint, Map<String, Secret> headers, int percent) {}

  private static final Logger LOG = LoggerFactory.getLogger(OtlpSpans.class);
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_WAITING = 8_192;
  private static final int MOST_AT_ONCE = 512;
  private static final long PAUSE_MILLIS = 1_000;
  private static final long PATIENCE_MILLIS = 10_000;

  private final HttpClient client;
  private final Collector collector;
  private final Clock clock;
  private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
  private List<Span> waiting = new ArrayList<>();
  private long dropped;
  private boolean sending;

  public OtlpSpans(Vertx vertx, Clock clock, Collector collector) {
    this.client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(1));
    this.collector = collector;
    this.clock = clock;
    headers.set("Content-Type", "application/json");
    collector.headers().forEach((name, value) -> headers.set(name, value.reveal()));
    vertx.setPeriodic(PAUSE_MILLIS, tick -> flush());
  }

  @Override
  public void update(String operation, String account, long nanos, boolean well) {
    add(operation, 0, "update", Optional.of(account), nanos, well);
  }

  @Override
  public void within(String name, long nanos, boolean well) {
    String operation = Trail.current();
    if (!operation.isEmpty()) {
      long id = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
      add(operation, id, name, Optional.empty(), nanos, well);
    }
  }

  private void add(
      String operation, long id, String name, Optional<String> account, long nanos, boolean well) {
    if (collector.percent() < 100 && Span.lot(operation) >= collector.percent()) {
      return;
    }
    if (waiting.size() >= MOST_WAITING) {
      dropped++;
      return;
    }
    Instant now = clock.instant();
    long ended = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    waiting.add(new Span(operation, id, name, account, nanos, ended, well));
  }

  private void flush() {
    if (sending || waiting.isEmpty()) {
      return;
    }
    int count = Math.min(MOST_AT_ONCE, waiting.size());
    List<Span> some = List.copyOf(waiting.subList(0, count));
    waiting = new ArrayList<>(waiting.subList(count, waiting.size()));
    sending = true;
    send(some)
        .onComplete(done -> sending = false)
        .onSuccess(sent -> flush())
        .onFailure(failure -> missed(some.size(), failure));
  }

  private void missed(int spans, Throwable failure) {
    LOG.warn(
        "{} spans did not reach the collector, {} more were dropped: {}",
        spans,
        dropped,
        failure.getMessage());
    dropped = 0;
  }

  private Future<Void> send(List<Span> spans) {
    RequestOptions options = new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setAbsoluteURI(collector.endpoint().replaceAll("/+$", "") + "/v1/traces")
        .setTimeout(PATIENCE_MILLIS)
        .setHeaders(headers);
    return asked(options)
        .compose(request -> request.send(Buffer.buffer(json(spans))))
        .compose(response -> response.end().map(end -> response.statusCode()))
        .compose(status -> status / 100 == 2
            ? Future.succeededFuture()
            : Future.failedFuture("it answered " + status));
  }

  private Future<HttpClientRequest> asked(RequestOptions options) {
    try {
      return client.request(options);
    } catch (IllegalStateException ending) {
      return Future.failedFuture(ending);
    }
  }

  private static String json(List<Span> spans) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("resourceSpans");
      json.writeStartObject();
      json.writeObjectFieldStart("resource");
      json.writeArrayFieldStart("attributes");
      Span.attribute(json, "service.name", "reunion");
      json.writeEndArray();
      json.writeEndObject();
      json.writeArrayFieldStart("scopeSpans");
      json.writeStartObject();
      json.writeArrayFieldStart("spans");
      for (Span span : spans) {
        span.write(json);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // What is open is closed by the generator.
    return text.toString();
  }
}
