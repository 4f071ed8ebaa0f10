package io.reunion.platform;

import io.reunion.chat.WebhookResult.Answer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Webhook requests that wait for the bot's words in their response. Each is answered once: by what the bot says, or when
 * the platform's patience is at its end by what says nothing. Lives on one event loop; what another instance says does not
 * get here, and goes another way.
 */
public final class HeldAnswers {
  /** More are not held: they are answered at once and the bot's words go another way. */
  private static final int MOST = 4_096;

  private final Vertx vertx;
  private final Map<String, Promise<Answer>> held = new HashMap<>();

  public HeldAnswers(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * @param handle by which {@link #answer} finds it; of two requests with the same one only the first is held
   * @param patience how long it may wait
   * @param silence what it is answered with then
   * @return never fails
   */
  public Future<Answer> hold(String handle, Duration patience, Answer silence) {
    if (held.size() >= MOST || held.containsKey(handle)) {
      return Future.succeededFuture(silence);
    }
    Promise<Answer> promise = Promise.promise();
    held.put(handle, promise);
    long timer = vertx.setTimer(patience.toMillis(), late -> promise.tryComplete(silence));
    return promise.future().onComplete(done -> {
      vertx.cancelTimer(timer);
      held.remove(handle, promise);
    });
  }

  /** Succeeds after {@code pause}: what follows an answer must not overtake it. */
  public Future<Void> later(Duration pause) {
    return vertx.timer(pause.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
  }

  /** Whether the request was still waiting; if not, nothing was said by this. */
  public boolean answer(String handle, Answer answer) {
    Promise<Answer> promise = held.get(handle);
    return promise != null && promise.tryComplete(answer);
  }
}
