package io.reunion.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real redis-server of our own, for whoever has none: on this machine only, on a free port and behind a random
 * password, with its data in one directory and every write on the disk before it is answered. It ends with this program,
 * however that ends, and is started again if it ends by itself. Its log is {@code redis.log} in the directory.
 */
public final class EmbeddedRedis implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedRedis.class);

  private static final int PORTS_TO_TRY = 5;
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration STOPPING = Duration.ofSeconds(20);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LAST_PAUSE = Duration.ofSeconds(30);

  private final RedisProgram program;
  private final RedisDirectory directory;
  private final DirectoryLock lock;
  private final String password = randomPassword();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile int port;
  private volatile RedisProcess process;

  @SuppressWarnings("NullAway.Init") // the process is there before anybody gets to see this
  private EmbeddedRedis(RedisProgram program, RedisDirectory directory, DirectoryLock lock) {
    this.program = program;
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Starts a server on the data in {@code directory}, which is made if it is not there. Blocks until the server answers,
   * which takes longer the more data it has to read: call it off the event loop.
   *
   * @throws EmbeddedRedisException and nothing else, when it cannot be started
   */
  public static EmbeddedRedis start(Path directory) {
    RedisDirectory opened = RedisDirectory.open(directory);
    return start(opened, RedisBinary.find(opened.written()));
  }

  static EmbeddedRedis start(RedisDirectory directory, RedisProgram program) {
    DirectoryLock lock = directory.lock();
    EmbeddedRedis redis = new EmbeddedRedis(program, directory, lock);
    try {
      directory.awaitPredecessor(STOPPING);
      directory.check(program);
      redis.launchOnFreePort();
      directory.wrote(program.version());
      Thread supervisor = new Thread(redis::supervise, "embedded-redis");
      supervisor.setDaemon(true);
      supervisor.start();
      return redis;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Where to connect; with the password, so never to be logged. */
  public String uri() {
    return "redis://:" + password + "@127.0.0.1:" + port;
  }

  /** The process id of the server that runs now. */
  public long pid() {
    return process.pid();
  }

  /** Stops the server in order and gives the directory free. Blocks until it is gone; harmless when called twice. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed.getCount() == 0) {
        return;
      }
      closed.countDown();
    }
    process.stop(STOPPING);
    lock.close();
  }

  private void launchOnFreePort() {
    for (int left = PORTS_TO_TRY; ; left--) {
      port = freePort();
      long logged = directory.logSize();
      try {
        launch();
        return;
      } catch (EmbeddedRedisException e) {
        // Somebody may have taken the port since it was free.
        if (left == 1 || !directory.loggedSince(logged).contains("Address already in use")) {
          throw e;
        }
      }
    }
  }

  private void launch() {
    long logged = directory.logSize();
    List<String> settings = directory.settings(List.of("port " + port, "requirepass " + password));
    synchronized (this) {
      if (closed.getCount() == 0) {
        return;
      }
      process = directory.start(program.path(), settings);
    }
    long heard = System.nanoTime();
    for (long pause = 1; ; pause = Math.min(50, pause * 2)) {
      Knock.Answer answer = Knock.at(port, password);
      if (!process.isAlive()) {
        throw new EmbeddedRedisException(program.path() + " ended at once; it said: "
            + directory.loggedSince(logged).strip());
      }
      if (answer == Knock.Answer.READY) {
        return;
      }
      heard = answer == Knock.Answer.LOADING ? System.nanoTime() : heard;
      if (System.nanoTime() - heard > SILENCE.toNanos()) {
        process.kill();
        throw new EmbeddedRedisException(program.path() + " does not answer on port " + port
            + "; it said: " + directory.loggedSince(logged).strip());
      }
      if (closedWithin(Duration.ofMillis(pause))) {
        return;
      }
    }
  }

  /** Starts the server again when it has ended, as it does when the disk is full, until this is closed. */
  private void supervise() {
    Duration pause = FIRST_PAUSE;
    while (closed.getCount() > 0) {
      process.awaitExit();
      if (closedWithin(Duration.ZERO)) {
        return;
      }
      log.error(
          "redis-server ended by itself; its log is {}; starting it again in {} ms",
          directory.log(),
          pause.toMillis());
      if (closedWithin(pause)) {
        return;
      }
      try {
        launch();
        pause = FIRST_PAUSE;
      } catch (EmbeddedRedisException e) {
        log.error("{}", e.getMessage());
        pause =
            pause.multipliedBy(2).compareTo(LAST_PAUSE) < 0 ? pause.multipliedBy(2) : LAST_PAUSE;
      }
    }
  }

  private boolean closedWithin(Duration time) {
    try {
      return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new EmbeddedRedisException("no free port on this machine: " + e.getMessage(), e);
    }
  }

  private static String randomPassword() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "EmbeddedRedis[redis://***@127.0.0.1:" + port + ", " + directory + "]";
  }
}
