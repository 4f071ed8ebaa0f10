package io.reunion.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Answers that end the connection. */
final class Refusals {
  /** How long what the other side still sends is thrown away: a connection closed at once would take the answer with it. */
  private static final long LINGER_MILLIS = 1_000;

  private Refusals() {}

  /** Hangs up a second after the answer if the request has not ended by then. */
  static void linger(Vertx vertx, HttpServerRequest request) {
    if (!request.isEnded()) {
      vertx.setTimer(LINGER_MILLIS, late -> {
        if (!request.isEnded()) {
          request.connection().close();
        }
      });
    }
  }

  /** Answers with {@code status} and closes the connection, at the latest after a second. */
  static void close(Vertx vertx, HttpServerRequest request, int status) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    boolean complete = request.isEnded();
    if (!complete) {
      request.handler(ignored -> {});
      request.endHandler(end -> request.connection().close());
    }
    if (status == 503) {
      response.putHeader("Retry-After", "2");
    }
    response.setStatusCode(status).putHeader("Connection", "close").end().onComplete(sent -> {
      if (complete) {
        request.connection().close();
      } else {
        vertx.setTimer(LINGER_MILLIS, late -> request.connection().close());
      }
    });
  }
}
