package io.reunion.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
  @TempDir
  Path directory;

  enum Mode {
    QUICK,
    VERY_SLOW
  }

  record Everything(
      String text,
      int small,
      long large,
      boolean flag,
      Mode mode,
      Duration length,
      ZoneId zone,
      URI address,
      Locale locale,
      Path path,
      Secret secret,
      LocalTime parsed,
      Optional<Integer> optional,
      List<String> list,
      Set<Mode> set,
      Map<String, Inner> map,
      Inner inner) {}

  record Inner(@Default("7") int a, Optional<String> b) {}

  @Test
  void readsEveryType() throws IOException {
    write("""
        text: no
        small: -5
        large: 9000000000
        flag: true
        mode: very-slow
        length: 1h30m
        zone: Asia/Shanghai
        address: "https://api.example.org:8443/v1//"
        locale: zh-Hant-TW
        path: data/redis
        secret: "007"
        parsed: 22:30
        optional: 3
        list: [a, 2008, "true", 12:30]
        set: [quick, very-slow]
        map:
          x: {a: 1}
          y:
          z: {b: bee}
        inner: {}
        """);

    assertThat(read(Everything.class))
        .contains(new Everything(
            "no",
            -5,
            9_000_000_000L,
            true,
            Mode.VERY_SLOW,
            Duration.ofMinutes(90),
            ZoneId.of("Asia/Shanghai"),
            URI.create("https://api.example.org:8443/v1"),
            Locale.forLanguageTag("zh-Hant-TW"),
            Path.of("data/redis"),
            Secret.of("007"),
            LocalTime.of(22, 30),
            Optional.of(3),
            List.of("a", "2008", "true", "12:30"),
            Set.of(Mode.QUICK, Mode.VERY_SLOW),
            Map.of(
                "x", new Inner(1, Optional.empty()),
                "y", new Inner(7, Optional.empty()),
                "z", new Inner(7, Optional.of("bee"))),
            new Inner(7, Optional.empty())));
  }

  @Test
  void namesEverythingThatIsMissing() throws IOException {
    write("# nothing\n");

    ConfigReader reader = new ConfigReader(Map.of());

    assertThat(reader.read(file(), Everything.class)).isEmpty();
    assertThat(reader.problems())
        .hasSize(12)
        .allSatisfy(problem -> assertThat(problem.toString())
            .startsWith(file() + ":1: ")
            .contains(": missing (expected: "));
  }

  record Constrained(
      @Default("5") @Range(min = "1", max = "9") int number,
      @Default("[1m, 2m]") @Range(min = "1m", max = "1h") List<Duration> lengths,

      @Default("abc") @Matches(value = "[a-z]+", expected = "small letters")
      String word) {}

  @Test
  void defaultsAreReadLikeTheFile() {
    assertThat(read(Constrained.class))
        .contains(new Constrained(5, List.of(Duration.ofMinutes(1), Duration.ofMinutes(2)), "abc"));
  }

  @Test
  void limitsAreInclusive() throws IOException {
    write("{number: 9, lengths: [1m, 60m]}");
    assertThat(problems(Constrained.class)).isEmpty();

    write("{number: 10, lengths: [59s, 61m], word: aBc}");
    assertThat(problems(Constrained.class))
        .containsExactly(
            "1: lengths[0]: 59s (expected: a length of time such as 30s or 1h30m, from 1m to 1h)",
            "1: lengths[1]: 61m (expected: a length of time such as 30s or 1h30m, from 1m to 1h)",
            "1: number: 10 (expected: a whole number from 1 to 9)",
            "1: word: aBc (expected: small letters)");
  }

  record BadDefault(@Default("eleven") int number) {}

  @Test
  void anUnfitDefaultIsAMistakeOfTheProgram() {
    assertThatIllegalStateException()
        .isThrownBy(() -> read(BadDefault.class))
        .withMessageContaining("eleven (expected: a whole number)");
  }

  @Removed(key = "bind", use = "host")
  @Removed(key = "tls", use = "a reverse proxy")
  record Server(@Default("localhost") String host) {}

  record Renamed(Server server) {}

  @Test
  void aRemovedKeySaysWhatReplacedIt() throws IOException {
    write("""
        server:
          bind: 0.0.0.0
          tls: true
        """);

    assertThat(problems(Renamed.class))
        .containsExactly(
            "2: server.bind: no longer a key (expected: host)",
            "3: server.tls: no longer a key (expected: a reverse proxy)");
  }

  record Span(int from, int to) {
    Span {
      if (from > to) {
        throw new IllegalArgumentException(
            "from " + from + " to " + to + " (expected: the smaller first)");
      }
    }
  }

  record Spans(List<Span> spans, Span last) {}

  @Test
  void whatAConstructorRefusesIsAProblemOfItsLine() throws IOException {
    write("""
        spans:
          - {from: 1, to: 2}
          - from: 3
            to: 2
        last:
          from: 9
          to: 8
        """);

    assertThat(problems(Spans.class))
        .containsExactly(
            "3: spans[1]: from 3 to 2 (expected: the smaller first)",
            "5: last: from 9 to 8 (expected: the smaller first)");
  }

  record FromOutside(
      @Default("1") @Environment("NUMBER") int number,
      @Environment("TOKEN") Optional<Secret> token,
      @Default("x") String text) {}

  @Test
  void theEnvironmentGoesBeforeTheFile() throws IOException {
    write("{number: 2, token: file-token, text: \"<${NUMBER}>\"}");

    assertThat(new ConfigReader(Map.of("NUMBER", "3", "TOKEN", "")).read(file(), FromOutside.class))
        .contains(new FromOutside(3, Optional.of(Secret.of("file-token")), "<3>"));
  }

  @Test
  void theEnvironmentAloneIsEnough() {
    assertThat(
            new ConfigReader(Map.of("NUMBER", "3", "TOKEN", "t")).read(file(), FromOutside.class))
        .contains(new FromOutside(3, Optional.of(Secret.of("t")), "x"));
  }

  @Test
  void whatComesFromTheEnvironmentIsNotShown() throws IOException {
    write("\n\nnumber: 2\n");
    ConfigReader reader = new ConfigReader(Map.of("NUMBER", "CANARY"));

    assertThat(reader.read(file(), FromOutside.class)).isEmpty();
    assertThat(reader.problems())
        .containsExactly(new Problem(file(), 3, "number: ${NUMBER} (expected: a whole number)"));
  }

  record WithSecrets(Secret a, List<Secret> b) {}

  @Test
  void secretsMayStandInFiles() throws IOException {
    Files.writeString(directory.resolve("a.txt"), "from-a\r\n");
    Path absolute = Files.writeString(directory.resolve("b.pem"), "-----BEGIN\nxyz\n");
    write("{a: file:a.txt, b: [\"file:${B}\", plain]}");

    assertThat(new ConfigReader(Map.of("B", absolute.toString())).read(file(), WithSecrets.class))
        .contains(new WithSecrets(
            Secret.of("from-a"), List.of(Secret.of("-----BEGIN\nxyz"), Secret.of("plain"))));
  }

  @Test
  void aPlaceholderStandsBareInsideBraces() throws IOException {
    write("{a: ${A}, b: [${B:-x}, $${A}]}");

    assertThat(new ConfigReader(Map.of("A", "{}, #")).read(file(), WithSecrets.class))
        .contains(new WithSecrets(Secret.of("{}, #"), List.of(Secret.of("x"), Secret.of("${A}"))));
  }

  record Cat(@Default("9") int lives) {}

  record Dog(String name) {}

  @Test
  void theKindDecidesTheType() throws IOException {
    write("""
        cat: {tom: , felix: {lives: 7}}
        dog:
          rex: {name: Rex}
        bird:
        """);
    ConfigReader reader = new ConfigReader(Map.of());

    Optional<Map<String, Record>> read = reader.readKinds(
        file(), Map.of("cat", Cat.class, "dog", Dog.class), (kind, name) -> kind + "/" + name);

    assertThat(read)
        .contains(
            Map.of("cat/tom", new Cat(9), "cat/felix", new Cat(7), "dog/rex", new Dog("Rex")));
    assertThat(reader.problems())
        .extracting(Problem::toString)
        .singleElement()
        .asString()
        .startsWith(file() + ":4: bird: unknown key (expected: one of ");
  }

  @Test
  void aCallersObjectionFindsTheLine() throws IOException {
    write("""
        spans:
          - from: 1
            to: 2
        last: {from: 1, to: 2}
        """);
    ConfigReader reader = new ConfigReader(Map.of());
    assertThat(reader.read(file(), Spans.class)).isPresent();

    reader.reject(file(), "spans[0].to", "too far");
    reader.reject(file(), "spans[0].from.hour", "no such thing");
    reader.reject(file(), "last.from", "too near");
    reader.reject(file(), "other", "not there");

    assertThat(reader.problems())
        .extracting(Problem::line, Problem::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "other: not there"),
            org.assertj.core.groups.Tuple.tuple(2, "spans[0].from.hour: no such thing"),
            org.assertj.core.groups.Tuple.tuple(3, "spans[0].to: too far"),
            org.assertj.core.groups.Tuple.tuple(4, "last.from: too near"));
  }

  private Path file() {
    return directory.resolve("test.yaml");
  }

  private void write(String yaml) throws IOException {
    Files.writeString(file(), yaml);
  }

  private <T extends Record> Optional<T> read(Class<T> type) {
    return new ConfigReader(Map.of()).read(file(), type);
  }

  /** {@code line: message} of each problem. */
  private List<String> problems(Class<? extends Record> type) {
    ConfigReader reader = new ConfigReader(Map.of());
    boolean read = reader.read(file(), type).isPresent();
    assertThat(read || !reader.problems().isEmpty()).isTrue();
    return reader.problems().stream()
        .map(problem -> problem.line() + ": " + problem.message())
        .toList();
  }
}
