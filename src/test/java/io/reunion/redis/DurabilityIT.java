package io.reunion.redis;

import static io.reunion.redis.Durability.Weakness.APPENDFSYNC_EVERYSEC;
import static io.reunion.redis.Durability.Weakness.APPENDFSYNC_NO;
import static io.reunion.redis.Durability.Weakness.APPENDONLY_OFF;
import static io.reunion.redis.Durability.Weakness.CONFIG_FORBIDDEN;
import static io.reunion.redis.Durability.Weakness.EVICTION;
import static io.reunion.redis.Durability.Weakness.NO_FSYNC_ON_REWRITE;
import static io.reunion.redis.Durability.Weakness.REPLICAS_NOT_AWAITED;
import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reunion.redis.Durability.Finding;
import io.reunion.redis.Durability.Weakness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DurabilityIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @BeforeEach
  void strong() {
    set("appendonly", "yes");
    set("appendfsync", "always");
    set("no-appendfsync-on-rewrite", "no");
    set("maxmemory-policy", "noeviction");
  }

  @Test
  void findsNothingWrongWithAServerThatKeepsItsWord() {
    assertThat(weaknesses()).isEmpty();
  }

  @Test
  void saysWhatEachWeakSettingMayLose() {
    set("appendfsync", "everysec");
    assertThat(weaknesses()).containsExactly(APPENDFSYNC_EVERYSEC);
    set("appendfsync", "no");
    set("no-appendfsync-on-rewrite", "yes");
    assertThat(weaknesses()).containsExactly(APPENDFSYNC_NO, NO_FSYNC_ON_REWRITE);
    set("maxmemory-policy", "allkeys-lru");
    set("appendonly", "no");

    List<Finding> found = await(Durability.of(server.redis()));
    assertThat(found).extracting(Finding::weakness).containsExactly(APPENDONLY_OFF, EVICTION);
    assertThat(found.get(0).sentence()).startsWith("appendonly no: ").endsWith("(expected: yes)");
    assertThat(found.get(1).sentence())
        .startsWith("maxmemory-policy allkeys-lru: at its memory limit (none is set now) ");
  }

  @Test
  void knowsLessOfAServerThatDoesNotTellItsSettings() {
    server.command("ACL", "SETUSER", "shy", "on", ">p", "~*", "&*", "+@all", "-config");
    server.command("ACL", "SETUSER", "mute", "on", ">p", "~*", "&*", "+@all", "-config", "-info");
    set("maxmemory-policy", "allkeys-lru");

    assertThat(weaknessesAs("shy")).containsExactly(CONFIG_FORBIDDEN, EVICTION);
    assertThat(weaknessesAs("mute")).containsExactly(CONFIG_FORBIDDEN);
  }

  @Test
  void asksForReplicasToBeAwaitedWhereThereAreSome() {
    RedisNode replica =
        RedisNode.start("masterauth " + server.password(), "replicaof 127.0.0.1 " + server.port());
    try {
      Awaitility.await().until(() -> server.info("connected_slaves").equals("1"));
      Redis awaiting = await(Redis.connect(
          server.vertx(), RedisOptions.of(server.uri()).withReplicas(1, Duration.ofMillis(100))));

      assertThat(weaknesses()).containsExactly(REPLICAS_NOT_AWAITED);
      assertThat(await(Durability.of(awaiting))).isEmpty();
      await(awaiting.close());
    } finally {
      replica.remove();
    }
  }

  @Test
  void failsWhenRedisIsAway() {
    Redis redis = server.redis();
    await(redis.ping());
    server.kill9();
    Awaitility.await().until(() -> !await(redis.ping().map(true).otherwise(false)));

    assertThatThrownBy(() -> await(Durability.of(redis)))
        .isInstanceOf(RedisUnavailableException.class);
  }

  @Test
  void doesNotJudgeAServerThatReadsItsLog() {
    RedisNode node = RedisNode.start("key-load-delay 300");
    try {
      Redis redis = await(Redis.connect(server.vertx(), node.uri()));
      node.command(
          "EVAL", "for i = 1, 10000 do redis.call('SET', KEYS[1] .. i, 'v') end", "1", "{k}");
      node.kill9();
      node.begin();
      Awaitility.await().ignoreExceptions().until(() -> node.info("loading").equals("1"));

      Awaitility.await()
          .until(() -> reason(redis).equals(Optional.of(RedisUnavailableException.Reason.LOADING)));
      await(redis.close());
    } finally {
      node.remove();
    }
  }

  private static Optional<RedisUnavailableException.Reason> reason(Redis redis) {
    return await(Durability.of(redis)
        .map(Optional.<RedisUnavailableException.Reason>empty())
        .otherwise(failure -> failure instanceof RedisUnavailableException away
            ? Optional.of(away.reason())
            : Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(Weakness.class)
  void isNamedAsAConfigurationNamesIt(Weakness weakness) {
    assertThat(Weakness.parse(weakness.toString())).isSameAs(weakness);
    assertThat(weakness.toString()).matches("[a-z]+(-[a-z]+)*");
  }

  @Test
  void refusesANameThatNoWeaknessHas() {
    assertThatThrownBy(() -> Weakness.parse("appendfsync-always"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'appendfsync-always' (expected: one of [unsupported-version, ");
  }

  private static void set(String name, String value) {
    assertThat(server.command("CONFIG", "SET", name, value)).isEqualTo("OK");
  }

  private static List<Weakness> weaknesses() {
    return await(Durability.of(server.redis())).stream().map(Finding::weakness).toList();
  }

  private static List<Weakness> weaknessesAs(String user) {
    Redis redis =
        await(Redis.connect(server.vertx(), "redis://" + user + ":p@127.0.0.1:" + server.port()));
    List<Finding> found = await(Durability.of(redis));
    await(redis.close());
    return found.stream().map(Finding::weakness).toList();
  }
}
