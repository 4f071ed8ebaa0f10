package io.reunion.announcement;

import io.reunion.announcement.Announcement.Content;
import io.reunion.announcement.Announcement.State;
import io.reunion.announcement.Announcement.Timing;
import io.reunion.bench.Figures;
import io.reunion.bot.Bot;
import io.reunion.bot.Manners;
import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.Pacer;
import io.reunion.member.MemberStore;
import io.reunion.platform.ApiClient;
import io.reunion.platform.telegram.TelegramConfig;
import io.reunion.platform.telegram.TelegramPlatform;
import io.reunion.redis.EmbeddedRedis;
import io.reunion.redis.Redis;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.text.Language;
import io.reunion.text.Texts;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * N copies of an announcement, its ledger in a Redis that writes each change through, next to a bare Web Client loop with
 * as many requests under way, in turns: {@code BroadcastBench [MESSAGES] [ROUNDS] [MS]}. The stand-in for the platform
 * answers after MS milliseconds and knows no limit.
 */
public final class BroadcastBench {
  private static final int IN_FLIGHT = 32;
  private static final AccountId ACCOUNT = AccountId.of("telegram", "main");
  private static final String ANSWER = "{\"ok\":true,\"result\":{\"message_id\":7,\"date\":1}}";

  private final Vertx standIn = Vertx.vertx();
  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final AtomicInteger arrived = new AtomicInteger();
  private final int messages;
  private volatile CompletableFuture<Long> all = new CompletableFuture<>();

  private BroadcastBench(int messages) {
    this.messages = messages;
  }

  public static void main(String[] args) throws IOException {
    int messages = args.length > 0 ? Integer.parseInt(args[0]) : 5_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    int delay = args.length > 2 ? Integer.parseInt(args[2]) : 20;
    try (EmbeddedRedis redis = EmbeddedRedis.start(Files.createTempDirectory("broadcast-bench"))) {
      new BroadcastBench(messages).run(redis, rounds, delay);
    }
    System.exit(0);
  }

  private void run(EmbeddedRedis server, int rounds, int delay) throws IOException {
    URI api = URI.create("http://localhost:" + await(stand(delay)).actualPort());
    Redis redis = await(on(() -> Redis.connect(vertx, server.uri())));
    await(on(() -> groups(new RoomStore(redis))));
    Announcements announcements = await(on(() -> Future.succeededFuture(service(redis, api))));
    WebClient client = WebClient.create(
        vertx,
        new WebClientOptions(
            new HttpClientOptions().setDefaultHost("localhost").setDefaultPort(api.getPort())),
        new PoolOptions().setHttp1MaxSize(IN_FLIGHT));
    Figures figures = new Figures("broadcast");
    for (int round = 0; round <= rounds; round++) {
      String id = "bench" + round;
      double bare = rate(() -> bare(client));
      double ours = rate(() -> broadcast(announcements, id));
      System.out.println(round == 0 ? "warmed up" : "round " + round);
      if (round > 0) {
        figures.add("bare, messages a second", bare);
        figures.add("broadcast, copies a second", ours);
        figures.add("ratio (goal 0.70)", ours / bare);
      }
    }
    System.out.printf("%d messages, %d ms each, %d under way%n", messages, delay, IN_FLIGHT);
    figures.finish();
  }

  /** From the first word to the last arrival. */
  private double rate(Supplier<Future<?>> work) {
    arrived.set(0);
    all = new CompletableFuture<>();
    long begun = System.nanoTime();
    await(on(() -> work.get().mapEmpty()));
    return messages * 1e9 / (all.join() - begun);
  }

