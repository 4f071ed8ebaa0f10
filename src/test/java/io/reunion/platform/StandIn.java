package io.reunion.platform;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A platform's API on this machine, and what an adapter needs to call it. */
public final class StandIn implements BeforeEachCallback, AfterAllCallback {
  private final WireMockServer server = new WireMockServer(options().dynamicPort());
  private final Vertx vertx = Vertx.vertx();
  private final ApiClient client = new ApiClient(
      vertx, new ApiClient.Limits(Duration.ofSeconds(3), Duration.ofSeconds(1), 256 * 1024, 8));

  public StandIn() {
    server.start();
    Adapters.warm(client, uri());
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    forget();
  }

  /** What was answered and asked till now. */
  public void forget() {
    server.resetAll();
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    server.stop();
    Await.value(vertx.close());
  }

  public URI uri() {
    return URI.create("http://localhost:" + server.port());
  }

  /** Shares nothing with other instances. */
  public Equipment equipment(Clock clock) {
    return new Equipment(client, new TokenStore(vertx, null, clock), new HeldAnswers(vertx), clock);
  }

  /** The same with more patience, for a test that asks for nothing to be late. */
  public Equipment equipment(Clock clock, Duration patience) {
    ApiClient patient =
        new ApiClient(vertx, new ApiClient.Limits(Duration.ofSeconds(3), patience, 256 * 1024, 8));
    return new Equipment(
        patient, new TokenStore(vertx, null, clock), new HeldAnswers(vertx), clock);
  }

  /** Everything is answered so. */
  public void answer(String json) {
    server.stubFor(any(anyUrl()).atPriority(9).willReturn(okJson(json)));
  }

  /** The same for any answer. */
  public void everything(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).atPriority(9).willReturn(answer));
  }

  public void answer(String path, int status, String body, String... headers) {
    var response = aResponse().withStatus(status).withBody(body);
    for (int i = 0; i < headers.length; i += 2) {
      response.withHeader(headers[i], headers[i + 1]);
    }
    server.stubFor(any(urlPathEqualTo(path)).willReturn(response));
  }

  public void answerLate(String path, Duration delay, String json) {
    server.stubFor(
        any(urlPathEqualTo(path)).willReturn(okJson(json).withFixedDelay((int) delay.toMillis())));
  }

  /** The requests to a path, the earliest first. */
  public List<LoggedRequest> requests(String path) {
    return server.findAll(
        RequestPatternBuilder.newRequestPattern(RequestMethod.ANY, urlPathEqualTo(path)));
  }

  public List<LoggedRequest> all() {
    return server.findAll(WireMock.anyRequestedFor(anyUrl()));
  }

  /** The body of the last request to a path. */
  public String body(String path) {
    List<LoggedRequest> requests = requests(path);
    if (requests.isEmpty()) {
      throw new AssertionError("no request to " + path + " among "
          + all().stream().map(LoggedRequest::getUrl).toList());
    }
    return requests.get(requests.size() - 1).getBodyAsString();
  }
}
