package io.reunion;

import io.reunion.language.Interpreter;
import io.reunion.language.PhraseBook;
import io.reunion.member.search.MemberDirectory;
import io.reunion.redis.Redis;
import io.reunion.redis.RedisServer;
import io.reunion.text.Texts;
import io.reunion.trace.Spans;
import io.reunion.web.Meters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** What the service's router takes under {@code /api/v1}, as {@code GET /events/{id}}. */
final class Routes {
  private static final String ROOT = "/api/v1";

  private Routes() {}

  static Set<String> of(Path directory, String redisUri) {
    BotConfig config = new ConfigDirectory(
            directory,
            Map.of("REDIS_URI", redisUri, "REUNION_API_TOKEN", TestService.TOKEN),
            OptionalInt.of(0),
            Platforms.CREDENTIALS)
        .read();
    Vertx vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    try {
      RedisServer.await(Redis.connect(vertx, redisUri).compose(redis -> {
        Stores stores = Stores.on(vertx, redis, Clock.systemUTC(), Duration.ofHours(1));
        return MemberDirectory.open(vertx, stores.members())
            .compose(members -> mount(
                new App(
                    vertx,
                    config,
                    Texts.load(App.SPEAKERS, Optional.empty()),
                    new Interpreter(PhraseBook.shipped()),
                    Clock.systemUTC(),
                    redis,
                    new Watch(new Meters(), Spans.NONE),
                    stores,
                    members,
                    Map.of()),
                router));
      }));
    } finally {
      RedisServer.await(vertx.close());
    }
    return operations(router);
  }

  private static Future<Void> mount(App app, Router router) {
    return app.start("127.0.0.1", router).compose(port -> app.stop());
  }

  private static Set<String> operations(Router router) {
    Set<String> operations = new TreeSet<>();
    router.getRoutes().forEach(route -> {
      String path = route.getPath();
      if (path != null && path.startsWith(ROOT + "/") && route.methods() != null) {
        String documented = path.substring(ROOT.length()).replaceAll(":([a-z]+)", "{$1}");
        route.methods().forEach(method -> operations.add(method.name() + " " + documented));
      }
    });
    return operations;
  }
}
