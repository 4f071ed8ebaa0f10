package io.reunion.booth;

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

/** The booth's files: complete, its words the same in both languages, and nothing inline. */
class BoothFilesTest {
  private static final Path FILES = Path.of("src/main/resources/io/reunion/booth");
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\w+}");

  private static JsonNode words(String language) throws IOException {
    return new ObjectMapper()
        .readTree(FILES.resolve("words/" + language + ".json").toFile());
  }

  private static Set<String> arguments(String text) {
    Set<String> found = new TreeSet<>();
    for (Matcher matcher = ARGUMENT.matcher(text); matcher.find(); ) {
      found.add(matcher.group());
    }
    return found;
  }

  @Test
  void wordsAreTheSameInBothLanguagesAndAllSaid() throws IOException {
    JsonNode zh = words("zh");
    JsonNode en = words("en");
    assertThat(zh.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(en::fieldNames);
    String code =
        Files.readString(FILES.resolve("booth.js")) + Files.readString(FILES.resolve("paper.js"));
    en.fieldNames().forEachRemaining(key -> {
      assertThat(arguments(zh.path(key).asText()))
          .as(key)
          .isEqualTo(arguments(en.path(key).asText()));
      if (!key.startsWith("voice.")) {
        assertThat(code).contains("'" + key + "'");
      }
    });
  }

  @Test
  void everyFileIsListedAndThePageHasNoScriptOfItsOwn() throws IOException {
    try (Stream<Path> files = Files.walk(FILES)) {
      assertThat(files
              .filter(Files::isRegularFile)
              .map(file -> FILES.relativize(file).toString().replace('\\', '/'))
              .filter(file -> !file.equals("page.html")))
          .containsExactlyInAnyOrderElementsOf(Booth.FILES);
    }
    assertThat(Files.readString(FILES.resolve("page.html")))
        .doesNotContainPattern("<script(?![^>]*(src=|importmap))")
        .doesNotContain("onclick", "style=");
  }
}
