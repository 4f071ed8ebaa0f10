package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of promises names tests that exist. */
class AssuranceTest {
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)(?:[.]([a-z]\\w+)|#(\\w+))?`");

  private static Map<String, String> tests() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (String root : List.of("src/test/java", "src/test/browser", "src/fuzz/java")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        }
      }
    }
    return sources;
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    Map<String, String> tests = tests();
    Matcher named = NAMED.matcher(Files.readString(Path.of("src/docs/assurance.md")));
    List<String> missing = new ArrayList<>();
    int found = 0;
    while (named.find()) {
      String method = named.group(2) == null ? named.group(3) : named.group(2);
      String source = tests.getOrDefault(named.group(1), "");
      boolean there = method == null
          ? !source.isEmpty() || named.group(1).equals("Class")
          : source.contains("void " + method + "(");
      if (there) {
        found++;
      } else if (!named.group().equals("`Class.method`")) {
        missing.add(named.group());
      }
    }
    assertThat(missing).isEmpty();
    assertThat(found).isGreaterThan(80);
  }
}
