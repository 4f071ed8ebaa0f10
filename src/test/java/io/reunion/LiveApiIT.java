package io.reunion;

import static io.reunion.TelegramBotApi.message;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What changes is told while it changes, in the shape that the document promises. */
class LiveApiIT extends ApiCalls {
  private final HttpClient client = HttpClient.newHttpClient();

  private BufferedReader follow(String path) throws IOException, InterruptedException {
    HttpResponse<java.io.InputStream> answer = client.send(
        HttpRequest.newBuilder(URI.create(service.url() + "/api/v1" + path))
            .header("Authorization", "Bearer " + TestService.TOKEN)
            .build(),
        HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private JsonNode next(BufferedReader lines, String event, String schema) throws IOException {
    String line = lines.readLine();
    while (!line.equals("event: " + event)) {
      line = lines.readLine();
    }
    JsonNode data = parse(lines.readLine().substring("data: ".length()));
    assertThat(document.faultsOfOurs(document.at(schema), data)).isEmpty();
    return data;
  }

  @Test
  void anAnnouncementIsFollowedToItsEnd() throws IOException, InterruptedException {
    twoGroups();
    String id = good(201, "POST /announcements", TO_ALL).path("id").asText();
    List<String> states = new ArrayList<>();
    try (BufferedReader lines = follow("/announcements/" + id + "/live")) {
      states.add(next(lines, "progress", "Announcement").path("state").asText());
      good(200, "POST /announcements/{id}/approve", "{\"approver\":\"second\"}", id);
      JsonNode last = next(lines, "progress", "Announcement");
      while (!last.path("state").asText().equals("DONE")) {
        last = next(lines, "progress", "Announcement");
      }
      assertThat(last.at("/counts/sent").asInt()).isEqualTo(2);
      assertThat(lines.lines()).as("the end is told").contains("event: end");
    }
    assertThat(states).containsExactly("AWAITING_APPROVAL");
  }

  @Test
  void anEventTellsItsCounts() throws IOException, InterruptedException {
    twoGroups();
    good(201, "POST /events", GALA);
    try (BufferedReader lines = follow("/events/gala/live")) {
      assertThat(next(lines, "event", "Event").at("/counts/accepted").asInt()).isZero();
      say(message(-1001, 11, "/rsvp gala yes +1", Instant.now().getEpochSecond()));
      JsonNode told = next(lines, "event", "Event");
      while (told.at("/counts/accepted").asInt() == 0) {
        told = next(lines, "event", "Event");
      }
      assertThat(told.path("seatsTaken").asInt()).isEqualTo(2);
    }
  }

  @Test
  void whatIsNotThereIsAProblemAndNoStream() {
    assertThat(service.api("GET", "/events/nothing/live", "").statusCode()).isEqualTo(404);
    assertThat(service.api("GET", "/announcements/nothing/live", "").statusCode())
        .isEqualTo(404);
  }
}
