package io.reunion;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A platform as {@link PlatformDialogue} needs it: WireMock takes what the bot asks of its API and says yes to all of it, and the
 * subclass makes the requests that the platform would send, each authentic.
 */
abstract class PlatformStandIn implements AutoCloseable {
  private static final AtomicLong NUMBERS = new AtomicLong(1_000_000);

  final WireMockServer api = new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private final List<HttpResponse<String>> answered = new CopyOnWriteArrayList<>();

  /** A request of the platform. */
  record Delivery(String method, String path, String body, List<String> headers) {
    Delivery(String method, String path, String body, String... headers) {
      this(method, path, body, List.of(headers));
    }
  }

  /**
   * @param yes what every method of the API answers
   */
  PlatformStandIn(String yes) {
    api.start();
    api.stubFor(any(anyUrl()).willReturn(okJson(yes)));
  }

  /** A new number, larger than all before. */
  static long number() {
    return NUMBERS.incrementAndGet();
  }

  final String apiBase() {
    return "http://localhost:" + api.port();
  }

  final HttpResponse<String> send(TestService service, Delivery delivery) {
    HttpResponse<String> response = service.send(
        delivery.method(),
        delivery.path(),
        delivery.body(),
        delivery.headers().toArray(String[]::new));
    answered.add(response);
    return response;
  }

  /** What was said in responses, and what the API was asked. */
  final Stream<JsonNode> responses() {
    return answered.stream()
        .map(HttpResponse::body)
        .filter(body -> body.startsWith("{"))
        .map(TelegramBotApi::parse);
  }

  final Stream<LoggedRequest> calls() {
    return api.getAllServeEvents().stream()
        .map(event -> LoggedRequest.createFrom(event.getRequest()));
  }

  /** The entry of platforms.yaml. */
  abstract String config();

  /** The group of {@link #entered}, as events and announcements name it. */
  abstract String group();

  /** An account of this platform, as admins are named. */
  abstract String account(String person);

  /** What makes the group known: the bot comes in, or is first spoken to. */
  abstract Delivery entered();

  /** Somebody speaks to the bot in the group. */
  abstract Delivery written(String person, String text);

  /** Somebody writes to the bot alone. */
  abstract Delivery direct(String person, String text);

  /** Somebody presses a button; where there are none, the same in words. */
  abstract Delivery pressed(String person, String command);

  /** An event of a kind that there is not. */
  abstract Delivery unknown();

  /** The same as {@code delivery}, by somebody who does not have the secret. */
  abstract Delivery forged(Delivery delivery);

  /** Everything that was said into the group, to all or to one. */
  abstract List<String> said();

  /** Everything that was said to people alone. */
  abstract List<String> saidAlone();

  /** Whether {@code text} would mention nobody. */
  abstract boolean mentionsNobody(String text);

  @Override
  public void close() {
    api.stop();
  }
}
