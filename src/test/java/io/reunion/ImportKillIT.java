package io.reunion;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.member.Field;
import io.reunion.member.ImportJournal;
import io.reunion.member.MemberStore;
import io.reunion.member.imports.ImportOptions;
import io.reunion.member.imports.ImportReport;
import io.reunion.member.imports.MemberImport;
import io.reunion.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The process that takes a list is killed in the middle of it: the list is taken back, or given again; never half. */
class ImportKillIT {
  private static final int ROWS = 30_000;
  private static final int KNOWN = 600;

  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @TempDir
  Path directory;

  private MemberStore store;
  private MemberImport imports;
  private Path list;

  @BeforeEach
  void someAreKnownAlready() throws IOException {
    store = new MemberStore(server.redis(), Clock.systemUTC());
    imports = new MemberImport(server.vertx(), store);
    Files.writeString(directory.resolve("reunion.yaml"), "redis: {accept: [appendfsync-no]}\n");
    Files.writeString(directory.resolve("platforms.yaml"), "{}\n");
    take(write("before.csv", KNOWN, "深圳"));
    list = write("list.csv", ROWS, "北京");
  }

  @AfterEach
  void close() {
    await(imports.close());
  }

  private Path write(String name, int rows, String city) throws IOException {
    StringBuilder text = new StringBuilder("姓名,学号,届别,城市\n");
    for (int i = 0; i < rows; i++) {
      text.append("甲")
          .append(i)
          .append(',')
          .append(i)
          .append(",2008,")
          .append(city)
          .append('\n');
    }
    return Files.writeString(directory.resolve(name), text);
  }

  private ImportReport take(Path file) {
    try {
      return imports
          .run(file, ImportOptions.USUAL, counts -> {})
          .toCompletionStage()
          .toCompletableFuture()
          .get(120, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives the id of the import that was killed. */
  private String killedInTheMiddle() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "members",
            "import",
            list.toString(),
            "--config",
            directory.toString())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("said.log").toFile());
    builder.environment().put("REDIS_URI", server.uri());
    Process process = builder.start();
    try {
      Awaitility.await()
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> !process.isAlive() || await(store.count()) > 3 * KNOWN);
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(await(store.count()))
        .as("in the middle: %s", Files.readString(directory.resolve("said.log")))
        .isBetween((long) KNOWN, (long) ROWS - 1);
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5));
    ImportJournal.Entry killed =
        await(new MemberStore(server.redis(), later).imports().list()).get(0);
    assertThat(killed.state()).isEqualTo(ImportJournal.State.INTERRUPTED);
    return killed.id();
  }

  private Optional<String> city(int number) {
    return await(store.byStudentNumber(Integer.toString(number)))
        .flatMap(member -> member.first(Field.CITY));
  }

  @Test
  void isTakenBackAsAWholeAndCanBeGivenAgain() throws Exception {
    String id = killedInTheMiddle();
    assertThat(city(0)).contains("北京");
    var done = store
        .imports()
        .rollBack(id)
        .toCompletionStage()
        .toCompletableFuture()
        .get(120, TimeUnit.SECONDS);
    assertThat(done.orElseThrow().changedSince()).isEmpty();
    assertThat(await(store.count())).isEqualTo(KNOWN);
    for (int number : new int[] {0, 1, KNOWN / 2, KNOWN - 1}) {
      assertThat(city(number)).contains("深圳");
    }
    assertThat(city(KNOWN)).isEmpty();
    assertThat(take(list).counts().created()).isEqualTo(ROWS - KNOWN);
  }

  @Test
  void isFinishedByGivingTheListAgain() throws Exception {
    killedInTheMiddle();
    ImportReport again = take(list);
    assertThat(again.counts().refused()).isZero();
    assertThat(again.counts().created()).as("what was missing").isBetween(1L, (long) ROWS - KNOWN);
    assertThat(again.counts().done()).isEqualTo(ROWS);
    assertThat(await(store.count())).as("nobody twice").isEqualTo(ROWS);
    assertThat(city(ROWS - 1)).contains("北京");
    assertThat(take(list).counts().unchanged()).isEqualTo(ROWS);
  }
}
