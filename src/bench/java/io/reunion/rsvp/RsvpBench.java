package io.reunion.rsvp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lettuce.core.RedisClient;
import io.reunion.bench.Association;
import io.reunion.redis.EmbeddedRedis;
import io.reunion.redis.Redis;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * A signed message in, an RSVP recorded, a reply out: the whole service beside {@link BareRsvp}, each a process of its
 * own, in turns: {@code RsvpBench [slack|telegram] [MESSAGES] [ROUNDS] [JSON FILE]}. CPU is what the system says that the
 * process has used; latency counts from when a message was due, at half of what the slower one of the round has reached.
 */
final class RsvpBench {
  private static final int IN_FLIGHT = 64;
  private static final int ACCOUNTS = 400;
  private static final int WARM_UPS = Integer.getInteger("bench.warmups", 3);
  /** Many short rounds tell two builds apart on a busy machine; their latency is of no use then. */
  private static final boolean LATENCY =
      !System.getProperty("bench.latency", "").equals("no");

  /** Those who write are members, whose records are read with each message; otherwise nobody knows them. */
  private static final boolean MEMBERS = Boolean.getBoolean("bench.members");

  /**
   * Whether Redis may rewrite its file meanwhile. It does so every 30,000 messages or so of the service, in a process of its
   * own that takes one of two cores for a second, and it is nobody's cost in particular.
   */
  private static final boolean REWRITES = Boolean.getBoolean("bench.rewrites");

