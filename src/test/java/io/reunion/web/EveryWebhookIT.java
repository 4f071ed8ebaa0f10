package io.reunion.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reunion.bot.Inbox;
import io.reunion.chat.AccountId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Update;
import io.reunion.platform.ApiClient;
import io.reunion.platform.AuthenticRequests;
import io.reunion.platform.BadJson;
import io.reunion.platform.Equipment;
import io.reunion.platform.EveryAdapter;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.SigningKey;
import io.reunion.platform.StandIn;
import io.reunion.platform.TokenStore;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every adapter behind real HTTP and before a real journal: what comes is authentic, and mostly nonsense. */
@Timeout(120)
class EveryWebhookIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @RegisterExtension
  static final StandIn api = new StandIn();

  private static final AtomicLong IDS = new AtomicLong(100_000);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Queue<Update> worked = new ConcurrentLinkedQueue<>();
  private final Map<AccountId, Platform> platforms = new HashMap<>();
  private HttpServer front;
  private AuthenticRequests requests;

  /** Answers by the right to answer that came along, so that no request is held to its end. */
  private final class Answering implements Inbox.Worker<String> {
    @Override
    public String prepare(Update update) {
      return "";
    }

    @Override
    public Future<Future<Void>> work(Update update, String prepared) {
      worked.add(update);
      Platform platform = platforms.get(update.chat().account());
      update.origin().credit().ifPresent(credit -> {
        if (platform instanceof Platform.SpendsCredits answers) {
          var unused = answers.reply(credit, OutboundMessage.text(update.chat(), "Hi", "k"));
        }
      });
      return Future.succeededFuture(Future.succeededFuture());
    }
  }

  static List<String> names() {
    return EveryAdapter.all(api.uri(), api.equipment(Clock.systemUTC())).stream()
        .map(adapter -> adapter.platform().account().platform().value())
        .toList();
  }

  @BeforeEach
  void open() throws Exception {
    String keys = SigningKey.create().published("msteams");
    api.answer("{\"id\":\"1\"}");
    EveryAdapter.TOKENS.forEach(path -> api.answer(path, 200, EveryAdapter.A_TOKEN));
    api.answer(
        "/v1/.well-known/openidconfiguration", 200, "{\"jwks_uri\":\"" + api.uri() + "/keys\"}");
    api.answer("/keys", 200, keys);
    api.answer("/service_accounts/v1/metadata/x509/chat@system.gserviceaccount.com", 200, keys);
    Clock clock = Clock.systemUTC();
    Equipment given = new Equipment(
        new ApiClient(server.vertx(), ApiClient.Limits.DEFAULT),
        new TokenStore(server.vertx(), server.redis(), clock),
        new HeldAnswers(server.vertx()),
        clock);
    EveryAdapter.all(api.uri(), given)
        .forEach(one -> platforms.put(one.platform().account(), one.platform()));
    Webhooks webhooks = new Webhooks(
        platforms,
        Inbox.of(
            server.vertx(),
            server.redis(),
            "every",
            new Inbox.Bounds(100, 100, 100),
            new Answering()),
        new Meters(),
        new Bodies(server.vertx()),
        262_144,
        clock);
    front = server
        .vertx()
        .createHttpServer()
        .requestHandler(webhooks::handle)
        .listen(0, "127.0.0.1")
        .await(10, TimeUnit.SECONDS);
    requests = new AuthenticRequests(
        URI.create("http://127.0.0.1:" + front.actualPort() + "/webhooks"), api.uri());
  }

  @AfterEach
  void close() throws Exception {
    front.close().await(10, TimeUnit.SECONDS);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(
        request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private int send(String platform, String body) throws IOException, InterruptedException {
    return send(requests.of(platform, body.getBytes(UTF_8))).statusCode();
  }

  private void assertTaken(String platform) throws IOException, InterruptedException {
    worked.clear();
    assertThat(send(platform, requests.written(platform, IDS.incrementAndGet())))
        .isBetween(200, 204);
    await().atMost(Duration.ofSeconds(30)).until(() -> worked.size() == 1);
  }

  @ParameterizedTest
  @MethodSource("names")
  void nonsenseIsRefusedOrPassedOverAndNothingIsBrokenByIt(String platform) throws Exception {
    assertTaken(platform);
    worked.clear();
    for (Map.Entry<String, byte[]> bad : BadJson.all().entrySet()) {
      HttpResponse<String> answer = send(requests.of(platform, bad.getValue()));
      assertThat(answer.statusCode()).as(bad.getKey()).isIn(200, 204, 400, 401, 403, 413);
      assertThat(answer.body()).as(bad.getKey()).doesNotContain("Exception", "io.reunion");
    }
    String good = requests.written(platform, IDS.incrementAndGet());
    for (int length = 0; length < good.length() - 1; length += 1 + good.length() / 20) {
      assertThat(send(platform, good.substring(0, length))).isIn(200, 204, 400, 401, 403);
    }
    assertThat(worked).isEmpty();
    assertTaken(platform);
  }

  /** What makes of a message something that there is not yet, of which nobody knows more than its name. */
  private static final Map<String, List<String>> UNKNOWN = Map.ofEntries(
      Map.entry("telegram", List.of("\"message\":", "\"new_kind\":")),
      Map.entry("slack", List.of("\"type\":\"message\"", "\"type\":\"zz\"")),
      Map.entry("feishu", List.of("im.message.receive_v1", "im.zz_v9")),
      Map.entry("wecom", List.of("\"msgtype\":\"text\"", "\"msgtype\":\"zz\"")),
      Map.entry("dingtalk", List.of("\"msgtype\":\"text\"", "\"msgtype\":\"zz\"")),
      Map.entry("wechat", List.of("<MsgType>text", "<MsgType>zz")),
      Map.entry("line", List.of("\"type\":\"message\"", "\"type\":\"zz\"")),
      Map.entry("teams", List.of("\"type\":\"message\"", "\"type\":\"zz\"")),
      Map.entry("whatsapp", List.of("\"type\":\"text\"", "\"type\":\"zz\"")),
      Map.entry("googlechat", List.of("\"type\":\"MESSAGE\"", "\"type\":\"ZZ\"")),
      Map.entry("mattermost", List.of("\"text\":\"help\"", "\"zz\":1")),
      Map.entry("rocketchat", List.of("\"message_id\":", "\"zz\":")),
      Map.entry("discord", List.of("\"type\":2", "\"type\":99")),
      Map.entry("qq", List.of("C2C_MESSAGE_CREATE", "ZZ")),
      Map.entry("matrix", List.of("m.room.message", "org.zz")),
      Map.entry("zulip", List.of("direct_message", "zz")));

  @ParameterizedTest
  @MethodSource("names")
  void kindsThatThereAreNotYetAreTakenAndPassedOver(String platform) throws Exception {
    List<String> change = UNKNOWN.get(platform);
    String message = requests.written(platform, IDS.incrementAndGet());
    assertThat(message).contains(change.get(0));
    assertThat(send(platform, message.replace(change.get(0), change.get(1)))).isBetween(200, 204);
    assertThat(worked).isEmpty();
    assertTaken(platform);
  }

  /** Whatever they are, it is one message: it has one effect, and every copy is taken. */
  @ParameterizedTest
  @MethodSource("names")
  void theSameAtTheSameMomentIsOne(String platform) throws Exception {
    assertTaken(platform);
    worked.clear();
    byte[] body = requests.written(platform, IDS.incrementAndGet()).getBytes(UTF_8);
    HttpRequest same =
        requests.of(platform, body).timeout(Duration.ofSeconds(60)).build();
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      answers.add(client.sendAsync(same, HttpResponse.BodyHandlers.ofString()));
    }
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertThat(answer.get(90, TimeUnit.SECONDS).statusCode()).isBetween(200, 204);
    }
    assertThat(worked).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatLacksWhatItCanDoWithoutOrHasMoreThanWeKnowIsRead(String platform) throws Exception {
    assertTaken(platform);
    for (String change : List.of(
        "\"timestamp\":[0-9]+|\"createAt\":[0-9]+|\"date\":[0-9]+|\"origin_server_ts\":[0-9]+",
        "\"username\":\"li\"|\"user_name\":\"li\"|\"first_name\":\"Li\"",
        "\"channel_name\":\"[a-z]+\"|\"senderStaffId\":\"li\"|\"recipient\":\\{[^}]*\\}")) {
      worked.clear();
      String body = requests
          .written(platform, IDS.incrementAndGet())
          .replaceFirst("(" + change + "),", "")
          .replaceFirst("^\\{", "{\"zz\":{\"new\":[1,null]},");
      assertThat(send(platform, body)).as(body).isBetween(200, 204);
      await().atMost(Duration.ofSeconds(30)).until(() -> worked.size() == 1);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void idsThatAreNoneAndNumbersWithoutEndAreNoFaultOfOurs(String platform) throws Exception {
    assertTaken(platform);
    worked.clear();
    for (String id : List.of("9".repeat(300), "-1", "1e400", "0.5", "9".repeat(40))) {
      String body = requests.written(platform, 777_777_777L).replace("777777777", id);
      assertThat(send(platform, body)).as(id).isIn(200, 204, 400, 401, 403);
    }
    String body = requests.written(platform, IDS.incrementAndGet());
    for (String number : List.of("-1", "1e400", "1" + "0".repeat(60), "9223372036854775807")) {
      String huge = body.replaceAll("(?<=[:\"])[0-9]{10,13}(?=[,}\"])", number);
      assertThat(send(platform, huge)).as(number).isIn(200, 204, 400, 401, 403);
    }
    assertTaken(platform);
  }

  /** What a platform says of its content is not what makes it authentic. */
  @ParameterizedTest
  @MethodSource("names")
  void anotherContentTypeIsNoFaultOfOurs(String platform) throws Exception {
    for (String type :
        List.of("text/html", "application/xml", "x", "application/json;charset=gbk")) {
      byte[] body = requests.written(platform, IDS.incrementAndGet()).getBytes(UTF_8);
      assertThat(
              send(requests.of(platform, body).setHeader("Content-Type", type)).statusCode())
          .as(type)
          .isBetween(200, 204);
    }
    byte[] packed = {31, (byte) 139, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    assertThat(send(requests.of(platform, packed).setHeader("Content-Encoding", "gzip"))
            .statusCode())
        .isEqualTo(415);
    assertThat(send(requests.of(platform, packed)).statusCode()).isIn(400, 401, 403);
    assertThat(send(requests.of(platform, new byte[300_000])).statusCode()).isIn(400, 413);
  }
}
