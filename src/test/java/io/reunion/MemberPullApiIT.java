package io.reunion;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;

/** Members from the alumni system, by the admin API and on the command line. */
class MemberPullApiIT extends ApiCalls {
  @RegisterExtension
  static final WireMockExtension alumni =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @Override
  String settings() {
    return "alumniSystem: {url: \"" + alumni.url("/people") + "\", records: items,"
        + " fields: {name: name, studentNumber: no, city: address.city}}\n";
  }

  private static void has(String... people) {
    alumni.stubFor(get(urlPathEqualTo("/people"))
        .willReturn(okJson("{\"items\":[" + String.join(",", people) + "]}")
            .withHeader("ETag", "\"" + people.length + "\"")));
  }

  private static String person(int number, String name) {
    return "{\"no\":\"" + number + "\",\"name\":\"" + name + "\",\"address\":{\"city\":\"深圳\"}}";
  }

  @Test
  void isPreviewedPulledSearchedAndTakenBack() {
    has(person(1, "张伟"), person(2, ""));
    assertThat(good(200, "GET /members/pull", "").path("last").isMissingNode()).isTrue();
    JsonNode preview = good(200, "POST /members/pull?dryRun=true", "");
    assertThat(preview.at("/report/added").asInt()).isEqualTo(1);
    assertThat(good(200, "GET /members", "").path("total").asInt()).isZero();
    good(202, "POST /members/pull", "");
    soon().until(() -> good(200, "GET /members/pull", "").has("last"));
    JsonNode last = good(200, "GET /members/pull", "").path("last");
    assertThat(last.path("outcome").asText()).isEqualTo("TAKEN");
    soon().until(() -> good(200, "GET /members?q=深圳", "").path("total").asInt() == 1);
    String id = last.path("import").asText();
    JsonNode kept = good(200, "GET /members/imports/{import}", "", id);
    assertThat(kept.at("/report/problems/0/line").asInt()).isEqualTo(3);
    assertThat(kept.at("/report/problems/0/reason").asText()).isEqualTo("NO_NAME");
    assertThat(good(200, "POST /members/imports/{import}/rollback", "", id)
            .path("removed")
            .asInt())
        .isEqualTo(1);
    soon().until(() -> good(200, "GET /members", "").path("total").asInt() == 0);
  }

  @Test
  void aSystemThatFailsIsSaidAndChangesNobody() {
    alumni.stubFor(get(urlPathEqualTo("/people")).willReturn(status(403)));
    HttpResponse<String> failed = call("POST /members/pull?background=false", "", List.of());
    assertThat(failed.statusCode()).isEqualTo(502);
    assertThat(parse(failed.body()).path("detail").asText()).contains("refuses: status 403");
    JsonNode last = good(200, "GET /members/pull", "").path("last");
    assertThat(last.path("outcome").asText()).isEqualTo("FAILED");
    assertThat(last.path("why").asText()).contains("status 403").doesNotContain("people");
  }

  @Test
  void theCommandLinePullsToo() throws IOException {
    has(person(1, "张伟"), person(2, ""));
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new PullCommand()).setOut(new PrintWriter(out, true));
    Files.writeString(
        directory.resolve("reunion.yaml"),
        "redis: {uri: \"" + server.uri() + "\", accept: [appendfsync-no]}\n" + settings());
    assertThat(line.execute("--dry-run", "--config", directory.toString()))
        .as("a record is refused")
        .isEqualTo(1);
    assertThat(out.toString())
        .contains("1 pages, 2 records", "record 2: there is no name", "would be: 1 added");
    has(person(1, "张伟"));
    assertThat(line.execute("--config", directory.toString())).isZero();
    assertThat(out.toString()).contains("to take it back: members rollback ");
    soon().until(() -> good(200, "GET /members", "").path("total").asInt() == 1);
  }
}
