package io.reunion.keeping;

import static io.reunion.redis.RedisServer.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.ScriptOutputType;
import io.reunion.keeping.KeepingException.Reason;
import io.reunion.redis.Redis;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everything is copied, and comes back as it was or not at all. */
class BackupIT {
  @RegisterExtension
  static final RedisServer from = new RedisServer();

  @RegisterExtension
  static final RedisServer to = new RedisServer();

  private static Redis connect(RedisServer server) {
    return await(server.redis().dedicated(Duration.ofSeconds(10)));
  }

  private static byte[] backup() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Redis redis = connect(from);
    Backup.Result done = new Backup(redis, Clock.systemUTC()).write(out);
    await(redis.close());
    assertThat(done.oneMoment()).isTrue();
    return out.toByteArray();
  }

  private static Restore.Result restore(byte[] backup, boolean replace) throws IOException {
    Redis redis = connect(to);
    try {
      return new Restore(redis, Clock.systemUTC())
          .read(new ByteArrayInputStream(backup), replace, () -> {});
    } finally {
      await(redis.close());
    }
  }

  /** Every key with what the server gives for it. */
  private static Map<String, String> content(RedisServer server) {
    Map<String, String> content = new HashMap<>();
    for (String key : await(server.redis().call(c -> c.keys("*")))) {
      // A set of texts has no order, and each server its own.
      boolean unordered = "set".equals(await(server.redis().call(c -> c.type(key))));
      byte[] dump = await(server.redis().call(c -> c.dump(key)));
      content.put(
          key,
          unordered
              ? sorted(await(server.redis().call(c -> c.smembers(key))))
              : Arrays.toString(dump));
    }
    return content;
  }

  private static String sorted(Set<String> texts) {
    return new TreeSet<>(texts).toString();
  }

  private static String text(String key) {
    return await(to.redis().call(c -> c.get(key)));
  }

  private static long millisLeft(String key) {
    return await(to.redis().call(c -> c.pttl(key)));
  }

  private static void fill(int members) {
    List<Future<?>> done = new ArrayList<>();
    Redis redis = from.redis();
    for (int i = 0; i < members; i++) {
      String key = "member:{" + i + "}";
      done.add(redis.call(c -> c.hset(key, Map.of("name", "李" + key, "city", "Köln"))));
    }
    done.add(redis.call(c -> c.rpush("list", "a", "b")));
    done.add(redis.call(c -> c.sadd("set", "1", "2", "x")));
    done.add(redis.call(c -> c.zadd("{event:1}:due", 1.5, "one")));
    done.add(redis.call(c -> c.xadd("stream", Map.of("k", "v"))));
    done.add(redis.call(c -> c.set("钥匙 with \n", "值")));
    done.add(redis.call(c -> c.psetex("soon", 3_600_000, "x")));
    await(Future.join(done));
  }

  @Test
  void everythingComesBackAsItWas() throws IOException {
    fill(1_500);
    await(from.redis().ping());
    byte[] backup = backup();
    Restore.Result done = restore(backup, false);
    assertThat(done.records()).isEqualTo(1_506);
    assertThat(done.oneMoment()).isTrue();
    Map<String, String> kept = content(from);
    kept.keySet().removeIf(key -> key.startsWith("reunion:ping"));
    assertThat(content(to)).isEqualTo(kept).hasSize(1_506);
    assertThat(millisLeft("soon")).isBetween(3_500_000L, 3_600_000L);
    assertThat(millisLeft("list")).isEqualTo(-1);
  }

  @Test
  void whatHasRunOutSinceIsNotThereAgain() throws IOException {
    Redis redis = connect(from);
    await(redis.call(c -> c.psetex("soon", 60_000, "x")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
    new Backup(redis, yesterday).write(out);
    restore(out.toByteArray(), false);
    assertThat(content(to)).isEmpty();
    await(redis.close());
  }

  /** Two counters that a script raises together: a copy in which they differ is of two moments. */
  @Test
  void whatIsWrittenMeanwhileIsOfOneMoment() throws Exception {
    fill(3_000);
    AtomicBoolean ended = new AtomicBoolean();
    Redis writer = connect(from);
    Thread writing = new Thread(() -> {
      for (int i = 0; !ended.get(); i++) {
        String gone = "gone:" + i;
        await(writer.call(c -> c.eval(
            "redis.call('INCR', KEYS[1]) redis.call('SET', KEYS[3], 1) redis.call('DEL', KEYS[4])"
                + " return redis.call('INCR', KEYS[2])",
            ScriptOutputType.INTEGER,
            "a:first",
            "z:last",
            gone,
            "gone:" + (Integer.parseInt(gone.substring(5)) - 1))));
      }
    });
    writing.start();
    // Slow enough that many writes fall into it.
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Redis redis = connect(from);
    new Backup(redis, Clock.systemUTC()).write(out);
    ended.set(true);
    writing.join();
    await(redis.close());
    await(writer.close());
    restore(out.toByteArray(), false);
    String first = text("a:first");
    assertThat(Integer.parseInt(first)).isPositive();
    assertThat(text("z:last")).isEqualTo(first);
    List<String> left = await(to.redis().call(c -> c.keys("gone:*")));
    assertThat(left).containsExactly("gone:" + (Integer.parseInt(first) - 1));
  }

  @Test
  void writesGoOnAfterABackupThatFails() {
    fill(10);
    Redis redis = connect(from);
    OutputStream full = new OutputStream() {
      private int written;

      @Override
      public void write(int b) throws IOException {
        if (++written > 20) {
          throw new IOException("no space left");
        }
      }
    };
    assertThatThrownBy(() -> new Backup(redis, Clock.systemUTC()).write(full))
        .isInstanceOf(IOException.class);
    await(from.redis().call(c -> c.set("after", "1")));
    await(redis.close());
  }

  @Test
  void aBackupThatEndsEarlyIsRefusedWhereverItEnds() throws IOException {
    fill(20);
    byte[] backup = backup();
    for (int length = 0; length < backup.length; length += 37) {
      byte[] cut = Arrays.copyOf(backup, length);
      assertThatThrownBy(() -> Restore.verify(new ByteArrayInputStream(cut)))
          .as("%s of %s bytes", length, backup.length)
          .isInstanceOf(KeepingException.class);
    }
    assertThat(Restore.verify(new ByteArrayInputStream(backup)).records()).isEqualTo(26);
  }

  @Test
  void aByteThatIsAnotherIsFound() throws IOException {
    fill(20);
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(backup())).readAllBytes();
    for (int at = 0; at < plain.length; at += 11) {
      byte[] flipped = plain.clone();
      flipped[at] ^= 0x10;
      byte[] packed = packed(flipped);
      assertThatThrownBy(() -> Restore.verify(new ByteArrayInputStream(packed)))
          .as("byte %s", at)
          .isInstanceOf(KeepingException.class);
    }
    byte[] backup = packed(plain);
    for (int at = 20; at < backup.length; at += 41) {
      byte[] flipped = backup.clone();
      flipped[at] ^= 0x01;
      assertThatThrownBy(() -> Restore.verify(new ByteArrayInputStream(flipped)))
          .as("packed byte %s", at)
          .isInstanceOf(KeepingException.class);
    }
  }

  private static byte[] packed(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  private static void assertRefused(byte[] backup, boolean replace, Reason reason) {
    assertThatThrownBy(() -> restore(backup, replace))
        .isInstanceOfSatisfying(
            KeepingException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void whatComesFromALaterVersionIsRefused() throws IOException {
    assertRefused(packed("reunion-backup 2 format=1\n".getBytes(UTF_8)), true, Reason.NEWER_BACKUP);
    assertRefused(
        packed(new BackupHeader(StoredFormat.CURRENT + 1, Instant.EPOCH, "7")
            .line()
            .getBytes(UTF_8)),
        true,
        Reason.NEWER_FORMAT);
    assertRefused(packed("hello\n".getBytes(UTF_8)), true, Reason.NO_BACKUP);
    assertRefused("hello".getBytes(UTF_8), true, Reason.NO_BACKUP);
    assertThat(content(to)).isEmpty();
  }

  @Test
  void aStoreThatIsNotEmptyIsReplacedOnlyWhenToldSo() throws IOException {
    fill(5);
    byte[] backup = backup();
    await(to.redis().call(c -> c.set("mine", "1")));
    assertRefused(backup, false, Reason.NOT_EMPTY);
    assertThat(content(to)).containsOnlyKeys("mine");
    restore(backup, true);
    assertThat(content(to)).isEqualTo(content(from));
  }

  @Test
  void nothingIsRestoredUnderARunningService() throws IOException {
    fill(5);
    byte[] backup = backup();
    await(to.redis().call(c -> c.psetex("instance:{x}", 60_000, "alive")));
    assertRefused(backup, false, Reason.RUNNING);
    assertRefused(backup, true, Reason.RUNNING);
    assertThat(content(to)).containsOnlyKeys("instance:{x}");
  }

  @Test
  void aHalfRestoredStoreIsServedByNobody() throws IOException {
    fill(800);
    byte[] backup = backup();
    byte[] cut = Arrays.copyOf(backup, backup.length - 40);
    assertRefused(cut, false, Reason.CUT_OFF);
    assertThat(content(to)).isNotEmpty();
    assertRefused(backup, false, Reason.HALF_RESTORED);
    assertThatThrownBy(() -> await(StoredFormat.prepare(to.redis())))
        .isInstanceOfSatisfying(
            KeepingException.class, e -> assertThat(e.reason()).isEqualTo(Reason.HALF_RESTORED));
    restore(backup, true);
    assertThat(content(to)).isEqualTo(content(from));
    await(StoredFormat.prepare(to.redis()));
  }
}
