package io.reunion.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as Windows, old editors and accidents leave them. */
class EncodingTest {
  record Named(@Default("none") String a, @Default("none") String name) {}

  private static final Charset GBK = Charset.forName("GBK");

  @TempDir
  Path directory;

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of("nothing", new byte[0], 1, "empty"),
        Arguments.of("spaces", bytes(" \n\n"), 1, "empty"),
        Arguments.of("only a byte order mark", bytes("\uFEFF"), 1, "empty"),
        Arguments.of("GBK", "a: b\nname: 校友会\n".getBytes(GBK), 2, "not UTF-8"),
        Arguments.of("GBK in a comment", "# 校友\n".getBytes(GBK), 1, "not UTF-8"),
        Arguments.of(
            "Latin-1", "\n\nname: é\n".getBytes(StandardCharsets.ISO_8859_1), 3, "not UTF-8"),
        Arguments.of("UTF-16", "name: b\n".getBytes(StandardCharsets.UTF_16), 1, "not as UTF-16"),
        Arguments.of(
            "UTF-16 without mark", "a: b\n".getBytes(StandardCharsets.UTF_16LE), 1, "U+0000"),
        Arguments.of("half a character", new byte[] {'a', ':', '\n', (byte) 0xE6}, 2, "not UTF-8"),
        Arguments.of("an escape sequence", bytes("a: b\nname: \u001B[31m\n"), 2, "U+001B"),
        Arguments.of("too much", bytes("#".repeat((1 << 20) + 1)), 1, "at most 1048576"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void saysWhyAFileCannotBeRead(String name, byte[] content, int line, String fragment)
      throws IOException {
    Files.write(file(), content);

    assertThat(problems()).singleElement().satisfies(problem -> {
      assertThat(problem.line()).isEqualTo(line);
      assertThat(problem.message()).contains(fragment).contains("(expected: ");
    });
  }

  static Stream<Arguments> readable() {
    return Stream.of(
        Arguments.of("comments only", "# 校友会\n\n# nothing else", "none"),
        Arguments.of("an empty document", "---\n", "none"),
        Arguments.of("a byte order mark", "\uFEFFname: 校友会\n", "校友会"),
        Arguments.of("Windows line ends", "a: b\r\nname: 校友会\r\n", "校友会"),
        Arguments.of("old Mac line ends", "a: b\rname: 校友会\r", "校友会"),
        Arguments.of("no line end", "name: 😀", "😀"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readable")
  void readsWhatIsOnlyUnusual(String name, String content, String value) throws IOException {
    Files.write(file(), bytes(content));
    ConfigReader reader = new ConfigReader(Map.of());

    assertThat(reader.read(file(), Named.class).map(Named::name)).contains(value);
    assertThat(reader.problems()).isEmpty();
  }

  @Test
  void aDirectoryIsNoFile() throws IOException {
    Files.createDirectory(file());

    assertThat(problems())
        .containsExactly(
            new Problem(file(), 1, "cannot be read (expected: a file that the service may read)"));
  }

  @Test
  void linesAreCountedAsEditorsShowThem() throws IOException {
    Files.write(file(), bytes("a: \"\u2028\u0085😀\"\r\nnmae: x\r\n"));

    assertThat(problems())
        .containsExactly(new Problem(file(), 2, "nmae: unknown key (did you mean name?)"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Path file() {
    return directory.resolve("test.yaml");
  }

  private List<Problem> problems() {
    ConfigReader reader = new ConfigReader(Map.of());
    assertThat(reader.read(file(), Named.class).isPresent() && reader.problems().isEmpty())
        .isFalse();
    return reader.problems();
  }
}
