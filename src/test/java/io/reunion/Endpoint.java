package io.reunion;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A service that a test talks to over HTTP, in this process or in one of its own. */
interface Endpoint {
  /** One request; {@code headers} are names and values in turn. */
  HttpResponse<String> send(String method, String path, String body, String... headers);

  /** A request to the admin API with the right token. */
  HttpResponse<String> api(String method, String path, String body);

  /** Who answered to an event, as {@code telegram:11 ACCEPTED 2}: the user, how they stand, seats. */
  default List<String> rsvps(String event) {
    List<String> lines = new ArrayList<>();
    TelegramBotApi.parse(api("GET", "/events/" + event + "/rsvps", "").body())
        .path("items")
        .forEach(item -> lines.add(item.path("user").asText() + " "
            + item.path("status").asText() + " " + item.path("seats").asInt()));
    return lines;
  }
}
