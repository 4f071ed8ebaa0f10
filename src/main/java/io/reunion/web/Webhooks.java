package io.reunion.web;

import io.reunion.bot.Inbox;
import io.reunion.chat.AccountId;
import io.reunion.chat.Platform;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST|GET|PUT /webhooks/PLATFORM/ACCOUNT}, and what is below that for the platforms that have addresses there.
 * Answers 200 only after every update of the request is in the journal, 401
 * without a reason when it is not authentic, 503 when it cannot be journaled now, or nobody can tell whether it is authentic,
 * and the platform should come again.
 */
public final class Webhooks {
  public static final String PREFIX = "/webhooks/";

  private static final Set<HttpMethod> METHODS =
      Set.of(HttpMethod.POST, HttpMethod.GET, HttpMethod.PUT);

  /** Never changed. Few platforms put anything into the URL. */
  private static final MultiMap NO_PARAMETERS = MultiMap.caseInsensitiveMultiMap();

  private static final String PACKED =
      "{\"type\":\"about:blank\",\"title\":\"No such content coding\","
          + "\"status\":415,\"detail\":\"Send the body as it is, without Content-Encoding.\"}";

  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

  private final Map<String, Platform> byPath;
  private final Inbox<?> inbox;
  private final Meters meters;
  private final Bodies bodies;
  private final int maxBody;
  private final Clock clock;
  private final RefusalLog refusals = new RefusalLog();
  private boolean open = true;

  /**
   * @param maxBody longest body that is read, in bytes, but of platforms that come with more
   */
  public Webhooks(
      Map<AccountId, Platform> platforms,
      Inbox<?> inbox,
      Meters meters,
      Bodies bodies,
      int maxBody,
      Clock clock) {
    this.byPath = new HashMap<>();
    platforms.forEach((account, platform) -> byPath.put(PREFIX + account, platform));
    this.inbox = inbox;
    this.meters = meters;
    this.bodies = bodies;
    this.maxBody = maxBody;
    this.clock = clock;
  }

  /** From now on everything is answered with 503: another instance will take it. */
  public void close() {
    open = false;
  }

  /** Whether the request is for a webhook at all. */
  public static boolean isFor(HttpServerRequest request) {
    String path = request.path();
    return path != null && path.startsWith(PREFIX);
  }

  public void handle(HttpServerRequest request) {
    String path = request.path();
    String account = path.substring(0, accountEnd(path));
    String rest = path.substring(account.length());
    Platform platform = byPath.get(account);
    if (platform == null || !serves(platform, rest)) {
      bodies.refuse(request, 404);
    } else if (!open) {
      busy(request);
    } else if (!METHODS.contains(request.method())) {
      bodies.refuse(request, 405);
    } else if (isPacked(request)) {
      packed(request);
    } else {
      bodies.read(
          request, longest(platform, request), body -> receive(request, platform, rest, body));
    }
  }

  /** No platform packs what it sends, and what is packed may hold any length. */
  private static boolean isPacked(HttpServerRequest request) {
    String coding = request.getHeader("Content-Encoding");
    return coding != null && !coding.strip().equalsIgnoreCase("identity");
  }

  private void packed(HttpServerRequest request) {
    request
        .response()
        .putHeader("Accept-Encoding", "identity")
        .putHeader("Content-Type", "application/problem+json");
    bodies.refuse(request, 415, Buffer.buffer(PACKED));
  }

  private int longest(Platform platform, HttpServerRequest request) {
    return platform instanceof Platform.TakesLongBodies more
        ? Math.max(maxBody, more.longestBody(request.headers(), query(request)))
        : maxBody;
  }

  private static MultiMap query(HttpServerRequest request) {
    return request.query() == null ? NO_PARAMETERS : request.params();
  }

  /** Where {@code /webhooks/PLATFORM/ACCOUNT} ends. */
  private static int accountEnd(String path) {
    int platformEnd = path.indexOf('/', PREFIX.length());
    int end = platformEnd < 0 ? -1 : path.indexOf('/', platformEnd + 1);
    return end < 0 ? path.length() : end;
  }

