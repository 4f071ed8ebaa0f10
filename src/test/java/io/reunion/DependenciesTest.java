package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the pom names is listed with its licence, and no licence asks more of an association than its name. */
class DependenciesTest {
  private static final Pattern DEPENDENCY = Pattern.compile(
      "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>",
      Pattern.DOTALL);
  private static final Set<String> FREE = Set.of(
      "Apache-2.0",
      "MIT",
      "MIT-0",
      "BSD-2-Clause",
      "BSD-3-Clause",
      "CC0-1.0",
      "EPL-1.0",
      "EPL-2.0",
      "Unicode-3.0");

  private static Map<String, List<String>> listed() throws IOException {
    Map<String, List<String>> listed = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("src/docs/dependencies.md"))) {
      String[] cells = line.split(" *\\| *");
      if (cells.length == 3 && cells[1].contains(":")) {
        listed.put(cells[1], List.of(cells[2].split(" or ")));
      }
    }
    return listed;
  }

  @Test
  void everyDependencyIsListedWithALicenceThatIsFree() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String own = pom.substring(pom.indexOf("</dependencyManagement>"), pom.indexOf("<profiles>"));
    Set<String> named = new TreeSet<>();
    Matcher dependency = DEPENDENCY.matcher(own);
    while (dependency.find()) {
      if (!dependency.group(3).contains("<scope>test</scope>")) {
        named.add(dependency.group(1) + ":" + dependency.group(2));
      }
    }
    Map<String, List<String>> listed = listed();
    assertThat(named).hasSizeGreaterThan(15);
    assertThat(listed.keySet()).containsAll(named);
    assertThat(listed)
        .allSatisfy(
            (artifact, licences) -> assertThat(licences).as(artifact).anyMatch(FREE::contains));
  }
}