  private <T> Future<T> on(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    loop.runOnContext(any -> work.get().onComplete(done));
    return done.future();
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  private Future<HttpServer> stand(int delay) {
    return standIn
        .createHttpServer()
        .requestHandler(request -> request.body().onSuccess(body -> {
          Runnable answer = () -> {
            if (arrived.incrementAndGet() == messages) {
              all.complete(System.nanoTime());
            }
            request.response().putHeader("Content-Type", "application/json").end(ANSWER);
          };
          if (delay == 0) {
            answer.run();
          } else {
            standIn.setTimer(delay, any -> answer.run());
          }
        }))
        .listen(0);
  }

  private Future<Void> groups(RoomStore rooms) {
    Future<Void> put = Future.succeededFuture();
    for (int i = 0; i < messages; i++) {
      ChatId chat = new ChatId(ACCOUNT, "-" + (1_000 + i));
      put = put.compose(
          any -> rooms.put(Room.seen(chat, ChatKind.GROUP, "Alumni " + chat.value())));
    }
    return put;
  }

  private Announcements service(Redis redis, URI api) {
    Clock clock = Clock.systemUTC();
    RoomStore rooms = new RoomStore(redis);
    Pacer pacer = new Pacer(vertx, redis, clock);
    Map<AccountId, Platform> platforms = Map.of(ACCOUNT, new Unlimited(telegram(api, clock)));
    Outbound outbound = new Outbound(vertx, platforms, pacer, rooms, (from, to) ->
        Future.succeededFuture());
    Texts texts = Texts.load(List.of(Bot.class, AnnouncementCommands.class), Optional.empty());
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    Announcements made = Announcements.of(
        new Announcements.Parts(
            vertx,
            new AnnouncementStore(redis),
            new Ledger(redis),
            new NoiseStore(redis),
            rooms,
            new MemberStore(redis, clock),
            outbound,
            platforms,
            pacer,
            new Manners(
                texts, new Manners.Home(Map.of(), Language.EN, zone, Map.of()), clock, outbound),
            clock,
            deed -> {}),
        new Announcements.Rules(0, 0, QuietHours.NONE, zone));
    made.broadcaster().start();
    return made;
  }

  private TelegramPlatform telegram(URI api, Clock clock) {
    TelegramConfig config =
        new TelegramConfig(Secret.of("1:t"), Secret.of("s-1"), Optional.empty(), api);
    return new TelegramPlatform(
        ACCOUNT, config, new ApiClient(vertx, ApiClient.Limits.DEFAULT), clock);
  }

  private Future<Void> broadcast(Announcements announcements, String id) {
    Announcement announcement = new Announcement(
        id,
        "api",
        new Content(Map.of(Language.EN, "The hall has moved."), List.of()),
        Audience.ALL,
        Timing.NOW,
        State.DRAFT,
        Clock.systemUTC().instant(),
        Ledger.Unfinished.UNKNOWN,
        Optional.empty(),
        Optional.empty());
    return announcements
        .announcer()
        .draft(announcement)
        .compose(done -> announcements.announcer().send(id))
        .mapEmpty();
  }

  /** As many loops as may be under way, each of which sends the next as soon as it has its answer. */
  private Future<Void> bare(WebClient client) {
    AtomicInteger left = new AtomicInteger(messages);
    List<Future<Void>> loops = new ArrayList<>();
    for (int i = 0; i < IN_FLIGHT; i++) {
      loops.add(next(client, left));
    }
    return Future.join(loops).mapEmpty();
  }

  private static Future<Void> next(WebClient client, AtomicInteger left) {
    return left.getAndDecrement() <= 0
        ? Future.succeededFuture()
        : client
            .post("/bot1:t/sendMessage")
            .putHeader("Content-Type", "application/json")
            .sendBuffer(Buffer.buffer("{\"chat_id\":\"-1\",\"text\":\"The hall has moved.\"}"))
            .compose(answer -> next(client, left));
  }

  /** The adapter without its limits. */
  private record Unlimited(Platform platform) implements Platform {
    @Override
    public AccountId account() {
      return platform.account();
    }

    @Override
    public Capabilities capabilities() {
      Capabilities can = platform.capabilities();
      return new Capabilities(
          false,
          false,
          can.buttons(),
          can.reactions(),
          can.ephemeral(),
          can.push(),
          can.directPush(),
          can.threads(),
          can.idempotentSend(),
          can.syncReply(),
          can.text(),
          List.of(),
          can.redeliveryWindow());
    }

    @Override
    public WebhookResult receive(WebhookRequest request) {
      return platform.receive(request);
    }

    @Override
    public Future<Receipt> send(OutboundMessage message) {
      return platform.send(message);
    }
  }
}
