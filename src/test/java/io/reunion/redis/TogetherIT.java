package io.reunion.redis;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.cluster.SlotHash;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TogetherIT {
  private static final Script COUNT = Script.beside(TogetherIT.class, "count.lua");
  private static final int MANY = 3 * Together.MOST + 5;

  @RegisterExtension
  static final RedisServer server = new RedisServer();

  /** One address, behind which keys lie in slots. */
  @RegisterExtension
  static final RedisServer slotted =
      new RedisServer("cluster-enabled yes", "cluster-require-full-coverage no");

  private final Context loop = server.vertx().getOrCreateContext();
  private Redis redis;

  @BeforeEach
  void connect() {
    redis = connect(server.uri());
  }

  private Redis connect(String uri) {
    Promise<Redis> done = Promise.promise();
    RedisOptions patient = RedisOptions.of(uri).withTimeout(Duration.ofSeconds(10));
    loop.runOnContext(go -> Redis.connect(server.vertx(), patient).onComplete(done));
    return await(done.future());
  }

  @AfterEach
  void close() {
    await(redis.close());
  }

  private Future<ScriptReply> count(String key, String... further) {
    return redis.runTogether(COUNT, List.of(key), List.of(further));
  }

  /** What so many runs of one turn of the loop have come to. */
  private List<Future<ScriptReply>> inOneTurn(int many, IntFunction<Future<ScriptReply>> run) {
    Promise<List<Future<ScriptReply>>> done = Promise.promise();
    loop.runOnContext(go -> {
      List<Future<ScriptReply>> runs =
          new ArrayList<>(IntStream.range(0, many).mapToObj(run).toList());
      Future.join(runs).onComplete(ended -> done.complete(runs));
    });
    return await(done.future());
  }

  /** How many scripts the server was asked to run. */
  private static long commands() {
    return server
        .command("INFO", "commandstats")
        .lines()
        .filter(line -> line.startsWith("cmdstat_eval"))
        .mapToLong(
            line -> Long.parseLong(line.substring(line.indexOf("calls=") + 6, line.indexOf(','))))
        .sum();
  }

  @Test
  void eachHasItsOwnAnswerAndAllLeaveInFewCommands() {
    long before = commands();
    List<Future<ScriptReply>> runs =
        inOneTurn(MANY, i -> count("{" + i + "}", "a", Integer.toString(i)));
    for (int i = 0; i < MANY; i++) {
      assertThat(runs.get(i).result().texts())
          .containsExactly("1", "{" + i + "}", "a", Integer.toString(i));
    }
    // The first of them has to bring its source along.
    assertThat(commands() - before).isBetween(4L, 8L);
  }

  @Test
  void theyRunInTheOrderInWhichTheyWereAskedFor() {
    List<Future<ScriptReply>> runs = inOneTurn(MANY, i -> count("a"));
    for (int i = 0; i < MANY; i++) {
      assertThat(runs.get(i).result().number(0)).isEqualTo(i + 1);
    }
  }

  @Test
  void whatFailsForOneFailsForItAlone() {
    server.command("LPUSH", "list", "1");
    List<Future<ScriptReply>> runs = inOneTurn(5, i -> count(i == 2 ? "list" : "key" + i));
    for (int i = 0; i < 5; i++) {
      assertThat(runs.get(i).succeeded()).isEqualTo(i != 2);
    }
    assertThat(runs.get(2).cause()).hasMessageContaining("WRONGTYPE");
  }

  @Test
  void nothingIsAnAnswerToo() {
    List<Future<ScriptReply>> runs = inOneTurn(3, i -> count("key", "nothing"));
    assertThat(runs).allMatch(run -> run.result().isNil());
  }

  @Test
  void oneAloneIsRunAsItIs() {
    assertThat(inOneTurn(1, i -> count("a")).get(0).result().number(0)).isEqualTo(1);
    assertThat(await(count("a")).number(0)).as("from elsewhere than the loop").isEqualTo(2);
  }

  @Test
  void aServerThatIsFullSaysSoToEach() {
    server.command("CONFIG", "SET", "maxmemory", "1");
    try {
      assertThat(inOneTurn(3, i -> count("key" + i)))
          .allSatisfy(run -> assertThat(run.cause())
              .isInstanceOfSatisfying(
                  RedisUnavailableException.class,
                  away -> assertThat(away.reason())
                      .isEqualTo(RedisUnavailableException.Reason.OUT_OF_MEMORY)));
    } finally {
      server.command("CONFIG", "SET", "maxmemory", "0");
    }
  }

  @Test
  void whereKeysOfDifferentSlotsMayNotStandTogetherTheyDoNot() {
    String[] slots =
        IntStream.range(0, SlotHash.SLOT_COUNT).mapToObj(Integer::toString).toArray(String[]::new);
    String[] words =
        Stream.concat(Stream.of("CLUSTER", "ADDSLOTS"), Stream.of(slots)).toArray(String[]::new);
    assertThat(slotted.command(words)).isEqualTo("OK");
    Awaitility.await().until(() -> slotted.command("CLUSTER", "INFO").contains("cluster_state:ok"));
    await(redis.close());
    redis = connect(slotted.uri());
    for (int round = 1; round <= 2; round++) {
      List<Future<ScriptReply>> runs = inOneTurn(6, i -> count("{" + i % 3 + "}" + i));
      for (Future<ScriptReply> run : runs) {
        assertThat(run.result().number(0)).isEqualTo(round);
      }
    }
  }

  @Test
  void whenRedisIsAwayAllFail() {
    server.kill9();
    assertThat(inOneTurn(3, i -> count("key" + i)))
        .allMatch(run -> run.cause() instanceof RedisUnavailableException);
  }
}
