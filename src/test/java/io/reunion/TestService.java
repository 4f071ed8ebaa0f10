package io.reunion;

import io.reunion.redis.RedisServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The whole service in this JVM, on a free port, as a test configures it. */
public final class TestService implements AutoCloseable, Endpoint {
  public static final String TOKEN = "test-api-token-0123456789";
  public static final String APPROVER = "test-approver-token-0123456789";

  private static final Duration START = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx();
  private final Service service;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;

  private TestService(Path directory, String redisUri, boolean demo, Clock clock) {
    Map<String, String> environment = new HashMap<>();
    environment.put("REDIS_URI", redisUri);
    environment.put("REDIS_COMMAND_TIMEOUT", "10s");
    environment.put("REUNION_API_TOKEN", TOKEN);
    environment.put("REUNION_APPROVER_TOKEN", APPROVER);
    BotConfig config = new ConfigDirectory(
            directory, environment, OptionalInt.of(0), Platforms.CREDENTIALS)
        .read();
    service = new Service(
        vertx, new ConfigCheck.Found(config, Wording.read(directory)), directory, demo, clock);
    io.vertx.core.Promise<String> ready = io.vertx.core.Promise.promise();
    vertx.runOnContext(begin -> service.start().onComplete(ready));
    url = RedisServer.await(ready.future(), START).replace("localhost", "127.0.0.1");
  }

  /**
   * @param directory for the configuration, made by the caller
   * @param reunion the text of reunion.yaml
   * @param platforms the text of platforms.yaml
   */
  public static TestService start(
      Path directory, String redisUri, String reunion, String platforms) {
    return start(directory, redisUri, reunion, platforms, Clock.systemUTC());
  }

  /** The same at another time. */
  public static TestService start(
      Path directory, String redisUri, String reunion, String platforms, Clock clock) {
    try {
      Files.writeString(directory.resolve("reunion.yaml"), reunion);
      Files.writeString(directory.resolve("platforms.yaml"), platforms);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TestService(directory, redisUri, /* demo= */ false, clock);
  }

  /** The demo, with the shipped configuration and the sample association. */
  public static TestService demo(String redisUri) {
    return new TestService(Path.of("bot-config"), redisUri, /* demo= */ true, Clock.systemUTC());
  }

  public String url() {
    return url;
  }

  @Override
  public HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
        .timeout(Duration.ofSeconds(20))
        .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), TestService::body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What is told as it happens has no end: that it is told is all there is to the answer. */
  private static HttpResponse.BodySubscriber<String> body(HttpResponse.ResponseInfo answer) {
    return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")
        ? new Hanging()
        : HttpResponse.BodyHandlers.ofString().apply(answer);
  }

  /** Hangs up before anything is told. */
  private static final class Hanging implements HttpResponse.BodySubscriber<String> {
    @Override
    public CompletionStage<String> getBody() {
      return CompletableFuture.completedFuture("");
    }

    @Override
    public void onSubscribe(Flow.Subscription telling) {
      telling.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> told) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }

  @Override
  public HttpResponse<String> api(String method, String path, String body) {
    return send(
        method,
        "/api/v1" + path,
        body,
        "Authorization",
        "Bearer " + TOKEN,
        "Content-Type",
        "application/json");
  }

  /** How many requests of {@code account} were taken though they mean nothing to us, by the metrics. */
  int ignored(String account) {
    return send("GET", "/metrics", "")
        .body()
        .lines()
        .filter(line -> line.startsWith("reunion_webhook_seconds_count{")
            && line.contains(account)
            && line.contains("ignored"))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Leaves a timer that is not over when the service is stopped, and that knows the service. */
  void remindIn(Duration time) {
    vertx.setTimer(time.toMillis(), over -> close());
  }

  @Override
  public void close() {
    io.vertx.core.Promise<Void> stopped = io.vertx.core.Promise.promise();
    vertx.runOnContext(begin -> service.stop().onComplete(stopped));
    RedisServer.await(stopped.future());
    RedisServer.await(vertx.close());
  }
}
