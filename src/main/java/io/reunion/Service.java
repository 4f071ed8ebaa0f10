package io.reunion;

import io.reunion.chat.AccountId;
import io.reunion.chat.Platform;
import io.reunion.keeping.KeepingException;
import io.reunion.keeping.StoredFormat;
import io.reunion.language.Interpreter;
import io.reunion.member.search.MemberDirectory;
import io.reunion.platform.ApiClient;
import io.reunion.platform.Equipment;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.TokenStore;
import io.reunion.playground.Playground;
import io.reunion.redis.Durability;
import io.reunion.redis.Redis;
import io.reunion.web.Meters;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the service, from its start to the signal that ends it. */
final class Service {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  /** The one clock; everything else is given it. */
  static final Clock CLOCK = SystemClock.UTC;

  private static final String ANY = "0.0.0.0";
  private static final String LOOPBACK = "127.0.0.1";

  private final Vertx vertx;
  private final BotConfig config;
  private final Wording wording;
  private final boolean demo;
  private final Optional<DemoFiles> files;
  private final Clock clock;
  private final Starting starting;
  private final Watch watch;
  private Optional<ApiClient> client = Optional.empty();
  private Optional<App> app = Optional.empty();
  private Optional<MemberDirectory> members = Optional.empty();
  private Optional<RedisAccess> access = Optional.empty();

  /**
   * @param directory of the configuration
   * @param demo with the sample association and the playground, on loopback
   */
  Service(Vertx vertx, ConfigCheck.Found found, Path directory, boolean demo, Clock clock) {
    this.vertx = vertx;
    this.wording = found.wording();
    this.files = demo ? Optional.of(DemoFiles.read(directory)) : Optional.empty();
    BotConfig read = found.config();
    this.config = files
        .map(sample -> read.with(Demo.withAdmins(read.settings(), sample).onThisMachine()))
        .orElse(read);
    this.demo = demo;
    this.clock = clock;
    this.starting = new Starting(vertx);
    this.watch = new Watch(new Meters(), config.settings().tracing().spans(vertx, clock));
  }

  /** Runs until the process is told to end; the exit code is 1 if it could not start. */
  static int run(ConfigCheck.Found found, Path directory, boolean demo) {
    Vertx vertx = Vertx.vertx();
    Service service = new Service(vertx, found, directory, demo, CLOCK);
    CountDownLatch failed = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(service::end, "reunion-stop"));
    Context loop = vertx.getOrCreateContext();
    Lifeline.hold(vertx, loop);
    loop.runOnContext(begin -> service
        .start()
        .compose(url -> service.firstSignIn().map(url))
        .onSuccess(url -> {
          System.out.println("reunion ready " + url);
          Rest.after(vertx, service::isBusy);
        })
        .onFailure(failure -> {
          System.err.println("reunion cannot start: " + service.reason(failure));
          LOG.debug("cannot start", failure);
          failed.countDown();
        }));
    try {
      failed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 1;
  }

  /** Tells the one who starts a new installation how to sign in; nobody else reads this. */
  private Future<Void> firstSignIn() {
    return app.map(App::firstSignIn)
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .map(link -> {
          link.ifPresent(url -> System.out.println("reunion console " + url));
          return null;
        });
  }

  private boolean isBusy() {
    return !members.map(MemberDirectory::isWhole).orElse(false)
        || app.stream().flatMap(built -> built.queues().values().stream()).anyMatch(n -> n > 0);
  }

  private String reason(Throwable failure) {
    if (failure instanceof KeepingException kept) {
      return KeepingCommands.sentence(
          wording.texts().in(config.settings().association().language()), kept);
    }
    return failure instanceof BindException
        ? "port " + config.settings().server().port()
            + " is in use. Stop the program that has it, or choose another one: --port N (0 for any free one)."
        : String.valueOf(failure.getMessage());
  }

  /** Succeeds with the URL once everything is ready. */
  Future<String> start() {
    Settings.Redis settings = config.settings().redis();
    // Takes another core a while, and needs nothing but the files.
    Future<Interpreter> learning = interpreter();
    return RedisAccess.open(vertx, settings, watch.redis()).compose(opened -> {
      access = Optional.of(opened);
      return durable(opened.redis(), settings.accept())
          .compose(checked -> StoredFormat.prepare(opened.redis()))
          .compose(ready -> start(opened.redis(), learning));
    });
  }

