package io.reunion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Two instances of the service, which die and come back. */
final class Twins implements AutoCloseable {
  static final int COUNT = 2;

  private final Path directory;
  private final List<String> redisUris;
  private final List<String> classPaths;
  private final AtomicReferenceArray<CompletableFuture<ServiceProcess>> instances =
      new AtomicReferenceArray<>(COUNT);
  private volatile boolean closed;

  /**
   * Starts them, and waits for both.
   *
   * @param redisUris where the first and the second find their Redis
   * @param reunion the text of reunion.yaml
   * @param classPaths of the first and the second
   */
  Twins(
      Path directory,
      List<String> redisUris,
      String reunion,
      String platforms,
      List<String> classPaths) {
    this.directory = directory;
    this.redisUris = List.copyOf(redisUris);
    this.classPaths = List.copyOf(classPaths);
    try {
      for (int i = 0; i < COUNT; i++) {
        Path own = Files.createDirectories(directory.resolve("twin" + i));
        Files.writeString(own.resolve("reunion.yaml"), reunion);
        Files.writeString(own.resolve("platforms.yaml"), platforms);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int i = 0; i < COUNT; i++) {
      begin(i);
    }
    awaitBoth();
  }

  private void begin(int instance) {
    instances.set(instance, CompletableFuture.supplyAsync(() -> start(instance)));
  }

  /** Again and again, as a supervisor does, while Redis is away. */
  private ServiceProcess start(int instance) {
    while (true) {
      try {
        return ServiceProcess.serve(
            directory.resolve("twin" + instance), redisUris.get(instance), classPaths.get(instance));
      } catch (IllegalStateException notYet) {
        if (closed || !notYet.getMessage().contains("Redis is unavailable")) {
          throw notYet;
        }
      }
    }
  }

  void awaitBoth() {
    for (int i = 0; i < COUNT; i++) {
      instances.get(i).join();
    }
  }

  /** Where an instance listens; empty while it is not up. */
  Optional<String> url(int instance) {
    CompletableFuture<ServiceProcess> process = instances.get(instance);
    return process.isDone() ? Optional.of(process.join().url()) : Optional.empty();
  }

  /** Dies as soon as it is up, and is started again by somebody else. */
  void kill9(int instance) {
    instances.get(instance).join().kill9();
    begin(instance);
  }

  /** The memory of both, in MiB. */
  long resident() {
    long sum = 0;
    for (int i = 0; i < COUNT; i++) {
      sum += instances.get(i).join().resident();
    }
    return sum;
  }

  HttpResponse<String> api(String method, String path, String body) {
    return instances.get(0).join().api(method, path, body);
  }

  @Override
  public void close() {
    closed = true;
    for (int i = 0; i < COUNT; i++) {
      instances.get(i).thenAccept(ServiceProcess::close).join();
    }
  }
}
