package io.reunion.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.access.FirstAnswers;
import io.reunion.access.FirstAnswers.Asked;
import io.reunion.api.ProblemException.Mistake;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests with an {@code Idempotency-Key}, whatever the operation: the first is done and its answer kept for a day, the
 * same again is given that answer, and another one with the key of the first is refused. A request that was refused has
 * done nothing, and leaves its key to the corrected one.
 */
final class Repeats {
  static final String KEY = "Idempotency-Key";

  private static final Logger LOG = LoggerFactory.getLogger(Repeats.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEEPER = "reunion.keeper";
  private static final String REPEATED = "Idempotency-Replayed";
  private static final int LONGEST_KEY = 200;
  private static final List<String> HEADERS = List.of("Content-Type", "Location", "ETag");

  private final FirstAnswers answers;

  Repeats(FirstAnswers answers) {
    this.answers = answers;
  }

  /** What keeps the answer to a request before it is sent. */
  @FunctionalInterface
  private interface Keeper {
    Future<Void> keep(HttpServerResponse response, String body);
  }

  /** The key that a request carries. */
  static Optional<String> key(RoutingContext routing) {
    String key = routing.request().getHeader(KEY);
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw ProblemException.invalid(List.of(new Mistake(KEY, "expected 1 to 200 characters")));
    }
    return Optional.ofNullable(key).map(String::strip);
  }

  /** Does what is asked for, unless it was done before; only for those who are known. */
  Future<Void> once(Exchange exchange, AdminApi.Operation operation) {
    RoutingContext routing = exchange.routing();
    Optional<String> key =
        routing.request().method().equals(HttpMethod.GET) ? Optional.empty() : key(routing);
    if (key.isEmpty()) {
      return operation.run(exchange);
    }
    String place = exchange.caller().id() + "\n" + routing.request().method() + "\n"
        + routing.request().uri();
    Asked asked = new Asked(place, key.get(), exchange.digest());
    return answers.claim(asked).compose(claim -> switch (claim.state()) {
      case FRESH -> first(exchange, operation, asked);
      case ANSWERED -> again(routing.response(), claim.answer());
      case UNDER_WAY -> {
        routing.response().putHeader("Retry-After", "2");
        yield Future.failedFuture(
            ProblemException.conflict("The same request is being worked on; ask again shortly."));
      }
      case OTHER ->
        Future.failedFuture(ProblemException.invalid(List.of(
            new Mistake(KEY, "expected a fresh key: another request was made with this one"))));
    });
  }

  private Future<Void> first(Exchange exchange, AdminApi.Operation operation, Asked asked) {
    Keeper keeper = (response, body) -> answers.keep(asked, written(response, body));
    exchange.routing().put(KEEPER, keeper);
    return begun(exchange, operation)
        .recover(failure -> answers
            .free(asked)
            .otherwise(unreachable -> null)
            .compose(freed -> Future.failedFuture(failure)));
  }

  private static Future<Void> begun(Exchange exchange, AdminApi.Operation operation) {
    try {
      return operation.run(exchange);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  /** Ends an answer; where it is to be repeated, once it is kept. */
  static void end(RoutingContext routing, String body) {
    HttpServerResponse response = routing.response();
    Keeper keeper = routing.get(KEEPER);
    if (keeper == null) {
      response.end(body);
      return;
    }
    keeper
        .keep(response, body)
        .onFailure(e -> LOG.warn("an answer could not be kept: {}", e.getMessage()))
        .onComplete(kept -> response.end(body));
  }

  private static String written(HttpServerResponse response, String body) {
    ObjectNode answer =
        Exchange.object().put("status", response.getStatusCode()).put("body", body);
    ObjectNode headers = answer.putObject("headers");
    HEADERS.forEach(name -> Optional.ofNullable(response.headers().get(name))
        .ifPresent(text -> headers.put(name, text)));
    return answer.toString();
  }

  private static Future<Void> again(HttpServerResponse response, String kept) {
    try {
      JsonNode answer = JSON.readTree(kept);
      answer
          .path("headers")
          .properties()
          .forEach(
              header -> response.putHeader(header.getKey(), header.getValue().asText()));
      response
          .setStatusCode(answer.path("status").asInt())
          .putHeader("Cache-Control", "no-store")
          .putHeader(REPEATED, "true")
          .end(answer.path("body").asText());
      return Future.succeededFuture();
    } catch (JsonProcessingException e) {
      return Future.failedFuture(new IllegalStateException("a kept answer is unreadable", e));
    }
  }
}
