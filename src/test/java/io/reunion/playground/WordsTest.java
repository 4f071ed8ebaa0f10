package io.reunion.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page's own files: complete, and its words the same in both languages. */
class WordsTest {
  private static final Path FILES = Path.of("src/main/resources/io/reunion/playground");
  private static final Path SHARED = Path.of("src/main/resources/io/reunion/page/words.js");
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\w+}");
  private static final Pattern KEY = Pattern.compile("'([a-z]+\\.[A-Za-z.]+)'");

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
  void haveTheSameKeysAndArgumentsInBothLanguages() throws IOException {
    JsonNode zh = words("zh");
    JsonNode en = words("en");
    assertThat(zh.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(en::fieldNames);
    zh.fields()
        .forEachRemaining(word -> assertThat(found(ARGUMENT, 0, word.getValue().asText()))
            .as(word.getKey())
            .isEqualTo(found(ARGUMENT, 0, en.path(word.getKey()).asText())));
  }

  @Test
  void areAllUsedAndAllThere() throws IOException {
    StringBuilder sources = new StringBuilder();
    sources.append(Files.readString(SHARED));
    for (String file : PageFiles.ALL) {
      if (file.endsWith(".js")) {
        sources.append(Files.readString(FILES.resolve(file)));
      }
    }
    Set<String> used = found(KEY, 1, sources.toString());
    List<String> known = new ArrayList<>();
    words("en").fieldNames().forEachRemaining(known::add);
    assertThat(used.stream().filter(key -> !key.startsWith("reunion.")))
        .containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void everyFileOfThePageIsListed() throws IOException {
    try (Stream<Path> files = Files.walk(FILES)) {
      assertThat(files
              .filter(Files::isRegularFile)
              .map(file -> FILES.relativize(file).toString().replace('\\', '/'))
              .filter(file -> !file.equals("page.html")))
          .containsExactlyInAnyOrderElementsOf(PageFiles.ALL);
    }
  }
}