  private static final int SLOW_SECONDS = 5;
  private static final int PEOPLE = 4_000;
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
      double commands,
      double bytes,
      double answered,
      double again,
      double p50Millis,
      double p99Millis) {}

  /** One of those that are compared, and what was measured of it. */
  private record Compared(Server server, List<Figures> rounds) {
    Compared(Server server) {
      this(server, new ArrayList<>());
    }

    String name() {
      return server.name();
    }
  }

  /** What is run as the service. */
  private record Build(String name, String classPath, String options) {
    static Build read(String line) {
      String[] parts = line.split(";", -1);
      return new Build(parts[0].strip(), parts[1].strip(), parts[2].strip());
    }
  }

  /** What Redis has been asked by everyone so far: reads of its sockets, commands, bytes that came in, and those it answered. */
  private record Asked(long reads, long commands, long bytes, long answered) {
    static Asked of(EmbeddedRedis redis) {
      try (RedisClient client = RedisClient.create(redis.uri())) {
        Map<String, String> stats = client.connect().sync().info("stats").lines()
            .filter(line -> line.indexOf(':') > 0)
            .collect(Collectors.toMap(
                line -> line.substring(0, line.indexOf(':')),
                line -> line.substring(line.indexOf(':') + 1).strip()));
        return new Asked(
            Long.parseLong(stats.get("total_reads_processed")),
            Long.parseLong(stats.get("total_commands_processed")),
            Long.parseLong(stats.get("total_net_input_bytes")),
            Long.parseLong(stats.get("total_net_output_bytes")));
      }
    }

    Asked since(Asked before) {
      return new Asked(
          reads - before.reads,
          commands - before.commands,
          bytes - before.bytes,
          answered - before.answered);
    }
  }

  private RsvpBench() {}

  public static void main(String[] args) throws Exception {
    boolean slack = args.length < 1 || args[0].equals("slack");
    int messages = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    Path directory = Files.createTempDirectory("rsvp-bench");
    RsvpLoad load = new RsvpLoad(slack, ACCOUNTS, PEOPLE);
    List<Compared> servers = new ArrayList<>();
    try (EmbeddedRedis redis = EmbeddedRedis.start(directory.resolve("redis"))) {
      if (!REWRITES) {
        try (RedisClient client = RedisClient.create(redis.uri())) {
          client.connect().sync().configSet("auto-aof-rewrite-percentage", "0");
        }
      }
      servers.add(new Compared(bare(redis, load)));
      servers.add(
          new Compared(service(new Build("service", "", OPTIONS), redis.uri(), load, directory)));
      int database = 1;
      for (Build variant : variants()) {
        servers.add(
            new Compared(service(variant, redis.uri() + "/" + database++, load, directory)));
      }
      for (int i = 0; i < WARM_UPS; i++) {
        measure(redis, load, servers, messages, 0);
      }
      for (int round = 1; round <= rounds; round++) {
        measure(redis, load, servers, messages, round);
      }
      table(slack ? "slack" : "telegram", servers);
      Path file = Path.of(args.length > 3 ? args[3] : "target/rsvp.json");
      Files.writeString(file, json(servers));
      System.out.println("written to " + file);
    } finally {
      for (Compared compared : servers) {
        compared.server().end();
      }
    }
    System.exit(0);
  }

  /** Round 0 only warms up. */
  private static void measure(
      EmbeddedRedis redis, RsvpLoad load, List<Compared> servers, int messages, int round)
      throws Exception {
    List<Figures> fast = new ArrayList<>();
    for (Compared compared : servers) {
      Server.Used before = compared.server().used();
      Asked asked = Asked.of(redis);
      RsvpLoad.Round done = load.run(compared.server().url(), messages, IN_FLIGHT, 0);
      Server.Used used = compared.server().used().since(before);
      Asked more = Asked.of(redis).since(asked);
      fast.add(new Figures(
          done.perSecond(),
          used.nanos() / 1e3 / messages,
          used.withoutCompilers() / 1e3 / messages,
          more.reads() / (double) messages,
          more.commands() / (double) messages,
          more.bytes() / (double) messages,
          more.answered() / (double) messages,
          done.again() / (double) messages,
          0,
          0));
      if (round == 0) {
        System.out.printf("warm-up %s: %s%n", compared.name(), fast.get(fast.size() - 1));
      }
    }
    if (round == 0) {
      return;
    }
    double rate = fast.stream().mapToDouble(Figures::perSecond).min().orElseThrow() / 2;
    int slowly = (int) Math.min(messages / 2.0, rate * SLOW_SECONDS);
    for (int i = 0; i < servers.size(); i++) {
      Histogram slow = LATENCY
          ? load.run(servers.get(i).server().url(), slowly, 0, rate).acknowledged()
          : new Histogram(3);
      Figures figures = new Figures(
          fast.get(i).perSecond(),
          fast.get(i).cpuMicros(),
          fast.get(i).settledMicros(),
          fast.get(i).reads(),
          fast.get(i).commands(),
          fast.get(i).bytes(),
          fast.get(i).answered(),
          fast.get(i).again(),
          slow.getValueAtPercentile(50) / 1e6,
          slow.getValueAtPercentile(99) / 1e6);
      System.out.printf("round %d %s: %s%n", round, servers.get(i).name(), figures);
      servers.get(i).rounds().add(figures);
    }
  }

  private static Server bare(EmbeddedRedis redis, RsvpLoad load) throws IOException {
    return Server.start(
        "bare", Server.java(BareRsvp.class.getName(), redis.uri(), load.api().toString()));
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
    ProcessBuilder builder = Server.service(load, directory, redisUri);
    List<String> command = builder.command();
    if (!build.classPath().isEmpty()) {
      command.set(command.indexOf("-cp") + 1, build.classPath());
    }
    Stream.of(build.options().split("\\s+"))
        .filter(option -> !option.isEmpty())
        .forEach(option -> command.add(command.indexOf("-cp"), option));
    if (MEMBERS) {
      fill(redisUri, load);
    }
    Server server = Server.start(build.name(), builder);
    server.makeEvent("gala");
    return server;
  }

  private static void fill(String redisUri, RsvpLoad load) {
    Vertx vertx = Vertx.vertx();
    try {
      Redis redis = Association.await(Association.connect(vertx, redisUri));
      Association.linked(redis, PEOPLE, load::account);
      Association.await(redis.close());
      Association.await(vertx.close());
    } catch (Exception e) {
      throw new IllegalStateException("no members", e);
    }
  }

  private static void table(String platform, List<Compared> servers) {
    System.out.printf(
        Locale.ROOT, "%n%s, least / median / most of %d rounds%n", platform, servers.get(0).rounds().size());
    for (Compared server : servers) {
      System.out.printf(
          Locale.ROOT,
          "%-8s %s/s | %s us CPU | %s us without compilers | %s Redis reads | %s commands | %s bytes | %s bytes answered | sent again %s | p50 %s ms | p99 %s ms%n",
          server.name(),
          spread(server, Figures::perSecond),
          spread(server, Figures::cpuMicros),
          spread(server, Figures::settledMicros),
          spread(server, Figures::reads),
          spread(server, Figures::commands),
          spread(server, Figures::bytes),
          spread(server, Figures::answered),
          spread(server, Figures::again),
          spread(server, Figures::p50Millis),
          spread(server, Figures::p99Millis));
    }
    for (Compared server : servers.subList(1, servers.size())) {
      System.out.printf(
          Locale.ROOT,
          "CPU, %s over bare: %.2f, without compilers %.2f (medians; goal 1.25, never above 1.60)%n",
          server.name(),
          ratio(servers.get(0), server, Figures::cpuMicros),
          ratio(servers.get(0), server, Figures::settledMicros));
    }
  }

  private static double ratio(
      Compared bare, Compared server, ToDoubleFunction<Figures> of) {
    double[] ratios = IntStream.range(0, bare.rounds().size())
        .mapToDouble(
            i -> of.applyAsDouble(server.rounds().get(i)) / of.applyAsDouble(bare.rounds().get(i)))
        .sorted()
        .toArray();
    return ratios[ratios.length / 2];
  }

  private static String spread(Compared server, ToDoubleFunction<Figures> of) {
    double[] sorted = server.rounds().stream().mapToDouble(of).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%.2f / %.2f / %.2f",
        sorted[0],
        sorted[sorted.length / 2],
        sorted[sorted.length - 1]);
  }

  private static String json(List<Compared> servers) {
    ObjectNode root = JSON.createObjectNode();
    servers.forEach(server -> {
      ArrayNode rounds = root.putArray(server.name());
      server.rounds().forEach(figures -> rounds.addPOJO(JSON.valueToTree(figures)));
    });
    return root.toPrettyString();
  }
}
