package io.reunion.playground;

import io.reunion.chat.ChatKind;
import io.reunion.chat.Platform;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The local chat room, put together. The service is given its {@link #platform} like any other, mounts its routes, and
 * calls {@link #open} once it listens.
 */
public final class Playground {
  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final Room room;
  private final LocalUpdates updates;
  private final LocalWebhook webhook;
  private final LocalPlatform platform;
  private final PlaygroundRoutes routes;

  public Playground(Vertx vertx, Clock clock, Scene scene) {
    this(vertx, clock, scene, PAUSES, HEARTBEAT);
  }

  Playground(Vertx vertx, Clock clock, Scene scene, List<Duration> pauses, Duration heartbeat) {
    SigningKey key = SigningKey.fresh();
    this.room = new Room(scene, clock);
    this.updates = new LocalUpdates(room, clock);
    this.webhook = new LocalWebhook(vertx, key, pauses);
    this.platform = new LocalPlatform(room, key);
    EventStream stream = new EventStream(vertx, room.events(), heartbeat);
    this.routes = new PlaygroundRoutes(room, updates, webhook, stream);
  }

  /** The platform {@code local} with its one account {@code playground}; it can all that a platform can. */
  public Platform platform() {
    return platform;
  }

  /** Adds {@code /playground} and everything below it; who comes to the front door is led there. */
  public void mount(Router router) {
    routes.mount(router);
    router.get("/").handler(exchange -> exchange.redirect("/playground"));
  }

  /**
   * To be called once the service listens on {@code port} of 127.0.0.1: tells the bot of the groups it is in.
   *
   * @return succeeds with whether the service took that; fails never
   */
  public Future<Boolean> open(int port) {
    webhook.open(port);
    List<Future<Boolean>> told = room.chats().stream()
        .filter(chat -> chat.kind() == ChatKind.GROUP)
        .map(chat -> webhook.post(chat.id(), updates.botAdded(chat)))
        .toList();
    return Future.all(told).map(all -> !all.<Boolean>list().contains(false));
  }

  /** Ends what is on its way to the service. */
  public void close() {
    webhook.close();
  }
}
