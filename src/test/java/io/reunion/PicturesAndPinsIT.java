package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.platform.Ed25519Signer;
import io.reunion.redis.RedisServer;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A picture that a platform does not take becomes a link; a pin that fails takes nothing from the message. */
class PicturesAndPinsIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final String PICTURE = "https://a.example/map.png";
  private static final String CHANNEL = "645027906669510667";

  @TempDir
  Path directory;

  private final WireMockServer api = new WireMockServer(
      WireMockConfiguration.options().dynamicPort().maxRequestJournalEntries(500));
  private TestService service;

  @BeforeEach
  void open() {
    api.start();
    api.stubFor(WireMock.any(WireMock.anyUrl())
        .willReturn(WireMock.okJson("{\"id\":\"786008729715212400\"}")));
    service = TestService.start(
        directory,
        server.uri(),
        "association: {language: en}\nredis: {accept: [appendfsync-no]}\n"
            + "announcements: {approvalThreshold: 0}\n",
        "discord: {main: {applicationId: '1', publicKey: '"
            + HexFormat.of().formatHex(new Ed25519Signer(new byte[32]).publicKey())
            + "', botToken: t, apiBase: 'http://localhost:" + api.port() + "'}}\n");
    RedisServer.await(new RoomStore(server.redis())
        .put(Room.seen(ChatId.parse("discord/main/" + CHANNEL), ChatKind.GROUP, "Alumni")));
  }

  @AfterEach
  void close() {
    service.close();
    api.stop();
  }

  private JsonNode announced() {
    String made = service
        .api(
            "POST",
            "/announcements",
            "{\"text\":{\"en\":\"The hall has moved.\"},\"audience\":{\"all\":true},\"pin\":true,"
                + "\"image\":\"" + PICTURE + "\"}")
        .body();
    String id = parse(made).path("id").asText();
    assertThat(id).as(made).isNotEmpty();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> get(id).path("state").asText().equals("DONE"));
    return get(id);
  }

  private JsonNode get(String path) {
    return parse(service.api("GET", "/announcements/" + path, "").body());
  }

  private List<JsonNode> sent() {
    return api
        .findAll(WireMock.postRequestedFor(
            WireMock.urlPathEqualTo("/channels/" + CHANNEL + "/messages")))
        .stream()
        .map(LoggedRequest::getBodyAsString)
        .map(TelegramBotApi::parse)
        .toList();
  }

  @Test
  void aPictureThatIsNotTakenBecomesALinkInTheText() {
    api.stubFor(WireMock.post(WireMock.urlPathEqualTo("/channels/" + CHANNEL + "/messages"))
        .withRequestBody(WireMock.matchingJsonPath("$.embeds[0].image"))
        .willReturn(
            WireMock.jsonResponse("{\"code\":50035,\"message\":\"Invalid Form Body\"}", 400)));
    JsonNode announcement = announced();
    assertThat(announcement.at("/counts/sent").asInt()).isEqualTo(1);
    assertThat(sent()).hasSize(2);
    assertThat(sent().get(0).at("/embeds/0/image/url").asText()).isEqualTo(PICTURE);
    JsonNode second = sent().get(1);
    assertThat(second.at("/embeds/0/image").isMissingNode()).isTrue();
    assertThat(second.path("content").asText()).contains("The hall has moved.", PICTURE);
  }

  @Test
  void aPinThatFailsTakesNothingFromTheMessage() {
    api.stubFor(WireMock.put(WireMock.anyUrl())
        .willReturn(
            WireMock.jsonResponse("{\"code\":50013,\"message\":\"Missing Permissions\"}", 403)));
    JsonNode announcement = announced();
    assertThat(announcement.at("/counts/sent").asInt()).isEqualTo(1);
    assertThat(announcement.at("/counts/failed").asInt()).isZero();
    assertThat(sent()).hasSize(1);
    api.verify(WireMock.putRequestedFor(WireMock.urlPathMatching(".*/pins/786008729715212400")));
    JsonNode pins = get(announcement.path("id").asText() + "/report").path("pins");
    assertThat(pins.path("pinned").asInt()).isZero();
    assertThat(pins.path("no-permission").asInt()).as(pins.toString()).isEqualTo(1);
  }
}
