package io.reunion.rsvp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lettuce.core.RedisClient;
import io.reunion.redis.EmbeddedRedis;
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
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A signed message in, an RSVP recorded, a reply out: the whole service beside {@link BareRsvp}, each a process of its
 * own, in turns: {@code RsvpBench [slack|telegram] [MESSAGES] [ROUNDS] [JSON FILE]}. CPU is what the system says that the
 * process has used; latency counts from when a message was due, at half of what the slower one of the round has reached.
 */
final class RsvpBench {
  private static final int IN_FLIGHT = 64;
  private static final int ACCOUNTS = 400;
  private static final int WARM_UPS = 3;
  /** Of the clock by which the system tells what a thread has used. */
  private static final double TICK_NANOS = 1e7;

  private static final int SLOW_SECONDS = 5;
  private static final int PEOPLE = 4_000;
  private static final String API_TOKEN = "bench-api-token-0123456789";
  private static final String SERVICE = "io.reunion.Main";
  /** For the JVM of the service, such as {@code -XX:StartFlightRecording=...}. */
  private static final String OPTIONS = System.getProperty("bench.options", "");

  /**
   * A file of other builds, or of other options of the JVM, that are measured in the same turns. One a line, as {@code NAME;
   * CLASS PATH; OPTIONS}; an empty class path is this one's.
   */
  private static final String VARIANTS = System.getProperty("bench.variants", "");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One round of one of the two. */
  private record Figures(
      double perSecond,
      double cpuMicros,
      double settledMicros,
      double reads,
      double p50Millis,
      double p99Millis) {}

