package io.reunion.redis;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A redis-server (or valkey-server) that somebody installed. */
final class RedisOnPath {
  private static final Pattern VERSION = Pattern.compile("\\bv=([0-9]+\\.[0-9]+[0-9.]*)");

  private RedisOnPath() {}

  /** The first one along the PATH that is new enough. */
  static Optional<Path> find() {
    return find(System.getenv().getOrDefault("PATH", ""));
  }

  static Optional<Path> find(String path) {
    for (String directory : path.split(File.pathSeparator)) {
      for (String name : List.of("redis-server", "valkey-server")) {
        Path program = Path.of(directory, name);
        if (!directory.isEmpty() && Files.isExecutable(program) && newEnough(program)) {
          return Optional.of(program);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean newEnough(Path program) {
    try {
      Process process = new ProcessBuilder(program.toString(), "--version")
          .redirectErrorStream(true)
          .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
          .start();
      String said = new String(process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      Matcher version = VERSION.matcher(said);
      return version.find() && RedisVersion.parse(version.group(1)).supported();
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
