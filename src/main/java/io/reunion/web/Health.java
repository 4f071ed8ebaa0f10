package io.reunion.web;

import io.reunion.redis.Redis;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * {@code /health/live} says that the process works and asks nobody; {@code /health/ready} says whether it should be given
 * work, which needs Redis.
 */
public final class Health {
  private final Redis redis;
  private final Meters meters;
  private boolean stopping;

  public Health(Redis redis, Meters meters) {
    this.redis = redis;
    this.meters = meters;
  }

  public void mount(Router router) {
    mount(router, "/health/live", context -> answer(context, 200, "live"));
    mount(router, "/health/ready", this::ready);
    mount(
        router,
        "/metrics",
        context -> context
            .response()
            .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
            .end(meters.scrape()));
  }

  /** A proxy that keeps this path from the outside need not know that {@code //metrics/} were the same to the router. */
  private static void mount(Router router, String path, Handler<RoutingContext> answer) {
    router.get(path).handler(context -> {
      if (context.request().path().equals(path)) {
        answer.handle(context);
      } else {
        context.next();
      }
    });
  }

  /** From now on the instance is not ready: it finishes what it has and takes nothing new. */
  public void stopping() {
    stopping = true;
  }

  private void ready(RoutingContext context) {
    if (stopping) {
      answer(context, 503, "stopping");
      return;
    }
    redis
        .ping()
        .onSuccess(pong -> answer(context, 200, "ready"))
        .onFailure(failure -> answer(context, 503, "redis-unavailable"));
  }

  private static void answer(RoutingContext context, int status, String word) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end("{\"status\":\"" + word + "\"}");
  }
}
