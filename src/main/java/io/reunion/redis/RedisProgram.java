package io.reunion.redis;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A redis-server that can be run, and which one it is. */
record RedisProgram(Path path, RedisVersion version) {
  private static final Pattern VERSION = Pattern.compile("\\bv=([0-9]+\\.[0-9]+[0-9.]*)");
  private static final int SECONDS = 2;

  /** Asks the program for its version; empty if it does not say. Blocks. */
  static Optional<RedisProgram> asked(Path path) {
    try {
      Process process = new ProcessBuilder(path.toString(), "--version")
          .redirectErrorStream(true)
          .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
          .start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      String said = new String(process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
      Matcher version = VERSION.matcher(said);
      return version.find()
          ? Optional.of(new RedisProgram(path, RedisVersion.parse(version.group(1))))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
