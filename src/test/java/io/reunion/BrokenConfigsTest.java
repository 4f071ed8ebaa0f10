package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each broken configuration of {@code broken-configs.txt} is told of in exactly the words that stand there. */
class BrokenConfigsTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("SET", "good", "NUMBER", "8080", "EMPTY", "");

  @TempDir
  Path directory;

  record Broken(String name, Map<String, String> files, List<String> expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Broken> configurations() throws IOException {
    try (InputStream in = BrokenConfigsTest.class.getResourceAsStream("broken-configs.txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(all.split("(?m)^== "))
          .skip(1)
          .map(BrokenConfigsTest::parse)
          .toList();
    }
  }

  private static Broken parse(String text) {
    List<String> lines = text.lines().toList();
    Map<String, String> files = new LinkedHashMap<>();
    List<String> expected = new ArrayList<>();
    String file = "";
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("-- ")) {
        file = line.substring(3);
        files.put(file, "");
      } else if (line.startsWith("-> ")) {
        expected.add(line.substring(3));
      } else {
        files.merge(file, line.replace('⇥', '\t') + "\n", String::concat);
      }
    }
    return new Broken(lines.get(0), files, expected);
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void everyProblemIsToldWithItsLine(Broken broken) throws IOException {
    Files.writeString(directory.resolve("secret.txt"), "from-a-file\n");
    Files.writeString(directory.resolve("blank.txt"), "\n");
    Files.write(directory.resolve("gbk.txt"), new byte[] {(byte) 0xC4, (byte) 0xE3});
    Files.createDirectory(directory.resolve("secrets"));
    for (Map.Entry<String, String> file : broken.files().entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
    List<String> told = new ArrayList<>();

    int exit = ConfigCheck.run(TestConfigs.in(directory, ENVIRONMENT), told::add);

    assertThat(told.stream().map(line -> line.replace(directory + "/", "")))
        .isEqualTo(broken.expected());
    assertThat(exit).isEqualTo(1);
  }

  @Test
  void thereAreManyWaysToBreakAConfiguration() throws IOException {
    assertThat(configurations())
        .hasSizeGreaterThan(90)
        .allSatisfy(broken -> assertThat(broken.expected()).isNotEmpty());
  }
}
