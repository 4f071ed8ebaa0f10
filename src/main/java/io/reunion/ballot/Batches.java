package io.reunion.ballot;

import io.reunion.ballot.BallotStore.Kept;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sealed papers go into the box several at a time and in random order, so that the order of what is written there is not
 * the order in which people came. Whoever brings one waits until it is in: nothing is acknowledged before it is stored. A
 * batch waits for some others, but not for ever: what comes alone at a quiet time goes in alone.
 */
public final class Batches {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Vertx vertx;
  private final Duration pause;
  private final int enough;
  private final int longest;
  private final Map<String, Batch> open = new HashMap<>();

  /** Papers by their slots; and, once it is done, what became of each. */
  private static final class Batch {
    final Map<String, Supplier<Future<Kept>>> waiting = new HashMap<>();
    final Map<String, Future<Kept>> done = new HashMap<>();
    final Future<Void> gone;

    Batch(Function<Batch, Future<Void>> wait) {
      this.gone = wait.apply(this);
    }
  }

  /**
   * @param pause after which a batch goes if it has {@code enough} papers
   * @param longest how many pauses one waits at most
   */
  public Batches(Vertx vertx, Duration pause, int enough, int longest) {
    this.vertx = vertx;
    this.pause = pause;
    this.enough = enough;
    this.longest = longest;
  }

  /** Waits for the next batch of {@code ballot}; of two for one slot the later one goes. */
  Future<Kept> add(String ballot, String slot, Supplier<Future<Kept>> write) {
    Batch batch =
        open.computeIfAbsent(ballot, fresh -> new Batch(begun -> wait(ballot, begun, longest)));
    batch.waiting.put(slot, write);
    return batch.gone.compose(
        done -> batch.done.getOrDefault(slot, Future.succeededFuture(Kept.UNKNOWN)));
  }

  private Future<Void> wait(String ballot, Batch batch, int pauses) {
    return vertx.timer(pause.toMillis(), TimeUnit.MILLISECONDS).compose(over -> {
      boolean few = batch.done.isEmpty() && batch.waiting.size() < enough;
      return few && pauses > 1 ? wait(ballot, batch, pauses - 1) : go(ballot, batch);
    });
  }

  private Future<Void> go(String ballot, Batch batch) {
    open.remove(ballot, batch);
    List<String> slots = new ArrayList<>(batch.waiting.keySet());
    Collections.shuffle(slots, RANDOM);
    slots.forEach(slot -> {
      Supplier<Future<Kept>> write = batch.waiting.remove(slot);
      if (write != null) {
        batch.done.put(slot, write.get());
      }
    });
    return Future.succeededFuture();
  }

  /** Sends the open batch of {@code ballot} off; succeeds when it is in or refused. */
  Future<Void> flush(String ballot) {
    Batch batch = open.get(ballot);
    if (batch == null) {
      return Future.succeededFuture();
    }
    return go(ballot, batch)
        .compose(gone -> Future.join(List.copyOf(batch.done.values())).otherwiseEmpty())
        .mapEmpty();
  }
}
