package io.reunion.bench;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.reunion.redis.EmbeddedRedis;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

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
    Path list = Reunion.members(directory.resolve("members.csv"), count);
    Path out = directory.resolve("out");
    Path copy = directory.resolve("copy");
    Figures figures = new Figures("keeping");
    try (EmbeddedRedis from = EmbeddedRedis.start(directory.resolve("from"));
        EmbeddedRedis to = EmbeddedRedis.start(directory.resolve("to"))) {
      run(from.uri(), config, list, out, "members", "import", list.toString());
      figures.add("backup, s", run(from.uri(), config, list, out, "backup", copy.toString()));
      figures.add("copy, MB", Files.size(copy) / 1e6);
      figures.add("restore, s", run(to.uri(), config, list, out, "restore", copy.toString()));
      long[] there = digest(from.uri());
      long[] here = digest(to.uri());
      figures.add("keys", there[0]);
      figures.add("keys that differ, or are missing (0: equal digests)", there[0] == here[0] && there[1] == here[1] ? 0 : Double.NaN);
    }
    figures.finish();
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

  /** How many keys there are, and the sum of the digests of each with its value. */
  private static long[] digest(String uri) throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    long keys = 0;
    long sum = 0;
    try (RedisClient client = RedisClient.create(uri);
        StatefulRedisConnection<byte[], byte[]> redis = client.connect(ByteArrayCodec.INSTANCE)) {
      KeyScanCursor<byte[]> cursor = redis.sync().scan(ScanArgs.Builder.limit(1_000));
      while (true) {
        List<RedisFuture<byte[]>> values = new ArrayList<>();
        cursor.getKeys().forEach(key -> values.add(redis.async().dump(key)));
        for (int i = 0; i < values.size(); i++) {
          sha.update(cursor.getKeys().get(i));
          sum += ByteBuffer.wrap(sha.digest(values.get(i).get())).getLong();
          keys++;
        }
        if (cursor.isFinished()) {
          return new long[] {keys, sum};
        }
        cursor = redis.sync().scan(cursor, ScanArgs.Builder.limit(1_000));
      }
    }
  }
}
