package io.reunion.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * One redis-server process for tests, with a port and a directory of its own; {@link RedisServer} is what most tests
 * want. It ends with the test JVM, also if that is killed.
 */
final class RedisNode {
  static final String PASSWORD = "test-pass_word";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path directory;
  private final int port;
  private final List<String> arguments;
  private final List<String> settings;
  private RedisProcess process;

  private RedisNode(Path directory, int port, List<String> arguments, List<String> settings) {
    this.directory = directory;
    this.port = port;
    this.arguments = arguments;
    this.settings = settings;
  }

  /** A server with further settings, each a line of redis.conf. */
  static RedisNode start(String... settings) {
    return start(freePort(), List.of(), settings);
  }

  static RedisNode start(int port, List<String> arguments, String... settings) {
    try {
      RedisNode node = new RedisNode(
          Files.createTempDirectory("reunion-redis-test"), port, arguments, List.of(settings));
      node.launch();
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RedisProgram program() {
    String other = System.getProperty("reunion.test.redis");
    return other == null
        ? RedisBinary.bundled()
        : RedisProgram.asked(Path.of(other)).orElseThrow();
  }

  String uri() {
    return "redis://:" + PASSWORD + "@127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  Path directory() {
    return directory;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void kill9() {
    process.kill();
  }

  void stop() {
    process.stop(PATIENCE);
  }

  /** Starts it again, on the same port and data; returns when it answers. */
  void launch() {
    begin();
    awaitAnswer();
  }

  /** Starts it again, and does not wait for it. */
  void begin() {
    try {
      List<String> conf = new ArrayList<>(
          List.of("port " + port, "bind 127.0.0.1", "requirepass " + PASSWORD, "dir " + directory));
      if (arguments.isEmpty()) {
        // The page cache outlives the process, so a kill loses nothing and no test waits for the
        // disk.
        conf.addAll(List.of("save \"\"", "appendonly yes", "appendfsync no"));
      }
      conf.addAll(settings);
      List<String> command = new ArrayList<>();
      command.add(Files.write(directory.resolve("redis.conf"), conf).toString());
      command.addAll(arguments);
      process =
          RedisProcess.start(program().path(), command, directory, directory.resolve("redis.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void signal(String name) {
    signal(name, process.pid());
  }

  /** Sends a signal to one process. */
  static void signal(String name, long pid) {
    if (pid <= 1) {
      throw new IllegalArgumentException("pid: " + pid + " (expected: one process, not all)");
    }
    try {
      new ProcessBuilder("kill", "-s", name, Long.toString(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends one command past our own client; returns a bulk or simple reply, an error with its dash, else the first line. */
  String command(String... words) {
    return command(port, words);
  }

  /** Whether a server with our password does so on {@code port}. */
  static boolean answers(int port) {
    return command(port, "PING").equals("PONG");
  }

  private static String command(int port, String... words) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      request.writeBytes(encoded("AUTH", PASSWORD));
      request.writeBytes(encoded(words));
      socket.getOutputStream().write(request.toByteArray());
      InputStream in = new BufferedInputStream(socket.getInputStream());
      line(in);
      String first = line(in);
      if (first.startsWith("$") && !first.equals("$-1")) {
        return new String(in.readNBytes(Integer.parseInt(first.substring(1))), UTF_8);
      }
      return first.startsWith("+") ? first.substring(1) : first;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One field of INFO. */
  String info(String field) {
    String everything = command("INFO", "everything");
    String said = everything.contains("# Keyspace") || everything.contains("# Sentinel")
        ? everything
        : command("INFO"); // a sentinel before 7.0
    return said.lines()
        .filter(line -> line.startsWith(field + ":"))
        .map(line -> line.substring(field.length() + 1).strip())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no field " + field));
  }

  /** Ends it and removes its data. */
  void remove() {
    process.kill();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitAnswer() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      try {
        if (command("PING").equals("PONG")) {
          return;
        }
      } catch (UncheckedIOException e) {
        // not listening yet
      }
      LockSupport.parkNanos(2_000_000);
    }
    throw new IllegalStateException("redis-server does not answer: " + log());
  }

  private String log() {
    try {
      return Files.readString(directory.resolve("redis.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static byte[] encoded(String... words) {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(("*" + words.length + "\r\n").getBytes(UTF_8));
    for (String word : words) {
      byte[] bytes = word.getBytes(UTF_8);
      request.writeBytes(("$" + bytes.length + "\r\n").getBytes(UTF_8));
      request.writeBytes(bytes);
      request.writeBytes("\r\n".getBytes(UTF_8));
    }
    return request.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("redis-server closed the connection after '" + line + "'");
      }
      line.write(c);
    }
    return line.toString(UTF_8).strip();
  }
}
