package io.reunion.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real redis-server for the tests of one class, on a port and with data of its own; running and empty before every
 * test.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final RedisServer server = new RedisServer();
 *
 * @Test
 * void aSeatIsTaken() {
 *   RsvpStore store = new RsvpStore(server.redis());
 *   assertThat(RedisServer.await(store.seats(gala))).isEqualTo(1);
 * }
 * }</pre>
 *
 * <p>What it is told survives {@link #kill9} and {@link #restart}, which keep the port. It ends with the test JVM,
 * also if that is killed. {@code -Dreunion.test.redis=/path/to/redis-server} runs the tests on another server.
 */
public final class RedisServer implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String[] settings;
  private RedisNode node;
  private Vertx vertx;
  private Redis redis;

  /** A server with further settings, each as a line of redis.conf: {@code "maxmemory 10mb"}. */
  public RedisServer(String... settings) {
    this.settings = settings.clone();
  }

  /** Where to connect, password included. */
  public String uri() {
    return node.uri();
  }

  public int port() {
    return node.port();
  }

  public String password() {
    return RedisNode.PASSWORD;
  }

  /** The process id of the server that runs now. */
  public long pid() {
    return node.pid();
  }

  /** One Vert.x for the class, closed after it. */
  public Vertx vertx() {
    if (vertx == null) {
      vertx = Vertx.vertx();
    }
    return vertx;
  }

  /**
   * One connection for the class, opened when first asked for, closed after it. It reconnects after a restart, and is more
   * patient than the service's own: what a test prepares and looks at by it may take as long as a busy machine needs.
   */
  public Redis redis() {
    if (redis == null) {
      redis = await(Redis.connect(vertx(), RedisOptions.of(uri()).withTimeout(PATIENCE)));
    }
    return redis;
  }

  /** What the journal of updates has here: entries, and those that were seen before. */
  public List<String> inboxKeys() {
    return await(redis().call(c -> c.keys("inbox:*")));
  }

  /** Nothing is left to do: whatever a repeated request could have caused has happened. */
  public boolean isSettled() {
    return inboxKeys().stream()
        .filter(key -> key.endsWith(":journal"))
        .allMatch(key -> RedisServer.<Long>await(redis().call(c -> c.xlen(key))) == 0);
  }

  /** Ends the server as a crash would; {@link #restart} brings it back. */
  public void kill9() {
    node.kill9();
  }

  /** Stops the server if it runs, and starts it again with its data on the same port. Returns when it answers. */
  public void restart() {
    node.stop();
    node.launch();
  }

  /** Stops the server in order; {@link #restart} brings it back. */
  public void stop() {
    node.stop();
  }

  /** The server stands still: it takes connections and bytes, and answers nothing. */
  public void pause() {
    node.signal("STOP");
  }

  /** Undoes {@link #pause}. */
  public void resume() {
    node.signal("CONT");
  }

  /** Sends one command past our own client, as {@code command("SCRIPT", "FLUSH")}; a refusal starts with a dash. */
  public String command(String... words) {
    return node.command(words);
  }

  /** One field of what INFO says. */
  public String info(String field) {
    return node.info(field);
  }

  /** Waits for {@code future} off the event loop; its failure is thrown as it is, if unchecked. */
  public static <T> T await(Future<T> future) {
    return await(future, Duration.ofSeconds(20));
  }

  /** The same for what may take longer. */
  public static <T> T await(Future<T> future, Duration most) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("nothing came within " + most, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    node = RedisNode.start(settings);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (node.isAlive()) {
      resume();
    } else {
      node.launch();
    }
    command("FLUSHALL");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (redis != null) {
      await(redis.close().otherwiseEmpty());
      redis = null;
    }
    if (vertx != null) {
      await(vertx.close());
      vertx = null;
    }
    node.remove();
  }
}
