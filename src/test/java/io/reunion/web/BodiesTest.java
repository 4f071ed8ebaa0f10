package io.reunion.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BodiesTest {
  private static final int LONGEST = 256 * 1024;
  private static final int BUDGET = 300 * 1024;
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  /** Answers every complete body with its length. */
  private int listen(Bodies bodies) throws Exception {
    return listening(vertx
        .createHttpServer()
        .requestHandler(request -> bodies.read(
            request, LONGEST, body -> request.response().end("length " + body.length()))));
  }

  private int listenBehind(BodyGate gate) throws Exception {
    Router router = Router.router(vertx);
    router.route().handler(gate);
    router.post().handler(BodyHandler.create(false));
    router
        .post()
        .handler(exchange -> exchange.end("length " + exchange.body().buffer().length()));
    return listening(vertx.createHttpServer().requestHandler(router));
  }

  private static int listening(HttpServer server) throws Exception {
    return server.listen(0, "127.0.0.1").await(10, TimeUnit.SECONDS).actualPort();
  }

  private static Socket connect(int port, String head) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(10_000);
    write(socket, head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static void write(Socket socket, byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  private static String head(int length, String... more) {
    return "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n"
        + String.join("", more) + "\r\n";
  }

  /** Everything until the other side closes. */
  private static String all(Socket socket) throws IOException {
    try (socket) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static String some(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] bytes = new byte[1_024];
    return new String(bytes, 0, in.read(bytes), StandardCharsets.US_ASCII);
  }

  @Test
  void aBodyIsGivenWholeAndTheConnectionLivesOn() throws Exception {
    Bodies bodies = new Bodies(vertx, BUDGET, LONG);
    try (Socket socket = connect(listen(bodies), head(100_000))) {
      write(socket, new byte[60_000]);
      write(socket, new byte[40_000]);
      assertThat(some(socket)).contains("200 OK").contains("length 100000");
      write(socket, head(0).getBytes(StandardCharsets.US_ASCII));
      assertThat(some(socket)).contains("length 0");
    }
    await().untilAsserted(() -> assertThat(bodies.held()).isZero());
  }

  @Test
  void manyUnfinishedBodiesCannotTakeMoreThanTheBudgetNorKeepSmallOnesOut() throws Exception {
    Bodies bodies = new Bodies(vertx, BUDGET, LONG);
    int port = listen(bodies);
    Socket first = connect(port, head(LONGEST));
    write(first, new byte[LONGEST - 1]);
    await().untilAsserted(() -> assertThat(bodies.held()).isGreaterThan(LONGEST - 10_000));
    Socket second = connect(port, head(LONGEST));
    write(second, new byte[LONGEST - 1]);
    assertThat(all(second)).contains("503").contains("Retry-After");
    Socket small = connect(port, head(5_000));
    write(small, new byte[5_000]);
    assertThat(some(small)).contains("length 5000");
    small.close();
    first.close();
    await().untilAsserted(() -> assertThat(bodies.held()).isZero());
  }

  @Test
  void aBodyThatTakesTooLongIsGivenUp() throws Exception {
    Bodies bodies = new Bodies(vertx, BUDGET, Duration.ofMillis(200));
    Socket socket = connect(listen(bodies), head(100_000));
    write(socket, new byte[50_000]);
    assertThat(all(socket)).contains("408");
    await().untilAsserted(() -> assertThat(bodies.held()).isZero());
  }

  @Test
  void aBodyThatIsTooLongEndsTheConnection() throws Exception {
    Bodies bodies = new Bodies(vertx, BUDGET, LONG);
    int port = listen(bodies);
    assertThat(all(connect(port, head(LONGEST + 1)))).contains("413");
    Socket chunked =
        connect(port, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    write(chunked, "50000\r\n".getBytes(StandardCharsets.US_ASCII));
    write(chunked, new byte[0x50000]);
    assertThat(all(chunked)).contains("413");
    assertThat(bodies.held()).isZero();
  }

  @Test
  void whoAsksWhetherToSendIsTold() throws Exception {
    Bodies bodies = new Bodies(vertx, BUDGET, LONG);
    int port = listen(bodies);
    try (Socket socket = connect(port, head(10, "Expect: 100-continue\r\n"))) {
      assertThat(some(socket)).startsWith("HTTP/1.1 100");
      write(socket, new byte[10]);
      assertThat(some(socket)).contains("length 10");
    }
    assertThat(all(connect(port, head(LONGEST + 1, "Expect: 100-continue\r\n"))))
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void beforeOtherRoutesTheAnnouncedLengthCounts() throws Exception {
    int port = listenBehind(new BodyGate(vertx, 100_000, LONG));
    Socket waiting = connect(port, head(90_000));
    await().untilAsserted(() -> assertThat(all(connect(port, head(20_000)))).contains("503"));
    waiting.close();
    await().untilAsserted(() -> {
      try (Socket next = connect(port, head(20_000))) {
        write(next, new byte[20_000]);
        assertThat(some(next)).contains("length 20000");
      }
    });
  }

  @Test
  void beforeOtherRoutesABodyThatTakesTooLongIsGivenUp() throws Exception {
    int port = listenBehind(new BodyGate(vertx, 100_000, Duration.ofMillis(200)));
    Socket slow = connect(port, head(1_000));
    write(slow, new byte[10]);
    assertThat(all(slow)).contains("408").doesNotContain("length 1000");
  }

  @Test
  void connectionsBeyondTheMostAreClosed() throws Exception {
    Connections connections = new Connections(1, LONG, LONG);
    int port = listenWith(connections);
    Socket first = connect(port, head(0));
    assertThat(some(first)).contains("in");
    assertThat(all(connect(port, ""))).isEmpty();
    first.close();
    await().untilAsserted(() -> assertThat(connections.open()).isZero());
    try (Socket next = connect(port, head(0))) {
      assertThat(some(next)).contains("in");
    }
  }

  private int listenWith(Connections connections) throws Exception {
    return listening(vertx
        .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
        .connectionHandler(connections)
        .requestHandler(request -> {
          connections.heard(request.connection());
          request.response().end("in");
        }));
  }

  @Test
  void whoAsksForNothingMakesRoomForOthers() throws Exception {
    int port = listenWith(new Connections(2, Duration.ofMillis(500), LONG));
    try (Socket talking = connect(port, head(0))) {
      assertThat(some(talking)).contains("in");
      Socket silent = connect(port, "POST / HTTP/1.1\r\nHost:");
      assertThat(all(connect(port, head(0)))).as("not at once").isEmpty();
      await().pollDelay(Duration.ofMillis(600)).until(() -> true);
      try (Socket next = connect(port, head(0))) {
        assertThat(some(next)).contains("in");
        assertThat(all(silent)).isEmpty();
        write(talking, head(0).getBytes(StandardCharsets.US_ASCII));
        assertThat(some(talking)).contains("in");
        assertThat(all(connect(port, head(0)))).as("both have just asked").isEmpty();
      }
    }
  }

  @Test
  void whoHasAskedForNothingMoreMakesRoomInTheEnd() throws Exception {
    int port = listenWith(new Connections(2, LONG, Duration.ofMillis(500)));
    Socket first = connect(port, head(0));
    assertThat(some(first)).contains("in");
    try (Socket second = connect(port, head(0))) {
      assertThat(some(second)).contains("in");
      await().pollDelay(Duration.ofMillis(600)).until(() -> true);
      write(second, head(0).getBytes(StandardCharsets.US_ASCII));
      assertThat(some(second)).contains("in");
      try (Socket next = connect(port, head(0))) {
        assertThat(some(next)).contains("in");
        assertThat(all(first)).isEmpty();
      }
    }
  }
}