  /** A server under test. */
  private record Server(String name, Process process, URI url, List<Figures> rounds) {
    double cpuNanos() {
      return process.info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** What of it the JVM's own compilers have used, which goes on for minutes; 0 where the system does not tell. */
    double compilerNanos() {
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
  }

  /** What is run as the service. */
  private record Build(String name, String classPath, String options) {
    static Build read(String line) {
      String[] parts = line.split(";", -1);
      return new Build(parts[0].strip(), parts[1].strip(), parts[2].strip());
    }
  }

  private RsvpBench() {}

  public static void main(String[] args) throws Exception {
    boolean slack = args.length < 1 || args[0].equals("slack");
    int messages = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    Path directory = Files.createTempDirectory("rsvp-bench");
    RsvpLoad load = new RsvpLoad(slack, ACCOUNTS, PEOPLE);
    List<Server> servers = new ArrayList<>();
    try (EmbeddedRedis redis = EmbeddedRedis.start(directory.resolve("redis"))) {
      servers.add(bare(redis, load));
      servers.add(service(new Build("service", "", OPTIONS), redis.uri(), load, directory));
      int database = 1;
      for (Build variant : variants()) {
        servers.add(service(variant, redis.uri() + "/" + database++, load, directory));
      }
      for (int i = 0; i < WARM_UPS; i++) {
        measure(redis, load, servers, messages, 0);
      }
      for (int round = 1; round <= rounds; round++) {
        measure(redis, load, servers, messages, round);
      }
      table(slack ? "slack" : "telegram", servers);
      if (args.length > 3) {
        Files.writeString(Path.of(args[3]), json(servers));
      }
    } finally {
      for (Server server : servers) {
        // A recording is written while it ends by itself.
        server.process().destroy();
        if (!server.process().waitFor(20, TimeUnit.SECONDS)) {
          server.process().destroyForcibly();
        }
      }
    }
    System.exit(0);
  }

  /** Round 0 only warms up. */
  private static void measure(
      EmbeddedRedis redis, RsvpLoad load, List<Server> servers, int messages, int round)
      throws Exception {
    List<Figures> fast = new ArrayList<>();
    for (Server server : servers) {
      double cpu = server.cpuNanos();
      double compilers = server.compilerNanos();
      long reads = reads(redis);
      RsvpLoad.Round done = load.run(server.url(), messages, IN_FLIGHT, 0);
      fast.add(new Figures(
          done.perSecond(),
          (server.cpuNanos() - cpu) / 1e3 / messages,
          (server.cpuNanos() - cpu - server.compilerNanos() + compilers) / 1e3 / messages,
          (reads(redis) - reads) / (double) messages,
          0,
          0));
      if (round == 0) {
        System.out.printf("warm-up %s: %s%n", server.name(), fast.get(fast.size() - 1));
      }
    }
    if (round == 0) {
      return;
    }
    double rate = fast.stream().mapToDouble(Figures::perSecond).min().orElseThrow() / 2;
    int slowly = (int) Math.min(messages / 2.0, rate * SLOW_SECONDS);
    for (int i = 0; i < servers.size(); i++) {
      var slow = load.run(servers.get(i).url(), slowly, 0, rate).acknowledged();
      Figures figures = new Figures(
          fast.get(i).perSecond(),
          fast.get(i).cpuMicros(),
          fast.get(i).settledMicros(),
          fast.get(i).reads(),
          slow.getValueAtPercentile(50) / 1e6,
          slow.getValueAtPercentile(99) / 1e6);
      System.out.printf("round %d %s: %s%n", round, servers.get(i).name(), figures);
      servers.get(i).rounds().add(figures);
    }
  }

  private static Server bare(EmbeddedRedis redis, RsvpLoad load) throws IOException {
    return started("bare", java(BareRsvp.class.getName(), redis.uri(), load.api().toString()));
  }

  private static List<Build> variants() throws IOException {
    return VARIANTS.isEmpty()
        ? List.of()
        : Files.readAllLines(Path.of(VARIANTS)).stream()
            .filter(line -> !line.isBlank())
            .map(Build::read)
            .toList();
  }

  private static Server service(Build build, String redisUri, RsvpLoad load, Path directory)
      throws IOException, InterruptedException {
    Files.writeString(directory.resolve("reunion.yaml"), "association: {language: en}\n");
    Files.writeString(directory.resolve("platforms.yaml"), load.platforms());
    ProcessBuilder builder =
        java(SERVICE, "serve", "--port", "0", "--config", directory.toString());
    builder.environment().put("REDIS_URI", redisUri);
    builder.environment().put("REUNION_API_TOKEN", API_TOKEN);
    List<String> command = builder.command();
    if (!build.classPath().isEmpty()) {
      command.set(command.indexOf("-cp") + 1, build.classPath());
    }
    Stream.of(build.options().split("\\s+"))
        .filter(option -> !option.isEmpty())
        .forEach(option -> command.add(command.indexOf("-cp"), option));
    Server server = started(build.name(), builder);
    HttpResponse<String> made = makeEvent(server);
    // On a busy machine the store may be late once.
    for (int i = 0; i < 20 && made.statusCode() == 503; i++) {
      made = makeEvent(server);
    }
    if (made.statusCode() != 201) {
      throw new IllegalStateException(made.body());
    }
    return server;
  }

  private static HttpResponse<String> makeEvent(Server server)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server.url().resolve("/api/v1/events"))
                .header("Authorization", "Bearer " + API_TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                    "{\"id\":\"gala\",\"title\":\"Gala\",\"startsAt\":\"2099-12-12T18:00:00Z\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static ProcessBuilder java(String main, String... args) {
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

  private static Server started(String name, ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("reunion ready ")) {
        URI url = URI.create(
            line.substring("reunion ready ".length()).strip().replace("localhost", "127.0.0.1"));
        drain(name, lines);
        return new Server(name, process, url, new ArrayList<>());
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

  private static long reads(EmbeddedRedis redis) {
    try (RedisClient client = RedisClient.create(redis.uri())) {
      return client.connect().sync().info("stats").lines()
          .filter(line -> line.startsWith("total_reads_processed:"))
          .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void table(String platform, List<Server> servers) {
    System.out.printf(
        Locale.ROOT, "%n%s, least / median / most of %d rounds%n", platform, servers.get(0).rounds().size());
    for (Server server : servers) {
      System.out.printf(
          Locale.ROOT,
          "%-8s %s/s | %s us CPU | %s us without compilers | %s Redis reads | p50 %s ms | p99 %s ms%n",
          server.name(),
          spread(server, Figures::perSecond),
          spread(server, Figures::cpuMicros),
          spread(server, Figures::settledMicros),
          spread(server, Figures::reads),
          spread(server, Figures::p50Millis),
          spread(server, Figures::p99Millis));
    }
    for (Server server : servers.subList(1, servers.size())) {
      System.out.printf(
          Locale.ROOT,
          "CPU, %s over bare: %.2f, without compilers %.2f (medians; goal 1.25, never above 1.60)%n",
          server.name(),
          ratio(servers.get(0), server, Figures::cpuMicros),
          ratio(servers.get(0), server, Figures::settledMicros));
    }
  }

  private static double ratio(Server bare, Server server, ToDoubleFunction<Figures> of) {
    double[] ratios = IntStream.range(0, bare.rounds().size())
        .mapToDouble(
            i -> of.applyAsDouble(server.rounds().get(i)) / of.applyAsDouble(bare.rounds().get(i)))
        .sorted()
        .toArray();
    return ratios[ratios.length / 2];
  }

  private static String spread(Server server, ToDoubleFunction<Figures> of) {
    double[] sorted = server.rounds().stream().mapToDouble(of).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%.2f / %.2f / %.2f",
        sorted[0],
        sorted[sorted.length / 2],
        sorted[sorted.length - 1]);
  }

  private static String json(List<Server> servers) {
    ObjectNode root = JSON.createObjectNode();
    servers.forEach(server -> {
      ArrayNode rounds = root.putArray(server.name());
      server.rounds().forEach(figures -> rounds.addPOJO(JSON.valueToTree(figures)));
    });
    return root.toPrettyString();
  }
}
