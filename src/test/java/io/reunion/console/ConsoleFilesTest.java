package io.reunion.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The console's files: complete, and its words the same in both languages. */
class ConsoleFilesTest {
  private static final Path FILES = Path.of("src/main/resources/io/reunion/console");
  private static final Path SHARED = Path.of("src/main/resources/io/reunion/page/words.js");
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\w+}");
  private static final Pattern KEY =
      Pattern.compile("[(\\s]'([a-z]+(?:\\.[A-Za-z]+)+|loading|more)'");

  private static JsonNode words(String language) throws IOException {
    return new ObjectMapper()
        .readTree(FILES.resolve("words/" + language + ".json").toFile());
  }

  private static Set<String> found(Pattern pattern, int group, String text) {
    Set<String> found = new TreeSet<>();
    for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
      found.add(matcher.group(group));
    }
    return found;
  }

  @Test
  void wordsHaveTheSameKeysAndArgumentsInBothLanguages() throws IOException {
    JsonNode zh = words("zh");
    JsonNode en = words("en");
    assertThat(zh.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(en::fieldNames);
    en.fieldNames()
        .forEachRemaining(key -> assertThat(found(ARGUMENT, 0, zh.path(key).asText()))
            .as(key)
            .isEqualTo(found(ARGUMENT, 0, en.path(key).asText())));
  }

  @Test
  void wordsAreAllUsedAndAllThere() throws IOException {
    StringBuilder sources = new StringBuilder(Files.readString(SHARED));
    for (String file : ConsoleFiles.ALL) {
      if (file.endsWith(".js")) {
        sources.append(Files.readString(FILES.resolve(file)));
      }
    }
    Set<String> known = new TreeSet<>();
    words("en").fieldNames().forEachRemaining(known::add);
    Set<String> used = found(KEY, 1, sources.toString());
    used.removeIf(key -> key.startsWith("reunion."));
    assertThat(used).isEqualTo(known);
  }

  @Test
  void everyFileIsListed() throws IOException {
    try (Stream<Path> files = Files.walk(FILES)) {
      assertThat(files
              .filter(Files::isRegularFile)
              .map(file -> FILES.relativize(file).toString().replace('\\', '/'))
              .filter(file -> !file.equals("page.html")))
          .containsExactlyInAnyOrderElementsOf(ConsoleFiles.ALL);
    }
  }
}
