package io.reunion.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.reunion.bot.Inbox;
import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.Capabilities.LengthUnit;
import io.reunion.chat.Capabilities.TextLimit;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An adapter throws nothing and none of its answers fails; where one does all the same, the platform is not kept waiting. */
@Timeout(30)
class WebhooksIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  /** An adapter with a fault. */
  private record Faulty(AccountId account, Supplier<WebhookResult> result) implements Platform {
    @Override
    public Capabilities capabilities() {
      return new Capabilities(
          false,
          false,
          false,
          false,
          false,
          false,
          false,
          false,
          Duration.ZERO,
          Duration.ZERO,
          new TextLimit(100, LengthUnit.UTF16),
          List.of(),
          Duration.ofHours(1));
    }

    @Override
    public WebhookResult receive(WebhookRequest request) {
      return result.get();
    }

    @Override
    public Future<Receipt> send(OutboundMessage message) {
      return SendFailedException.failed(Reason.REJECTED, "never");
    }
  }

  private static final class Idle implements Inbox.Worker<String> {
    @Override
    public String prepare(Update update) {
      return "";
    }

    @Override
    public Future<Future<Void>> work(Update update, String prepared) {
      return Future.succeededFuture(Future.succeededFuture());
    }
  }

  private static Platform faulty(String account, Supplier<WebhookResult> result) {
    return new Faulty(AccountId.of("faulty", account), result);
  }

  @Test
  void aFaultOfAnAdapterIsAnswered() throws Exception {
    IllegalStateException fault = new IllegalStateException("a fault");
    List<Platform> platforms = List.of(
        faulty("throws", () -> {
          throw fault;
        }),
        faulty("later", () -> new WebhookResult.Later(Future.failedFuture(fault))),
        faulty("answer", () -> new WebhookResult.Accepted(List.of(), Future.failedFuture(fault))));
    HttpServer front = listening(new Webhooks(
        Map.of(
            platforms.get(0).account(), platforms.get(0),
            platforms.get(1).account(), platforms.get(1),
            platforms.get(2).account(), platforms.get(2)),
        Inbox.of(
            server.vertx(), server.redis(), "faulty", new Inbox.Bounds(10, 10, 10), new Idle()),
        new Meters(),
        new Bodies(server.vertx()),
        1_024,
        Clock.systemUTC()));
    for (Platform platform : platforms) {
      assertThat(status(front.actualPort(), platform.account())).isEqualTo(500);
    }
    front.close().await(10, TimeUnit.SECONDS);
  }

  private static HttpServer listening(Webhooks webhooks) throws Exception {
    return server
        .vertx()
        .createHttpServer()
        .requestHandler(webhooks::handle)
        .listen(0, "127.0.0.1")
        .await(10, TimeUnit.SECONDS);
  }

  /** Or a few thousand such connections, at a byte a minute each, would be all that there may be. */
  @Test
  void whoIsTurnedAwayCannotGoOnSending() throws Exception {
    HttpServer front = listening(new Webhooks(
        Map.of(),
        Inbox.of(
            server.vertx(), server.redis(), "refusing", new Inbox.Bounds(10, 10, 10), new Idle()),
        new Meters(),
        new Bodies(server.vertx()),
        1_024,
        Clock.systemUTC()));
    try (Socket socket = new Socket("127.0.0.1", front.actualPort())) {
      OutputStream out = socket.getOutputStream();
      out.write("POST /webhooks/no/one HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read(new byte[200])).isPositive();
      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(() -> assertThatThrownBy(() -> {
                out.write('a');
                out.flush();
              })
              .isInstanceOf(IOException.class));
    }
    front.close().await(10, TimeUnit.SECONDS);
  }

  private static int status(int port, AccountId account) throws IOException, InterruptedException {
    URI url = URI.create("http://127.0.0.1:" + port + Webhooks.PREFIX + account);
    HttpRequest request = HttpRequest.newBuilder(url)
        .timeout(Duration.ofSeconds(10))
        .POST(HttpRequest.BodyPublishers.ofString("{}"))
        .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
