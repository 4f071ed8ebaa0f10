package io.reunion.web;

import io.reunion.bot.Inbox;
import io.reunion.chat.AccountId;
import io.reunion.chat.Update;
import io.reunion.trace.Spans;
import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.Set;

/** Measures how long each update takes, from its arrival until what there is to say has been said. */
public final class TimedWorker<P> implements Inbox.Worker<TimedWorker.Begun<P>> {
  private final Inbox.Worker<P> worker;
  private final Meters meters;
  private final Spans spans;
  private final Set<Begun<P>> working = new LinkedHashSet<>();

  /** An update on its way; each is itself only. */
  public static final class Begun<P> {
    private final P prepared;
    private final long nanos = System.nanoTime();

    private Begun(P prepared) {
      this.prepared = prepared;
    }
  }

  /**
   * @param spans hears of each update that has ended, as part of a trace
   */
  public TimedWorker(Inbox.Worker<P> worker, Meters meters, Spans spans) {
    this.worker = worker;
    this.spans = spans;
    this.meters = meters;
    meters.gauge(
        "reunion_inbox_oldest_seconds",
        "How long the update has taken so far that is being worked longest",
        this::oldest);
  }

  @Override
  public Begun<P> prepare(Update update) {
    return new Begun<>(worker.prepare(update));
  }

  @Override
  public Future<Future<Void>> work(Update update, Begun<P> begun) {
    working.add(begun);
    return worker
        .work(update, begun.prepared)
        .map(said -> said.onComplete(done -> ended(update, begun, done.succeeded())))
        .onFailure(failure -> ended(update, begun, false));
  }

  private void ended(Update update, Begun<P> begun, boolean well) {
    working.remove(begun);
    AccountId account = update.chat().account();
    long nanos = System.nanoTime() - begun.nanos;
    meters.worked(account, well, nanos);
    if (spans != Spans.NONE) {
      spans.update(Inbox.operation(update), account.toString(), nanos, well);
    }
  }

  private double oldest() {
    return working.stream()
        .findFirst()
        .map(begun -> (System.nanoTime() - begun.nanos) / 1e9)
        .orElse(0.0);
  }
}
