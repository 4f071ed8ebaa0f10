package io.reunion.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Redis says of itself, of the first master if it is a cluster; empty where it may not, or does not.
 *
 * @param version such as {@code 7.2.4}
 * @param mode {@code standalone}, {@code cluster} or {@code sentinel}
 * @param appendFsync when its log of writes reaches the disk; {@code off} if it has none
 * @param replicas how many are connected
 * @param usedMemory in bytes
 * @param maxMemory in bytes; 0 where none is set
 * @param masters how many there are
 */
public record Standing(
    String version,
    String mode,
    String appendFsync,
    int replicas,
    long usedMemory,
    long maxMemory,
    int masters) {

  /** Fails with {@link RedisUnavailableException} when Redis is away. */
  public static Future<Standing> of(Redis redis) {
    return told(redis.onPrimaries(c -> c.info()))
        .compose(infos -> told(redis.onPrimaries(c -> c.configGet("appendfsync")))
            .map(configs -> of(infos, configs)));
  }

  private static <T> Future<List<T>> told(Future<List<T>> asked) {
    return asked.recover(failure -> failure instanceof RedisCommandExecutionException
        ? Future.succeededFuture(List.of())
        : Future.failedFuture(failure));
  }

  private static Standing of(List<String> infos, List<Map<String, String>> configs) {
    Map<String, String> info = new HashMap<>();
    if (!infos.isEmpty()) {
      infos.get(0).lines().filter(line -> line.indexOf(':') > 0).forEach(line -> {
        int colon = line.indexOf(':');
        info.put(line.substring(0, colon), line.substring(colon + 1).strip());
      });
    }
    Map<String, String> config = configs.isEmpty() ? Map.of() : configs.get(0);
    return new Standing(
        info.getOrDefault("redis_version", ""),
        info.getOrDefault("redis_mode", ""),
        info.getOrDefault("aof_enabled", "1").equals("0")
            ? "off"
            : config.getOrDefault("appendfsync", ""),
        (int) number(info.getOrDefault("connected_slaves", "0")),
        number(info.getOrDefault("used_memory", "0")),
        number(info.getOrDefault("maxmemory", "0")),
        Math.max(1, infos.size()));
  }

  private static long number(String text) {
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }
}