  private static boolean serves(Platform platform, String path) {
    return path.isEmpty() || (platform instanceof Platform.ServesPaths more && more.serves(path));
  }

  private void receive(HttpServerRequest request, Platform platform, String path, Buffer body) {
    long started = System.nanoTime();
    WebhookResult result;
    try {
      result = platform.receive(new WebhookRequest(
          request.method().name(), path, request.headers(), query(request), body, clock.instant()));
    } catch (RuntimeException e) {
      broken(request, platform, e, started);
      return;
    }
    finish(request, platform, result, started);
  }

  /** A fault of ours leaves nobody waiting. */
  private void broken(
      HttpServerRequest request, Platform platform, Throwable failure, long started) {
    LOG.error("{}: an adapter failed in a way that it must not", platform.account(), failure);
    meters.received(platform.account(), Meters.Outcome.UNAVAILABLE, started);
    end(request, 500);
  }

  private void finish(
      HttpServerRequest request, Platform platform, WebhookResult result, long started) {
    if (result instanceof WebhookResult.Later later) {
      later
          .result()
          .onSuccess(told -> finish(request, platform, told, started))
          .onFailure(failure -> broken(request, platform, failure, started));
    } else if (result instanceof WebhookResult.Accepted accepted) {
      journal(request, platform, accepted, started);
    } else if (result instanceof WebhookResult.Handshake handshake) {
      answer(request, handshake.answer());
    } else if (result instanceof WebhookResult.Unauthorized unauthorized) {
      refusals.write(platform.account(), "refused a request", unauthorized.why());
      meters.received(platform.account(), Meters.Outcome.UNAUTHORIZED, started);
      answer(request, unauthorized.answer());
    } else if (result instanceof WebhookResult.Malformed malformed) {
      refusals.write(platform.account(), "cannot read a request", malformed.why());
      meters.received(platform.account(), Meters.Outcome.MALFORMED, started);
      end(request, 400);
    } else if (result instanceof WebhookResult.Unavailable unavailable) {
      LOG.warn("{}: cannot tell, told to come again: {}", platform.account(), unavailable.why());
      meters.received(platform.account(), Meters.Outcome.UNAVAILABLE, started);
      busy(request);
    } else {
      throw new IllegalStateException("no such result: " + result.getClass());
    }
  }

  private void journal(
      HttpServerRequest request, Platform platform, WebhookResult.Accepted accepted, long started) {
    inbox
        .accept(accepted.updates(), platform.capabilities().redeliveryWindow())
        .onSuccess(done -> {
          meters.received(platform.account(), outcome(accepted), started);
          accepted.answer().onSuccess(answer -> answer(request, answer)).onFailure(failure -> {
            LOG.error("{}: no answer to what is journaled", platform.account(), failure);
            end(request, 500);
          });
        })
        .onFailure(failure -> {
          LOG.warn(
              "{}: not journaled, told to come again: {}", platform.account(), failure.toString());
          meters.received(platform.account(), Meters.Outcome.UNAVAILABLE, started);
          busy(request);
        });
  }

  /** What means nothing to us is taken all the same, and counted for itself. */
  private static Meters.Outcome outcome(WebhookResult.Accepted accepted) {
    return accepted.updates().isEmpty() ? Meters.Outcome.IGNORED : Meters.Outcome.ACCEPTED;
  }

  private static void answer(HttpServerRequest request, WebhookResult.Answer answer) {
    HttpServerResponse response = request.response();
    if (response.closed()) {
      return;
    }
    if (!answer.contentType().isEmpty()) {
      response.putHeader("Content-Type", answer.contentType());
    }
    response.setStatusCode(answer.status()).end(answer.body());
  }

  private void busy(HttpServerRequest request) {
    request.response().putHeader("Retry-After", "2");
    bodies.refuse(request, 503);
  }

  private static void end(HttpServerRequest request, int status) {
    HttpServerResponse response = request.response();
    if (!response.closed()) {
      response.setStatusCode(status).end();
    }
  }
}
