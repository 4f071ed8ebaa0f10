package io.reunion.keeping;

import io.lettuce.core.RedisCommandExecutionException;
import io.reunion.keeping.KeepingException.Reason;
import io.reunion.redis.KeySpace;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Copies everything in Redis into a stream while the service runs, in memory that does not grow with what is stored.
 *
 * <p>First every key is copied, page by page, while the servers tell which keys change meanwhile; then those again, until
 * few are left; then all writes wait for the few milliseconds in which the last of them are copied. So what is in the
 * copy is what was there at one moment (in a cluster: on each node, moments a few milliseconds apart). A server that lets
 * nobody hold its writes gives each key as it was at some moment towards the end, and the result says so.
 *
 * <p>Its methods wait: call them on a thread of your own, never on an event loop.
 */
public final class Backup {
  /** How many keys are asked for at once; the longest values decide how much memory that is. */
  private static final int AT_ONCE = 64;

  /** How many keys may be copied while writers wait: few enough to hold nobody up. */
  private static final int FEW = 256;

  private static final int MOST_ROUNDS = 20;
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(2);

  private final Redis redis;
  private final Clock clock;

  /**
   * What was copied.
   *
   * @param keys how many, without those that came again because they had changed
   * @param oneMoment whether all of it is of one moment
   */
  public record Result(long keys, boolean oneMoment) {}

  /**
   * @param redis a connection that is used for nothing else
   */
  public Backup(Redis redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  /**
   * Writes everything to {@code out}, which is flushed and not closed.
   *
   * @throws KeepingException if an earlier restore did not end, or the connection was lost on the way
   */
  public Result write(OutputStream out) throws IOException {
    StoredFormat.refuseHalfRestored(redis);
    KeySpace all = Answers.of(KeySpace.of(redis));
    List<Long> connections = Answers.of(all.connections());
    Answers.of(all.watch());
    BackupWriter writer = new BackupWriter(
        out,
        new BackupHeader(
            Answers.of(StoredFormat.of(redis)).orElse(StoredFormat.FIRST),
            clock.instant(),
            Answers.of(all.versions()).get(0)));
    long keys = 0;
    Optional<KeySpace.Place> place = Optional.of(all.beginning());
    while (place.isPresent()) {
      KeySpace.Page page = Answers.of(all.page(place.get()));
      keys += copy(page.keys(), writer);
      place = page.next();
    }
    boolean oneMoment = catchUp(all, writer);
    if (all.wasEmptied() || !Answers.of(all.connections()).equals(connections)) {
      throw new KeepingException(Reason.INTERRUPTED, "");
    }
    writer.end(oneMoment);
    return new Result(keys, oneMoment);
  }

  /** Copies what has changed, until nothing has. */
  private boolean catchUp(KeySpace all, BackupWriter writer) throws IOException {
    for (int round = 0; round < MOST_ROUNDS && all.changes() > FEW; round++) {
      var unused = copy(all.changed(), writer);
    }
    boolean held = Answers.of(all.hold(LONGEST_HOLD).map(true).recover(Backup::refused));
    long began = System.nanoTime();
    try {
      var unused = copy(all.changed(), writer);
    } finally {
      if (held) {
        Answers.of(all.release());
      }
    }
    return held && System.nanoTime() - began < LONGEST_HOLD.toNanos();
  }

  private static Future<Boolean> refused(Throwable failure) {
    return failure instanceof RedisCommandExecutionException
        ? Future.succeededFuture(false)
        : Future.failedFuture(failure);
  }

  private long copy(Collection<String> keys, BackupWriter writer) throws IOException {
    List<String> kept = keys.stream().filter(Keys::isKept).toList();
    for (int from = 0; from < kept.size(); from += AT_ONCE) {
      for (Copied one : read(kept.subList(from, Math.min(kept.size(), from + AT_ONCE)))) {
        writer.write(one);
      }
    }
    return kept.size();
  }

  private List<Copied> read(List<String> keys) {
    List<Future<Copied>> asked = new ArrayList<>(keys.size());
    keys.forEach(key -> asked.add(read(key)));
    return Answers.of(Future.join(asked).map(all -> all.list()));
  }

  private Future<Copied> read(String key) {
    Future<Long> left = redis.call(c -> c.pttl(key));
    Future<Optional<byte[]>> value = redis.call(c -> c.dump(key)).map(Optional::ofNullable);
    return left.compose(millis -> value.map(bytes -> bytes
        .filter(there -> millis >= -1)
        .map(there -> new Copied(key, millis < 0 ? 0 : clock.millis() + Math.max(1, millis), there))
        .orElseGet(() -> Copied.gone(key))));
  }
}
