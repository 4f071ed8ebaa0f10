package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.redis.RedisServer;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Signing in by the association's identity provider: only whom it vouches for, in the browser that asked, once. */
class OidcSignInIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @TempDir
  Path directory;

  private IdentityProviderStandIn provider;
  private TelegramBotApi telegram;
  private TestService service;

  @BeforeEach
  void open() {
    provider = new IdentityProviderStandIn();
    telegram = new TelegramBotApi();
    service = start("""
        api: {oidc: {issuer: "%s", clientId: reunion, clientSecret: hush}}
        """.formatted(provider.issuer()));
  }

  private TestService start(String api) {
    return TestService.start(directory, server.uri(), """
        association: {language: en}
        redis: {accept: [appendfsync-no]}
        server: {publicUrl: "http://alumni.example.org/"}
        admins: ["oidc:ann@example.org"]
        chapters:
          - {id: berlin, name: {zh: 柏林, en: Berlin}, timeZone: Europe/Berlin, admins: ["oidc:s-8"]}
        """ + api, telegram.config());
  }

  @AfterEach
  void close() {
    service.close();
    telegram.close();
    provider.close();
  }

  /** A sign-in that has begun. */
  private record Begun(Map<String, String> asked, String cookie) {
    String state() {
      return asked.getOrDefault("state", "");
    }

    String nonce() {
      return asked.getOrDefault("nonce", "");
    }
  }

  private Begun begin() {
    HttpResponse<String> answer =
        service.send("GET", "/console/oidc", "", "User-Agent", ConsoleSession.FIREFOX);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith(provider.issuer() + "/authorize?");
    Map<String, String> asked = new HashMap<>();
    for (String pair : URI.create(location).getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      asked.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(set).contains("HTTPOnly", "SameSite=Lax", "Path=/console/oidc");
    return new Begun(asked, set.substring(0, set.indexOf(';')));
  }

  private HttpResponse<String> back(String state, String cookie) {
    return service.send(
        "GET",
        "/console/oidc/back?code=c0de&state=" + state,
        "",
        "Cookie",
        cookie,
        "User-Agent",
        ConsoleSession.FIREFOX);
  }

  private HttpResponse<String> back(Begun begun) {
    return back(begun.state(), begun.cookie());
  }

  private JsonNode session(HttpResponse<String> back) {
    String cookie = back.headers().allValues("Set-Cookie").stream()
        .filter(set -> set.startsWith("reunion="))
        .findFirst()
        .orElseThrow();
    assertThat(cookie).contains("HTTPOnly", "SameSite=Strict");
    return parse(service
        .send(
            "GET",
            "/api/v1/session",
            "",
            "Cookie",
            cookie.substring(0, cookie.indexOf(';')),
            "User-Agent",
            ConsoleSession.FIREFOX)
        .body());
  }

  @Test
  void whomTheProviderVouchesForIsSignedInOnce() throws NoSuchAlgorithmException {
    Begun begun = begin();
    assertThat(begun.asked())
        .containsEntry("client_id", "reunion")
        .containsEntry("response_type", "code")
        .containsEntry("redirect_uri", "http://alumni.example.org/console/oidc/back")
        .containsEntry("code_challenge_method", "S256");
    assertThat(begun.nonce()).hasSize(32);
    provider.vouches(provider.claims(begun.nonce()));
    HttpResponse<String> back = back(begun);
    assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
    assertThat(back.body()).contains("/console/");
    JsonNode session = session(back);
    assertThat(session.path("role").asText()).isEqualTo("ADMIN");
    assertThat(session.path("id").asText()).isEqualTo("oidc:ann@example.org");
    assertThat(session.path("provider").asBoolean()).isTrue();
    String exchange = provider.exchanges().get(0);
    String verifier = exchange.replaceAll(".*code_verifier=([^&]+).*", "$1");
    assertThat(Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(MessageDigest.getInstance("SHA-256")
                .digest(verifier.getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo(begun.asked().get("code_challenge"));
    assertThat(back(begun).statusCode()).as("the same again").isEqualTo(403);
    assertThat(
            parse(service.api("GET", "/audit", "").body()).at("/items/0/what").asText())
        .isEqualTo("signed in");
  }

  /** Strangers may begin as often as they like. */
  @Test
  void whoOnlyBeginsLeavesNothingBehind() {
    begin();
    String before = server.command("DBSIZE");
    for (int i = 0; i < 100; i++) {
      begin();
    }
    assertThat(server.command("DBSIZE")).isEqualTo(before);
    assertThat(server.command("KEYS", "oidc:*")).doesNotContain("oidc:");
  }

  @Test
  void aProviderMayTurnToAnotherKey() {
    Begun before = begin();
    provider.vouches(provider.claims(before.nonce()));
    assertThat(back(before).statusCode()).isEqualTo(200);
    provider.turnsToAnotherKey();
    await().atMost(Duration.ofSeconds(30)).until(() -> {
      Begun begun = begin();
      provider.vouches(provider.claims(begun.nonce()));
      return back(begun).statusCode() == 200;
    });
  }

  @Test
  void aSubjectMayBeOfOneChapterAndNobodyIsAnybodyWithoutARole() {
    Begun begun = begin();
    Map<String, Object> claims = provider.claims(begun.nonce());
    claims.put("sub", "s-8");
    claims.remove("email");
    provider.vouches(claims);
    JsonNode session = session(back(begun));
    assertThat(session.path("role").asText()).isEqualTo("ORGANISER");
    assertThat(session.path("chapters").toString()).isEqualTo("[\"berlin\"]");
    Begun other = begin();
    Map<String, Object> nobody = provider.claims(other.nonce());
    nobody.put("email", "eve@example.org");
    provider.vouches(nobody);
    assertThat(back(other).statusCode()).isEqualTo(403);
  }

  @Test
  void whatCannotBeBelievedIsRefusedAndNoted() {
    refused("another nonce", claims -> claims.put("nonce", "x"));
    refused("no nonce", claims -> claims.remove("nonce"));
    refused("another audience", claims -> claims.put("aud", "someone-else"));
    refused("another issuer", claims -> claims.put("iss", "https://evil.example"));
    refused("long expired", claims -> claims.put("exp", System.currentTimeMillis() / 1000 - 3600));
    refused("not verified", claims -> claims.put("email_verified", false));
    refused("verified by a word", claims -> claims.put("email_verified", "true"));
    refused("a subject like an address", claims -> {
      claims.put("email_verified", false);
      claims.put("sub", "ann@example.org");
    });
    Begun forged = begin();
    provider.forges(provider.claims(forged.nonce()));
    assertThat(back(forged).statusCode()).as("another key").isEqualTo(403);
    Begun stolen = begin();
    provider.vouches(provider.claims(stolen.nonce()));
    assertThat(back(stolen.state(), begin().cookie()).statusCode())
        .as("another browser")
        .isEqualTo(403);
    assertThat(back(stolen.state(), "none=1").statusCode()).as("no cookie").isEqualTo(403);
    assertThat(
            back(stolen.state() + "x", "reunion-oidc=" + stolen.state() + "x").statusCode())
        .as("never begun")
        .isEqualTo(403);
    String[] parts = stolen.state().split("\\.");
    String younger = parts[0] + "." + (Long.parseLong(parts[1]) + 60) + "." + parts[2];
    assertThat(back(younger, "reunion-oidc=" + younger).statusCode())
        .as("another time")
        .isEqualTo(403);
    JsonNode refusals =
        parse(service.api("GET", "/audit?refused=true&limit=200", "").body()).path("items");
    assertThat(refusals.findValuesAsText("what"))
        .hasSize(13)
        .containsOnly("GET /console/oidc/back");
  }

  private void refused(String what, Consumer<Map<String, Object>> change) {
    Begun begun = begin();
    Map<String, Object> claims = provider.claims(begun.nonce());
    change.accept(claims);
    provider.vouches(claims);
    HttpResponse<String> back = back(begun);
    assertThat(back.statusCode()).as(what).isEqualTo(403);
    assertThat(back.headers().allValues("Set-Cookie"))
        .as(what)
        .noneMatch(set -> set.startsWith("reunion="));
  }

  @Test
  void withoutAProviderThereIsNoSuchWay() {
    service.close();
    service = TestService.start(
        directory,
        server.uri(),
        "association: {language: en}\nredis: {accept: [appendfsync-no]}\n",
        telegram.config());
    assertThat(service.send("GET", "/console/oidc", "").headers().firstValue("Location"))
        .isEmpty();
    assertThat(parse(service.send("GET", "/api/v1/session", "").body())
            .path("provider")
            .asBoolean(true))
        .isFalse();
  }
}
