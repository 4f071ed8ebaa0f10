package io.reunion;

import java.net.http.HttpResponse;

/** A service that a test talks to over HTTP, in this process or in one of its own. */
interface Endpoint {
  /** One request; {@code headers} are names and values in turn. */
  HttpResponse<String> send(String method, String path, String body, String... headers);
}
