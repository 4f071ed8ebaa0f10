package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What can be known of the container files without an engine that builds them. */
class DockerFilesTest {
  private static final Path DOCKER = Path.of("docker");
  private static final List<String> INSTRUCTIONS = instructions();

  /** Each instruction on one line. */
  private static List<String> instructions() {
    List<String> kept = OurCode.lines(DOCKER.resolve("Dockerfile")).stream()
        .filter(line -> !line.startsWith("#"))
        .toList();
    return String.join("\n", kept)
        .replaceAll("\\\\\n\\s*", "")
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }

  private static List<String> all(String name) {
    return INSTRUCTIONS.stream()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length()).strip())
        .toList();
  }

  /** The words of an instruction in its JSON form. */
  private static List<String> words(String instruction) {
    Object list = new Yaml(new SafeConstructor(new LoaderOptions()))
        .load(instruction.substring(instruction.indexOf('[')));
    return ((List<?>) list).stream().map(String::valueOf).toList();
  }

  @Test
  void everySourceOfACopyIsThereAndSentToTheEngine() {
    Set<String> sent = new HashSet<>(OurCode.lines(Path.of(".dockerignore")).stream()
        .filter(line -> line.startsWith("!"))
        .map(line -> line.substring(1))
        .toList());
    List<String> own =
        all("COPY").stream().filter(copy -> !copy.startsWith("--from=")).toList();
    assertThat(own).hasSizeGreaterThanOrEqualTo(5);
    assertThat(own).allSatisfy(copy -> {
      List<String> words = List.of(copy.split(" "));
      assertThat(words.subList(0, words.size() - 1)).isNotEmpty().allSatisfy(source -> {
        assertThat(Path.of(source)).exists();
        assertThat(sent)
            .as("not excluded by .dockerignore")
            .anySatisfy(one -> assertThat(Path.of(source)).startsWithRaw(Path.of(one)));
      });
    });
  }

  @Test
  void everyResourceOfTheJarIsThereWhereItIsBuilt() {
    List<String> copied = INSTRUCTIONS.stream()
        .takeWhile(line -> !line.contains(" package"))
        .filter(line -> line.startsWith("COPY "))
        .map(line -> line.split(" ")[1])
        .toList();
    Matcher resource = Pattern.compile("<resource>\\s*<directory>([^<]+)</directory>")
        .matcher(String.join("\n", OurCode.lines(Path.of("pom.xml"))));
    List<String> resources = resource.results().map(found -> found.group(1)).toList();
    assertThat(resources).hasSizeGreaterThanOrEqualTo(2);
    assertThat(resources)
        .allSatisfy(directory -> assertThat(copied)
            .as(directory)
            .anySatisfy(one -> assertThat(Path.of(directory)).startsWithRaw(Path.of(one))));
  }

  @Test
  void whatIsTakenFromAnEarlierStageIsBuiltThere() {
    Pattern from = Pattern.compile("--from=(\\w+) (\\S+) \\S+");
    Set<String> stages = new HashSet<>();
    List<String> taken = new ArrayList<>();
    for (String line : INSTRUCTIONS) {
      if (line.startsWith("FROM ") && line.contains(" AS ")) {
        stages.add(line.substring(line.indexOf(" AS ") + 4));
      }
      Matcher copy = from.matcher(line.replaceFirst("^COPY ", ""));
      if (copy.matches()) {
        assertThat(stages).contains(copy.group(1));
        taken.add(copy.group(2));
      }
    }
    assertThat(OurCode.text(Path.of("pom.xml"))).contains("<finalName>reunion</finalName>");
    assertThat(taken).containsExactly("/build/target/reunion.jar");
    assertThat(all("WORKDIR").get(0)).isEqualTo("/build");
  }

  @Test
  void theServiceDoesNotRunAsRoot() {
    assertThat(all("USER")).containsExactly("reunion");
    assertThat(INSTRUCTIONS.indexOf("USER reunion"))
        .isLessThan(INSTRUCTIONS.indexOf("ENTRYPOINT " + all("ENTRYPOINT").get(0)));
  }

  @Test
  void theFlagsOfTheRuntimeAreAccepted() throws Exception {
    List<String> command = new ArrayList<>(words(all("ENTRYPOINT").get(0)));
    assertThat(command).endsWith("-jar", "/app/reunion.jar").startsWith("java");
    List<String> flags = command.subList(1, command.size() - 2);
    assertThat(flags).isNotEmpty();
    List<String> asked = new ArrayList<>();
    asked.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    asked.addAll(flags);
    asked.add("-version");
    assertThat(exitCode(asked, Map.of())).isZero();
  }

  @Test
  void whatIsServedIsTheConfigurationThatIsCopied() {
    assertThat(words(all("CMD").get(0))).containsExactly("serve", "--config", "/app/bot-config");
    assertThat(all("COPY")).contains("bot-config /app/bot-config");
    assertThat(all("EXPOSE")).containsExactly("8080");
    assertThat(OurCode.text(Path.of("bot-config/reunion.yaml"))).contains("\n  port: 8080\n");
  }

  @Test
  void theHealthCheckPassesOnlyWhenTheServiceSaysThatItLives() throws Exception {
    assertThat(words(all("HEALTHCHECK").get(0))).containsExactly("bash", "/app/health.sh");
    for (int status : List.of(200, 503, 404)) {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", exchange -> {
        boolean asked = exchange.getRequestURI().getPath().equals("/health/live");
        exchange.sendResponseHeaders(asked ? status : 500, -1);
        exchange.close();
      });
      server.start();
      int port = server.getAddress().getPort();
      assertThat(health(port)).as("answer %s", status).isEqualTo(status == 200 ? 0 : 1);
      server.stop(0);
      assertThat(health(port)).as("nobody there").isEqualTo(1);
    }
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(health(silent.getLocalPort())).as("no answer").isEqualTo(1);
    }
  }

  private static int health(int port) throws Exception {
    return exitCode(
        List.of("bash", DOCKER.resolve("health.sh").toString()),
        Map.of("PORT", Integer.toString(port)));
  }

  private static int exitCode(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("%s ended", command).isTrue();
    return process.exitValue();
  }

  /** What a service of a compose file may say: the keys of the specification that are in use here. */
  private static final Set<String> SERVICE_KEYS = Set.of(
      "image",
      "build",
      "restart",
      "depends_on",
      "environment",
      "ports",
      "volumes",
      "read_only",
      "tmpfs",
      "cap_drop",
      "cap_add",
      "security_opt",
      "mem_limit",
      "stop_grace_period",
      "command",
      "healthcheck");

  private static Map<?, ?> yaml(String file) {
    return new Yaml(new SafeConstructor(new LoaderOptions()))
        .load(OurCode.text(DOCKER.resolve(file)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"compose.yaml", "compose.cluster.yaml"})
  void composeRefersToWhatIsThere(String file) {
    Map<?, ?> compose = yaml(file);
    Map<?, ?> services = map(compose, "services");
    Map<?, ?> volumes = map(compose, "volumes");
    Set<String> used = new HashSet<>();
    for (Object name : services.keySet()) {
      Map<?, ?> service = map(services, name);
      assertThat(service.keySet()).as("%s", name).allMatch(SERVICE_KEYS::contains);
      assertThat(service.containsKey("image")).isNotEqualTo(service.containsKey("build"));
      if (service.containsKey("build")) {
        Map<?, ?> build = map(service, "build");
        Path context = DOCKER.resolve(String.valueOf(build.get("context"))).normalize();
        assertThat(context.resolve(String.valueOf(build.get("dockerfile")))).isRegularFile();
        assertThat(service.get("read_only")).isEqualTo(true);
        assertThat(service.get("cap_drop")).isEqualTo(List.of("ALL"));
      }
      mounts(service).forEach(mount -> {
        String source = mount.split(":")[0];
        if (source.startsWith(".")) {
          assertThat(DOCKER.resolve(source).normalize()).exists();
        } else {
          assertThat(volumes.containsKey(source)).as("volume %s", source).isTrue();
          used.add(source);
        }
      });
      if (service.containsKey("depends_on")) {
        map(service, "depends_on").forEach((other, how) -> {
          boolean healthy = String.valueOf(how).contains("service_healthy");
          assertThat(services.containsKey(other)).as("%s", other).isTrue();
          // The image of our own service brings its check along.
          assertThat(!healthy
                  || map(services, other).containsKey("healthcheck")
                  || map(services, other).containsKey("build"))
              .isTrue();
        });
      }
    }
    assertThat(used).isEqualTo(volumes.keySet());
  }

  @Test
  void secretsComeFromTheEnvironment() {
    for (String file : List.of("compose.yaml", "compose.cluster.yaml")) {
      map(yaml(file), "services").values().stream()
          .map(service -> ((Map<?, ?>) service).get("environment"))
          .filter(Map.class::isInstance)
          .forEach(environment -> ((Map<?, ?>) environment).forEach((name, value) -> {
            if (String.valueOf(name).contains("TOKEN")) {
              assertThat(String.valueOf(value)).startsWith("${" + name + ":?");
            }
          }));
    }
  }

  @Test
  void theProxySendsToThePortThatTheServiceListensOn() {
    String proxy = OurCode.text(DOCKER.resolve("Caddyfile"));
    assertThat(proxy).contains("{$REUNION_HOST} {", "reverse_proxy bot:8080");
    assertThat(String.valueOf(map(map(yaml("compose.yaml"), "services"), "proxy")))
        .contains("REUNION_HOST", "443:443");
  }

  @Test
  void kubernetesRunsWhatTheImageHas() {
    List<Map<?, ?>> objects = new ArrayList<>();
    new Yaml(new SafeConstructor(new LoaderOptions()))
        .loadAll(OurCode.text(DOCKER.resolve("kubernetes.yaml")))
        .forEach(each -> objects.add((Map<?, ?>) each));
    assertThat(objects.stream().map(each -> String.valueOf(each.get("kind"))))
        .containsExactly("Deployment", "Service", "PodDisruptionBudget", "Ingress");
    assertThat(objects).allSatisfy(each -> {
      assertThat(each.get("apiVersion")).isInstanceOf(String.class);
      assertThat(map(each, "metadata").get("name")).isEqualTo("reunion");
    });
    Map<?, ?> pod = map(map(map(objects.get(0), "spec"), "template"), "spec");
    Map<?, ?> container = (Map<?, ?>) ((List<?>) pod.get("containers")).get(0);
    String user = String.valueOf(map(pod, "securityContext").get("runAsUser"));
    assertThat(OurCode.text(DOCKER.resolve("Dockerfile"))).contains("--uid " + user + " ");
    assertThat(map(container, "securityContext").get("readOnlyRootFilesystem")).isEqualTo(true);
    assertThat(names(container.get("volumeMounts"))).isEqualTo(names(pod.get("volumes")));
    assertThat(String.valueOf(container)).contains("/health/live", "/health/ready");
  }

  private static Set<String> names(Object list) {
    return ((List<?>) list)
        .stream()
            .map(each -> String.valueOf(((Map<?, ?>) each).get("name")))
            .collect(Collectors.toSet());
  }

  /** Every name that the dashboard and the alerts ask for is one that the service tells. */
  @Test
  void dashboardAndAlertsAskForMetersThatThereAre() {
    String meters = OurCode.files(OurCode.MAIN, ".java").stream()
        .map(OurCode::text)
        .collect(Collectors.joining());
    List<String> asked = new ArrayList<>();
    for (String file : List.of("grafana.json", "alerts.yaml")) {
      Matcher name = Pattern.compile("reunion_[a-z_]+").matcher(OurCode.text(DOCKER.resolve(file)));
      while (name.find()) {
        asked.add(name.group());
      }
    }
    assertThat(asked)
        .hasSizeGreaterThan(15)
        .allSatisfy(name -> assertThat(meters)
            .contains("\"" + name.replaceFirst("_(bucket|count|sum)$", "") + "\""));
    assertThat(map(yaml("grafana.json"), "templating")).isNotEmpty();
    List<?> groups = (List<?>) yaml("alerts.yaml").get("groups");
    assertThat((List<?>) ((Map<?, ?>) groups.get(0)).get("rules"))
        .allSatisfy(rule -> assertThat(map((Map<?, ?>) rule, "annotations").get("summary"))
            .isInstanceOf(String.class));
  }

  @Test
  void composeGivesTheBotItsRedisAndRedisItsSettings() throws IOException {
    Map<?, ?> compose = new Yaml(new SafeConstructor(new LoaderOptions()))
        .load(Files.readString(DOCKER.resolve("compose.yaml")));
    Map<?, ?> bot = map(map(compose, "services"), "bot");
    Map<?, ?> redis = map(map(compose, "services"), "redis");
    assertThat(map(bot, "environment").get("REDIS_URI")).isEqualTo("redis://redis:6379");
    assertThat(bot.get("read_only")).isEqualTo(true);
    List<?> command = (List<?>) redis.get("command");
    assertThat(mounts(redis)).contains("./redis.conf:" + command.get(1) + ":ro");
    assertThat(mounts(redis)).anyMatch(mount -> mount.endsWith(":/data"));
    assertThat(OurCode.lines(DOCKER.resolve("redis.conf"))).contains("dir /data", "port 6379");
  }

  private static List<String> mounts(Map<?, ?> service) {
    return service.get("volumes") instanceof List<?> volumes
        ? volumes.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static Map<?, ?> map(Map<?, ?> in, Object key) {
    assertThat(in.get(key)).as("%s", key).isInstanceOf(Map.class);
    return (Map<?, ?>) in.get(key);
  }
}
