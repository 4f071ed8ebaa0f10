package io.reunion.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real redis-server for the tests of one class, on a port and with data of its own; empty before every test.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final RedisServer server = new RedisServer();
 *
 * @Test
 * void aSeatIsTaken() {
 *   RsvpStore store = new RsvpStore(server.redis());
 *   assertThat(RedisServer.await(store.seats(...))).isEqualTo(1);
 * }
 * }</pre>
 *
 * <p>What it is told survives {@link #kill9} and {@link #restart}, which keep the port. It ends with the test JVM,
 * also if that is killed. {@code -Dreunion.test.redis=/path/to/redis-server} runs the tests on another server.
 */
public final class RedisServer implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private static final String PASSWORD = "test-pass_word";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<String> settings;
  private Path directory;
  private int port;
  private RedisProcess process;
  private Vertx vertx;
  private Redis redis;

  /** A server with further settings, each as a line of redis.conf: {@code "maxmemory 10mb"}. */
  public RedisServer(String... settings) {
    this.settings = List.of(settings);
  }

  /** Where to connect, password included. */
  public String uri() {
    return "redis://:" + PASSWORD + "@127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  public String password() {
    return PASSWORD;
  }

  /** The process id of the server that runs now. */
  public long pid() {
    return process.pid();
  }

  /** One Vert.x for the class, closed after it. */
  public Vertx vertx() {
    if (vertx == null) {
      vertx = Vertx.vertx();
    }
    return vertx;
  }

  /** One connection for the class, opened when first asked for, closed after it. It reconnects after a restart. */
  public Redis redis() {
    if (redis == null) {
      redis = await(Redis.connect(vertx(), uri()));
    }
    return redis;
  }

  /** Ends the server as a crash would; {@link #restart} brings it back. */
  public void kill9() {
    process.kill();
  }

  /** Stops the server if it runs, and starts it again with its data on the same port. Returns when it answers. */
  public void restart() {
    process.stop(PATIENCE);
    launch();
  }

  /** Stops the server in order; {@link #restart} brings it back. */
  public void stop() {
    process.stop(PATIENCE);
  }

  /** The server stands still: it takes connections and bytes, and answers nothing. */
  public void pause() {
    signal("STOP");
  }

  /** Undoes {@link #pause}. */
  public void resume() {
    signal("CONT");
  }

  /** Sends one command past our own client, as {@code command("SCRIPT", "FLUSH")}; returns the raw first reply line. */
  public String command(String... words) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      StringBuilder request = new StringBuilder("*2\r\n$4\r\nAUTH\r\n$")
          .append(PASSWORD.length())
          .append("\r\n")
          .append(PASSWORD)
          .append("\r\n*")
          .append(words.length)
          .append("\r\n");
      for (String word : words) {
        request.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
      }
      socket.getOutputStream().write(request.toString().getBytes(US_ASCII));
      readLine(socket);
      return readLine(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for {@code future} off the event loop; its failure is thrown as it is, if unchecked. */
  public static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("nothing came within 20 s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    directory = Files.createTempDirectory("reunion-redis-test");
    port = freePort();
    launch();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (process.isAlive()) {
      resume();
    } else {
      launch();
    }
    command("FLUSHALL");
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (redis != null) {
      await(redis.close().otherwiseEmpty());
      redis = null;
    }
    if (vertx != null) {
      await(vertx.close());
      vertx = null;
    }
    if (process != null) {
      process.kill();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(RedisServer::delete);
    }
  }

  private void launch() {
    try {
      List<String> conf = new ArrayList<>(List.of(
          "port " + port,
          "bind 127.0.0.1",
          "requirepass " + PASSWORD,
          "dir " + directory,
          "save \"\"",
          "appendonly yes",
          // The page cache outlives the process, so kill9 loses nothing and no test waits for the
          // disk.
          "appendfsync no"));
      conf.addAll(settings);
      Path file = Files.write(directory.resolve("redis.conf"), conf);
      process = RedisProcess.start(
          binary(), List.of(file.toString()), directory, directory.resolve("redis.log"));
      awaitAnswer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path binary() {
    String other = System.getProperty("reunion.test.redis");
    return other == null ? RedisBinary.bundled() : Path.of(other);
  }

  private void awaitAnswer() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      try {
        if (command("PING").equals("+PONG")) {
          return;
        }
      } catch (UncheckedIOException e) {
        Thread.onSpinWait();
      }
      LockSupport.parkNanos(2_000_000);
    }
    throw new IllegalStateException("redis-server does not answer: " + log());
  }

  private String log() {
    try {
      return Files.readString(directory.resolve("redis.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String readLine(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read();
        c != '\n';
        c = socket.getInputStream().read()) {
      if (c < 0) {
        throw new IOException("redis-server closed the connection after '" + line + "'");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
