package io.reunion.rsvp;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server under test, in a process of its own, with what the system says that it has used. */
record Server(String name, Process process, URI url) {
  /** Of the clock by which the system tells what a thread has used. */
  private static final double TICK_NANOS = 1e7;

  private static final String API_TOKEN = "bench-api-token-0123456789";

  /**
   * Time on a processor.
   *
   * @param compilers what of it the JVM's own compilers had, which go on for minutes; 0 where the system does not tell
   */
  record Used(double nanos, double compilers) {
    Used since(Used before) {
      return new Used(nanos - before.nanos, compilers - before.compilers);
    }

    double withoutCompilers() {
      return nanos - compilers;
    }
  }

  Used used() {
    return new Used(process.info().totalCpuDuration().orElseThrow().toNanos(), compilerNanos());
  }

  private double compilerNanos() {
    Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
    if (!Files.isDirectory(tasks)) {
      return 0;
    }
    try (Stream<Path> threads = Files.list(tasks)) {
      return threads.mapToDouble(Server::compilerNanos).sum();
    } catch (IOException e) {
      return 0;
    }
  }

  private static double compilerNanos(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      String[] rest = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      boolean compiler = stat.contains("(C1 Compiler") || stat.contains("(C2 Compiler");
      return compiler ? (Long.parseLong(rest[11]) + Long.parseLong(rest[12])) * TICK_NANOS : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** The service with the accounts of {@code load}, its configuration written into {@code directory}. */
  static ProcessBuilder service(RsvpLoad load, Path directory, String redisUri)
      throws IOException {
    Files.writeString(directory.resolve("reunion.yaml"), "association: {language: en}\n");
    Files.writeString(directory.resolve("platforms.yaml"), load.platforms());
    ProcessBuilder builder =
        java("io.reunion.Main", "serve", "--port", "0", "--config", directory.toString());
    builder.environment().put("REDIS_URI", redisUri);
    builder.environment().put("REUNION_API_TOKEN", API_TOKEN);
    return builder;
  }

  static ProcessBuilder java(String main, String... args) {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("bench.classpath", System.getProperty("java.class.path")),
        main));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** Starts it and waits until it says that it is ready. */
  static Server start(String name, ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    // Also when this program is ended before it has come to its end.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("reunion ready ")) {
        URI url = URI.create(
            line.substring("reunion ready ".length()).strip().replace("localhost", "127.0.0.1"));
        drain(name, lines);
        return new Server(name, process, url);
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException(name + " did not start");
  }

  /** What nobody reads would stop the process once the pipe is full. */
  private static void drain(String name, BufferedReader lines) {
    Thread reader = new Thread(
        () -> {
          try (lines;
              BufferedWriter log = Files.newBufferedWriter(
                  Path.of(System.getProperty("java.io.tmpdir"), "rsvp-bench-" + name + ".log"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
              log.write(line);
              log.newLine();
            }
          } catch (IOException e) {
            // The process has ended.
          }
        },
        name + "-output");
    reader.setDaemon(true);
    reader.start();
  }

  /** On a busy machine the store may be late once. */
  void makeEvent(String id) throws IOException, InterruptedException {
    HttpResponse<String> made = ask(id);
    for (int i = 0; i < 20 && made.statusCode() == 503; i++) {
      made = ask(id);
    }
    if (made.statusCode() != 201) {
      throw new IllegalStateException(made.body());
    }
  }

  private HttpResponse<String> ask(String id) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(url.resolve("/api/v1/events"))
                .header("Authorization", "Bearer " + API_TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"" + id
                    + "\",\"title\":\"Gala\",\"startsAt\":\"2099-12-12T18:00:00Z\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  /** What the admin API says to a GET. */
  String api(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(url.resolve("/api/v1" + path))
                .header("Authorization", "Bearer " + API_TOKEN)
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** A recording of the profiler is written while it ends by itself. */
  void end() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
