package io.reunion.bench;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.reunion.redis.EmbeddedRedis;
import io.reunion.redis.Redis;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;

/**
 * Copies everything of an association of very many members, brings it into an empty Redis, and compares every key and what
 * is in it: {@code KeepingBench [MEMBERS]}.
 */
final class KeepingBench {
  private KeepingBench() {}

  public static void main(String[] args) throws Exception {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    Path directory = Files.createTempDirectory("keeping-bench");
    Path config = Reunion.config(directory.resolve("config"));
    Path list = Files.createFile(directory.resolve("nothing"));
    Path out = directory.resolve("out");
    Path copy = directory.resolve("copy");
    Figures figures = new Figures("keeping");
    try (EmbeddedRedis from = EmbeddedRedis.start(directory.resolve("from"));
        EmbeddedRedis to = EmbeddedRedis.start(directory.resolve("to"))) {
      fill(from.uri(), count);
      figures.add("backup, s", run(from.uri(), config, list, out, "backup", copy.toString()));
      figures.add("copy, MB", Files.size(copy) / 1e6);
      figures.add("restore, s", run(to.uri(), config, list, out, "restore", copy.toString()));
      String there = digest(from.uri());
      String here = digest(to.uri());
      System.out.println("copied   " + there + "\nrestored " + here);
      if (!there.equals(here)) {
        throw new IllegalStateException("they differ");
      }
    }
    figures.finish();
  }

  private static void fill(String uri, int count) throws Exception {
    Vertx vertx = Vertx.vertx();
    Redis redis = Association.await(Association.connect(vertx, uri));
    Association.await(redis.call(c -> c.configSet("appendonly", "no")));
    Association.members(redis, count);
    Association.await(redis.call(c -> c.configSet("appendonly", "yes")));
    Association.await(vertx.close());
  }

  private static double run(String redis, Path config, Path in, Path out, String... words)
      throws Exception {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--config", config.toString()));
    return Reunion.run(
        redis,
        in,
        out,
        Reunion.java(List.of("-Xmx256m"), Reunion.classes(), all.toArray(String[]::new)));
  }

  /** How many keys there are, and a digest of all that is in them, whatever their order. */
  private static String digest(String uri) throws Exception {
    try (RedisClient client = RedisClient.create(uri);
        StatefulRedisConnection<String, String> redis = client.connect()) {
      redis.setTimeout(Duration.ofMinutes(5));
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      long sum = 0;
      KeyScanCursor<String> cursor = redis.sync().scan(ScanArgs.Builder.limit(1_000));
      while (true) {
        for (String content : contents(redis, cursor.getKeys())) {
          sum += ByteBuffer.wrap(sha.digest(content.getBytes(StandardCharsets.UTF_8))).getLong();
        }
        if (cursor.isFinished()) {
          return redis.sync().dbsize() + " keys, digest " + Long.toHexString(sum);
        }
        cursor = redis.sync().scan(cursor, ScanArgs.Builder.limit(1_000));
      }
    }
  }

  private static List<String> contents(
      StatefulRedisConnection<String, String> redis, List<String> keys) throws Exception {
    List<RedisFuture<String>> types = keys.stream().map(redis.async()::type).toList();
    List<CompletionStage<String>> contents = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      CompletionStage<?> read = switch (types.get(i).get()) {
        case "string" -> redis.async().get(key);
        case "hash" -> redis.async().hgetall(key).thenApply(TreeMap::new);
        case "set" -> redis.async().smembers(key).thenApply(TreeSet::new);
        case "zset" -> redis.async().zrangeWithScores(key, 0, -1);
        case "list" -> redis.async().lrange(key, 0, -1);
        case "stream" -> redis.async().xrange(key, Range.unbounded());
        default -> throw new IllegalStateException(key + ": " + types.get(i).get());
      };
      contents.add(read.thenApply(value -> key + " " + value));
    }
    List<String> all = new ArrayList<>();
    for (CompletionStage<String> content : contents) {
      all.add(content.toCompletableFuture().get());
    }
    return all;
  }
}
