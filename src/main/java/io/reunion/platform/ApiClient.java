package io.reunion.platform;

import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.delivery.Patience;
import io.reunion.log.Trail;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Requests to the platforms' APIs, each with its outcome judged: an answer, or a failure <em>before</em> anything was
 * written, which proves that the platform knows nothing of it, or a failure after, which proves nothing. Redirects are
 * not followed, answers are bounded, and no failure ever carries a URL, since those may hold a token.
 *
 * <p>One for the whole service; it keeps connections open, so hold it for as long as it is used (Vert.x closes the
 * sockets of a client that nobody refers to).
 */
public final class ApiClient {
  /**
   * Bounds of a request.
   *
   * @param connect to a connection that can be written to, waiting for a free one included
   * @param request from then to the end of the answer
   * @param answerBytes the longest answer that is read
   * @param connections to one host at once
   */
  public record Limits(Duration connect, Duration request, int answerBytes, int connections) {
    public static final Limits DEFAULT =
        new Limits(Duration.ofSeconds(3), Duration.ofSeconds(10), StrictJson.MAX_BYTES, 32);
  }

  /** Below what servers keep idle connections for, so that none is written to that is just being closed. */
  private static final int IDLE_SECONDS = 20;

  private static final int WAITING = 1_024;

  private final HttpClient client;
  private final Limits limits;
  private final Patience patience;

  public ApiClient(Vertx vertx, Limits limits) {
    this.limits = limits;
    this.patience = new Patience(vertx, limits.request());
    HttpClientOptions options = new HttpClientOptions()
        .setConnectTimeout((int) limits.connect().toMillis())
        .setKeepAliveTimeout(IDLE_SECONDS)
        .setMaxRedirects(0);
    PoolOptions pool =
        new PoolOptions().setHttp1MaxSize(limits.connections()).setMaxWaitQueueSize(WAITING);
    client = vertx.createHttpClient(options, pool);
  }

  /**
   * Sends one request.
   *
   * @return succeeds with the answer of whatever status; fails with {@link SendFailedException} and nothing else:
   *     {@code RETRY_AFTER} without a delay if nothing was written, {@code UNKNOWN_OUTCOME} if something was
   */
  public Future<ApiAnswer> call(ApiMethod method, Buffer body) {
    return Trail.kept(open(method)
        .recover(failure -> Future.failedFuture(notSent(failure)))
        .compose(request -> exchange(request, body)));
  }

  private Future<HttpClientRequest> open(ApiMethod method) {
    try {
      return client.request(method.options(limits.connect().toMillis()));
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private Future<ApiAnswer> exchange(HttpClientRequest request, Buffer body) {
    return patience
        .with(request.send(body).compose(this::whole))
        .onFailure(failure -> request.reset())
        .recover(failure -> Future.failedFuture(unknown(failure)));
  }

  private Future<ApiAnswer> whole(HttpClientResponse response) {
    Buffer body = Buffer.buffer();
    response.handler(chunk -> {
      if (body.length() + chunk.length() > limits.answerBytes()) {
        response.request().reset();
      } else {
        body.appendBuffer(chunk);
      }
    });
    return response
        .end()
        .map(end -> new ApiAnswer(response.statusCode(), response.headers(), body));
  }

  public Future<Void> close() {
    return client.close();
  }

  private static SendFailedException notSent(Throwable failure) {
    return SendFailedException.of(Reason.RETRY_AFTER, Scope.ACCOUNT, whyNotSent(failure));
  }

  private static String whyNotSent(Throwable failure) {
    if (failure instanceof UnknownHostException) {
      return "unknown-host";
    } else if (failure instanceof SSLException) {
      return "no-tls";
    } else if (failure instanceof ConnectionPoolTooBusyException) {
      return "too-many-requests-waiting";
    }
    return "no-connection";
  }

  private static SendFailedException unknown(Throwable failure) {
    String why = failure instanceof TimeoutException ? "no-answer-in-time" : "no-whole-answer";
    return SendFailedException.of(Reason.UNKNOWN_OUTCOME, why);
  }
}
