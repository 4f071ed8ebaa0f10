package io.reunion.level;

import ch.qos.logback.classic.Logger;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * The log's levels that were changed while the service runs, the same on every instance: each looks them up every few
 * seconds, and whoever starts later finds them too. Each ends by itself, since what was switched on for a fault is
 * forgotten when the fault is found. Only our own parts: what is below them would write out what passes through it.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code log-levels}</td><td>hash: part to level and end (ms); expires with the last of them</td></tr>
 * </table>
 */
public final class LogLevels {
  static final String ROOT = "io.reunion";
  private static final String KEY = "log-levels";
  private static final Script REPLACE = Script.beside(LogLevels.class, "replace.lua");
  private static final int TRIES = 50;
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(LogLevels.class);

  private final Redis redis;
  private final Clock clock;
  private final Set<String> changed = new HashSet<>();
  private long timer = -1;

  public LogLevels(Redis redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  /** Begins to follow what is stored. */
  public void start(Vertx vertx) {
    timer = vertx.setPeriodic(
        1,
        LOOK.toMillis(),
        tick -> follow()
            .onFailure(e -> LOG.debug("the log's levels stay as they are: {}", e.toString())));
  }

  public void stop(Vertx vertx) {
    vertx.cancelTimer(timer);
  }

  /** What is in force besides what the configuration says, by part. */
  public Future<List<LogLevel>> all() {
    return redis.call(c -> c.hgetall(KEY)).map(this::inForce);
  }

  private List<LogLevel> inForce(Map<String, String> stored) {
    return stored.entrySet().stream()
        .flatMap(entry -> LogLevel.read(entry.getKey(), entry.getValue()).stream())
        .filter(one -> one.until().isAfter(clock.instant()))
        .sorted(Comparator.comparing(LogLevel::part))
        .toList();
  }

  /** Changes how much a part writes. Here at once, on other instances within seconds. */
  public Future<Void> put(LogLevel level) {
    return put(level, was -> {});
  }

  /**
   * The same if {@code seen} has nothing against it: it is shown the level that is about to be changed, and what it throws is
   * the failure.
   */
  public Future<Void> put(LogLevel level, Consumer<Optional<LogLevel>> seen) {
    return replace(level.part(), level.stored(), seen, TRIES).compose(done -> follow());
  }

  /**
   * Lets a part write as much as the configuration says. Calling twice is harmless.
   *
   * @param seen as of {@link #put}
   */
  public Future<Void> remove(String part, Consumer<Optional<LogLevel>> seen) {
    return replace(part, "", seen, TRIES).compose(done -> follow());
  }

  private Future<Void> replace(
      String part, String after, Consumer<Optional<LogLevel>> seen, int tries) {
    return redis.call(c -> c.hget(KEY, part)).compose(stored -> {
      String before = Optional.ofNullable(stored).orElse("");
      seen.accept(inForce(Map.of(part, before)).stream().findFirst());
      return redis.run(REPLACE, List.of(KEY), List.of(part, before, after)).compose(reply -> {
        if (reply.number() == 1) {
          return Future.succeededFuture();
        }
        return tries == 0
            ? Future.failedFuture(new IllegalStateException(
                "log level of " + part + ": changed by others all the time"))
            : replace(part, after, seen, tries - 1);
      });
    });
  }

  /** Brings this instance to what is stored and still in force. */
  Future<Void> follow() {
    return all().map(this::apply);
  }

  private Void apply(List<LogLevel> levels) {
    Set<String> now = levels.stream().map(LogLevel::logger).collect(Collectors.toSet());
    changed.stream()
        .filter(name -> !now.contains(name))
        .forEach(name -> set(name, Optional.empty()));
    levels.forEach(one -> set(one.logger(), Optional.of(one.level())));
    changed.clear();
    changed.addAll(now);
    return null;
  }

  /** Empty: as what is above it. */
  private static void set(String name, Optional<LogLevel.Level> level) {
    if (LoggerFactory.getLogger(name) instanceof Logger logger) {
      logger.setLevel(level
          .map(wanted -> ch.qos.logback.classic.Level.toLevel(wanted.name()))
          .orElse(null));
    }
  }
}
