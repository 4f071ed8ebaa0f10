package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An office's list by the admin API: preview, mapping, the background, what is too long, and the way out. */
class MemberImportApiIT extends ApiCalls {
  private static final long LONG = 200L << 20;

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void aPreviewTellsWhatTheColumnsAreAndWritesNothing() {
    String list = "姓名,Wohnort,Notiz\n张伟,深圳,x\n";
    JsonNode preview = good(200, "POST /members/import?dryRun=true", list);
    assertThat(preview.path("unmapped").toString()).isEqualTo("[\"Wohnort\",\"Notiz\"]");
    assertThat(preview.at("/firstRows/0").toString()).isEqualTo("{\"name\":\"张伟\"}");
    String mapping = "&mapping=" + encoded("{\"Wohnort\":\"city\",\"Notiz\":\"\"}");
    JsonNode better = good(200, "POST /members/import?dryRun=true" + mapping, list);
    assertThat(better.at("/firstRows/0/city").asText()).isEqualTo("深圳");
    assertThat(good(200, "GET /members", "").path("total").asInt()).isZero();
    good(200, "POST /members/import?full=false" + mapping, list);
    soon().until(() -> good(200, "GET /members?q=city:深圳", "").path("total").asInt() == 1);
    for (String wrong : List.of("nonsense", "[]", "{\"Wohnort\":1}")) {
      assertThat(mistakes(call("POST /members/import?mapping=" + encoded(wrong), list, List.of())))
          .as(wrong)
          .singleElement()
          .satisfies(at -> assertThat(at).startsWith("mapping"));
    }
    assertThat(mistakes(call(
            "POST /members/import?mapping=" + encoded("{\"Wohnort\":\"nonsense\"}"),
            list,
            List.of())))
        .containsExactly("file");
    assertThat(mistakes(call("POST /members/import?full=perhaps", list, List.of())))
        .containsExactly("full");
  }

  @Test
  void aListIsTakenInTheBackgroundAndTellsHowFarItIs() {
    StringBuilder list = new StringBuilder("姓名,学号\n");
    for (int i = 0; i < 3_000; i++) {
      list.append("甲,").append(i).append('\n');
    }
    HttpResponse<String> begun =
        call("POST /members/import?background=true", list.toString(), List.of());
    assertThat(begun.statusCode()).isEqualTo(202);
    String id = parse(begun.body()).path("id").asText();
    assertThat(begun.headers().firstValue("Location")).contains("/api/v1/members/imports/" + id);
    soon().until(() -> good(200, "GET /members/imports/{import}", "", id).has("report"));
    JsonNode done = good(200, "GET /members/imports/{import}", "", id);
    assertThat(done.path("state").asText()).isEqualTo("DONE");
    assertThat(done.path("done").asInt()).isEqualTo(3_000);
    assertThat(done.path("total").asInt()).isEqualTo(3_000);
    assertThat(done.path("perSecond").asDouble()).isPositive();
    assertThat(done.at("/report/added").asInt()).isEqualTo(3_000);
    String wrong = parse(call("POST /members/import?background=true", "甲,乙\n1,2\n", List.of())
            .body())
        .path("id")
        .asText();
    soon().until(() -> good(200, "GET /members/imports/{import}", "", wrong).has("report"));
    JsonNode refused = good(200, "GET /members/imports/{import}", "", wrong);
    assertThat(refused.path("state").asText()).isEqualTo("REFUSED");
    assertThat(refused.at("/report/refusedBecause").asText()).contains("姓名");
  }

  @Test
  void aListThatIsRefusedTellsItsColumnsSoThatTheyCanBeMapped() {
    HttpResponse<String> refused =
        call("POST /members/import?dryRun=true", "甲,学号\n1,2\n", List.of());
    assertThat(refused.statusCode()).isEqualTo(422);
    JsonNode list = parse(refused.body()).path("list");
    assertThat(list.at("/refusal/reason").asText()).isEqualTo("NO_NAME_COLUMN");
    assertThat(list.at("/columns/0/heading").asText()).isEqualTo("甲");
    assertThat(list.at("/columns/1/meaning").asText()).isEqualTo("studentNumber");
  }

  @Test
  void aListThatIsTooLongIsRefusedBeforeItIsSent() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", URI.create(service.url()).getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head("Content-Length: " + LONG));
      assertThat(status(socket.getInputStream()))
          .isEqualTo("HTTP/1.1 413 Request Entity Too Large");
    }
  }

  @Test
  void aListOfNoToldLengthIsRefusedOnTheWay() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", URI.create(service.url()).getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(head("Transfer-Encoding: chunked"));
      byte[] piece = ("x".repeat(1 << 20)).getBytes(StandardCharsets.US_ASCII);
      long sent = 0;
      while (sent < LONG && socket.getInputStream().available() == 0) {
        out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
        out.write(piece);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        sent += piece.length;
      }
      assertThat(status(socket.getInputStream()))
          .isEqualTo("HTTP/1.1 413 Request Entity Too Large");
      assertThat(sent).isGreaterThan(120L << 20);
    }
  }

  /** Some programs send nothing before they are told to. */
  @Test
  void whoAsksWhetherToSendAListIsTold() throws IOException {
    byte[] list = "姓名\n张伟\n".getBytes(StandardCharsets.UTF_8);
    try (Socket socket = new Socket("127.0.0.1", URI.create(service.url()).getPort())) {
      socket.setSoTimeout(5_000);
      socket
          .getOutputStream()
          .write(head("Expect: 100-continue\r\nContent-Length: " + list.length));
      assertThat(status(socket.getInputStream())).isEqualTo("HTTP/1.1 100 Continue");
      assertThat(status(socket.getInputStream())).isEqualTo("\n");
      socket.getOutputStream().write(list);
      assertThat(status(socket.getInputStream())).isEqualTo("\nHTTP/1.1 200 OK");
    }
  }

  private static byte[] head(String length) {
    return ("POST /api/v1/members/import HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + TestService.TOKEN + "\r\n" + length + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String status(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString();
  }

  @Test
  void theWorkbookOfAnExportIsAListAgain() throws IOException, InterruptedException {
    good(200, "POST /members/import", "姓名,学号,公司\n张伟,0042,\"甲 & <乙>\"\n李娜,0043,\n");
    HttpResponse<byte[]> book = bytes("GET", "/members/export?format=xlsx", new byte[0]);
    assertThat(book.headers().firstValue("Content-Disposition").orElse(""))
        .contains("members.xlsx");
    JsonNode again = parse(new String(
        bytes("POST", "/members/import?dryRun=true", book.body()).body(), StandardCharsets.UTF_8));
    assertThat(again.path("charset").asText()).isEqualTo("XLSX");
    assertThat(again.path("unchanged").asInt()).as(again.toString()).isEqualTo(2);
    List<String> companies = again.path("firstRows").findValuesAsText("company");
    assertThat(companies).contains("甲 & <乙>");
    assertThat(again.path("firstRows").findValuesAsText("studentNumber"))
        .containsExactlyInAnyOrder("0042", "0043");
    assertThat(service.api("GET", "/members/export?format=pdf", "").statusCode())
        .isEqualTo(422);
  }

  private HttpResponse<byte[]> bytes(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + "/api/v1" + path))
        .header("Authorization", "Bearer " + TestService.TOKEN)
        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
  }
}
