package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.access.SignIns;
import io.reunion.chat.UserId;
import io.reunion.member.Role;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Links and sessions end by the clock, which is told and noted. */
class ConsoleExpiryIT {
  private static final UserId ADMIN = UserId.of("telegram", "7");
  private static final Duration MOMENT = Duration.ofSeconds(1);

  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @TempDir
  Path directory;

  private final TestClock clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
  private TestService service;

  @BeforeEach
  void open() {
    service = TestService.start(
        directory,
        server.uri(),
        "association: {language: en}\nredis: {accept: [appendfsync-no]}\nadmins: [\"telegram:7\"]\n",
        "{}",
        clock);
  }

  @AfterEach
  void close() {
    service.close();
  }

  private SignIns links() {
    return new SignIns(
        server.redis(), clock, (unused, granted) -> Future.failedFuture("only makes links"));
  }

  private String link() {
    return RedisServer.await(links().link(ADMIN, Role.ADMIN));
  }

  private HttpResponse<String> enter(String code) {
    return service.send(
        "POST",
        "/api/v1/session",
        "{\"code\":\"" + code + "\"}",
        "User-Agent",
        ConsoleSession.FIREFOX);
  }

  private JsonNode refusals() {
    return parse(service.api("GET", "/audit?refused=true", "").body()).path("items");
  }

  @Test
  void aLinkIsGoodForTenMinutes() {
    String used = link();
    String late = link();
    clock.pass(SignIns.LINK.minus(MOMENT));
    assertThat(enter(used).statusCode()).as("in the last second").isEqualTo(201);
    clock.pass(MOMENT);
    HttpResponse<String> refused = enter(late);
    assertThat(refused.statusCode()).isEqualTo(410);
    assertThat(parse(refused.body()).path("detail").asText()).contains("console");
    assertThat(refusals()).singleElement().satisfies(entry -> {
      assertThat(entry.path("what").asText()).isEqualTo("POST /api/v1/session");
      assertThat(entry.path("outcome").asText()).isEqualTo("410");
    });
  }

  @Test
  void theLinkOfANewInstallationIsGoodForAnHour() {
    String first = RedisServer.await(links().firstLink()).orElseThrow();
    String late = RedisServer.await(links().firstLink()).orElseThrow();
    clock.pass(SignIns.FIRST_LINK);
    assertThat(enter(late).statusCode()).isEqualTo(410);
    clock.pass(MOMENT.negated());
    assertThat(enter(first).statusCode()).isEqualTo(201);
  }

  @Test
  void aSessionEndsAfterTwelveHoursHoweverBusy() {
    ConsoleSession session = ConsoleSession.at(service, enter(link()));
    clock.pass(Duration.ofHours(12));
    assertThat(session.send("GET", "/members", "").statusCode()).isEqualTo(200);
    clock.pass(MOMENT);
    assertThat(session.send("GET", "/members", "").statusCode()).isEqualTo(401);
    clock.pass(MOMENT.multipliedBy(-2));
    assertThat(session.send("GET", "/members", "").statusCode())
        .as("what has ended stays so")
        .isEqualTo(401);
    assertThat(refusals()).hasSize(2);
  }
}
