package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.config.Secret;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each platform has a short page in both languages: where to enter the webhook, each secret that it needs, how to see whether it works. */
class SetUpPagesTest {
  private static final Path PAGES = Path.of("src/guide/platforms");

  /** By platform, the record of an account's credentials. */
  private static Map<String, Class<? extends Record>> accounts() {
    return SampleAccounts.all(URI.create("https://api.example")).entrySet().stream()
        .collect(Collectors.toMap(
            entry -> entry.getKey().platform().value(),
            entry -> entry.getValue().getClass()));
  }

  static Stream<String> names() {
    return accounts().keySet().stream().sorted();
  }

  /** The secrets that no account can do without. */
  private static List<String> secrets(String name) {
    return Arrays.stream(accounts().get(name).getRecordComponents())
        .filter(component -> component.getType() == Secret.class)
        .map(RecordComponent::getName)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void sayWhatToEnterWhereAndHowToCheck(String name) throws IOException {
    for (String language : List.of("en", "zh")) {
      String page = Files.readString(PAGES.resolve(name + "." + language + ".md"));
      assertThat(page)
          .as(language)
          .startsWith("# ")
          .contains("/webhooks/" + name + "/", "platforms.yaml", "check --live");
      assertThat(secrets(name)).as(language).allMatch(page::contains);
      assertThat(page.lines().count()).as(language).isLessThan(70);
    }
  }

  @Test
  void nearlyAllPlatformsHaveSecrets() {
    assertThat(names().filter(name -> !secrets(name).isEmpty())).hasSizeGreaterThan(12);
  }
}
