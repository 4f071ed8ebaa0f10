package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.redis.Redis;
import io.reunion.redis.RedisServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Redis of {@code docker/redis.conf}, at a place of its own. */
class DockerRedisIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer(settings());

  /** The file's settings without those that say where it is. */
  private static String[] settings() {
    return OurCode.lines(Path.of("docker/redis.conf")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .filter(line -> !line.matches("(port|dir|bind) .*"))
        .toArray(String[]::new);
  }

  @Test
  void aRealRedisAcceptsTheFileAndKeepsEveryAcknowledgedWrite() {
    Map<String, String> wanted = Map.of(
        "appendonly", "yes",
        "appendfsync", "always",
        "no-appendfsync-on-rewrite", "no",
        "maxmemory-policy", "noeviction",
        "maxmemory", "536870912",
        "save", "");
    assertThat(settings()).hasSizeGreaterThanOrEqualTo(wanted.size());
    Redis redis = RedisServer.await(Redis.connect(server.vertx(), server.uri()));
    wanted.forEach((name, value) -> {
      Map<String, String> found = RedisServer.await(redis.call(c -> c.configGet(name)));
      assertThat(found).isEqualTo(Map.of(name, value));
    });
    RedisServer.await(redis.close());
  }

  @Test
  void whatWasAcknowledgedIsThereAfterAKill() {
    String said = RedisServer.await(server.redis().call(c -> c.set("a", "1")));
    assertThat(said).isEqualTo("OK");
    server.kill9();
    server.restart();
    assertThat(server.command("GET", "a")).isEqualTo("1");
  }
}
