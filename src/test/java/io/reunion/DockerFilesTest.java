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
import org.junit.jupiter.api.Test;
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
      String source = copy.split(" ")[0];
      assertThat(Path.of(source)).exists();
      assertThat(sent).as("not excluded by .dockerignore").contains(source);
    });
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

  @Test
  void composeRefersToWhatIsThere() throws IOException {
    Map<?, ?> compose = new Yaml(new SafeConstructor(new LoaderOptions()))
        .load(Files.readString(DOCKER.resolve("compose.yaml")));
    Map<?, ?> services = map(compose, "services");
    Map<?, ?> volumes = map(compose, "volumes");
    assertThat(services.keySet()).isEqualTo(Set.of("bot", "redis"));
    Map<?, ?> build = map(map(services, "bot"), "build");
    Path context = DOCKER.resolve(String.valueOf(build.get("context"))).normalize();
    assertThat(context.resolve(String.valueOf(build.get("dockerfile")))).isRegularFile();
    for (Object name : services.keySet()) {
      Map<?, ?> service = map(services, name);
      mounts(service).forEach(mount -> {
        String source = mount.split(":")[0];
        if (source.startsWith(".")) {
          assertThat(DOCKER.resolve(source).normalize()).exists();
        } else {
          assertThat(volumes.containsKey(source)).as("volume %s", source).isTrue();
        }
      });
      if (service.containsKey("depends_on")) {
        map(service, "depends_on")
            .keySet()
            .forEach(other ->
                assertThat(map(services, other).containsKey("healthcheck")).isTrue());
      }
    }
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
    return ((List<?>) service.get("volumes")).stream().map(String::valueOf).toList();
  }

  private static Map<?, ?> map(Map<?, ?> in, Object key) {
    assertThat(in.get(key)).as("%s", key).isInstanceOf(Map.class);
    return (Map<?, ?>) in.get(key);
  }
}
