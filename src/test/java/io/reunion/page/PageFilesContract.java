package io.reunion.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a page's files have to be: complete, nothing inline, and its words the same in both languages and all said. */
public abstract class PageFilesContract {
  private static final Path RESOURCES = Path.of("src/main/resources/io/reunion");
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\w+}");

  private final Path files;
  private final List<String> listed;
  private final Pattern key;

  /**
   * @param directory below the resources of this project
   * @param listed the files that the page serves
   * @param key finds a word's key in the page's scripts, as group 1
   */
  protected PageFilesContract(String directory, List<String> listed, Pattern key) {
    this.files = RESOURCES.resolve(directory);
    this.listed = listed;
    this.key = key;
  }

  /** Keys that are put together in the scripts, or that only other pages ask the shared script for. */
  protected boolean isExempt(String word) {
    return false;
  }

  /** Fails where a word is there twice: the page would show the second one in the place of the first. */
  private JsonNode words(String language) throws IOException {
    return new ObjectMapper()
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .readTree(files.resolve("words/" + language + ".json").toFile());
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
        .forEachRemaining(word -> assertThat(found(ARGUMENT, 0, zh.path(word).asText()))
            .as(word)
            .isEqualTo(found(ARGUMENT, 0, en.path(word).asText())));
  }

  @Test
  void wordsAreAllUsedAndAllThere() throws IOException {
    StringBuilder scripts = new StringBuilder(Files.readString(RESOURCES.resolve("page/words.js")));
    for (String file : listed) {
      if (file.endsWith(".js")) {
        scripts.append(Files.readString(files.resolve(file)));
      }
    }
    Set<String> known = new TreeSet<>();
    words("en").fieldNames().forEachRemaining(known::add);
    known.removeIf(this::isExempt);
    Set<String> used = found(key, 1, scripts.toString());
    used.removeIf(word -> word.startsWith("reunion.") || isExempt(word));
    assertThat(used).isNotEmpty().isEqualTo(known);
  }

  @Test
  void everyFileIsListed() throws IOException {
    try (Stream<Path> found = Files.walk(files)) {
      assertThat(found
              .filter(Files::isRegularFile)
              .map(file -> files.relativize(file).toString().replace('\\', '/'))
              .filter(file -> !file.equals("page.html")))
          .containsExactlyInAnyOrderElementsOf(listed);
    }
  }

  @Test
  void thePageHasNoScriptAndNoStyleOfItsOwn() throws IOException {
    assertThat(Files.readString(files.resolve("page.html")))
        .doesNotContainPattern("<script(?![^>]*(src=|importmap))")
        .doesNotContainPattern(" on[a-z]+=")
        .doesNotContain("style=", "<style");
  }
}
