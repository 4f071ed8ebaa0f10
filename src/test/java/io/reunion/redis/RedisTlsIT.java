package io.reunion.redis;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The server speaks no TLS here, so a proxy before it does. */
final class RedisTlsIT {
  private static final Script ADD = Script.beside(RedisIT.class, "add.lua");

  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @TempDir
  static Path directory;

  private static int port;

  @BeforeAll
  static void encrypt() throws IOException, InterruptedException {
    String store = directory.resolve("server.p12").toString();
    keytool(
        "-genkeypair",
        "-alias",
        "redis",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=dns:localhost",
        "-validity",
        "2",
        "-storetype",
        "PKCS12",
        "-keystore",
        store,
        "-storepass",
        "changeit");
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "redis",
        "-keystore",
        store,
        "-storepass",
        "changeit",
        "-file",
        directory.resolve("server.pem").toString());
    NetClient client = server.vertx().createNetClient();
    NetServerOptions options = new NetServerOptions()
        .setSsl(true)
        .setKeyCertOptions(new PfxOptions().setPath(store).setPassword("changeit"));
    port = await(server
            .vertx()
            .createNetServer(options)
            .connectHandler(in -> {
              in.pause();
              client.connect(server.port(), "127.0.0.1").onSuccess(out -> {
                in.handler(out::write);
                out.handler(in::write);
                in.closeHandler(closed -> out.close());
                out.closeHandler(closed -> in.close());
                in.resume();
              });
            })
            .listen(0, "127.0.0.1"))
        .actualPort();
  }

  @Test
  void talksToAServerWhoseCertificateIsTrusted() {
    Redis redis = await(Redis.connect(
        server.vertx(),
        RedisOptions.of(uri("localhost")).withTrusted(directory.resolve("server.pem"))));
    Context home = await(redis.ping().map(done -> Vertx.currentContext()));

    List<ScriptReply> replies =
        IntStream.range(0, 100)
            .mapToObj(i -> redis.run(ADD, List.of("n"), List.of("1")))
            .toList()
            .stream()
            .map(RedisServer::await)
            .toList();
    Context after = await(redis.ping().map(done -> Vertx.currentContext()));
    await(redis.close());

    assertThat(replies.get(99).number()).isEqualTo(100);
    assertThat(after).isSameAs(home);
  }

  @Test
  void refusesAServerThatItCannotTrust() {
    assertThatThrownBy(() -> await(Redis.connect(server.vertx(), uri("localhost"))))
        .isInstanceOf(RedisUnavailableException.class)
        .hasMessageContaining("rediss://***@localhost:" + port)
        .hasMessageNotContaining(server.password());
  }

  @Test
  void refusesACertificateOfAnotherName() {
    assertThatThrownBy(() -> await(Redis.connect(
            server.vertx(),
            RedisOptions.of(uri("127.0.0.1")).withTrusted(directory.resolve("server.pem")))))
        .isInstanceOf(RedisUnavailableException.class);
  }

  private static String uri(String host) {
    return "rediss://:" + server.password() + "@" + host + ":" + port;
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(
        List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
  }
}
