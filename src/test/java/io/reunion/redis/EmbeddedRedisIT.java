package io.reunion.redis;

import static io.reunion.redis.RedisServer.await;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedRedisIT {
  private static Vertx vertx;

  @TempDir
  Path temporary;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void close() {
    await(vertx.close());
  }

  @Test
  void keepsItsDataAndIsDurableByItself() throws IOException {
    Path directory = temporary.resolve("a \"data\" directory/redis");
    try (EmbeddedRedis embedded = start(directory)) {
      Redis redis = await(Redis.connect(vertx, embedded.uri()));
      await(redis.call(c -> c.set("name", "李明")));
      assertThat(await(Durability.of(redis))).isEmpty();
      await(redis.close());
      assertThat(embedded.toString()).contains("redis://***@").doesNotContain(passwordOf(embedded));
    }
    try (EmbeddedRedis embedded = start(directory)) {
      Redis redis = await(Redis.connect(vertx, embedded.uri()));
      String name = await(redis.call(c -> c.get("name")));
      assertThat(name).isEqualTo("李明");
      await(redis.close());
      assertThat(Files.getPosixFilePermissions(directory))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
      assertThat(Files.getPosixFilePermissions(directory.resolve("redis.conf")))
          .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
      assertThat(Files.readString(directory.resolve("redis.log"))).contains("Ready to accept");
      assertThat(commandLine(embedded.pid())).doesNotContain(passwordOf(embedded));
    }
  }

  @Test
  void answersOnThisMachineAndOnlyWithThePassword() {
    try (EmbeddedRedis embedded = start(temporary.resolve("redis"))) {
      String without = embedded.uri().replaceAll("//.*@", "//");

      assertThatThrownBy(() -> await(Redis.connect(vertx, without).compose(Redis::ping)))
          .isInstanceOf(RedisUnavailableException.class)
          .hasMessageContaining("LOGIN");
      assertThat(embedded.uri()).matches("redis://:[A-Za-z0-9_-]{32}@127\\.0\\.0\\.1:[0-9]+");
    }
  }

  @Test
  void isGoneWhenItIsClosed() {
    EmbeddedRedis embedded = start(temporary.resolve("redis"));
    long pid = embedded.pid();
    embedded.close();
    embedded.close();

    assertThat(isAlive(pid)).isFalse();
    assertThat(temporary.resolve("redis/redis.pid")).doesNotExist();
  }

  @Test
  void comesBackByItselfAfterACrash() {
    try (EmbeddedRedis embedded = start(temporary.resolve("redis"))) {
      Redis redis = await(Redis.connect(vertx, embedded.uri()));
      await(redis.call(c -> c.set("name", "李明")));
      long before = embedded.pid();

      ProcessHandle.of(before).orElseThrow().destroyForcibly();
      Awaitility.await().until(() -> embedded.pid() != before);
      Awaitility.await().until(() -> await(redis.ping().map(true).otherwise(false)));

      String name = await(redis.call(c -> c.get("name")));
      assertThat(name).isEqualTo("李明");
      await(redis.close());
    }
  }

  @Test
  void endsWithItsProgramWhenThatIsKilledAndLosesNothing()
      throws IOException, InterruptedException {
    Path directory = temporary.resolve("redis");
    Child child = Child.start(directory);
    Redis redis = await(Redis.connect(vertx, child.uri()));
    List<Future<Long>> pushes = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      String value = "" + i;
      pushes.add(redis.call(c -> c.rpush("log", value)));
    }
    await(pushes.get(1_000));

    child.process().destroyForcibly().waitFor();
    Awaitility.await().until(() -> !isAlive(child.redisPid()));
    long acknowledged = pushes.stream().filter(push -> isKept(push)).count();
    await(redis.close());

    assertThat(acknowledged).isGreaterThan(1_000);
    assertThat(processesNaming(directory)).isEmpty();
    try (EmbeddedRedis embedded = start(directory)) {
      Redis again = await(Redis.connect(vertx, embedded.uri()));
      long kept = await(again.call(c -> c.llen("log")));
      await(again.close());
      assertThat(kept).isBetween(acknowledged, 5_000L);
    }
  }

  /** So that what is sent to all of a program's group, by a terminal or a supervisor, leaves the watchdog to its work. */
  @Test
  void runsInASessionOfItsOwn() throws IOException {
    try (EmbeddedRedis embedded = start(temporary.resolve("redis"))) {
      assertThat(session(embedded.pid()))
          .isNotEqualTo(session(ProcessHandle.current().pid()));
    }
  }

  @Test
  void endsWithItsProgramWhenThatEndsInOrder() throws IOException, InterruptedException {
    Path directory = temporary.resolve("redis");
    Child child = Child.start(directory);

    child.process().getOutputStream().close();
    child.process().waitFor();

    Awaitility.await().until(() -> !isAlive(child.redisPid()));
    assertThat(Files.readString(directory.resolve("redis.log"))).contains("bye bye");
  }

  @Test
  void waitsForTheServerOfAProgramThatWasJustKilled() throws IOException, InterruptedException {
    Path directory = temporary.resolve("redis");
    Child child = Child.start(directory);
    RedisNode.signal("STOP", child.redisPid());
    child.process().destroyForcibly().waitFor();

    Thread later = new Thread(() -> {
      Awaitility.await().pollDelay(Duration.ofMillis(500)).until(() -> true);
      RedisNode.signal("CONT", child.redisPid());
    });
    later.start();
    try (EmbeddedRedis embedded = start(directory)) {
      assertThat(isAlive(child.redisPid())).isFalse();
      assertThat(embedded.pid()).isNotEqualTo(child.redisPid());
    }
    later.join();
  }

  @Test
  void leavesAProcessAloneThatGotTheNumberOfACrashedServer() throws IOException {
    RedisNode other = RedisNode.start();
    try {
      Path directory = Files.createDirectory(temporary.resolve("redis"));
      Files.writeString(directory.resolve("redis.pid"), other.pid() + "\n");

      start(directory).close();

      assertThat(other.command("PING")).isEqualTo("PONG");
    } finally {
      other.remove();
    }
  }

  @Test
  void refusesToReadDataWithAServerThatIsOlderThanThey() throws IOException {
    RedisVersion current = RedisNode.program().version();
    Path directory = temporary.resolve("redis");
    start(directory).close();
    assertThat(RedisDirectory.open(directory).written()).isEqualTo(current);

    Files.writeString(directory.resolve("redis.version"), "99.1\n");
    assertThatThrownBy(() -> start(directory))
        .isInstanceOf(EmbeddedRedisException.class)
        .hasMessageContaining("were written by Redis 99.1")
        .hasMessageContaining(" is " + current + " (expected: as new or newer");

    Path inherited = temporary.resolve("inherited");
    Files.createDirectories(inherited.resolve("appendonlydir"));
    assertThat(RedisDirectory.open(inherited).written()).isEqualTo(new RedisVersion(7, 0));
  }

  @Test
  void refusesADirectoryThatAnotherProgramUses() throws IOException, InterruptedException {
    Path directory = temporary.resolve("redis");
    Child child = Child.start(directory);

    assertThatThrownBy(() -> start(directory))
        .isInstanceOf(EmbeddedRedisException.class)
        .hasMessageContaining(
            directory + " is in use by process " + child.process().pid());
    assertThat(isAlive(child.redisPid())).isTrue();
    child.process().destroyForcibly().waitFor();
    Awaitility.await().until(() -> !isAlive(child.redisPid()));
  }

  @Test
  void refusesADirectoryThatThisProgramUses() {
    Path directory = temporary.resolve("redis");
    try (EmbeddedRedis embedded = start(directory)) {
      assertThatThrownBy(() -> start(directory))
          .isInstanceOf(EmbeddedRedisException.class)
          .hasMessageContaining(
              "is in use by process " + ProcessHandle.current().pid());
      assertThatThrownBy(() -> start(directory)).isInstanceOf(EmbeddedRedisException.class);
      assertThat(isAlive(embedded.pid())).isTrue();
    }
    start(directory).close();
  }

  @Test
  void saysWhyItCannotStart() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "x");
    assertThatThrownBy(() -> start(file.resolve("redis")))
        .isInstanceOf(EmbeddedRedisException.class)
        .hasMessageContaining("cannot make the data directory " + file.resolve("redis"));

    Path broken = temporary.resolve("broken");
    start(broken).close();
    try (Stream<Path> files = Files.walk(broken)) {
      for (Path aof : files
          .filter(path -> path.toString().endsWith(".manifest") || path.endsWith("appendonly.aof"))
          .toList()) {
        Files.writeString(aof, "this is not what redis wrote\n");
      }
    }
    assertThatThrownBy(() -> start(broken))
        .isInstanceOf(EmbeddedRedisException.class)
        .hasMessageContaining("ended at once")
        .hasMessageContaining("AOF");

    RedisProgram nothing =
        new RedisProgram(temporary.resolve("nothing"), RedisNode.program().version());
    RedisDirectory fresh = RedisDirectory.open(temporary.resolve("r"));
    assertThatThrownBy(() -> EmbeddedRedis.start(fresh, nothing))
        .isInstanceOf(EmbeddedRedisException.class)
        .hasMessageContaining("not found");
    start(temporary.resolve("r")).close();
  }

  private static EmbeddedRedis start(Path directory) {
    return EmbeddedRedis.start(RedisDirectory.open(directory), RedisNode.program());
  }

  private static boolean isKept(Future<Long> push) {
    try {
      await(push);
      return true;
    } catch (RedisUnavailableException e) {
      return false;
    }
  }

  private static String passwordOf(EmbeddedRedis embedded) {
    return embedded.uri().replaceAll(".*:(.*)@.*", "$1");
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static String commandLine(long pid) {
    return ProcessHandle.of(pid).orElseThrow().info().commandLine().orElseThrow();
  }

  private static List<String> processesNaming(Path directory) {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains(directory.toString()))
        .toList();
  }

  /** The session that a process belongs to: the fourth field after its name. */
  private static String session(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3];
  }

  /** A JVM that has an embedded server. */
  private record Child(Process process, String uri, long redisPid) {
    static Child start(Path directory) throws IOException {
      Process process = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx64m",
              "-Dreunion.test.redis=" + RedisNode.program().path(),
              "-cp",
              System.getProperty("java.class.path"),
              EmbeddedRedisChild.class.getName(),
              directory.toString())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
      String[] said = process.inputReader().readLine().split(" ");
      return new Child(process, said[0], Long.parseLong(said[1]));
    }
  }
}
