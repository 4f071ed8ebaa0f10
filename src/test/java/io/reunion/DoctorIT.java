package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.redis.RedisServer;
import io.reunion.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} says of a Redis that does not write to its disk at once, of clocks and of addresses. */
class DoctorIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @TempDir
  Path directory;

  private final List<String> printed = new ArrayList<>();

  private int doctor(String reunion, String redis, Language language, Clock clock)
      throws IOException {
    Files.writeString(directory.resolve("reunion.yaml"), reunion);
    Files.writeString(
        directory.resolve("platforms.yaml"),
        "telegram: {main: {token: '1:CANARY', secretToken: CANARY}}\n");
    List<String> problems = new ArrayList<>();
    Optional<ConfigCheck.Found> found = ConfigCheck.read(
        new ConfigDirectory(
            directory, Map.of("REDIS_URI", redis), OptionalInt.empty(), Platforms.CREDENTIALS),
        problems);
    assertThat(problems).isEmpty();
    printed.clear();
    int code = Doctor.run(found.orElseThrow(), Optional.of(language), clock, printed::add);
    assertThat(printed).noneMatch(line -> line.contains("CANARY"));
    return code;
  }

  @Test
  void saysWhatMayBeLostAndWhereToEnterTheWebhook() throws IOException {
    assertThat(doctor(
            "server: {publicUrl: 'https://alumni.example.org/'}\n",
            server.uri(),
            Language.EN,
            Clock.systemUTC()))
        .isEqualTo(1);
    assertThat(printed)
        .anyMatch(line -> line.startsWith("- Redis answers: "))
        .anyMatch(line -> line.startsWith("! appendfsync-no: a power loss loses"))
        .anyMatch(line -> line.startsWith("- the clocks of this machine and of Redis agree"))
        .contains("- telegram/main: enter https://alumni.example.org/webhooks/telegram/main on the"
            + " platform (check --live asks whether it is)")
        .last()
        .isEqualTo("1 thing to do");
    doctor("{}\n", server.uri(), Language.ZH, Clock.systemUTC());
    assertThat(printed)
        .anyMatch(line -> line.startsWith("! appendfsync-no：断电会丢失"))
        .anyMatch(line -> line.startsWith("! 没有设置 server.publicUrl"));
  }

  @Test
  void whatWasAcceptedByNameIsNothingToDo() throws IOException {
    assertThat(doctor(
            "server: {publicUrl: 'https://alumni.example.org'}\nredis: {accept: [appendfsync-no]}\n",
            server.uri(),
            Language.EN,
            Clock.systemUTC()))
        .isZero();
    assertThat(printed)
        .anyMatch(line -> line.startsWith("- accepted in the configuration: appendfsync-no"))
        .last()
        .isEqualTo("nothing to do");
  }

  @Test
  void clocksThatDifferAndAddressesThatNobodyReachesAreProblems() throws IOException {
    String accepted = "redis: {accept: [appendfsync-no]}\n";
    Clock fast = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5));
    for (String url : List.of(
        "http://localhost:8080",
        "https://10.1.2.3",
        "https://192.168.0.7/x",
        "https://172.20.0.1",
        "https://bot.local",
        "https://[::1]",
        "https://intranet",
        "http://alumni.example.org")) {
      assertThat(doctor(
              accepted + "server: {publicUrl: '" + url + "'}\n", server.uri(), Language.EN, fast))
          .isEqualTo(1);
      assertThat(printed)
          .anyMatch(line -> line.startsWith("! the clocks of this machine and of Redis differ"))
          .last()
          .as(url)
          .isEqualTo("2 things to do");
    }
  }

  @Test
  void aRedisThatIsAwayIsSaidWithoutItsPassword() throws IOException {
    assertThat(doctor(
            "redis: {commandTimeout: 200ms}\n",
            "redis://:CANARY@127.0.0.1:1",
            Language.EN,
            Clock.systemUTC()))
        .isEqualTo(1);
    assertThat(printed).anyMatch(line -> line.startsWith("! Redis cannot be reached: "));
  }
}
