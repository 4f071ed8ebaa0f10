package io.reunion.language.signup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists as they are written in the wild, each {@code NAME.txt} with what it says in {@code NAME.json}. */
class SignUpCorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/io/reunion/language/signup");

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".txt"))
          .map(name -> name.substring(0, name.length() - ".txt".length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsAsExpected(String name) throws IOException {
    String text = Files.readString(CORPUS.resolve(name + ".txt"));
    String expected = Files.readString(CORPUS.resolve(name + ".json"));
    assertThat(Described.lists(SignUpReader.readAll(text)).toPrettyString())
        .isEqualTo(new ObjectMapper().readTree(expected).toPrettyString());
  }

  @Test
  void theCorpusIsLargeAndComplete() throws IOException {
    assertThat(names()).hasSizeGreaterThanOrEqualTo(60);
    try (Stream<Path> files = Files.list(CORPUS)) {
      assertThat(files.filter(file -> file.toString().endsWith(".json"))).hasSameSizeAs(names());
    }
  }
}
