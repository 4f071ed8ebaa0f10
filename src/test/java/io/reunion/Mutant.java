package io.reunion;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The service with one mistake built in on purpose, to see that a test finds it. A changed copy of a source is compiled
 * into a directory of its own, which comes first on the class path; the service itself has no switch for it.
 */
final class Mutant {
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private Mutant() {}

  /**
   * Compiles it.
   *
   * @param source below src/main/java
   * @param right what stands there exactly once
   * @param mistake what is to stand there instead
   * @return the class path of the service with the mistake
   */
  static String of(Path directory, String source, String right, String mistake) {
    try {
      String text = Files.readString(Path.of("src/main/java").resolve(source));
      if (text.split(java.util.regex.Pattern.quote(right), -1).length != 2) {
        throw new IllegalArgumentException(
            source + " (expected: exactly once, '" + right + "')");
      }
      Path file = directory.resolve("source").resolve(source);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.replace(right, mistake));
      Path classes = Files.createDirectories(directory.resolve("mutant"));
      compile(file, classes);
      return classes + File.pathSeparator + CLASS_PATH;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(Path file, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-nowarn", "-proc:none", "-d", classes.toString(), "-cp", CLASS_PATH);
      boolean compiled = compiler
          .getTask(null, files, null, options, null, files.getJavaFileObjects(file))
          .call();
      if (!compiled) {
        throw new IllegalStateException(file + " does not compile");
      }
    }
  }
}
