package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnderstandStartIT {
  @TempDir
  private Path directory;

  @Test
  void readingLoadsNeitherTheServiceNorTheOtherCommands() throws Exception {
    Path classes = directory.resolve("classes");
    Path answers = directory.resolve("answers");
    Path messages = Files.writeString(directory.resolve("messages"), "\"count me in\"\n");
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xlog:class+load:file=" + classes,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "understand",
            "--config",
            directory.toString())
        .redirectInput(messages.toFile())
        .redirectOutput(answers.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
    assertThat(answers).content().contains("count me in");
    assertThat(classes)
        .content()
        .contains("io.reunion.UnderstandCommand ")
        .doesNotContain("io.reunion.Service ", "io.reunion.MembersCommand ");
  }
}
