package io.reunion.playground;

import io.reunion.chat.Platform;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The playground with a stand-in for the service: a webhook on a real port and a small bot behind it. */
final class EchoService implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final List<Update> received = Collections.synchronizedList(new ArrayList<>());
  private final Set<HttpConnection> streams = ConcurrentHashMap.newKeySet();
  private final Deque<Integer> refusals = new ArrayDeque<>();
  private final Playground playground;
  private final Platform platform;
  private final EchoBot bot;
  private final HttpServer server;

  private EchoService(Duration heartbeat) throws Exception {
    List<Duration> pauses = List.of(Duration.ofMillis(20), Duration.ofMillis(20));
    playground = new Playground(vertx, Clock.systemUTC(), Scenes.small(), pauses, heartbeat);
    platform = playground.platform();
    bot = new EchoBot(platform);
    Router router = Router.router(vertx);
    router.route("/playground/events").handler(this::keep);
    playground.mount(router);
    router
        .post("/webhooks/local/playground")
        .handler(BodyHandler.create(false))
        .handler(this::hook);
    server = vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  /** Started, and the bot told of its groups. */
  static EchoService start() throws Exception {
    EchoService service = starting(Duration.ofSeconds(15));
    service.open();
    return service;
  }

  /** Listening, but not opened. */
  static EchoService starting(Duration heartbeat) throws Exception {
    return new EchoService(heartbeat);
  }

  boolean open() throws Exception {
    return playground
        .open(port())
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private void keep(RoutingContext exchange) {
    streams.add(exchange.request().connection());
    exchange.next();
  }

  /** Cuts every stream of events off, as a network does that goes away. */
  void dropConnections() {
    streams.forEach(stream -> stream.close().onFailure(Throwable::printStackTrace));
    streams.clear();
  }

  private synchronized void hook(RoutingContext exchange) {
    Integer refusal = refusals.poll();
    if (refusal != null) {
      exchange.response().setStatusCode(refusal).end();
      return;
    }
    WebhookResult result = platform.receive(new WebhookRequest(
        "POST",
        exchange.request().headers(),
        exchange.queryParams(),
        exchange.body().buffer(),
        java.time.Instant.EPOCH));
    if (result instanceof WebhookResult.Accepted accepted) {
      received.addAll(accepted.updates());
      accepted.updates().forEach(bot::hear);
      exchange.response().end();
    } else {
      exchange.response().setStatusCode(401).end();
    }
  }

  /** The webhook answers the next requests with these status codes instead. */
  synchronized void refuseWith(Integer... statuses) {
    refusals.addAll(List.of(statuses));
  }

  List<Update> received() {
    return List.copyOf(received);
  }

  int port() {
    return server.actualPort();
  }

  String url() {
    return "http://localhost:" + port();
  }

  @Override
  public void close() throws Exception {
    playground.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
