package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The adapter that CONTRIBUTING.md says to read first is the smallest, and as small as it says. */
class SmallestAdapterTest {
  private static final Path ADAPTERS = Path.of("src/main/java/io/reunion/platform");
  private static final Pattern SAID =
      Pattern.compile("`platform\\.([a-z]+)`: (\\d+) files, about (\\d+) lines");

  private record Adapter(String name, int files, int lines) {
    static Adapter in(Path directory) {
      List<Path> files = list(directory);
      int lines = files.stream().mapToInt(Adapter::lines).sum();
      return new Adapter(directory.getFileName().toString(), files.size(), lines);
    }

    private static int lines(Path file) {
      try {
        return Files.readAllLines(file).size();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static List<Path> list(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void isWhatContributingSays() throws IOException {
    List<Adapter> adapters =
        list(ADAPTERS).stream().filter(Files::isDirectory).map(Adapter::in).toList();
    assertThat(adapters).hasSizeGreaterThanOrEqualTo(16);
    Adapter smallest =
        adapters.stream().min(Comparator.comparingInt(Adapter::lines)).orElseThrow();
    Matcher said = SAID.matcher(Files.readString(Path.of("CONTRIBUTING.md")));
    assertThat(said.find()).isTrue();
    assertThat(said.group(1)).isEqualTo(smallest.name());
    assertThat(Integer.parseInt(said.group(2))).isEqualTo(smallest.files());
    assertThat(Integer.parseInt(said.group(3))).isCloseTo(smallest.lines(), within(20));
  }
}
