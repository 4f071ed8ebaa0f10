package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code backup} and {@code restore} as an operator runs them. */
class KeepingCommandsIT {
  @RegisterExtension
  static final RedisServer from = new RedisServer();

  @RegisterExtension
  static final RedisServer to = new RedisServer();

  @TempDir
  Path directory;

  private record Said(int code, String words) {}

  private Path config(RedisServer server) throws IOException {
    Path config = Files.createDirectories(directory.resolve("config-" + server.port()));
    Files.writeString(
        config.resolve("reunion.yaml"),
        "association: {language: en}\nredis: {accept: [appendfsync-no], uri: '" + server.uri()
            + "'}\n");
    Files.writeString(config.resolve("platforms.yaml"), "{}\n");
    return config;
  }

  private Said run(Object command, RedisServer server, String... words) throws IOException {
    StringWriter said = new StringWriter();
    List<String> args = new ArrayList<>(List.of(words));
    args.addAll(List.of("--config", config(server).toString()));
    int code =
        new CommandLine(command).setErr(new PrintWriter(said)).execute(args.toArray(String[]::new));
    return new Said(code, said.toString());
  }

  private Said backup(String... words) throws IOException {
    return run(new KeepingCommands.Back(), from, words);
  }

  private Said restore(String... words) throws IOException {
    return run(new KeepingCommands.Bring(), to, words);
  }

  private static void fill(RedisServer server, int keys) {
    String padding = "李".repeat(60);
    for (int i = 0; i < keys; i += 2_000) {
      List<Future<?>> done = new ArrayList<>();
      for (int j = i; j < Math.min(keys, i + 2_000); j++) {
        String key = "member:{" + j + "}";
        done.add(server.redis().call(c -> c.hset(key, Map.of("name", key + padding))));
      }
      RedisServer.await(Future.join(done));
    }
  }

  private static String size(RedisServer server) {
    return server.command("DBSIZE");
  }

  @Test
  void aBackupIsForItsOwnersEyesAndReplacesNoFile() throws IOException {
    fill(from, 10);
    Path file = directory.resolve("backup");
    assertThat(backup(file.toString()))
        .isEqualTo(new Said(0, "10 keys copied, as they were at one moment\n"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    byte[] written = Files.readAllBytes(file);
    Said again = backup(file.toString());
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.words()).contains(file + " exists");
    assertThat(file).hasBinaryContent(written);
    try (var files = Files.list(directory)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactly(file);
    }
  }

  @Test
  void aRestoreSaysWhatItRefuses() throws IOException {
    fill(from, 300);
    Path file = directory.resolve("backup");
    backup(file.toString());
    byte[] written = Files.readAllBytes(file);
    Path cut = Files.write(directory.resolve("cut"), Arrays.copyOf(written, written.length - 100));
    assertThat(restore(cut.toString()))
        .isEqualTo(new Said(
            1, "The backup ends before its end: take another one.\nNothing was changed.\n"));
    assertThat(size(to)).isEqualTo(":0");
    to.command("SET", "mine", "1");
    assertThat(restore("--language", "zh", file.toString()).words())
        .isEqualTo("数据库不为空，例如已有 mine。请恢复到空数据库，或使用 --force 先清空其中的一切。\n没有任何改动。\n");
    assertThat(restore("--force", file.toString()).code()).isZero();
    assertThat(size(to)).isEqualTo(":300");
    assertThat(restore(directory.resolve("nowhere").toString()).words())
        .contains("nowhere", "cannot be read", "Nothing was changed.");
  }

  @Test
  void anEncryptedBackupNeedsItsKey() throws IOException {
    fill(from, 300);
    Path key = Files.writeString(
        directory.resolve("key"), "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n");
    Path file = directory.resolve("backup");
    assertThat(backup("--key", key.toString(), file.toString()).code()).isZero();
    assertThat(restore(file.toString()).words()).contains("encrypted", "Nothing was changed.");
    Path other = Files.writeString(directory.resolve("other"), "x".repeat(40));
    assertThat(restore("--key", other.toString(), file.toString()).words())
        .contains("does not open", "Nothing was changed.");
    assertThat(restore("--key", directory.resolve("none").toString(), file.toString())
            .code())
        .isEqualTo(1);
    assertThat(size(to)).isEqualTo(":0");
    assertThat(restore("--key", key.toString(), file.toString()).code()).isZero();
    assertThat(size(to)).isEqualTo(":300");
    Path plain = directory.resolve("plain");
    backup(plain.toString());
    assertThat(restore("--force", "--key", key.toString(), plain.toString()).words())
        .contains("not encrypted");
    Path weak = Files.writeString(directory.resolve("weak"), "secret");
    Path never = directory.resolve("never");
    assertThat(backup("--key", weak.toString(), never.toString()).words()).contains("too short");
    assertThat(never).doesNotExist();
  }

  /** A process of its own, whose heap would not hold what it copies. */
  private int inSmallHeap(
      Path errors, RedisServer server, ProcessBuilder.Redirect in, Path out, String... words)
      throws Exception {
    return inHeap("-Xmx40m", errors, server, in, out, words);
  }

  private int inHeap(
      String heap,
      Path errors,
      RedisServer server,
      ProcessBuilder.Redirect in,
      Path out,
      String... words)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        heap,
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName()));
    command.addAll(List.of(words));
    command.addAll(List.of("--config", config(server).toString()));
    Process process = new ProcessBuilder(command)
        .redirectInput(in)
        .redirectOutput(out.toFile())
        .redirectError(errors.toFile())
        .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aHundredThousandKeysFlowThroughASmallHeap() throws Exception {
    fill(from, 100_000);
    Path backup = directory.resolve("stream");
    Path errors = directory.resolve("errors");
    assertThat(inSmallHeap(errors, from, ProcessBuilder.Redirect.PIPE, backup, "backup", "-"))
        .as(() -> read(errors))
        .isZero();
    Path out = directory.resolve("out");
    assertThat(inSmallHeap(
            errors, to, ProcessBuilder.Redirect.from(backup.toFile()), out, "restore", "-"))
        .as(() -> read(errors))
        .isZero();
    assertThat(size(to)).isEqualTo(":100000");
    assertThat(to.command("HGET", "member:{99999}", "name"))
        .isEqualTo(from.command("HGET", "member:{99999}", "name"));
    // The end is missing, and that is known only when the rest is there already.
    byte[] written = Files.readAllBytes(backup);
    Path cut = Files.write(directory.resolve("cut"), Arrays.copyOf(written, written.length / 2));
    assertThat(inSmallHeap(
            errors, to, ProcessBuilder.Redirect.from(cut.toFile()), out, "restore", "--force", "-"))
        .isEqualTo(3);
    assertThat(read(errors)).contains("half restored");
    // The service learns words while it opens Redis, which takes more than copying does.
    assertThat(inHeap(
            "-Xmx160m", errors, to, ProcessBuilder.Redirect.PIPE, out, "serve", "--port", "0"))
        .as(() -> read(errors))
        .isEqualTo(1);
    assertThat(read(errors)).contains("reunion cannot start: A restore that began at 2");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
