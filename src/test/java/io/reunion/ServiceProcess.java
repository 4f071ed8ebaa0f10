package io.reunion;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The service as a process of its own, which can be killed. */
final class ServiceProcess implements AutoCloseable, Endpoint {
  private static final String READY = "reunion ready ";
  private static final int SECONDS_TO_START = 90;

  private final Process process;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;

  private ServiceProcess(Process process, Path output) {
    this.process = process;
    this.url = ready(process, output).replace("localhost", "127.0.0.1");
  }

  /** Starts it with the configuration in {@code directory}; returns when it says that it is ready. */
  static ServiceProcess serve(Path directory, String redisUri) {
    return serve(directory, redisUri, System.getProperty("java.class.path"));
  }

  /** The same with another class path. */
  static ServiceProcess serve(Path directory, String redisUri, String classPath) {
    return serve(directory, redisUri, classPath, Map.of());
  }

  /** The same with {@code more} in its environment. */
  static ServiceProcess serve(
      Path directory, String redisUri, String classPath, Map<String, String> more) {
    List<String> command = new ArrayList<>(ClassArchive.java(classPath));
    command.addAll(List.of(
        "-Xmx256m",
        "-XX:TieredStopAtLevel=1",
        Main.class.getName(),
        "serve",
        "--config",
        directory.toString(),
        "--port",
        "0"));
    ProcessBuilder builder = new ProcessBuilder(command)
        .redirectError(
            ProcessBuilder.Redirect.appendTo(directory.resolve("errors.log").toFile()));
    builder.environment().put("REDIS_URI", redisUri);
    builder.environment().put("REUNION_API_TOKEN", TestService.TOKEN);
    builder.environment().putAll(more);
    try {
      Process started = builder.start();
      try {
        return new ServiceProcess(started, directory.resolve("output.log"));
      } catch (RuntimeException e) {
        started.destroyForcibly();
        throw new IllegalStateException(Files.readString(directory.resolve("errors.log")), e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address in the line that says so; what comes after it is read too, so that the process never waits for us. */
  private static String ready(Process process, Path output) {
    CompletableFuture<String> url = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(process, url, output), "service-output");
    reader.setDaemon(true);
    reader.start();
    try {
      return url.get(SECONDS_TO_START, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the service did not get ready", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void read(Process process, CompletableFuture<String> url, Path output) {
    try (BufferedReader lines = process.inputReader();
        BufferedWriter kept =
            Files.newBufferedWriter(output, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        kept.write(line + "\n");
        kept.flush();
        if (line.startsWith(READY)) {
          url.complete(line.substring(READY.length()).strip());
        }
      }
      url.completeExceptionally(new IllegalStateException("it ended"));
    } catch (IOException e) {
      url.completeExceptionally(e);
    }
  }

  /** Where it listens, without a slash at its end. */
  String url() {
    return url;
  }

  /** The memory that it has of the machine, in MiB. */
  long resident() {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  OpenFiles openFiles() {
    return OpenFiles.of(process.pid(), url);
  }

  /** How many entries the process has under {@code kind} in /proc: "task" are threads. */
  long count(String kind) {
    try (Stream<Path> all = Files.list(Path.of("/proc/" + process.pid() + "/" + kind))) {
      return all.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the JDK's tool says to a command about this process. */
  String jcmd(String command) {
    try {
      Process tool = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
              Long.toString(process.pid()),
              command)
          .redirectErrorStream(true)
          .start();
      return new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One request; {@code headers} are names and values in turn. */
  @Override
  public HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
        .timeout(Duration.ofSeconds(20))
        .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A request to the admin API with the right token. */
  @Override
  public HttpResponse<String> api(String method, String path, String body) {
    List<String> headers =
        List.of("Authorization", "Bearer " + TestService.TOKEN, "Content-Type", "application/json");
    return send(method, "/api/v1" + path, body, headers.toArray(String[]::new));
  }

  /** Asks it to end, as a supervisor does that wants to replace it; fails unless it is gone within 20 s. */
  void terminate() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("process " + process.pid() + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends it as a power cut would: no handler runs, nothing is flushed. Returns when it is gone. */
  void kill9() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("process " + process.pid() + " does not die");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill9();
  }
}
