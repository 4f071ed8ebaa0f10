package io.reunion;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The classes of the libraries as the JVM keeps them, found and checked once for all the services that tests start as
 * processes of their own: a hundred of them, and a third of what each start takes is this. Made by the first process of
 * the tests that needs it, kept in {@code target} until a library or the JVM is another. Our own classes are not in it: the
 * JVM archives what is in jars alone, and tests put mistakes in front of ours.
 */
final class ClassArchive {
  private static final Path PLACE = Path.of("target", "class-archive").toAbsolutePath();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  /** An archive fits only the collector that it was made with. */
  private static final String COLLECTOR = "-XX:+UseSerialGC";

  private static final int SECONDS_TO_MAKE = 120;
  private static final String JARS = jars(System.getProperty("java.class.path"));
  private static final List<String> OPTIONS = options();

  private ClassArchive() {}

  /** What the JVM is told before the program: the class path is the given one, jars in front, and the archive its own. */
  static List<String> java(String classPath) {
    List<String> command = new ArrayList<>(List.of(JAVA, COLLECTOR));
    if (jars(classPath).equals(JARS)) {
      command.addAll(OPTIONS);
    }
    command.addAll(List.of("-cp", jars(classPath) + File.pathSeparator + others(classPath)));
    return command;
  }

  private static String jars(String classPath) {
    return part(classPath, true);
  }

  private static String others(String classPath) {
    return part(classPath, false);
  }

  private static String part(String classPath, boolean jars) {
    return String.join(
        File.pathSeparator,
        Stream.of(classPath.split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar") == jars)
            .toList());
  }

  /** None where no archive can be made: then every start takes longer, and that is all. */
  private static List<String> options() {
    try {
      Files.createDirectories(PLACE);
      Path archive = PLACE.resolve(name() + ".jsa");
      try (FileChannel lock = FileChannel.open(
              PLACE.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = lock.lock()) {
        if (held.isValid() && !Files.exists(archive)) {
          make(archive);
        }
      }
      return Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By the JVM, and by each jar and its age. */
  private static String name() {
    StringBuilder all = new StringBuilder(Runtime.version().toString());
    for (String jar : JARS.split(File.pathSeparator)) {
      all.append(jar).append(new File(jar).lastModified());
    }
    return Integer.toHexString(all.toString().hashCode());
  }

  /** Starts the demo to see which classes a service needs, and has the JVM archive those. */
  private static void make(Path archive) throws IOException {
    Path work = Files.createTempDirectory(PLACE, "making");
    Path list = work.resolve("classes");
    Process demo = command(
            work,
            COLLECTOR,
            "-XX:DumpLoadedClassList=" + list,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "demo",
            "--config",
            Path.of("bot-config").toAbsolutePath().toString(),
            "--port",
            "0")
        .start();
    try (BufferedReader lines = demo.inputReader()) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("reunion ready")) {
        line = lines.readLine();
      }
      demo.destroy();
      ended(demo);
    }
    Path made = work.resolve("made");
    ended(command(
            work,
            COLLECTOR,
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + list,
            "-XX:SharedArchiveFile=" + made,
            "-cp",
            JARS)
        .redirectOutput(Redirect.DISCARD)
        .start());
    if (Files.exists(made)) {
      Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static ProcessBuilder command(Path work, String... options) {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(List.of(options));
    return new ProcessBuilder(command).directory(work.toFile()).redirectError(Redirect.DISCARD);
  }

  private static void ended(Process process) {
    try {
      if (!process.waitFor(SECONDS_TO_MAKE, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
