package io.reunion.redis;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is read again and again and seldom changes, kept in memory for as long as Redis promises to tell when it does. What is
 * forgotten, or cannot be promised, is read.
 *
 * <p>How old an answer may be: the server tells of a change over the connection that commands and their answers take, and in
 * their order. So whoever has had the answer to any command of this {@link Redis} knows of everything that was written before
 * that command was run, whoever wrote it. An update is journaled before it is worked; what is remembered then is not older
 * than its entry in the journal.
 *
 * <p>For keys that do not expire: some servers speak of one that does in the midst of another answer. On the loop of its
 * Redis; elsewhere everything is read.
 */
public final class Remembered<V> {
  private final Changes changes;
  private final Function<String, Future<V>> read;
  private final Map<String, Entry<V>> entries;

  /** An answer that has come, or is on its way. It is dropped by whoever hears that it has changed, come or not. */
  private static final class Entry<V> {
    private @Nullable Future<V> answer;
    private boolean dropped;
  }

  Remembered(Changes changes, int most, Function<String, Future<V>> read) {
    this.changes = changes;
    this.read = read;
    this.entries = new Lately<>(most);
  }

  /** What is at {@code key}. */
  public Future<V> get(String key) {
    if (!changes.areTold()) {
      return read.apply(key);
    }
    Entry<V> known = entries.get(key);
    return known != null && known.answer != null ? known.answer : remembered(key);
  }

  /**
   * For what is wanted a moment later, when another command has been answered: what is not remembered is asked for now. What
   * is remembered is given when it is wanted, if it has not changed until then.
   */
  public Supplier<Future<V>> ahead(String key) {
    Entry<V> known = changes.areTold() ? entries.get(key) : null;
    if (known != null && known.answer != null) {
      Future<V> answer = known.answer;
      return () -> known.dropped ? get(key) : answer;
    }
    Future<V> now = get(key);
    return now.succeeded() ? () -> get(key) : () -> now;
  }

  /** The wish and the read leave one right after the other: what the wish is for is the next command. */
  private Future<V> remembered(String key) {
    Entry<V> entry = new Entry<>();
    drop(entries.put(key, entry));
    Future<?> wish = changes.wish();
    return read.apply(key).onSuccess(value -> {
      if (wish.succeeded()) {
        entry.answer = Future.succeededFuture(value);
      }
    });
  }

  void forget(String key) {
    drop(entries.remove(key));
  }

  void forgetAll() {
    entries.values().forEach(Remembered::drop);
    entries.clear();
  }

  private static void drop(@Nullable Entry<?> entry) {
    if (entry != null) {
      entry.dropped = true;
    }
  }

  /**
   * Without those that were read first. An order by use would have to be written at each look, into memory that is seldom
   * near: with it the collector has more to go through than the messages have left behind.
   */
  private static final class Lately<V> extends LinkedHashMap<String, Entry<V>> {
    private static final long serialVersionUID = 1L;
    private final int most;

    Lately(int most) {
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Entry<V>> eldest) {
      if (size() <= most) {
        return false;
      }
      // Nobody will hear of its changes any more.
      drop(eldest.getValue());
      return true;
    }
  }
}
