package io.reunion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operations that tests of {@link ApiCalls} call by their names and expect to succeed. A call that did not, or whose
 * answer is not what the document says, fails its own test.
 */
final class CalledOperations {
  private static final Path TESTS = Path.of("src/test/java/io/reunion");
  private static final Pattern CALL = Pattern.compile(
      "(?:good\\(\\s*20\\d,\\s*|follow\\(\\s*|String operation = )\"((?:GET|POST|PATCH|PUT|DELETE) /[^\"?]+)[\"?]");

  private CalledOperations() {}

  static Set<String> all() {
    try (Stream<Path> files = Files.list(TESTS)) {
      return files
          .map(CalledOperations::text)
          .filter(text -> text.contains(" extends ApiCalls "))
          .flatMap(text -> CALL.matcher(text).results().map(found -> found.group(1)))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
