package io.reunion;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.platform.Fuzzed;
import io.reunion.config.InvalidConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/** Configuration files: read, or every problem listed. */
class ConfigFuzzTest {
  @FuzzTest(maxDuration = Fuzzed.TIME)
  void reunionYaml(byte[] yaml) throws IOException {
    Path directory = Files.createTempDirectory("reunion-fuzz");
    Path file = directory.resolve("reunion.yaml");
    try {
      Files.write(file, yaml);
      new ConfigDirectory(directory, Map.of(), OptionalInt.empty(), Platforms.CREDENTIALS).read();
    } catch (InvalidConfigException refused) {
      return;
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(directory);
    }
  }
}
