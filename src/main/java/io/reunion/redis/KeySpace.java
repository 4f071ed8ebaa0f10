package io.reunion.redis;

import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.TrackingArgs;
import io.lettuce.core.api.push.PushMessage;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * All keys of all nodes, for whoever copies the whole: page by page, with what changes meanwhile, and with a moment in
 * which nothing changes. Give it a {@link Redis#dedicated} connection of its own, and one of them at a time.
 */
public final class KeySpace {
  private static final int PAGE = 500;

  private final Redis redis;
  private final List<RedisClusterAsyncCommands<String, String>> nodes;
  private final Set<String> changed = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean emptied = new AtomicBoolean();

  /** Where to go on reading. */
  public static final class Place {
    private final int node;
    private final ScanCursor cursor;

    private Place(int node, ScanCursor cursor) {
      this.node = node;
      this.cursor = cursor;
    }
  }

  /**
   * Some keys.
   *
   * @param next where the others are; empty after the last
   */
  public record Page(List<String> keys, Optional<Place> next) {
    public Page {
      keys = List.copyOf(keys);
    }
  }

  private KeySpace(Redis redis, List<RedisClusterAsyncCommands<String, String>> nodes) {
    this.redis = redis;
    this.nodes = List.copyOf(nodes);
  }

  /** The keys of every node that takes writes now. */
  public static Future<KeySpace> of(Redis redis) {
    return redis.primaries().map(nodes -> new KeySpace(redis, nodes));
  }

  /** Where the first key is. */
  public Place beginning() {
    return new Place(0, ScanCursor.INITIAL);
  }

  /** Some hundred keys. One that is there all the time comes at least once. */
  public Future<Page> page(Place place) {
    return redis
        .sendTo(nodes.get(place.node), c -> c.scan(place.cursor, ScanArgs.Builder.limit(PAGE)))
        .map(found -> {
          if (!found.isFinished()) {
            return new Page(found.getKeys(), Optional.of(new Place(place.node, found)));
          }
          return new Page(
              found.getKeys(),
              place.node + 1 < nodes.size()
                  ? Optional.of(new Place(place.node + 1, ScanCursor.INITIAL))
                  : Optional.empty());
        });
  }

  /** From now on every key that is written, removed or runs out is remembered for {@link #changed}. */
  public Future<Void> watch() {
    redis.listen(this::hear);
    return onEach(
        CommandType.CLIENT,
        "TRACKING",
        args -> TrackingArgs.Builder.enabled().bcast().build(args));
  }

  private void hear(PushMessage message) {
    if (!message.getType().equals("invalidate")) {
      return;
    }
    List<Object> said = message.getContent(Utf8Codec.INSTANCE::decodeKey);
    if (said.size() > 1 && said.get(1) instanceof Collection<?> keys) {
      keys.forEach(key -> changed.add(String.valueOf(key)));
    } else {
      emptied.set(true);
    }
  }

  /** Takes out what has changed since it was asked last. */
  public Set<String> changed() {
    Set<String> taken = new HashSet<>(changed);
    changed.removeAll(taken);
    return taken;
  }

  /** How many keys have changed since. */
  public int changes() {
    return changed.size();
  }

  /** Whether somebody has removed everything at once, of which no single key is told. */
  public boolean wasEmptied() {
    return emptied.get();
  }

  /**
   * Makes all writes of everybody wait, for {@code longest} or until {@link #release}. When it succeeds, {@link #changed}
   * knows of every write before. Reading goes on.
   */
  public Future<Void> hold(Duration longest) {
    return onEach(
            CommandType.CLIENT, "PAUSE", args -> args.add(longest.toMillis()).add("WRITE"))
        // Told are changes after the answer to the command that was worked beside them: so one
        // more.
        .compose(held -> connections())
        .mapEmpty();
  }

  /** Lets the writes go on. */
  public Future<Void> release() {
    return onEach(CommandType.CLIENT, "UNPAUSE", args -> {});
  }

  /** The servers' numbers for the connections to each of them: others mean that a connection was made anew. */
  public Future<List<Long>> connections() {
    List<Future<Long>> asked = new ArrayList<>();
    nodes.forEach(node -> asked.add(redis.sendTo(node, c -> c.clientId())));
    return Future.join(asked).map(all -> all.list());
  }

  /** The version of each server. */
  public Future<List<String>> versions() {
    List<Future<String>> asked = new ArrayList<>();
    nodes.forEach(node -> asked.add(redis.sendTo(node, c -> c.info("server"))));
    return Future.join(asked)
        .map(all -> all.<String>list().stream().map(KeySpace::version).toList());
  }

  private static String version(String info) {
    return info.lines()
        .filter(line -> line.startsWith("redis_version:"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("");
  }

  /** Puts further words behind a command. */
  @FunctionalInterface
  private interface Words {
    void add(CommandArgs<String, String> args);
  }

  private Future<Void> onEach(CommandType command, String part, Words words) {
    List<Future<String>> asked = new ArrayList<>();
    for (RedisClusterAsyncCommands<String, String> node : nodes) {
      CommandArgs<String, String> args = new CommandArgs<>(Utf8Codec.INSTANCE).add(part);
      words.add(args);
      asked.add(redis.sendTo(
          node, c -> c.dispatch(command, new StatusOutput<>(Utf8Codec.INSTANCE), args)));
    }
    return Future.join(asked).mapEmpty();
  }
}
