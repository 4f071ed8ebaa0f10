package io.reunion.member.pull;

import io.reunion.member.pull.PullFailedException.Reason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Fetches pages of the alumni system, again and later where it is busy or away. Follows no redirect. */
final class PageClient {
  private static final int OK = 200;
  private static final int REDIRECTS = 300;
  private static final int NOT_MODIFIED = 304;
  private static final int REFUSALS = 400;
  private static final Set<Integer> BUSY = Set.of(408, 425, 429, 500, 502, 503, 504);

  private final Vertx vertx;
  private final WebClient client;
  private final AlumniSystem system;
  private final Clock clock;

  PageClient(Vertx vertx, AlumniSystem system, Clock clock) {
    this.vertx = vertx;
    this.system = system;
    this.clock = clock;
    this.client = WebClient.create(
        vertx,
        new WebClientOptions()
            .setFollowRedirects(false)
            .setDecompressionSupported(true)
            .setUserAgent("Reunion")
            .setConnectTimeout((int) system.bounds().request().toMillis()));
  }

  /**
   * A page as it came.
   *
   * @param body absent where the page is as it was
   * @param date when the system answered, on its clock
   */
  record Page(
      Optional<Buffer> body,
      Optional<String> etag,
      Optional<String> link,
      Optional<Instant> date) {}

  /**
   * The page at {@code uri}, which is on the configured host.
   *
   * @param etag of the page as it is known; it is given only if it is another one now
   * @param until when it is given up
   * @return fails with {@link PullFailedException}
   */
  Future<Page> page(URI uri, Optional<String> etag, Instant until) {
    return system.isHere(uri)
        ? attempt(uri, etag, until, 1)
        : Future.failedFuture(new PullFailedException(Reason.ELSEWHERE, ""));
  }

  /** What came of one try: a page, or why it may be tried again, and when at the earliest. */
  private record Try(Optional<Page> page, Optional<PullFailedException> busy, Duration pause) {
    static Try busy(Reason reason, String value, Duration pause) {
      return new Try(Optional.empty(), Optional.of(new PullFailedException(reason, value)), pause);
    }
  }

  private Future<Page> attempt(URI uri, Optional<String> etag, Instant until, int number) {
    return once(uri, etag)
        .compose(tried -> tried.page().isPresent()
            ? Future.succeededFuture(tried.page().get())
            : later(uri, etag, until, number, tried));
  }

  private Future<Page> later(URI uri, Optional<String> etag, Instant until, int number, Try tried) {
    Duration backoff = system.bounds().backoff().multipliedBy(1L << (number - 1));
    Duration wait = tried.pause().compareTo(backoff) > 0 ? tried.pause() : backoff;
    if (number >= system.bounds().tries() || clock.instant().plus(wait).isAfter(until)) {
      return Future.failedFuture(tried.busy().orElseThrow());
    }
    return vertx
        .timer(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS)
        .compose(waited -> attempt(uri, etag, until, number + 1));
  }

  private Future<Try> once(URI uri, Optional<String> etag) {
    HttpRequest<Buffer> request = client
        .request(HttpMethod.GET, new RequestOptions().setAbsoluteURI(uri.toString()))
        .timeout(system.bounds().request().toMillis())
        .putHeader(HttpHeaders.ACCEPT.toString(), "application/json")
        .as(new BoundedBody(system.bounds().pageBytes()));
    system.headers().forEach((name, value) -> request.putHeader(name, value.reveal()));
    etag.ifPresent(known -> request.putHeader(HttpHeaders.IF_NONE_MATCH.toString(), known));
    return request
        .send()
        .timeout(system.bounds().request().toMillis(), TimeUnit.MILLISECONDS)
        .map(this::judged)
        .recover(PageClient::lost);
  }

  /** No connection, or it broke: it may be tried again. What was judged already stands. */
  private static Future<Try> lost(Throwable failure) {
    Throwable cause = failure.getCause() instanceof PullFailedException inner ? inner : failure;
    return cause instanceof PullFailedException
        ? Future.failedFuture(cause)
        : Future.succeededFuture(Try.busy(Reason.UNREACHABLE, "", Duration.ZERO));
  }

  private Try judged(HttpResponse<Buffer> response) {
    int status = response.statusCode();
    if (status == OK || status == NOT_MODIFIED) {
      Optional<Buffer> body = status == OK
          ? Optional.of(Optional.ofNullable(response.body()).orElseGet(Buffer::buffer))
          : Optional.empty();
      Page page = new Page(
          body,
          header(response, HttpHeaders.ETAG),
          links(response),
          header(response, HttpHeaders.DATE).flatMap(PageClient::moment));
      return new Try(Optional.of(page), Optional.empty(), Duration.ZERO);
    }
    String said = "status " + status;
    if (BUSY.contains(status)) {
      return Try.busy(Reason.UNAVAILABLE, said, retryAfter(response));
    }
    boolean redirect = status >= REDIRECTS && status < REFUSALS;
    throw new PullFailedException(redirect ? Reason.REDIRECTED : Reason.REFUSED, said);
  }

  private static Optional<String> links(HttpResponse<Buffer> response) {
    String links = String.join(", ", response.headers().getAll("Link"));
    return links.isEmpty() ? Optional.empty() : Optional.of(links);
  }

  private static Optional<String> header(HttpResponse<Buffer> response, CharSequence name) {
    return Optional.ofNullable(response.getHeader(name.toString()));
  }

  /** Seconds, or a moment. */
  private Duration retryAfter(HttpResponse<Buffer> response) {
    return header(response, HttpHeaders.RETRY_AFTER)
        .map(String::strip)
        .map(after -> after.matches("\\d{1,8}")
            ? Duration.ofSeconds(Long.parseLong(after))
            : moment(after)
                .map(when -> Duration.between(clock.instant(), when))
                .orElse(Duration.ZERO))
        .orElse(Duration.ZERO);
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  void close() {
    client.close();
  }
}
