package io.reunion.bench;

import io.reunion.redis.EmbeddedRedis;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * From the start of the process to {@code reunion ready}, with the class-data archive and without, and the memory that it has
 * of the machine half a minute later, with members in it: {@code StartBench JAR [MEMBERS] [ROUNDS]}. The archive is made as
 * the image makes it, by docker/archive.sh.
 */
final class StartBench {
  private static final int REST_SECONDS = 30;

  /** As docker/Dockerfile has them. */
  private static final List<String> OPTIONS = List.of(
      "-Xmx256m",
      "-XX:+IgnoreUnrecognizedVMOptions",
      "-XX:+UseCompactObjectHeaders",
      "-XX:+UseSerialGC",
      "-Xms48m",
      "-XX:MinHeapFreeRatio=10",
      "-XX:MaxHeapFreeRatio=15",
      "-XX:-ShrinkHeapInSteps",
      "-XX:TrimNativeHeapInterval=10000");

  private static final String GIVEN_BY =
      Runtime.version().feature() < 25 ? "-XX:SharedArchiveFile=" : "-XX:AOTCache=";

  private StartBench() {}

  public static void main(String[] args) throws Exception {
    Path jar = Path.of(args[0]).toAbsolutePath();
    int members = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    Path directory = Files.createTempDirectory("start-bench");
    Path config = Reunion.config(directory.resolve("config"));
    Path archive = directory.resolve("reunion.archive");
    if (making(jar, archive).start().waitFor() != 0) {
      throw new IllegalStateException("no archive was made");
    }
    Figures figures = new Figures("start");
    try (EmbeddedRedis redis = EmbeddedRedis.start(directory.resolve("redis"))) {
      Path list = Reunion.members(directory.resolve("members.csv"), members);
      List<String> program = List.of("-jar", jar.toString());
      Reunion.run(
          redis.uri(),
          list,
          directory.resolve("out"),
          Reunion.java(
              List.of(), program, "members", "import", list.toString(), "--config", config.toString()));
      for (int i = 0; i < rounds; i++) {
        for (boolean archived : List.of(true, false)) {
          List<String> options = new ArrayList<>(OPTIONS);
          if (archived) {
            options.add(GIVEN_BY + archive);
          }
          start(figures, archived ? "with archive" : "without", redis.uri(), Reunion.java(
              options, program, "serve", "--port", "0", "--config", config.toString()));
        }
      }
    }
    figures.finish();
  }

  /** By the Java that runs this: another one's archive is ignored. */
  private static ProcessBuilder making(Path jar, Path archive) {
    ProcessBuilder making = new ProcessBuilder(
            "bash", "docker/archive.sh", jar.toString(), "bot-config", archive.toString())
        .inheritIO();
    String own = Path.of(System.getProperty("java.home"), "bin").toString();
    making.environment().merge("PATH", own, (path, first) -> first + ":" + path);
    return making;
  }

  private static void start(Figures figures, String how, String redis, List<String> command)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("REDIS_URI", redis);
    long begun = System.nanoTime();
    Process process = builder.start();
    try (BufferedReader lines = process.inputReader()) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("reunion ready ")) {
        line = lines.readLine();
      }
      if (line == null) {
        throw new IllegalStateException("it did not get ready: " + command);
      }
      figures.add("ready, " + how + ", s", (System.nanoTime() - begun) / 1e9);
      process.waitFor(REST_SECONDS, TimeUnit.SECONDS);
      figures.add("resident at rest, " + how + ", MB", resident(process.pid()));
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static double resident(long pid) throws Exception {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
