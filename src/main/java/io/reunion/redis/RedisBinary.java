package io.reunion.redis;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the redis-server to run: one that is installed and new enough, or else the one that comes inside our jar,
 * unpacked once into a directory that only this user may enter. Everything here blocks.
 */
final class RedisBinary {
  private static final String BUNDLED = "7.0.15";
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  private RedisBinary() {}

  /** A program that can read data which this version has written: an older one might start with nothing instead. */
  static RedisProgram find(RedisVersion written) {
    return installed(System.getenv().getOrDefault("PATH", ""), written)
        .orElseGet(RedisBinary::bundled);
  }

  /** The first one along {@code path} that is new enough for us and for the data. */
  static Optional<RedisProgram> installed(String path, RedisVersion written) {
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(directory -> !directory.isEmpty())
        .flatMap(directory ->
            Stream.of("redis-server", "valkey-server").map(name -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .flatMap(program -> RedisProgram.asked(program).stream())
        .filter(
            program -> program.version().supported() && program.version().compareTo(written) >= 0)
        .findFirst();
  }

  /** The program out of our jar. */
  static RedisProgram bundled() {
    String name = "redis-server-" + BUNDLED + "-" + system();
    URL resource = RedisBinary.class.getResource("/" + name);
    if (resource == null) {
      throw new EmbeddedRedisException("no redis-server inside this program for " + system()
          + ": install Redis 6.2 or newer, or set REDIS_URI");
    }
    try {
      return new RedisProgram(unpacked(resource, name, cache()), RedisVersion.parse(BUNDLED));
    } catch (IOException e) {
      throw new EmbeddedRedisException("cannot unpack redis-server: " + e, e);
    }
  }

  private static String system() {
    return system(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  /** The name that the bundled programs use for an operating system and a processor. */
  static String system(String os, String arch) {
    String kind = os.toLowerCase(Locale.ROOT);
    Optional<String> processor = switch (arch) {
      case "amd64", "x86_64" -> Optional.of("amd64");
      case "aarch64", "arm64" -> Optional.of("arm64");
      case "x86", "i386", "i686" -> Optional.of("386");
      default -> Optional.empty();
    };
    if (processor.isPresent() && kind.startsWith("linux")) {
      return "linux-" + processor.get();
    }
    if (processor.isPresent() && kind.startsWith("mac") && !processor.get().equals("386")) {
      return "darwin-" + processor.get();
    }
    throw new EmbeddedRedisException("no embedded Redis for " + os + " on " + arch
        + " (there is one for Linux and macOS on x86-64 and arm64): set REDIS_URI");
  }

  /** {@code resource} as an executable in {@code directory}, under a name that changes with its content. */
  static Path unpacked(URL resource, String name, Path directory) throws IOException {
    URLConnection connection = resource.openConnection();
    long size = connection.getContentLengthLong();
    Path target = directory.resolve(name + "-" + mark(connection));
    if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) && Files.size(target) == size) {
      return target;
    }
    Path half = Files.createTempFile(
        directory, name, ".part", PosixFilePermissions.asFileAttribute(PRIVATE));
    try (InputStream in = connection.getInputStream()) {
      Files.copy(in, half, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(half, PRIVATE);
      return Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** The checksum that the jar keeps of the entry, so that nothing has to be read to find it again. */
  private static String mark(URLConnection connection) throws IOException {
    return connection instanceof JarURLConnection jar && jar.getJarEntry() != null
        ? Long.toHexString(jar.getJarEntry().getCrc())
        : Long.toHexString(connection.getContentLengthLong());
  }

  private static Path cache() throws IOException {
    Path directory = Path.of(System.getProperty("java.io.tmpdir"))
        .resolve("reunion-redis-" + System.getProperty("user.name"));
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(PRIVATE));
    }
    return trusted(directory)
        ? directory
        : Files.createTempDirectory("reunion-redis", PosixFilePermissions.asFileAttribute(PRIVATE));
  }

  /** Whether nobody else can have put a program there: the temporary directory belongs to everybody. */
  private static boolean trusted(Path directory) throws IOException {
    Path mine = Files.createTempFile("reunion", ".owner");
    try {
      return Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(mine))
          && Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS).equals(PRIVATE);
    } finally {
      Files.delete(mine);
    }
  }
}
