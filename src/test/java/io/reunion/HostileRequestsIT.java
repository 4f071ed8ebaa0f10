package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import io.reunion.redis.RedisServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What strangers may send to the service itself, beside well-formed messages. */
class HostileRequestsIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final String FORGED_LINE = "ERROR admin logged in";
  private static final String WRITTEN = "my-phone-is-13800138000";

  @TempDir
  Path directory;

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
  private final Logger ours = (Logger) LoggerFactory.getLogger("io.reunion");

  private TelegramBotApi telegram;
  private TestService service;

  @BeforeEach
  void open() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
    encoder.setPattern("%d{HH:mm:ss.SSS} %-5level [%thread] %logger %msg%n");
    encoder.start();
    appender.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
    appender.setEncoder(encoder);
    appender.setOutputStream(log);
    appender.start();
    ours.addAppender(appender);
    ours.setLevel(Level.DEBUG);
    telegram = new TelegramBotApi();
    service = TestService.start(
        directory,
        server.uri(),
        "association: {language: en}\nredis: {accept: [appendfsync-no]}\n",
        telegram.config());
  }

  @AfterEach
  void close() {
    service.close();
    telegram.close();
    ours.detachAppender(appender);
    ours.setLevel(null);
  }

  /** What comes back for these bytes until the connection ends or falls silent. */
  private String raw(String request) throws IOException {
    URI url = URI.create(service.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      byte[] bytes = new byte[8192];
      try {
        for (int n = socket.getInputStream().read(bytes);
            n > 0;
            n = socket.getInputStream().read(bytes)) {
          answer.write(bytes, 0, n);
          socket.setSoTimeout(1_000);
        }
      } catch (java.net.SocketTimeoutException silence) {
        return answer.toString(StandardCharsets.ISO_8859_1);
      }
      return answer.toString(StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void nothingThatIsSentBecomesALineOfTheLogOrAHeaderOfTheAnswer() throws IOException {
    String breaks = "%0d%0aSet-Cookie:%20evil=1%0d%0a" + FORGED_LINE.replace(" ", "%20");
    for (String path : List.of(
        "/webhooks/telegram/main" + breaks,
        "/webhooks/" + breaks + "/main",
        "/api/v1/members?q=" + breaks,
        "/api/v1/events/" + breaks,
        "/api/v1/poison/" + breaks + "/drop",
        "/calendar/" + breaks + ".ics",
        "/export/" + breaks,
        "/console/" + breaks,
        "/" + breaks)) {
      for (String method : List.of("GET", "POST", "PATCH")) {
        String answer = raw(method + " " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + TestService.TOKEN + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(answer).as(method + " " + path).startsWith("HTTP/1.1 ");
        assertThat(answer.substring(0, Math.max(answer.indexOf("\r\n\r\n"), 0)))
            .as(method + " " + path)
            .doesNotContainIgnoringCase("\r\nset-cookie: evil");
      }
    }
    var update = TelegramBotApi.message(
        -1001,
        11,
        "/rsvp \r\n12:00:00.000 " + FORGED_LINE + "\u2028" + WRITTEN,
        Instant.now().getEpochSecond());
    assertThat(TelegramBotApi.post(service, update).statusCode()).isEqualTo(200);
    Awaitility.await().until(() -> Waiting.in(server) == 0);
    assertThat(service
            .send(
                "POST",
                "/webhooks/telegram/main",
                update.toString(),
                "X-Telegram-Bot-Api-Secret-Token",
                "wrong\t" + FORGED_LINE)
            .statusCode())
        .isEqualTo(401);
    String lines = log.toString(StandardCharsets.UTF_8);
    assertThat(lines).as("something was logged").contains("refused a request");
    assertThat(lines.lines().filter(line -> line.stripLeading().startsWith("ERROR admin")))
        .isEmpty();
    assertThat(lines).doesNotContain(FORGED_LINE + "\n").doesNotContain(WRITTEN);
  }

  /** Whoever looks through the log for what has failed should not find what anybody may send. */
  @Test
  void whatIsNoRequestIsRefusedAndCallsNobodyToTheLog() throws IOException {
    Logger theirs = (Logger) LoggerFactory.getLogger("io.vertx");
    theirs.addAppender(appender);
    try {
      for (String request : List.of(
          "GET /% HTTP/1.1\r\nHost: x\r\n",
          "GET /console/%2 HTTP/1.1\r\nHost: x\r\n",
          "GET /api/v1/events/%zz HTTP/1.1\r\nHost: x\r\n",
          "POST /webhooks/telegram/%main HTTP/1.1\r\nHost: x\r\n",
          "POST /webhooks/telegram/main?a=%zz HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n",
          "GET /webhooks/telegram/main?a=%f HTTP/1.1\r\nHost: x\r\n",
          "GET /console?q=% HTTP/1.1\r\nHost: x\r\n",
          "CONNECT x:80 HTTP/1.1\r\nHost: x\r\n",
          "OPTIONS * HTTP/1.1\r\nHost: x\r\n",
          "GET /console HTTP/1.1\r\n")) {
        assertThat(raw(request + "Connection: close\r\n\r\n"))
            .as(request)
            .startsWith("HTTP/1.1 400 ");
      }
      for (String chunk : List.of("ZZ\r\nabc\r\n", "FFFFFFFFFFFFFFFF\r\nabc\r\n", "-1\r\n\r\n")) {
        for (String path :
            List.of("/api/v1/session", "/api/v1/members/import", "/webhooks/telegram/main")) {
          assertThat(raw("POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                  + TestService.TOKEN + "\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk))
              .as(path)
              .doesNotContain("HTTP/1.1 5")
              .doesNotContain("HTTP/1.1 2");
        }
      }
    } finally {
      theirs.detachAppender(appender);
    }
    assertThat(log.toString(StandardCharsets.UTF_8).lines())
        .noneMatch(line -> line.contains(" ERROR ") || line.startsWith("\tat "));
  }

  @Test
  void whoAnnouncesABodyThatIsNeverTakenIsHungUpOn() throws IOException {
    URI url = URI.create(service.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n{")
                  .getBytes(StandardCharsets.ISO_8859_1));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(answer).as("and then the end").startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void aCompressedBodyIsNeverUnpacked() throws IOException, InterruptedException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
      byte[] blanks = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        zip.write(blanks);
      }
    }
    assertThat(bomb.size()).isLessThan(128 * 1024);
    HttpClient client = HttpClient.newHttpClient();
    for (String path : List.of(
        "/webhooks/telegram/main", "/api/v1/events", "/api/v1/members/import", "/api/v1/session")) {
      for (String encoding : List.of("gzip", "deflate", "br", "gzip, gzip")) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + path))
            .header("Content-Encoding", encoding)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + TestService.TOKEN)
            .header("X-Telegram-Bot-Api-Secret-Token", TelegramBotApi.SECRET)
            .POST(HttpRequest.BodyPublishers.ofByteArray(bomb.toByteArray()))
            .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + " " + encoding).isEqualTo(415);
        assertThat(answer.headers().firstValue("Accept-Encoding")).contains("identity");
        assertThat(answer.headers().firstValue("Content-Type"))
            .contains("application/problem+json");
        assertThat(TelegramBotApi.parse(answer.body()).path("detail").asText())
            .as(path + " " + encoding)
            .contains("Content-Encoding");
      }
    }
    assertThat(service
            .send(
                "POST",
                "/webhooks/telegram/main",
                "{\"update_id\":1}",
                "Content-Encoding",
                "identity",
                "X-Telegram-Bot-Api-Secret-Token",
                TelegramBotApi.SECRET)
            .statusCode())
        .isEqualTo(200);
  }

  /** Whom somebody looked at is no line of the log, nor is the secret of a calendar or of a code. */
  @Test
  void theLogTellsWhichOperationFailedAndNotOnWhat() throws IOException {
    for (String request : List.of(
        "PATCH /api/v1/events/zhuge-liang",
        "PUT /api/v1/chats/telegram/main/zhuge-liang",
        "POST /api/v1/events/zhuge-liang/checkins",
        "POST /checkin/zhuge-liang/zhuge-liang.html",
        "GET /calendar/zhuge-liang.ics",
        "POST /api/v1/members/import?dryRun=zhuge-liang",
        "POST /api/v1/session?code=zhuge-liang")) {
      raw(request
          + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
          + TestService.TOKEN + "\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n");
    }
    String lines = log.toString(StandardCharsets.UTF_8);
    assertThat(lines).contains("PATCH /api/v1/events/:id: a body that breaks off");
    assertThat(lines).doesNotContain("zhuge-liang");
  }

  /** A proxy refuses the path as it is written; the service answers no other way to write it. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "/metrics/",
        "//metrics",
        "/%6detrics",
        "/./metrics",
        "/health/ready/",
        "/health//ready"
      })
  void whatIsForTheOperatorHasOnePathOnly(String path) throws IOException {
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 404");
    assertThat(raw("GET /metrics?a=b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void nothingThatAnybodyMayReadHoldsASecret() throws IOException {
    String password = URI.create(server.uri()).getUserInfo();
    for (String path : List.of(
        "/metrics",
        "/health/live",
        "/health/ready",
        "/api/openapi.yaml",
        "/api/v1/members",
        "/console",
        "/webhooks/telegram/main",
        "/webhooks/telegram/none",
        "/nothing")) {
      String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(answer)
          .as(path)
          .isNotEmpty()
          .doesNotContain(
              TelegramBotApi.SECRET,
              TelegramBotApi.TOKEN,
              TestService.TOKEN,
              TestService.APPROVER,
              WRITTEN);
      if (password != null) {
        assertThat(answer).doesNotContain(password);
      }
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .doesNotContain(TelegramBotApi.SECRET, TelegramBotApi.TOKEN, TestService.TOKEN);
  }

  /** A dump of the heap holds every secret: the image asks for none, and a process that is out of memory just ends. */
  @Test
  void nobodyIsHandedAHeapDump() throws IOException {
    String image = Files.readString(Path.of("docker/Dockerfile"));
    assertThat(image)
        .contains("-XX:+ExitOnOutOfMemoryError")
        .doesNotContain("HeapDumpOnOutOfMemoryError");
  }

  @Test
  void codesOfTheConsoleAreNotGuessed() {
    for (int i = 0; i < 50; i++) {
      HttpResponse<String> answer = service.send(
          "POST",
          "/api/v1/session",
          "{\"code\":\"" + Integer.toString(i).repeat(22).substring(0, 22) + "\"}",
          "Content-Type",
          "application/json");
      assertThat(answer.statusCode()).isIn(401, 403, 404, 410, 422, 429);
      assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
          .doesNotMatch("reunion=\\w.*");
    }
  }
}
