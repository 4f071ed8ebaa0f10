package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What stands in front of the service, as it is shipped, keeps from the outside what is for its operator. */
final class ShippedProxiesTest {
  private static final Path DOCKER = Path.of("docker");

  private static boolean isRefused(String path) {
    List<String> matcher = OurCode.lines(DOCKER.resolve("Caddyfile")).stream()
        .map(String::strip)
        .filter(line -> line.startsWith("@private path "))
        .flatMap(line -> Stream.of(line.split(" ")).skip(2))
        .toList();
    return matcher.stream()
        .anyMatch(each -> each.endsWith("*")
            ? path.startsWith(each.substring(0, each.length() - 1))
            : path.equals(each));
  }

  /** A path of Caddy's that ends with a star is a beginning; the others have to be the same. */
  @Test
  void theProxyKeepsMetricsAndReadinessFromTheOutside() {
    assertThat(OurCode.text(DOCKER.resolve("Caddyfile"))).contains("respond @private 404");
    for (String path : List.of("/metrics", "/health/ready")) {
      assertThat(isRefused(path)).as(path).isTrue();
      assertThat(isRefused(path + "/")).as(path + "/").isTrue();
    }
    for (String path : List.of("/health/live", "/webhooks/telegram/main", "/console", "/api/v1")) {
      assertThat(isRefused(path)).as(path).isFalse();
    }
  }

  private static List<Map<?, ?>> ingressPaths() {
    List<Map<?, ?>> paths = new ArrayList<>();
    new Yaml(new SafeConstructor(new LoaderOptions()))
        .loadAll(OurCode.text(DOCKER.resolve("kubernetes.yaml")))
        .forEach(each -> {
          Map<?, ?> object = (Map<?, ?>) each;
          if ("Ingress".equals(object.get("kind"))) {
            for (Object rule : (List<?>) map(object, "spec").get("rules")) {
              ((List<?>) map((Map<?, ?>) rule, "http").get("paths"))
                  .forEach(path -> paths.add((Map<?, ?>) path));
            }
          }
        });
    return paths;
  }

  /** What is mounted at a word of its own; webhooks and the booth's files have theirs in constants. */
  private static Set<String> mounted() {
    Pattern route = Pattern.compile("(?:get|post|route)\\(\\s*\"(/[a-z]+)");
    Set<String> mounted = new TreeSet<>(Set.of("/webhooks", "/booth"));
    for (String code :
        OurCode.files(OurCode.MAIN, ".java").stream().map(OurCode::text).toList()) {
      Matcher found = route.matcher(code);
      while (found.find()) {
        mounted.add(found.group(1));
      }
    }
    mounted.removeAll(Set.of("/metrics", "/health", "/playground"));
    return mounted;
  }

  @Test
  void theIngressLetsThroughWhatIsForEverybodyAndNothingElse() {
    List<Map<?, ?>> paths = ingressPaths();
    assertThat(paths.stream()
            .filter(path -> "Prefix".equals(path.get("pathType")))
            .map(path -> String.valueOf(path.get("path"))))
        .containsExactlyInAnyOrderElementsOf(mounted());
    assertThat(paths.stream()
            .filter(path -> !"Prefix".equals(path.get("pathType")))
            .map(path -> path.get("pathType") + " " + path.get("path")))
        .containsExactly("Exact /health/live");
  }

  private static Map<?, ?> map(Map<?, ?> in, Object key) {
    assertThat(in.get(key)).as("%s", key).isInstanceOf(Map.class);
    return (Map<?, ?>) in.get(key);
  }
}
