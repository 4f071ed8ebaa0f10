package io.reunion.redis;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A redis-server whose machine can lose its power: what had not reached the disk is gone from its log then.
 *
 * <p>Killing the process alone loses nothing, because the page cache outlives it. So everybody talks to this server
 * through a {@link Cable}, which notes how long the log was when an answer came by. With {@code always} Redis answers
 * after fsync: what an answered command wrote lies within that length, and whatever is behind it is cut off, torn writes
 * included. With {@code everysec} the log is taken to be on the disk as it was at the last full second, with {@code no} as
 * it was when the server started: what Redis documents at its worst. That Redis itself keeps to this is not tested here.
 */
public final class FragileRedis implements AutoCloseable {
  /** When the log reaches the disk. */
  public enum Fsync {
    ALWAYS,
    EVERYSEC,
    NO;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Fsync fsync;
  private final RedisNode node;
  private final Cable cable;
  private final ScheduledExecutorService seconds = Executors.newSingleThreadScheduledExecutor();
  /** Bytes of the log that are on the disk. */
  private long durable;

  private boolean dark;

  private FragileRedis(Fsync fsync) {
    this.fsync = fsync;
    this.node = RedisNode.start(
        "appendfsync " + fsync, "auto-aof-rewrite-percentage 0", "aof-load-truncated yes");
    this.cable = new Cable(node.port());
    cable.toll(this::answered);
    seconds.scheduleAtFixedRate(this::second, 1, 1, TimeUnit.SECONDS);
  }

  public static FragileRedis start(Fsync fsync) {
    return new FragileRedis(fsync);
  }

  /** Where the service connects: through the cable. */
  public String uri() {
    return "redis://:" + RedisNode.PASSWORD + "@127.0.0.1:" + cable.port();
  }

  /** At which the service connects. */
  public int port() {
    return cable.port();
  }

  /** Where a checker connects, past the cable. */
  public String directUri() {
    return node.uri();
  }

  public Cable cable() {
    return cable;
  }

  private synchronized boolean answered() {
    if (fsync == Fsync.ALWAYS && !dark) {
      durable = Math.max(durable, length());
    }
    return !dark;
  }

  private synchronized void second() {
    if (fsync == Fsync.EVERYSEC && !dark) {
      durable = length();
    }
  }

  /** The operating system has written everything by itself: what there is now survives. */
  public synchronized void isWritten() {
    durable = length();
  }

  /** How long the log is that it reads when it comes back. */
  public long logBytes() {
    Path single = node.directory().resolve("appendonly.aof");
    Path several = node.directory().resolve("appendonlydir");
    try (Stream<Path> files =
        Files.isDirectory(several) ? Files.list(several) : Stream.of(single)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How long the process has been at work since it began. */
  public Duration worked() {
    double seconds = Double.parseDouble(node.info("used_cpu_user"))
        + Double.parseDouble(node.info("used_cpu_sys"));
    return Duration.ofMillis(Math.round(1_000 * seconds));
  }

  /** Everything that is not on the disk is lost, and everybody is disconnected; returns how many bytes were lost. */
  public long losePower() {
    long lost;
    synchronized (this) {
      dark = true;
    }
    node.kill9();
    cable.cut();
    synchronized (this) {
      lost = length() - durable;
      truncate();
    }
    return lost;
  }

  /** The process dies, and the machine goes on: the page cache has everything. */
  public void kill9() {
    synchronized (this) {
      dark = true;
    }
    node.kill9();
    cable.cut();
  }

  /** It comes back with what is in its log; returns when it answers. */
  public void comeBack() {
    synchronized (this) {
      durable = length();
      dark = false;
    }
    node.launch();
  }

  public void pause() {
    node.signal("STOP");
  }

  public void resume() {
    node.signal("CONT");
  }

  private void truncate() {
    log().ifPresent(log -> {
      try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
        file.setLength(Math.min(durable, file.length()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private long length() {
    return log()
        .map(log -> {
          try {
            return Files.size(log);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        })
        .orElse(0L);
  }

  /** One file up to 6.2; from 7.0 on the newest of a directory. It is never rewritten here. */
  private Optional<Path> log() {
    Path single = node.directory().resolve("appendonly.aof");
    if (Files.exists(single)) {
      return Optional.of(single);
    }
    Path several = node.directory().resolve("appendonlydir");
    if (!Files.isDirectory(several)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(several)) {
      return files
          .filter(file -> file.toString().endsWith(".incr.aof"))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    seconds.shutdownNow();
    cable.close();
    node.remove();
  }
}
