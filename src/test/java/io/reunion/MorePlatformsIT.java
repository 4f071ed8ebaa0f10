package io.reunion;

import static io.reunion.Soon.soon;
import static io.reunion.TelegramBotApi.parse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.platform.Digests;
import io.reunion.platform.HmacSha256;
import io.reunion.platform.SigningKey;
import io.reunion.platform.StandIn;
import io.reunion.redis.RedisServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One event, one list and one announcement on Teams, WhatsApp, Google Chat, Mattermost and Rocket.Chat, over HTTP. */
class MorePlatformsIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @RegisterExtension
  static final StandIn api = new StandIn();

  private static final SigningKey KEY = SigningKey.create();
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final String TEAMS = "/teams/v3/conversations/19%3Ag%40thread.tacv2/activities";
  private static final String WHATSAPP = "/v23.0/10001/messages";
  private static final String GOOGLE = "/v1/spaces/AAA/messages";
  private static final String MATTERMOST = "/api/v4/posts";
  private static final String ROCKET = "/api/v1/chat.postMessage";

  @TempDir
  Path directory;

  private final List<String> googleSaid = new CopyOnWriteArrayList<>();
  private TestService service;

  @BeforeEach
  void open() throws IOException {
    api.answer("{\"id\":\"a1\",\"name\":\"spaces/AAA/messages/M1\",\"success\":true,"
        + "\"message\":{\"_id\":\"m1\"},\"messages\":[{\"id\":\"wamid.out\"}]}");
    api.answer(
        "/v1/.well-known/openidconfiguration", 200, "{\"jwks_uri\":\"" + api.uri() + "/keys\"}");
    api.answer("/keys", 200, KEY.published("msteams"));
    api.answer(
        "/service_accounts/v1/metadata/x509/chat@system.gserviceaccount.com", 200, KEY.published());
    api.answer("/dir/oauth2/v2.0/token", 200, "{\"access_token\":\"t\",\"expires_in\":3600}");
    api.answer("/token", 200, "{\"access_token\":\"g\",\"expires_in\":3600}");
    api.answer("/api/v4/users/me", 200, "{\"id\":\"ubot\",\"username\":\"reunion\"}");
    api.answer("/api/v1/me", 200, "{\"success\":true,\"username\":\"reunion\"}");
    Path key = Files.writeString(directory.resolve("key.json"), KEY.serviceAccount());
    service = TestService.start(
        directory,
        server.uri(),
        "association: {language: en}\nadmins: ['teams:29:tess', 'whatsapp:861', 'googlechat:users/9', 'mattermost:mia',"
            + " 'rocketchat:rob']\nredis: {accept: [appendfsync-no]}\n"
            + "announcements: {approvalThreshold: 0}\n",
        """
        teams: {main: {appId: app-1, appPassword: p, tenantId: dir, apiBase: 'API/teams', loginBase: API, openIdBase: API}}
        whatsapp: {main: {phoneNumberId: '10001', accessToken: t, appSecret: secret, verifyToken: v, apiBase: API}}
        googlechat: {main: {audience: '123456', serviceAccount: 'file:KEY', apiBase: API, tokenBase: API, keysBase: API}}
        mattermost: {main: {botToken: b, tokens: [mm-token], callbackUrl: 'https://bot.example/webhooks/mattermost/main', apiBase: API}}
        rocketchat: {main: {userId: ubot, authToken: a, tokens: [rc-token], apiBase: API}}
        """.replace("'API/teams'", "'" + api.uri() + "/teams'")
            .replace("API", "'" + api.uri() + "'")
            .replace("KEY", key.toString()));
  }

  @AfterEach
  void close() {
    service.close();
  }

  private static void taken(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(200);
  }

  private static String number() {
    return Long.toString(NUMBERS.incrementAndGet());
  }

  private static String bearer(String issuer, String audience, String service) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", issuer);
    claims.put("aud", audience);
    claims.put("exp", Instant.now().getEpochSecond() + 600);
    claims.put("serviceurl", service);
    return KEY.bearer(claims);
  }

  private HttpResponse<String> teams(String person, String what) {
    String url = api.uri() + "/teams/";
    String activity =
        "{\"id\":\"f" + number() + "\",\"serviceUrl\":\"" + url + "\",\"channelId\":\"msteams\","
            + "\"from\":{\"id\":\"29:" + person + "\",\"name\":\"" + person
            + "\"},\"recipient\":{\"id\":\"28:bot\"},"
            + "\"conversation\":{\"id\":\"19:g@thread.tacv2\",\"conversationType\":\"channel\"},"
            + what + "}";
    return service.send(
        "POST",
        "/webhooks/teams/main",
        activity,
        "Authorization",
        bearer("https://api.botframework.com", "app-1", url));
  }

  private HttpResponse<String> whatsapp(String number, String message) {
    String body =
        "{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{\"metadata\":{\"phone_number_id\":\"10001\"},"
            + "\"messages\":[{\"from\":\"" + number + "\",\"id\":\"wamid." + number()
            + "\",\"timestamp\":\"" + Instant.now().getEpochSecond() + "\"," + message
            + "}]}}]}]}";
    String signature = "sha256=" + Digests.hex(new HmacSha256("secret").of(body.getBytes(UTF_8)));
    return service.send("POST", "/webhooks/whatsapp/main", body, "X-Hub-Signature-256", signature);
  }

  private HttpResponse<String> google(String user, String what) {
    String body = "{\"eventTime\":\"" + Instant.now()
        + "\",\"space\":{\"name\":\"spaces/AAA\",\"type\":\"ROOM\"},"
        + "\"user\":{\"name\":\"users/" + user + "\",\"displayName\":\"Gil\"}," + what + "}";
    HttpResponse<String> response = service.send(
        "POST",
        "/webhooks/googlechat/main",
        body,
        "Authorization",
        bearer("chat@system.gserviceaccount.com", "123456", ""));
    googleSaid.add(response.body());
    return response;
  }

  private HttpResponse<String> mattermost(String person, String text) {
    return service.send(
        "POST",
        "/webhooks/mattermost/main",
        "{\"token\":\"mm-token\",\"channel_id\":\"c1\",\"channel_name\":\"town\",\"post_id\":\"p"
            + number() + "\",\"user_id\":\"" + person + "\",\"user_name\":\"" + person
            + "\",\"text\":\"@reunion " + text + "\"}",
        "Content-Type",
        "application/json");
  }

  private HttpResponse<String> rocket(String person, String text) {
    return service.send(
        "POST",
        "/webhooks/rocketchat/main",
        "{\"token\":\"rc-token\",\"bot\":false,\"channel_id\":\"GENERAL\",\"channel_name\":\"general\",\"message_id\":\"m"
            + number() + "\",\"user_id\":\"" + person + "\",\"user_name\":\"" + person
            + "\",\"text\":\"@reunion " + text + "\"}");
  }

  /** The same words on each of them, by somebody whose name there begins so. */
  private void say(String words, String tess, String phone, String gil, String mia, String rob) {
    taken(
        teams(
            tess,
            "\"type\":\"message\",\"text\":\"<at>Reunion</at> " + words + "\",\"entities\":[{"
                + "\"type\":\"mention\",\"mentioned\":{\"id\":\"28:bot\"},\"text\":\"<at>Reunion</at>\"}]"));
    taken(whatsapp(phone, "\"type\":\"text\",\"text\":{\"body\":\"" + words + "\"}"));
    taken(google(
        gil,
        "\"type\":\"MESSAGE\",\"message\":{\"name\":\"spaces/AAA/messages/B" + number()
            + "\",\"text\":\"@Reunion " + words + "\",\"argumentText\":\" " + words + "\"}"));
    taken(mattermost(mia, words));
    taken(rocket(rob, words));
  }

  private static List<String> bodies(String path) {
    return api.requests(path).stream().map(request -> request.getBodyAsString()).toList();
  }

  private static boolean said(String path, String words) {
    return bodies(path).stream().anyMatch(body -> body.contains(words));
  }

  private List<String> rsvps() {
    List<String> lines = new ArrayList<>();
    parse(service.api("GET", "/events/gala/rsvps", "").body())
        .path("items")
        .forEach(item ->
            lines.add(item.path("user").asText() + " " + item.path("status").asText()));
    return lines;
  }

  /** Each platform comes to know its chat: added where that is told, else by the first words. */
  private void enter() {
    taken(teams("tess", "\"type\":\"conversationUpdate\",\"membersAdded\":[{\"id\":\"28:bot\"}]"));
    taken(whatsapp("861", "\"type\":\"text\",\"text\":{\"body\":\"help\"}"));
    taken(google("9", "\"type\":\"ADDED_TO_SPACE\""));
    taken(mattermost("mia", "help"));
    taken(rocket("rob", "help"));
    soon()
        .until(
            () -> parse(service.api("GET", "/chats", "").body()).path("items").size() == 5);
  }

  @Test
  void oneEventHasOneListOnAllOfThem() {
    enter();
    assertThat(service
            .api(
                "POST",
                "/events",
                "{\"id\":\"gala\",\"title\":\"Gala Dinner\",\"startsAt\":\"2099-12-12T18:00:00+08:00\",\"capacity\":19,"
                    + "\"chats\":[\"teams/main/19:g@thread.tacv2\",\"whatsapp/main/861\",\"googlechat/main/spaces/AAA\","
                    + "\"mattermost/main/c1\",\"rocketchat/main/GENERAL\"]}")
            .statusCode())
        .isEqualTo(201);
    for (String path : List.of(TEAMS, WHATSAPP, GOOGLE, MATTERMOST, ROCKET)) {
      soon().until(() -> said(path, "Gala Dinner") && said(path, "rsvp gala yes"));
    }
    press();
    say("rsvp gala yes", "tom", "862", "10", "max", "rob");
    soon().until(() -> rsvps().size() == 9);
    assertThat(rsvps())
        .containsExactlyInAnyOrder(
            "teams:29:tess ACCEPTED",
            "whatsapp:861 ACCEPTED",
            "googlechat:users/9 ACCEPTED",
            "mattermost:mia ACCEPTED",
            "teams:29:tom ACCEPTED",
            "whatsapp:862 ACCEPTED",
            "googlechat:users/10 ACCEPTED",
            "mattermost:max ACCEPTED",
            "rocketchat:rob ACCEPTED");
    taken(mattermost("mia", "rsvp gala no"));
    soon().until(() -> rsvps().contains("mattermost:mia DECLINED"));
  }

  @Test
  void oneMemberIsFoundOnAllOfThem() {
    enter();
    assertThat(service
            .api("POST", "/members/import", "姓名,入学年份,城市,consent\n王五,2008,深圳,group\n")
            .statusCode())
        .isEqualTo(200);
    soon().pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
      say("find 王五", "tess", "861", "9", "mia", "rob");
      for (String path : List.of(TEAMS, WHATSAPP, MATTERMOST, ROCKET)) {
        assertThat(bodies(path))
            .as(path)
            .anyMatch(body -> body.contains("王五") && body.contains("深圳"));
      }
      assertThat(googleSaid).anyMatch(body -> body.contains("王五") && body.contains("深圳"));
    });
  }

  /** The buttons that the platforms were sent, as people press them. */
  private void press() {
    HttpResponse<String> executed = teams(
        "tess",
        "\"type\":\"invoke\",\"name\":\"adaptiveCard/action\",\"replyToId\":\"a1\","
            + "\"value\":{\"action\":{\"data\":{\"command\":\"rsvp gala yes\"}}}");
    taken(executed);
    assertThat(parse(executed.body()).path("statusCode").asInt()).isEqualTo(200);
    taken(whatsapp(
        "861",
        "\"type\":\"interactive\",\"interactive\":{\"button_reply\":{\"id\":\"rsvp gala yes\"}}"));
    taken(google(
        "9",
        "\"type\":\"CARD_CLICKED\",\"message\":{\"name\":\"spaces/AAA/messages/M1\"},"
            + "\"common\":{\"parameters\":{\"command\":\"rsvp gala yes\"}}"));
    JsonNode context = bodies(MATTERMOST).stream()
        .map(TelegramBotApi::parse)
        .flatMap(post -> post.findValues("context").stream())
        .filter(found -> found.path("command").asText().equals("rsvp gala yes"))
        .findFirst()
        .orElseThrow();
    taken(service.send(
        "POST",
        "/webhooks/mattermost/main",
        "{\"user_id\":\"mia\",\"user_name\":\"mia\",\"channel_id\":\"c1\",\"post_id\":\"a1\",\"trigger_id\":\"t"
            + number() + "\",\"context\":" + context + "}",
        "Content-Type",
        "application/json"));
  }

  @Test
  void oneAnnouncementReachesThemAll() {
    enter();
    String id = parse(service
            .api(
                "POST",
                "/announcements",
                "{\"text\":{\"en\":\"The hall has moved, @all.\"},\"audience\":{\"all\":true}}")
            .body())
        .path("id")
        .asText();
    soon()
        .until(() -> parse(service.api("GET", "/announcements/" + id, "").body())
            .path("state")
            .asText()
            .equals("DONE"));
    for (String path : List.of(TEAMS, GOOGLE, MATTERMOST, ROCKET)) {
      assertThat(bodies(path).stream().filter(body -> body.contains("The hall has moved")))
          .as(path)
          .hasSize(1);
    }
    assertThat(said(MATTERMOST, "moved, @all")).as("nobody is mentioned").isFalse();
    assertThat(said(ROCKET, "moved, @all")).as("nobody is mentioned").isFalse();
  }

  /** Where there are only direct chats, members are told one by one. */
  @Test
  void anAnnouncementToMembersReachesThemAlone() {
    enter();
    assertThat(service
            .api("POST", "/members/import", "学号,姓名,入学年份,consent\nML1,王五,2008,group\n")
            .statusCode())
        .isEqualTo(200);
    taken(whatsapp("861", "\"type\":\"text\",\"text\":{\"body\":\"link whatsapp:861 ML1\"}"));
    soon().until(() -> said(WHATSAPP, "linked to"));
    assertThat(service
            .api(
                "POST",
                "/announcements",
                "{\"text\":{\"en\":\"The hall has moved.\"},\"audience\":{\"to\":\"members\",\"all\":true}}")
            .statusCode())
        .isEqualTo(201);
    soon().until(() -> said(WHATSAPP, "The hall has moved"));
    assertThat(bodies(WHATSAPP).stream().filter(body -> body.contains("The hall has moved")))
        .hasSize(1);
    assertThat(said(MATTERMOST, "The hall has moved")).isFalse();
  }

  @Test
  void whatIsUnknownIsTakenAndIgnoredAndCounted() {
    taken(teams("tess", "\"type\":\"future\""));
    taken(whatsapp("861", "\"type\":\"future\""));
    taken(google("9", "\"type\":\"FUTURE\""));
    for (String platform : List.of("teams", "whatsapp", "googlechat")) {
      assertThat(service.ignored(platform + "/main")).as(platform).isEqualTo(1);
    }
  }

  @Test
  void forgedRequestsAreRefused() {
    assertThat(service
            .send("POST", "/webhooks/teams/main", "{}", "Authorization", "Bearer a.b.c")
            .statusCode())
        .isEqualTo(401);
    assertThat(service
            .send(
                "POST",
                "/webhooks/teams/main",
                "{}",
                "Authorization",
                SigningKey.another("new").bearer(Map.of("iss", "x")))
            .statusCode())
        .isEqualTo(401);
    for (String platform : List.of("whatsapp", "googlechat", "mattermost", "rocketchat")) {
      assertThat(service.send("POST", "/webhooks/" + platform + "/main", "{}").statusCode())
          .as(platform)
          .isEqualTo(401);
    }
  }
}
