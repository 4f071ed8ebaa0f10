package io.reunion.member.search;

import io.reunion.member.ChangeFeed.Changes;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an index at what the store says, by reading the feed of changes several times a second: what any instance writes
 * is found on every other within a second. To build an index is to read the feed from the beginning, so a new one is
 * built beside the old and takes its place without a gap.
 */
final class IndexFollower {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
  private static final long PERIOD_MS = 250;
  private static final int BATCH = 500;
  /** How long a write waits to be announced: it takes milliseconds, so what is not announced by then never will be. */
  private static final Duration UNTOLD = Duration.ofSeconds(5);

  private static final long SWEEP_EVERY = 20;

  private final Vertx vertx;
  private final MemberStore store;
  private final WorkerExecutor following;
  private final WorkerExecutor building;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile Generation current = new Generation(MemberIndex.open());
  private volatile boolean behind;
  private volatile boolean closing;
  private volatile Future<Void> whole = Future.failedFuture("the members are not read yet");
  private long timer;
  private long rounds;

  /** An index and how far it has read; touched by one worker at a time. */
  private static final class Generation {
    private final MemberIndex index;
    private long readUpTo;

    Generation(MemberIndex index) {
      this.index = index;
    }
  }

  IndexFollower(Vertx vertx, MemberStore store) {
    this.vertx = vertx;
    this.store = store;
    this.following = worker(vertx, "member-index");
    this.building = worker(vertx, "member-index-build");
  }

  private static WorkerExecutor worker(Vertx vertx, String name) {
    return vertx.createSharedWorkerExecutor(name, 1, 1, TimeUnit.HOURS);
  }

  /**
   * Reads everything, and goes on following. Succeeds when everything that was stored before can be found; where Redis is
   * away it fails, and what it began is tried on.
   */
  Future<Void> start() {
    poll();
    timer = vertx.setPeriodic(PERIOD_MS, tick -> poll());
    return whole;
  }

  /** What {@link #start} gave; after a failure, the attempt that is being made or was made last. */
  Future<Void> whole() {
    return whole;
  }

  /** Nothing waits for it: questions are answered meanwhile, only a little slower. */
  private void compactBeside() {
    if (closing) {
      return;
    }
    MemberIndex index = current.index;
    building
        .executeBlocking(() -> {
          index.compact();
          return null;
        })
        .onFailure(
            failure -> LOG.info("the member index was not compacted: {}", failure.toString()));
  }

  MemberIndex index() {
    return current.index;
  }

  /** Whether the store could not be followed when last tried: answers may be old. */
  boolean isBehind() {
    return behind;
  }

  /** Looks for changes now. Does nothing while it is looking. */
  void poll() {
    if (busy.compareAndSet(false, true)) {
      Future<Void> round = following
          .executeBlocking(this::follow)
          .onComplete(done -> busy.set(false))
          .onSuccess(done -> behind = false)
          .onFailure(this::fellBehind);
      if (!whole.succeeded()) {
        whole = round.onSuccess(done -> compactBeside());
      }
    }
  }

  private void fellBehind(Throwable failure) {
    if (!behind && !closing) {
      LOG.warn("the member index cannot follow the store: {}", failure.toString());
    }
    behind = true;
  }

  private Void follow() {
    if (rounds++ % SWEEP_EVERY == 0) {
      Waiting.on(store.sweep(UNTOLD));
    }
    catchUp(current);
    return null;
  }

  /** Reads on to the end of the feed. */
  private void catchUp(Generation generation) {
    Changes changes;
    boolean anything = false;
    do {
      if (closing) {
        throw new IllegalStateException("the member index is being closed");
      }
      changes = Waiting.on(store.changesAfter(generation.readUpTo, BATCH));
      if (!changes.changed().isEmpty() || !changes.gone().isEmpty()) {
        apply(generation.index, changes);
        anything = true;
      }
      generation.readUpTo = changes.upTo();
    } while (changes.more());
    if (anything) {
      generation.index.refresh();
    }
  }

  private void apply(MemberIndex index, Changes changes) {
    Map<MemberId, Member> members = Waiting.on(store.get(changes.changed()));
    List<MemberId> gone = new ArrayList<>(changes.gone());
    changes.changed().stream().filter(id -> !members.containsKey(id)).forEach(gone::add);
    index.put(members.values());
    index.remove(gone);
  }

  /** Builds a new index while the old one answers and follows, then lets it take over. */
  Future<Void> rebuild() {
    return building
        .executeBlocking(() -> {
          Generation next = new Generation(MemberIndex.open());
          catchUp(next);
          next.index.compact();
          return next;
        })
        .compose(next -> following.executeBlocking(() -> takeOver(next)));
  }

  private Void takeOver(Generation next) {
    catchUp(next);
    Generation old = current;
    current = next;
    old.index.close();
    return null;
  }

  /** May be called while everything is still being read for the first time; that is then given up. */
  Future<Void> close() {
    closing = true;
    vertx.cancelTimer(timer);
    return building
        .close()
        .compose(closed -> following.<Void>executeBlocking(() -> {
          current.index.close();
          return null;
        }))
        .eventually(following::close);
  }
}
