package io.reunion.registration;

import io.reunion.member.MemberId;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who was deleted, by ids that lead to nobody any more, except in backups that are older: what comes back from one of
 * those is deleted again. The list is kept beside Redis too, in a file that is no part of a backup and only ever grows.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code members:{erased}}</td><td>sorted set: member id by when it was deleted (ms); no expiry</td></tr>
 * </table>
 */
public final class Erased {
  private static final Logger LOG = LoggerFactory.getLogger(Erased.class);
  private static final String KEY = "members:{erased}";

  private final Vertx vertx;
  private final Redis redis;
  private final Path file;
  private final Clock clock;

  /** @param file one id a line; made when somebody is deleted */
  public Erased(Vertx vertx, Redis redis, Path file, Clock clock) {
    this.vertx = vertx;
    this.redis = redis;
    this.file = file;
    this.clock = clock;
  }

  /** Calling twice is harmless. A file that cannot be written keeps nobody from being deleted. */
  Future<Void> note(Set<MemberId> members) {
    return Batches.map(
            List.copyOf(members),
            member -> redis.call(c -> c.zadd(KEY, (double) clock.millis(), member.value())))
        .compose(noted -> written(members));
  }

  /** Everybody on either list; whom only Redis knew is in the file from then on. */
  public Future<Set<MemberId>> all() {
    return redis
        .call(c -> c.zrange(KEY, 0, -1))
        .compose(ids -> vertx.executeBlocking(this::read, false).compose(there -> {
          Set<MemberId> missing = new TreeSet<>();
          ids.forEach(id -> missing.add(new MemberId(id)));
          missing.removeAll(there);
          Set<MemberId> all = new TreeSet<>(there);
          all.addAll(missing);
          return (missing.isEmpty() ? Future.<Void>succeededFuture() : written(missing)).map(all);
        }));
  }

  private Set<MemberId> read() throws IOException {
    Set<MemberId> ids = new TreeSet<>();
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          member(line.strip(), ids);
        }
      }
    } catch (NoSuchFileException e) {
      return ids;
    }
    return ids;
  }

  private void member(String line, Set<MemberId> into) {
    try {
      into.add(new MemberId(line));
    } catch (IllegalArgumentException e) {
      LOG.warn("{}: {}", file, e.getMessage());
    }
  }

  private Future<Void> written(Collection<MemberId> members) {
    return vertx
        .<Void>executeBlocking(
            () -> {
              append(members);
              return null;
            },
            false)
        .recover(failure -> {
          LOG.error("who was deleted is not in {}: {}", file, failure.toString());
          return Future.succeededFuture();
        });
  }

  /** Several processes may do it at once. Each begins a line of its own, should another have ended within one. */
  private void append(Collection<MemberId> members) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    StringBuilder lines = new StringBuilder();
    members.forEach(member -> lines.append('\n').append(member).append('\n'));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      FileStore store = Files.getFileStore(file);
      if (store.supportsFileAttributeView(PosixFileAttributeView.class)) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
      ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        var unused = channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
