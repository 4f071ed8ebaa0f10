package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tour of the house leads past what is there, in both languages by the same way. */
class ArchitectureTourTest {
  private static final Pattern CLASS = Pattern.compile("\\*\\*`([A-Za-z]+)`\\*\\*");
  private static final Pattern SCRIPT = Pattern.compile("`([a-z-]+\\.lua)`");

  private static List<String> named(Pattern pattern, String language) {
    try {
      String tour = Files.readString(Path.of("src/guide/architecture." + language + ".md"));
      return pattern.matcher(tour).results().map(found -> found.group(1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> files(String directory) {
    try (Stream<Path> files = Files.walk(Path.of(directory))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void everyClassThatIsNamedIsThere(String language) {
    Set<String> classes = files("src/main/java");
    assertThat(named(CLASS, language))
        .hasSizeGreaterThan(30)
        .allSatisfy(name -> assertThat(classes).contains(name + ".java"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void everyScriptThatIsNamedIsThere(String language) {
    Set<String> scripts = files("src/main/resources");
    assertThat(named(SCRIPT, language))
        .hasSizeGreaterThan(3)
        .allSatisfy(name -> assertThat(scripts).contains(name));
  }

  @Test
  void bothLanguagesGoTheSameWay() {
    assertThat(named(CLASS, "zh")).isEqualTo(named(CLASS, "en"));
    assertThat(named(SCRIPT, "zh")).isEqualTo(named(SCRIPT, "en"));
  }
}
