package io.reunion.chat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** What an adapter made of a webhook request. */
public sealed interface WebhookResult {
  /**
   * Authentic and read. The request is answered with 200 once the updates are in the journal.
   *
   * @param answer the body; where the platform takes the bot's words in the response, it comes when they are there or the
   *     platform's patience is at its end. Never fails
   */
  record Accepted(List<Update> updates, Future<Answer> answer) implements WebhookResult {
    public Accepted(List<Update> updates) {
      this(updates, Answer.EMPTY);
    }

    public Accepted(List<Update> updates, Answer answer) {
      this(updates, Future.succeededFuture(answer));
    }
  }

  /** A handshake: answered at once, nothing to journal. */
  record Handshake(Answer answer) implements WebhookResult {}

  /**
   * Whether it is authentic shows only when somebody has been asked: the platform for a signing key that is not known yet,
   * the other instances whether they know the signature.
   *
   * @param result never fails, is never itself a {@code Later}
   */
  record Later(Future<WebhookResult> result) implements WebhookResult {}

  /**
   * Signature missing or wrong, or outside the replay window.
   *
   * @param answer 401 and nothing else, but where the platform expects another refusal; never says why
   */
  record Unauthorized(String why, Answer answer) implements WebhookResult {
    public Unauthorized(String why) {
      this(why, new Answer(401, "", Buffer.buffer()));
    }
  }

  /**
   * Whether it is authentic cannot be told now: 503, the platform should come again.
   *
   * @param why never what was in the request
   */
  record Unavailable(String why) implements WebhookResult {}

  /** Authentic but unreadable: 400. {@code why} says where, never what was in the body. */
  record Malformed(String why) implements WebhookResult {}

  /**
   * What the request is answered with.
   *
   * @param contentType empty for none
   */
  record Answer(int status, String contentType, Buffer body) {
    public static final Answer EMPTY = new Answer("", Buffer.buffer());

    public Answer(String contentType, Buffer body) {
      this(200, contentType, body);
    }

    public static Answer json(String body) {
      return new Answer("application/json", Buffer.buffer(body));
    }

    public static Answer text(String body) {
      return new Answer("text/plain; charset=utf-8", Buffer.buffer(body));
    }
  }
}
