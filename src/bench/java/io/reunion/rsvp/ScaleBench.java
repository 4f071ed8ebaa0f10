package io.reunion.rsvp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.bench.Figures;
import io.reunion.redis.ClusterHouse;
import io.reunion.redis.EmbeddedRedis;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One, two and four instances over one Redis and over a cluster of three: {@code ScaleBench [MESSAGES] [ROUNDS]}. Each message
 * goes to the next instance, so that two answers of one person are worked by different ones. Afterwards every answer must be
 * what its person said last, and each message must have been replied to once.
 */
final class ScaleBench {
  private static final List<Integer> INSTANCES = List.of(1, 2, 4);
  private static final int IN_FLIGHT = 64;
  /** Of few accounts each would send more than half of what it may, and ask before it does. */
  private static final int ACCOUNTS = Integer.getInteger("bench.accounts", 400);
  private static final int PEOPLE = 4_000;
  private static final int WARM_UPS = 2;

  /** What was measured of so many instances. */
  private record Row(
      String redis, int instances, double perSecond, double micros, int wrong, int missing, long twice) {}

  private ScaleBench() {}

  public static void main(String[] args) throws Exception {
    int messages = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    List<Row> rows = new ArrayList<>();
    for (int instances : INSTANCES) {
      Path directory = Files.createTempDirectory("scale-bench");
      try (EmbeddedRedis redis = EmbeddedRedis.start(directory.resolve("redis"))) {
        rows.add(measure("one Redis", redis.uri(), directory, instances, messages, rounds));
      }
    }
    for (int instances : INSTANCES) {
      Path directory = Files.createTempDirectory("scale-bench");
      try (ClusterHouse cluster = ClusterHouse.open()) {
        rows.add(measure("cluster of three", cluster.uri(), directory, instances, messages, rounds));
      }
    }
    System.out.printf(
        "%n| | instances | messages/s | CPU us/message, all instances | wrong answers | no answer | replied twice |%n|---|---|---|---|---|---|---|%n");
    rows.forEach(row -> System.out.printf(
        Locale.ROOT,
        "| %s | %d | %,.0f | %.0f | %d | %d | %d |%n",
        row.redis(),
        row.instances(),
        row.perSecond(),
        row.micros(),
        row.wrong(),
        row.missing(),
        row.twice()));
    Figures figures = new Figures("scale");
    rows.forEach(row -> {
      String which = row.redis() + ", instances " + row.instances() + ": ";
      figures.add(which + "messages a second", row.perSecond());
      figures.add(which + "CPU us/message", row.micros());
      figures.add(which + "wrong, unanswered or replied to twice", row.wrong() + row.missing() + row.twice());
    });
    figures.finish();
    System.exit(
        rows.stream().allMatch(row -> row.wrong() + row.missing() + row.twice() == 0) ? 0 : 1);
  }

  private static Row measure(
      String name, String uri, Path directory, int instances, int messages, int rounds)
      throws Exception {
    RsvpLoad load = new RsvpLoad(false, ACCOUNTS, PEOPLE);
    List<Server> servers = new ArrayList<>();
    try {
      for (int i = 0; i < instances; i++) {
        Path own = Files.createDirectories(directory.resolve("instance" + i));
        servers.add(Server.start("instance " + i, Server.service(load, own, uri)));
      }
      servers.get(0).makeEvent("gala");
      List<URI> urls = servers.stream().map(Server::url).toList();
      List<Double> perSecond = new ArrayList<>();
      List<Double> micros = new ArrayList<>();
      long twice = 0;
      for (int round = -WARM_UPS; round < rounds; round++) {
        List<Server.Used> before = servers.stream().map(Server::used).toList();
        RsvpLoad.Round done = load.run(urls, messages, IN_FLIGHT, 0);
        double used = 0;
        for (int i = 0; i < instances; i++) {
          used += servers.get(i).used().since(before.get(i)).withoutCompilers();
        }
        twice += load.replies() - messages;
        if (round >= 0) {
          perSecond.add(done.perSecond());
          micros.add(used / 1e3 / messages);
        }
        System.out.printf(
            Locale.ROOT, "%s, %d: %.0f/s, %.0f us%n", name, instances, done.perSecond(), used / 1e3 / messages);
      }
      Map<String, String> answers = answers(servers.get(instances - 1));
      int wrong = 0;
      int missing = 0;
      for (Map.Entry<String, String> said : load.said().entrySet()) {
        String answer = answers.get(said.getKey());
        missing += answer == null ? 1 : 0;
        wrong += answer != null && !answer.equals(said.getValue()) ? 1 : 0;
      }
      return new Row(name, instances, median(perSecond), median(micros), wrong, missing, twice);
    } finally {
      for (Server server : servers) {
        server.end();
      }
    }
  }

  /** The status of each person who has answered, as the last instance tells it. */
  private static Map<String, String> answers(Server server) throws Exception {
    JsonNode items =
        new ObjectMapper().readTree(server.api("/events/gala/rsvps")).path("items");
    Map<String, String> answers = new HashMap<>();
    items.forEach(
        item -> answers.put(item.path("user").asText(), item.path("status").asText()));
    return answers;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