  /** Says plainly what may be lost with the settings found, and outside the demo refuses what was not accepted by name. */
  private Future<Void> durable(Redis redis, Set<Durability.Weakness> accepted) {
    return Durability.of(redis).compose(findings -> {
      findings.forEach(
          finding -> LOG.warn("redis: {}: {}", finding.weakness(), finding.sentence()));
      List<Durability.Finding> refused = findings.stream()
          .filter(finding -> !accepted.contains(finding.weakness()))
          .toList();
      return demo || refused.isEmpty()
          ? Future.succeededFuture()
          : Future.failedFuture(new WeakRedisException(refused));
    });
  }

  private Future<String> start(Redis redis, Future<Interpreter> learning) {
    Stores stores = Stores.on(vertx, redis, clock, config.settings().sessions().expiry());
    Optional<Demo> sample = files.map(read -> new Demo(vertx, clock, read, stores));
    return sample
        .map(Demo::load)
        .orElseGet(Future::succeededFuture)
        .compose(loaded -> MemberDirectory.near(vertx, stores.members()))
        .compose(
            directory -> learning.compose(read -> start(redis, read, stores, directory, sample)));
  }

  /** The examples are learnt, which takes a moment. */
  private Future<Interpreter> interpreter() {
    return vertx.executeBlocking(() -> new Interpreter(wording.phrases()));
  }

  private Future<String> start(
      Redis redis,
      Interpreter interpreter,
      Stores stores,
      MemberDirectory directory,
      Optional<Demo> sample) {
    Map<AccountId, Platform> platforms =
        new LinkedHashMap<>(Platforms.of(config, equipment(redis)));
    Optional<Playground> playground =
        files.map(read -> new Playground(vertx, clock, DemoScene.of(read, wording.texts())));
    playground.ifPresent(room -> platforms.put(room.platform().account(), room.platform()));
    App built = new App(
        vertx,
        config,
        wording.texts(),
        interpreter,
        clock,
        redis,
        watch,
        stores,
        directory,
        platforms);
    app = Optional.of(built);
    members = Optional.of(directory);
    Router router = Router.router(vertx);
    playground.ifPresent(room -> room.mount(router));
    String host = config.settings().server().host().orElse(demo ? LOOPBACK : ANY);
    return starting
        .start(platforms)
        .compose(done -> built.start(host, router))
        .onSuccess(listening -> {
          var unused = directory.begin();
        })
        .compose(port -> playground
            .map(room -> room.open(port).compose(open -> cards(built, sample)).map(port))
            .orElseGet(() -> Future.succeededFuture(port)))
        .map(port -> "http://" + (host.equals(ANY) ? "localhost" : host) + ":" + port);
  }

  private Equipment equipment(Redis redis) {
    ApiClient calling = new ApiClient(vertx, ApiClient.Limits.DEFAULT);
    client = Optional.of(calling);
    return new Equipment(
        calling, new TokenStore(vertx, redis, clock), new HeldAnswers(vertx), clock);
  }

  private static Future<Void> cards(App app, Optional<Demo> sample) {
    return sample
        .map(demo -> demo.planned().compose(app.cards()::postAll))
        .orElseGet(Future::succeededFuture);
  }

  Future<Void> stop() {
    starting.stop();
    return app.map(App::stop)
        .orElseGet(Future::succeededFuture)
        .eventually(() -> client.map(ApiClient::close).orElseGet(Future::succeededFuture))
        .eventually(() -> access.map(open -> open.close(vertx)).orElseGet(Future::succeededFuture));
  }

  private void end() {
    CountDownLatch stopped = new CountDownLatch(1);
    vertx.runOnContext(begin -> stop().onComplete(done -> stopped.countDown()));
    try {
      if (!stopped.await(15, TimeUnit.SECONDS)) {
        LOG.warn("did not end in time; what was not finished is taken over after the restart");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
