package io.reunion;

import io.reunion.web.BodyGate;
import io.reunion.web.Connections;
import io.reunion.web.Webhooks;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server with the bounds that hold for everybody, and what goes where. */
final class Front {
  private static final Logger LOG = LoggerFactory.getLogger(Front.class);

  private Front() {}

  /**
   * A server that does not listen yet.
   *
   * @param router takes what is no webhook
   */
  static HttpServer open(Vertx vertx, String host, int port, Webhooks webhooks, Router router) {
    router.route().order(-1).handler(new BodyGate(vertx));
    router.errorHandler(400, Front::unhandled).errorHandler(500, Front::unhandled);
    HttpServerOptions options = new HttpServerOptions()
        .setHost(host)
        .setPort(port)
        .setIdleTimeout(75)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setHttp2ClearTextEnabled(false)
        // There are no web sockets, so nothing has to look at every request for one.
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setMaxHeaderSize(16 * 1024);
    Connections connections = new Connections();
    return vertx
        .createHttpServer(options)
        .connectionHandler(connections)
        .requestHandler(request -> {
          connections.heard(request.connection());
          if (!isSound(request)) {
            hangUp(request);
          } else if (Webhooks.isFor(request)) {
            webhooks.handle(request);
          } else {
            router.handle(request);
          }
        });
  }

  private static void hangUp(HttpServerRequest request) {
    request
        .response()
        .setStatusCode(400)
        .putHeader("Connection", "close")
        .end()
        .onComplete(sent -> request.connection().close());
  }

  /**
   * What a router would call our fault: no host, a target that is no path (of CONNECT and OPTIONS), or an escape in the path or
   * the query that is none.
   */
  private static boolean isSound(HttpServerRequest request) {
    if (request.authority() == null || request.path() == null || !request.path().startsWith("/")) {
      return false;
    }
    // The API says itself what is wrong with a query.
    String uri = request.path().startsWith("/api/") ? request.path() : request.uri();
    for (int at = uri.indexOf('%'); at >= 0; at = uri.indexOf('%', at + 1)) {
      if (at + 2 >= uri.length()
          || Character.digit(uri.charAt(at + 1), 16) < 0
          || Character.digit(uri.charAt(at + 2), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The path itself may be the secret of a calendar or of a code. */
  private static String pattern(RoutingContext exchange) {
    Route route = exchange.currentRoute();
    return route == null || route.getPath() == null ? "/*" : route.getPath();
  }

  /** Most often the other side has gone in the middle of a request. */
  private static void unhandled(RoutingContext exchange) {
    LOG.warn(
        "{} {}: {}",
        exchange.request().method(),
        pattern(exchange),
        String.valueOf(exchange.failure()));
    if (!exchange.response().headWritten()) {
      exchange.response().setStatusCode(exchange.statusCode()).end();
    }
  }
}
