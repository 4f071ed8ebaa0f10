package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.language.Intent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents tell people to type is there: our own commands and options, API paths, Maven's executions, files. */
class DocumentedCommandsTest {
  private static final Pattern PROGRAM = Pattern.compile(
      "(?:reunion\\.jar|(?:run --rm (?:-v \\S+ )?|run --rm -T )bot)[ \\\\\\n]+([a-z][^`\\n|<>&;)）。，]*)");
  private static final Pattern API = Pattern.compile("(?<![\\w.])/api/v1(/[a-z][\\w/{}.-]*)");
  private static final Pattern EXECUTION = Pattern.compile("exec:(?:java|exec)@([a-z]+)");
  private static final Pattern FILE =
      Pattern.compile("(?<![\\w/.])(?:docker|src|bot-config)/[\\w./-]*\\w");

  private static final Pattern USAGE =
      Pattern.compile("(?m)^usage\\.[a-z]+: (?:\"|\\|-\\s+)([\\p{L}-]+)");

  private static Map<Path, String> documents() {
    Map<Path, String> documents = new TreeMap<>();
    try (Stream<Path> guides = Files.walk(Path.of("src/guide"));
        Stream<Path> docs = Files.walk(Path.of("src/docs"))) {
      Stream.of(
              Stream.of(
                  Path.of("README.md"),
                  Path.of("README.zh.md"),
                  Path.of("CONTRIBUTING.md"),
                  Path.of("SECURITY.md")),
              guides,
              docs)
          .flatMap(paths -> paths)
          .filter(path -> path.toString().endsWith(".md"))
          .forEach(path -> documents.put(path, read(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return documents;
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> found(Pattern pattern, int group) {
    Set<String> found = new TreeSet<>();
    documents()
        .values()
        .forEach(text -> pattern
            .matcher(text)
            .results()
            .map(result -> result.group(group).strip())
            .forEach(found::add));
    return found;
  }

  /** Of {@code a|b} each by itself; what is in brackets may be left out. */
  private static void parses(String words) {
    List<String> all = Arrays.stream(words.replaceAll("\\[[^\\]]*]", "").split("\\s+"))
        .filter(word -> !word.isEmpty() && !word.equals("..."))
        .toList();
    Main.commandLine().parseArgs(all.toArray(String[]::new));
  }

  @Test
  void everyCommandOfOursIsOne() {
    Set<String> commands = found(PROGRAM, 1);
    assertThat(commands).hasSizeGreaterThan(5).anyMatch(words -> words.startsWith("doctor"));
    assertThat(commands).allSatisfy(DocumentedCommandsTest::parses);
  }

  /** The names by which {@code help} shows the commands of a language, such as {@code find}. */
  private static Set<String> names(String language) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/io/reunion"))) {
      files
          .filter(path -> path.endsWith(language + ".yaml"))
          .flatMap(path -> USAGE.matcher(read(path)).results())
          .forEach(usage -> names.add(usage.group(1)));
    }
    return names;
  }

  @Test
  void aGuideNamesEachCommandThatHelpShows() throws IOException {
    for (String language : List.of("en", "zh")) {
      String guides = Stream.of("member", "admin")
          .map(who -> read(Path.of("src/guide/" + who + "." + language + ".md")))
          .collect(Collectors.joining());
      assertThat(names(language))
          .hasSizeGreaterThan(40)
          .allSatisfy(name ->
              assertThat(guides).containsPattern("`" + Pattern.quote(name) + "(?![\\p{L}-])"));
    }
  }

  @Test
  void everyPathOfTheApiIsInItsDocument() {
    String document = read(Path.of("src/main/resources/io/reunion/api/openapi.yaml"));
    Set<Pattern> paths = new HashSet<>();
    Pattern.compile("(?m)^  (/[^:\\s]+):$")
        .matcher(document)
        .results()
        .forEach(
            result -> paths.add(Pattern.compile(result.group(1).replaceAll("\\{[^}]*}", "[^/]+"))));
    assertThat(found(API, 1))
        .hasSizeGreaterThan(5)
        .allSatisfy(path -> assertThat(paths)
            .as(path)
            .anyMatch(known -> known.matcher(path.replaceAll("[./]+$", "")).matches()));
  }

  @Test
  void everyExecutionOfMavenIsInThePom() {
    String pom = read(Path.of("pom.xml"));
    assertThat(found(EXECUTION, 1))
        .contains("rsvp", "start", "size")
        .allSatisfy(id -> assertThat(pom).contains("<id>" + id + "</id>"));
  }

  @Test
  void everyFileThatIsNamedIsThere() {
    Set<String> files = found(FILE, 0);
    // NAME stands for many, an association may have texts of its own or not, and whoever runs the
    // containers writes their secrets there.
    Set<String> theirs = Set.of("bot-config/texts", "docker/.env");
    files.removeIf(file -> file.matches(".*/[A-Z]+") || theirs.contains(file));
    assertThat(files)
        .hasSizeGreaterThan(5)
        .allSatisfy(file -> assertThat(Path.of(file)).exists());
  }

  @Test
  void everythingThatUnderstandMayFindIsListed() {
    for (String readme : List.of("README.md", "README.zh.md")) {
      assertThat(read(Path.of(readme)))
          .contains(
              Arrays.stream(Intent.values()).map(intent -> "`" + intent + "`").toList());
    }
  }
}
