package io.reunion.rsvp;

import io.reunion.chat.UserId;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.HdrHistogram.Histogram;

/** Sends signed messages to a server, and is the platform that takes its replies. On one event loop of its own. */
final class RsvpLoad {
  static final String SIGNING_SECRET = "bench-signing-secret-0123456789";
  static final String SECRET_TOKEN = "bench-secret-token";

  private final Vertx vertx = Vertx.vertx();
  private final io.vertx.core.Context loop = vertx.getOrCreateContext();
  private final Clock clock = Clock.systemUTC();
  private final AtomicLong numbers = new AtomicLong(1_000_000);
  private final AtomicInteger replies = new AtomicInteger();
  private final AtomicInteger again = new AtomicInteger();
  private final HttpClient client;
  private final boolean slack;
  private final int accounts;
  private final int people;
  private final Mac mac;
  private int api;
  private int sent;
  private final Map<Integer, Long> last = new ConcurrentHashMap<>();

  /**
   * Messages sent and answered, and how long the acknowledgements took, counted from when each was due.
   *
   * @param again how often one was told to come again, and did
   */
  record Round(double perSecond, int again, Histogram acknowledged) {}

  RsvpLoad(boolean slack, int accounts, int people) throws GeneralSecurityException {
    this.slack = slack;
    this.accounts = accounts;
    this.people = people;
    this.client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(128));
    this.mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SIGNING_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    HttpServer stand = vertx
        .createHttpServer()
        .requestHandler(request -> request.body().onSuccess(body -> {
          if (request.path().endsWith("essage")) {
            replies.incrementAndGet();
          }
          request
              .response()
              .putHeader("Content-Type", "application/json")
              .end(answer(request.path()));
        }))
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    this.api = stand.actualPort();
  }

  private String answer(String path) {
    if (path.endsWith("users.info")) {
      return "{\"ok\":true,\"user\":{\"id\":\"U1\",\"name\":\"p\",\"profile\":{\"display_name\":\"P\"}}}";
    }
    if (slack) {
      return "{\"ok\":true,\"user_id\":\"U0BOT\",\"team_id\":\"T1\",\"ts\":\"1700000000."
          + numbers.incrementAndGet() + "\"}";
    }
    return path.endsWith("getMe")
        ? "{\"ok\":true,\"result\":{\"id\":9,\"is_bot\":true,\"first_name\":\"R\",\"username\":\"r_bot\"}}"
        : path.endsWith("sendMessage")
            ? "{\"ok\":true,\"result\":{\"message_id\":" + numbers.incrementAndGet()
                + ",\"date\":1,\"chat\":{\"id\":1}}}"
            : "{\"ok\":true,\"result\":true}";
  }

  /** The accounts, as platforms.yaml has them. */
  String platforms() {
    StringBuilder yaml = new StringBuilder(slack ? "slack:\n" : "telegram:\n");
    for (int i = 0; i < accounts; i++) {
      yaml.append("  a").append(i).append(slack
          ? ": {botToken: xoxb-bench, signingSecret: " + SIGNING_SECRET + ", apiBase: '"
          : ": {token: '1:t', secretToken: " + SECRET_TOKEN + ", apiBase: '");
      yaml.append("http://127.0.0.1:").append(api).append(slack ? "/api'}\n" : "'}\n");
    }
    return yaml.toString();
  }

  URI api() {
    return URI.create("http://127.0.0.1:" + api);
  }

  /**
   * Sends {@code count} messages and waits for their replies.
   *
   * @param perSecond 0 for as fast as {@code inFlight} of them may be under way
   */
  Round run(URI server, int count, int inFlight, double perSecond) throws Exception {
    return run(List.of(server), count, inFlight, perSecond);
  }

  /** The same where each message goes to the next of several servers. */
  Round run(List<URI> servers, int count, int inFlight, double perSecond) throws Exception {
    Histogram histogram = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
    CompletableFuture<Void> all = new CompletableFuture<>();
    AtomicInteger left = new AtomicInteger(count);
    AtomicInteger open = new AtomicInteger(count);
    replies.set(0);
    again.set(0);
    long began = System.nanoTime();
    loop.runOnContext(go -> {
      if (perSecond == 0) {
        for (int i = 0; i < inFlight; i++) {
          next(servers, left, open, histogram, all);
        }
        return;
      }
      AtomicInteger sent = new AtomicInteger();
      vertx.setPeriodic(1, tick -> {
        long now = System.nanoTime();
        while (sent.get() < count && began + sent.get() * 1e9 / perSecond <= now) {
          long due = (long) (began + sent.getAndIncrement() * 1e9 / perSecond);
          send(servers, due, open, histogram, all, () -> {});
        }
        if (sent.get() == count) {
          vertx.cancelTimer(tick);
        }
      });
    });
    all.get(120, TimeUnit.SECONDS);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (replies.get() < count) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException(replies.get() + " of " + count + " replies");
      }
      java.util.concurrent.locks.LockSupport.parkNanos(200_000);
    }
    return new Round(count * 1e9 / (System.nanoTime() - began), again.get(), histogram);
  }

  /** How many replies came since the round began. */
  int replies() {
    return replies.get();
  }

  /** The account of a person. */
  UserId account(int person) {
    return slack
        ? UserId.of("slack", "T1.U" + person)
        : UserId.of("telegram", Integer.toString(10_000 + person));
  }

  /** What each person in Telegram said last, as an answer's status. */
  Map<String, String> said() {
    Map<String, String> said = new HashMap<>();
    last.forEach((person, number) ->
        said.put(account(person).toString(), isYes(number) ? "ACCEPTED" : "DECLINED"));
    return said;
  }

  private void next(
      List<URI> servers,
      AtomicInteger left,
      AtomicInteger open,
      Histogram histogram,
      CompletableFuture<Void> all) {
    if (left.getAndDecrement() > 0) {
      send(servers, System.nanoTime(), open, histogram, all, () ->
          next(servers, left, open, histogram, all));
    }
  }

  private void send(
      List<URI> servers,
      long due,
      AtomicInteger open,
      Histogram histogram,
      CompletableFuture<Void> all,
      Runnable then) {
    long number = numbers.incrementAndGet();
    int person = (int) (number % people);
    last.put(person, number);
    URI server = servers.get(sent++ % servers.size());
    Buffer body = Buffer.buffer(slack ? slack(number, person) : telegram(number, person));
    String path = "/webhooks/" + (slack ? "slack" : "telegram") + "/a" + person % accounts;
    send(server, due, body, path, open, histogram, all, then);
  }

  /** Sends it again when it is told to come again, as a platform would. */
  private void send(
      URI server,
      long due,
      Buffer body,
      String path,
      AtomicInteger open,
      Histogram histogram,
      CompletableFuture<Void> all,
      Runnable then) {
    client
        .request(HttpMethod.POST, server.getPort(), "127.0.0.1", path)
        .compose(request -> {
          headers(body).forEach(request::putHeader);
          return request.send(body);
        })
        .compose(response -> response.body().map(answered -> response.statusCode()))
        .onFailure(all::completeExceptionally)
        .onSuccess(status -> {
          if (status == 503) {
            again.incrementAndGet();
            vertx.setTimer(200, later -> send(server, due, body, path, open, histogram, all, then));
            return;
          }
          if (status != 200) {
            all.completeExceptionally(new IllegalStateException("status " + status));
          }
          histogram.recordValue(Math.max(1, System.nanoTime() - due));
          if (open.decrementAndGet() == 0) {
            all.complete(null);
          }
          then.run();
        });
  }

  private Map<String, String> headers(Buffer body) {
    if (!slack) {
      return Map.of(
          "Content-Type", "application/json", "X-Telegram-Bot-Api-Secret-Token", SECRET_TOKEN);
    }
    long now = clock.instant().getEpochSecond();
    mac.update(("v0:" + now + ":").getBytes(StandardCharsets.UTF_8));
    return Map.of(
        "Content-Type", "application/json",
        "X-Slack-Request-Timestamp", Long.toString(now),
        "X-Slack-Signature", "v0=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes())));
  }

  private String text(long number) {
    return "rsvp gala " + (isYes(number) ? "yes" : "no");
  }

  private boolean isYes(long number) {
    return number / people % 2 == 0;
  }

  private String slack(long number, int person) {
    long now = clock.instant().getEpochSecond();
    return "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"api_app_id\":\"A1\",\"event_id\":\"Ev"
        + number + "\",\"event_time\":" + now
        + ",\"event\":{\"type\":\"message\",\"channel\":\"D" + person
        + "\",\"channel_type\":\"im\",\"user\":\"U" + person + "\",\"text\":\"" + text(number)
        + "\",\"ts\":\"" + now + "." + number + "\"}}";
  }

  private String telegram(long number, int person) {
    long id = 10_000 + person;
    return "{\"update_id\":" + number + ",\"message\":{\"message_id\":" + number + ",\"date\":"
        + clock.instant().getEpochSecond() + ",\"text\":\"/" + text(number)
        + "\",\"entities\":[{\"type\":\"bot_command\",\"offset\":0,\"length\":5}],\"chat\":{\"id\":"
        + id + ",\"type\":\"private\",\"first_name\":\"P\"},\"from\":{\"id\":" + id
        + ",\"is_bot\":false,\"first_name\":\"P\",\"language_code\":\"en\"}}}";
  }
}
