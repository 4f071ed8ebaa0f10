package io.reunion.bench;

import io.reunion.redis.EmbeddedRedis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How many members a second {@code members import} takes, and the same list once more, which changes nothing: {@code
 * ImportBench [MEMBERS] [ROUNDS]}.
 */
final class ImportBench {
  private ImportBench() {}

  public static void main(String[] args) throws Exception {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    Path directory = Files.createTempDirectory("import-bench");
    Path config = Reunion.config(directory.resolve("config"));
    Path list = Reunion.members(directory.resolve("members.csv"), count);
    Figures figures = new Figures("import");
    for (int i = 0; i < rounds; i++) {
      try (EmbeddedRedis redis = EmbeddedRedis.start(directory.resolve("redis" + i))) {
        for (String what : List.of("new", "known")) {
          double seconds = Reunion.run(
              redis.uri(),
              list,
              directory.resolve("out"),
              Reunion.java(
                  List.of("-Xmx512m"),
                  Reunion.classes(),
                  "members",
                  "import",
                  list.toString(),
                  "--config",
                  config.toString()));
          figures.add(what + " members a second", count / seconds);
        }
      }
    }
    figures.finish();
  }
}
