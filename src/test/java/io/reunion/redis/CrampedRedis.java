package io.reunion.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A redis-server on a small disk of its own, which is nearly full, and a supervisor that starts it again whenever it ends.
 * The disk is a tmpfs in a mount namespace that ends with this program.
 */
public final class CrampedRedis implements AutoCloseable {
  private static final String SUPERVISOR = """
      disk=$1 program=$2 conf=$3 log=$4
      mount -t tmpfs -o size=32m none "$disk" || exit 9
      head -c 30500000 /dev/zero > "$disk/ballast"
      supervise() {
        while :; do
          "$program" "$conf" >> "$log" 2>&1 &
          echo $! > "$log.pid"
          wait $!
          echo "ended $?"
          sleep 0.2
        done
      }
      supervise &
      supervisor=$!
      while read -r order; do
        rm -f "$disk/ballast"
      done
      kill $supervisor
      kill -9 "$(cat "$log.pid")"
      """;

  private final Path directory;
  private final int port = RedisNode.freePort();
  private final Process process;
  private final AtomicInteger ends = new AtomicInteger();

  private CrampedRedis(FragileRedis.Fsync fsync) {
    try {
      directory = Files.createTempDirectory("reunion-redis-test");
      Path disk = Files.createDirectory(directory.resolve("disk"));
      Path conf = Files.write(
          directory.resolve("redis.conf"),
          List.of(
              "port " + port,
              "bind 127.0.0.1",
              "requirepass " + RedisNode.PASSWORD,
              "dir " + disk,
              "save \"\"",
              "appendonly yes",
              "appendfsync " + fsync,
              "auto-aof-rewrite-percentage 0"));
      process = unshared(
          SUPERVISOR,
          disk.toString(),
          RedisNode.program().path().toString(),
          conf.toString(),
          directory.resolve("redis.log").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    BufferedReader said = process.inputReader(StandardCharsets.US_ASCII);
    Thread reader = new Thread(
        () -> said.lines()
            .filter(line -> line.startsWith("ended"))
            .forEach(line -> ends.incrementAndGet()),
        "cramped-redis");
    reader.setDaemon(true);
    reader.start();
    Awaitility.await().ignoreExceptions().until(() -> RedisNode.answers(port));
  }

  private static Process unshared(String script, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(
        List.of("unshare", "--map-root-user", "--mount", "/bin/sh", "-c", script, "cramped-redis"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Whether this machine lets an ordinary program mount a disk that only it can see. */
  public static boolean isPossible() {
    try {
      Process tried = unshared("mount -t tmpfs -o size=1m none /mnt");
      tried.getOutputStream().close();
      return tried.waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public static CrampedRedis start(FragileRedis.Fsync fsync) {
    return new CrampedRedis(fsync);
  }

  public String uri() {
    return "redis://:" + RedisNode.PASSWORD + "@127.0.0.1:" + port;
  }

  /** How often the server has ended by itself. */
  public int ends() {
    return ends.get();
  }

  /** There is room on the disk from now on. */
  public void makeRoom() {
    try {
      process.getOutputStream().write("more\n".getBytes(StandardCharsets.US_ASCII));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      process.onExit().join();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
