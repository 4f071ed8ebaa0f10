package io.reunion.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where an embedded server keeps its things: {@code appendonlydir} or {@code appendonly.aof} (the data), {@code
 * redis.conf} (written at every start, with the password, for the owner only), {@code redis.log}, {@code redis.pid},
 * {@code redis.version} (of the last that ran), and {@code owner.pid} (who may use the directory now).
 */
final class RedisDirectory {
  private static final long LOG_LIMIT = 8L << 20;
  private static final int LOG_TAIL = 2_000;

  private final Path path;

  private RedisDirectory(Path path) {
    this.path = path;
  }

  /** Makes the directory if it is not there, for the owner only. */
  static RedisDirectory open(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(absolute)) {
        Path parent = absolute.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Files.createDirectory(
            absolute,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      if (!Files.isWritable(absolute)) {
        throw new EmbeddedRedisException("cannot write to the data directory " + absolute
            + ", which belongs to " + Files.getOwner(absolute) + " (expected: writable by "
            + System.getProperty("user.name") + ")");
      }
      return new RedisDirectory(absolute.toRealPath());
    } catch (IOException e) {
      throw new EmbeddedRedisException("cannot make the data directory " + absolute + ": " + e, e);
    }
  }

  DirectoryLock lock() {
    try {
      return DirectoryLock.take(path);
    } catch (IOException e) {
      throw new EmbeddedRedisException("cannot lock the data directory " + path + ": " + e, e);
    }
  }

  /**
   * Waits for a server whose program was killed a moment ago and which is still putting its data in order: two writers
   * would ruin it.
   */
  void awaitPredecessor(Duration patience) {
    Optional<ProcessHandle> server = predecessor();
    if (server.isEmpty()) {
      return;
    }
    server.get().destroy();
    try {
      server.get().onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new EmbeddedRedisException(
          "data directory " + path + " is in use by redis-server process "
              + server.get().pid()
              + ", left over by a program that has ended (expected: gone within "
              + patience.toSeconds() + " s)",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedRedisException("interrupted while redis-server was ending", e);
    }
  }

  /** A server removes its pid file when it ends in order; after a crash another process may have the number by now. */
  private Optional<ProcessHandle> predecessor() {
    Path file = path.resolve("redis.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Instant written = Files.getLastModifiedTime(file).toInstant();
      return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
          .filter(process -> wroteThen(process.info(), written) && worksHere(process.pid()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean wroteThen(ProcessHandle.Info process, Instant written) {
    return process.startInstant().filter(begun -> !begun.isAfter(written)).isPresent()
        && process
            .command()
            .filter(program -> program.matches(".*(redis|valkey).*"))
            .isPresent();
  }

  /** Where the system tells, the directory that a process works in. */
  private boolean worksHere(long pid) {
    Path workplace = Path.of("/proc", Long.toString(pid), "cwd");
    try {
      return !Files.isSymbolicLink(workplace) || workplace.toRealPath().equals(path);
    } catch (IOException e) {
      return false;
    }
  }

  /** The version that the data were written by; 6.2, the oldest, where there are none or nobody knows. */
  RedisVersion written() {
    try {
      if (Files.exists(version())) {
        return RedisVersion.parse(Files.readString(version()).strip());
      }
      // The log of writes is a directory since 7.0; what is older would not see it, and start with
      // nothing.
      return Files.exists(path.resolve("appendonlydir"))
          ? new RedisVersion(7, 0)
          : RedisVersion.FLOOR;
    } catch (IOException | IllegalArgumentException e) {
      throw new EmbeddedRedisException("cannot read " + version() + ": " + e.getMessage(), e);
    }
  }

  /** Refuses a program that is older than the data. */
  void check(RedisProgram program) {
    if (program.version().compareTo(written()) < 0) {
      throw new EmbeddedRedisException("the data in " + path + " were written by Redis " + written()
          + ", and " + program.path() + " is " + program.version()
          + " (expected: as new or newer; install one, or set REDIS_URI)");
    }
  }

  /** Notes which version the data belong to from now on. */
  void wrote(RedisVersion version) {
    try {
      Files.writeString(version(), version + "\n");
    } catch (IOException e) {
      throw new EmbeddedRedisException("cannot write " + version() + ": " + e, e);
    }
  }

  private Path version() {
    return path.resolve("redis.version");
  }

  /** The lines of redis.conf: {@code these}, and what makes it keep everything that it has answered. */
  List<String> settings(List<String> these) {
    List<String> lines = new ArrayList<>(these);
    lines.addAll(List.of(
        "bind 127.0.0.1",
        "protected-mode yes",
        "dir " + quoted(path.toString()),
        "pidfile " + quoted(path.resolve("redis.pid").toString()),
        "daemonize no",
        "logfile \"\"",
        "save \"\"",
        "appendonly yes",
        "appendfsync always",
        "no-appendfsync-on-rewrite no",
        "auto-aof-rewrite-percentage 50",
        "auto-aof-rewrite-min-size 64mb",
        "maxmemory-policy noeviction"));
    return lines;
  }

  /** As redis.conf wants a text that may have blanks in it. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  RedisProcess start(Path binary, List<String> settings) {
    try {
      Path conf = path.resolve("redis.conf");
      Files.deleteIfExists(conf);
      Files.createFile(
          conf, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(conf, settings);
      if (logSize() > LOG_LIMIT) {
        Files.move(log(), path.resolve("redis.log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
      return RedisProcess.start(binary, List.of(conf.toString()), path, log());
    } catch (IOException e) {
      throw new EmbeddedRedisException("cannot start redis-server " + binary + ": " + e, e);
    }
  }

  Path log() {
    return path.resolve("redis.log");
  }

  long logSize() {
    try {
      return Files.exists(log()) ? Files.size(log()) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The end of what the server has said since its log had this size. */
  String loggedSince(long size) {
    try {
      byte[] all = Files.readAllBytes(log());
      int from = (int) Math.max(Math.min(size, all.length), all.length - LOG_TAIL);
      return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
