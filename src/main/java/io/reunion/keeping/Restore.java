package io.reunion.keeping;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RestoreArgs;
import io.reunion.keeping.KeepingException.Reason;
import io.reunion.redis.KeySpace;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings a backup back into an empty store. While it runs, and after one that did not end, the key {@code
 * reunion:restoring} is there, with which no service starts and no backup is made. While a service runs nothing is
 * restored.
 *
 * <p>Its methods wait: call them on a thread of your own, never on an event loop.
 */
public final class Restore {
  private static final int MOST_AT_ONCE = 256;
  private static final int MOST_BYTES_AT_ONCE = 1024 * 1024;

  private final Redis redis;
  private final Clock clock;

  /**
   * What came back.
   *
   * @param records how many, those that replaced earlier ones included
   * @param oneMoment whether all of it was of one moment
   */
  public record Result(BackupHeader header, long records, boolean oneMoment) {}

  public Restore(Redis redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  /**
   * Reads a backup to its end and changes nothing.
   *
   * @throws KeepingException if it is not whole, or nothing for this version
   */
  public static Result verify(InputStream in) throws IOException {
    BackupReader reader = opened(in);
    while (reader.next().isPresent()) {
      // Only whether it can be read is asked.
    }
    return new Result(reader.header(), reader.records(), reader.oneMoment());
  }

  private static BackupReader opened(InputStream in) throws IOException {
    BackupReader reader = new BackupReader(in);
    if (reader.header().format() > StoredFormat.CURRENT) {
      throw new KeepingException(
          Reason.NEWER_FORMAT, Integer.toString(reader.header().format()));
    }
    return reader;
  }

  /**
   * Brings everything back.
   *
   * @param replace removes first what is there
   * @param begun is called before anything is changed; what fails after it leaves a store that no service starts on
   * @throws KeepingException if something is there and may not be replaced, a service runs, or the backup is not whole
   */
  public Result read(InputStream in, boolean replace, Runnable begun) throws IOException {
    BackupReader reader = opened(in);
    KeySpace all = Answers.of(KeySpace.of(redis));
    refuseWhatIsThere(all, replace);
    begun.run();
    Answers.done(redis.call(c -> c.set(Keys.RESTORING, clock.instant().toString())));
    forEachPage(all, this::remove);
    Batch batch = new Batch();
    for (Optional<Copied> one = reader.next(); one.isPresent(); one = reader.next()) {
      batch.add(one.get());
    }
    batch.send();
    Answers.done(redis.call(c -> c.del(Keys.RESTORING)));
    return new Result(reader.header(), reader.records(), reader.oneMoment());
  }

  private void refuseWhatIsThere(KeySpace all, boolean replace) {
    if (!replace) {
      StoredFormat.refuseHalfRestored(redis);
    }
    forEachPage(
        all,
        keys -> keys.forEach(key -> {
          if (Keys.isInstance(key)) {
            throw new KeepingException(Reason.RUNNING, key);
          }
          if (!replace && Keys.isKept(key)) {
            throw new KeepingException(Reason.NOT_EMPTY, key);
          }
        }));
  }

  private static void forEachPage(KeySpace all, Consumer<List<String>> work) {
    Optional<KeySpace.Place> place = Optional.of(all.beginning());
    while (place.isPresent()) {
      KeySpace.Page page = Answers.of(all.page(place.get()));
      work.accept(page.keys());
      place = page.next();
    }
  }

  private void remove(List<String> keys) {
    List<Future<Long>> removed = new ArrayList<>();
    keys.stream()
        .filter(key -> !key.equals(Keys.RESTORING))
        .forEach(key -> removed.add(redis.call(c -> c.unlink(key))));
    Answers.done(Future.join(removed));
  }

  /** Records that are sent together; of one key the last counts, whatever way it takes. */
  private final class Batch {
    private final Map<String, Copied> waiting = new LinkedHashMap<>();
    private long bytes;

    void add(Copied one) {
      waiting.put(one.key(), one);
      bytes += one.value().length;
      if (waiting.size() >= MOST_AT_ONCE || bytes >= MOST_BYTES_AT_ONCE) {
        send();
      }
    }

    void send() {
      List<Future<?>> sent = new ArrayList<>();
      waiting.values().forEach(one -> sent.add(put(one)));
      Answers.done(Future.join(sent));
      waiting.clear();
      bytes = 0;
    }
  }

  private Future<?> put(Copied one) {
    if (one.isGone()) {
      return redis.call(c -> c.unlink(one.key()));
    }
    RestoreArgs how = new RestoreArgs().replace().absttl().ttl(one.expiresAt());
    return redis
        .call(c -> c.restore(one.key(), one.value(), how))
        .recover(failure -> Future.failedFuture(
            failure instanceof RedisCommandExecutionException
                ? new KeepingException(Reason.REFUSED, one.key() + ": " + failure.getMessage())
                : failure));
  }
}
