package io.reunion.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A redis-server that ends when this program ends, also if that is killed. It runs in a session of its own, so that an
 * interrupt from the terminal reaches only us and whatever kills our process group leaves the watchdog to do its work.
 */
final class RedisProcess {
  private static final String WATCHDOG = watchdog();

  private final Process watchdog;
  private final ProcessHandle server;

  private RedisProcess(Process watchdog, ProcessHandle server) {
    this.watchdog = watchdog;
    this.server = server;
  }

  /**
   * Starts {@code binary} in {@code directory}.
   *
   * @param log is appended to, and has all that the server ever says
   */
  static RedisProcess start(Path binary, List<String> arguments, Path directory, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    setsid().ifPresent(program -> command.add(program.toString()));
    command.addAll(List.of("/bin/sh", "-c", WATCHDOG, "redis-watchdog", log.toString()));
    command.add(binary.toString());
    command.addAll(arguments);
    Process watchdog = new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
    return new RedisProcess(watchdog, server(watchdog));
  }

  private static ProcessHandle server(Process watchdog) throws IOException {
    BufferedReader said = watchdog.inputReader(StandardCharsets.US_ASCII);
    String pid = said.readLine();
    if (pid == null) {
      watchdog.destroyForcibly();
      throw new IOException("the watchdog of redis-server ended without starting it");
    }
    return ProcessHandle.of(Long.parseLong(pid)).orElseGet(watchdog::toHandle);
  }

  private static Optional<Path> setsid() {
    return Stream.of("/usr/bin/setsid", "/bin/setsid")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String watchdog() {
    try (InputStream in = RedisProcess.class.getResourceAsStream("watchdog.sh")) {
      if (in == null) {
        throw new IllegalStateException("watchdog.sh is not beside " + RedisProcess.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server's own process id. */
  long pid() {
    return server.pid();
  }

  boolean isAlive() {
    return watchdog.isAlive();
  }

  /** Blocks until the server has ended, by whatever cause. */
  void awaitExit() {
    watchdog.onExit().join();
  }

  /** Stops it in order, so that it keeps everything; by force after {@code patience}. Blocks until it is gone. */
  void stop(Duration patience) {
    try {
      watchdog.getOutputStream().close();
      if (!watchdog.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (IOException e) {
      kill();
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it at once, as a crash would. Blocks until it is gone. */
  void kill() {
    server.destroyForcibly();
    watchdog.onExit().join();
  }
}
