package io.reunion.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a Redis with these settings may lose. We promise that what was acknowledged is kept; that takes a server which
 * writes to its disk before it answers, drops nothing to make room, and whose replicas have a write before it counts.
 */
public final class Durability {
  /** A setting that weakens the promise, under the name by which a configuration accepts it. */
  public enum Weakness {
    /** Older than what our scripts run on. */
    UNSUPPORTED_VERSION,
    /** The server does not tell its settings. */
    CONFIG_FORBIDDEN,
    /** No log of writes. */
    APPENDONLY_OFF,
    /** The log reaches the disk once a second. */
    APPENDFSYNC_EVERYSEC,
    /** The log reaches the disk when the operating system likes. */
    APPENDFSYNC_NO,
    /** The log does not reach the disk while it is being rewritten. */
    NO_FSYNC_ON_REWRITE,
    /** At its memory limit the server drops keys. */
    EVICTION,
    /** There are replicas, and nobody waits for them. */
    REPLICAS_NOT_AWAITED;

    /** As a configuration has it: {@code appendfsync-everysec}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads what {@link #toString} writes. */
    public static Weakness parse(String text) {
      for (Weakness weakness : values()) {
        if (weakness.toString().equals(text)) {
          return weakness;
        }
      }
      throw new IllegalArgumentException(
          "durability: '" + text + "' (expected: one of " + List.of(values()) + ")");
    }
  }

  /**
   * A weakness that was found.
   *
   * @param sentence what was found and what may be lost by it, for the operator
   */
  public record Finding(Weakness weakness, String sentence) {}

  /** What one server says of itself; empty where it may not. */
  private record Server(Map<String, String> info, Map<String, String> config) {}

  private Durability() {}

  /**
   * Asks the server, or every master of a cluster; a weakness that several have is found once. Replicas, which may take
   * over one day, are not asked: give them the same settings. Fails with {@link RedisUnavailableException} when Redis is
   * away.
   */
  public static Future<List<Finding>> of(Redis redis) {
    return told(redis.onPrimaries(c -> c.info()))
        .compose(Durability::loaded)
        .compose(infos -> told(redis.onPrimaries(c -> c.configGet("*append*")))
            .map(configs -> found(servers(infos, configs), redis.options())));
  }

  /** While a server reads its log after a start, it says that it has none. */
  private static Future<List<String>> loaded(List<String> infos) {
    return infos.stream().anyMatch(info -> fields(info).getOrDefault("loading", "0").equals("1"))
        ? Future.failedFuture(new RedisUnavailableException(
            RedisUnavailableException.Reason.LOADING, "it reads its data after a start"))
        : Future.succeededFuture(infos);
  }

  /** A refusal tells nothing, which is a finding of its own. */
  private static <T> Future<List<T>> told(Future<List<T>> asked) {
    return asked.recover(failure -> failure instanceof RedisCommandExecutionException
        ? Future.succeededFuture(List.of())
        : Future.failedFuture(failure));
  }

  private static List<Server> servers(List<String> infos, List<Map<String, String>> configs) {
    List<Server> servers = new ArrayList<>();
    for (int i = 0; i < Math.max(1, Math.max(infos.size(), configs.size())); i++) {
      servers.add(new Server(
          i < infos.size() ? fields(infos.get(i)) : Map.of(),
          i < configs.size() ? configs.get(i) : Map.of()));
    }
    return servers;
  }

  private static Map<String, String> fields(String info) {
    Map<String, String> fields = new LinkedHashMap<>();
    info.lines().forEach(line -> {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    });
    return fields;
  }

  private static List<Finding> found(List<Server> servers, RedisOptions options) {
    Map<Weakness, Finding> found = new LinkedHashMap<>();
    for (Server server : servers) {
      for (Finding finding : found(server, options)) {
        found.putIfAbsent(finding.weakness(), finding);
      }
    }
    return List.copyOf(found.values());
  }

  private static List<Finding> found(Server server, RedisOptions options) {
    List<Finding> found = new ArrayList<>();
    Map<String, String> info = server.info();
    String version = info.getOrDefault("redis_version", "");
    if (!version.isEmpty() && !RedisVersion.parse(version).supported()) {
      found.add(new Finding(
          Weakness.UNSUPPORTED_VERSION,
          "Redis " + version + ": nothing is known of what it loses (expected: 6.2 or newer)"));
    }
    if (version.isEmpty() || !server.config().containsKey("appendfsync")) {
      found.add(new Finding(
          Weakness.CONFIG_FORBIDDEN,
          "Redis does not tell its settings: it may lose whatever they let it lose"
              + " (expected: an account that may use INFO and CONFIG GET)"));
    }
    if (info.getOrDefault("aof_enabled", "1").equals("0")) {
      found.add(new Finding(
          Weakness.APPENDONLY_OFF,
          "appendonly no: a crash of Redis loses all that was acknowledged since its last snapshot,"
              + " if it makes any (expected: yes)"));
    } else {
      log(server.config(), found);
    }
    eviction(info, found);
    replicas(info, options, found);
    return found;
  }

  private static void log(Map<String, String> config, List<Finding> found) {
    String fsync = config.getOrDefault("appendfsync", "always");
    if (fsync.equals("everysec")) {
      found.add(new Finding(
          Weakness.APPENDFSYNC_EVERYSEC,
          "appendfsync everysec: a power loss loses what was acknowledged in the last second,"
              + " or three when the disk is busy (expected: always)"));
    }
    if (fsync.equals("no")) {
      found.add(new Finding(
          Weakness.APPENDFSYNC_NO,
          "appendfsync no: a power loss loses all that the operating system had not written yet,"
              + " usually half a minute (expected: always)"));
    }
    if (config.getOrDefault("no-appendfsync-on-rewrite", "no").equals("yes")) {
      found.add(new Finding(
          Weakness.NO_FSYNC_ON_REWRITE,
          "no-appendfsync-on-rewrite yes: a power loss while the log is being rewritten loses"
              + " what was acknowledged since the rewrite began (expected: no)"));
    }
  }

  private static void eviction(Map<String, String> info, List<Finding> found) {
    String policy = info.getOrDefault("maxmemory_policy", "noeviction");
    if (!policy.equals("noeviction")) {
      found.add(new Finding(
          Weakness.EVICTION,
          "maxmemory-policy " + policy + ": at its memory limit"
              + (info.getOrDefault("maxmemory", "0").equals("0") ? " (none is set now)" : "")
              + " Redis drops data of its own choice, members and answers among it"
              + " (expected: noeviction)"));
    }
  }

  private static void replicas(
      Map<String, String> info, RedisOptions options, List<Finding> found) {
    String replicas = info.getOrDefault("connected_slaves", "0");
    boolean takenOver =
        !replicas.equals("0") || options.address().kind() == RedisAddress.Kind.SENTINEL;
    if (takenOver && options.replicas() == 0) {
      found.add(new Finding(
          Weakness.REPLICAS_NOT_AWAITED,
          "Redis has replicas (" + replicas + " now) and none is waited for: when one takes over,"
              + " what the old master acknowledged last is lost (expected: 1 or more awaited)"));
    }
  }
}
