package io.reunion.bot;

import io.reunion.chat.ChatId;
import io.reunion.chat.Update;
import io.reunion.chat.UpdateJson;
import io.reunion.delivery.Lanes;
import io.reunion.delivery.Patience;
import io.reunion.log.Trail;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way in. An update is journaled before it is acknowledged, worked at once and in order within its chat, and settled
 * when it has had its effect. What was left by an instance that died, or failed here, is worked again; what fails too
 * often is set aside.
 *
 * <p>Working an update twice must be harmless: its {@link #operation} goes with every effect.
 */
public final class Inbox<P> {
  /** How long an instance counts as alive after it last said so. */
  private static final Duration LIFE = Duration.ofSeconds(6);

  private static final Duration RENEW = Duration.ofSeconds(2);
  private static final Duration SWEEP = Duration.ofSeconds(3);
  static final int MOST_ATTEMPTS = 5;
  private static final Duration SHORTEST_WINDOW = Duration.ofDays(2);

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  /** There is more work than can be held: the platform should come again. */
  public static final class OverloadedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OverloadedException(String what) {
      super(what, null, false, false);
    }
  }

  /**
   * Works one update.
   *
   * @param <P> what has been asked of the stores in advance
   */
  public interface Worker<P> {
    /** Asks the stores for what a turn needs; changes nothing, and may be for nothing. */
    P prepare(Update update);

    /**
     * The outer Future succeeds when the update has had its effect, so that the next one of the chat may begin; the inner
     * one when what is to be said is said or has definitely failed, so that the update is settled.
     */
    Future<Future<Void>> work(Update update, P prepared);
  }

  /**
   * Bounds of what is held at once.
   *
   * @param patience after which an update that has had no effect yet counts as failed, so that its chat goes on
   */
  public record Bounds(int inFlight, int perChat, int perPartition, Duration patience) {
    public static final Bounds DEFAULT = new Bounds(4_096, 256, 4_096);

    public Bounds(int inFlight, int perChat, int perPartition) {
      this(inFlight, perChat, perPartition, Duration.ofSeconds(20));
    }
  }

  /** Makes unreadable what must not be written down as it was said. */
  @FunctionalInterface
  public interface Envelope {
    Envelope NONE = update -> Optional.empty();

    /** What is journaled and worked instead of {@code update}; empty if it may be as it is. */
    Optional<Future<Update>> close(Update update);
  }

  private final Vertx vertx;
  private final Envelope envelope;
  private final Journal journal;
  private final Bounds bounds;
  private final Worker<P> worker;
  private final Lanes<ChatId> lanes = new Lanes<>();
  private final Patience patience;
  private final Orphans orphans;
  private final Load load;
  private final Intake intake;
  private final Set<Journal.Mark> inFlight = new HashSet<>();
  private final Set<ChatId> arriving = new HashSet<>();
  /** What had its effect here while the journal could not be told. */
  private final Set<Journal.Mark> unsettled = new HashSet<>();
  /** What failed here because Redis was away: no fault of its own. */
  private final Set<Journal.Mark> unlucky = new HashSet<>();

  private long renewing;
  private long sweeping;
  private long setAside;

  private Inbox(Vertx vertx, Journal journal, Bounds bounds, Worker<P> worker, Envelope envelope) {
    this.vertx = vertx;
    this.envelope = envelope;
    this.journal = journal;
    this.bounds = bounds;
    this.patience = new Patience(vertx, bounds.patience());
    this.load = new Load(bounds.inFlight());
    this.intake = new Intake(bounds.inFlight(), System::nanoTime);
    this.worker = worker;
    this.orphans = new Orphans(journal, new OwnHands());
  }

  /**
   * @param instance this process' name, never used by another
   */
  public static <P> Inbox<P> of(
      Vertx vertx, Redis redis, String instance, Bounds bounds, Worker<P> worker) {
    return of(vertx, redis, instance, bounds, worker, Envelope.NONE);
  }

  /** The same where some updates are not journaled as they came. */
  public static <P> Inbox<P> of(
      Vertx vertx,
      Redis redis,
      String instance,
      Bounds bounds,
      Worker<P> worker,
      Envelope envelope) {
    Journal journal = new Journal(redis, instance, bounds.perPartition());
    return new Inbox<>(vertx, journal, bounds, worker, envelope);
  }

  /** The id that every effect of {@code update} carries, the same on every attempt. */
  public static String operation(Update update) {
    return update.chat().account() + ":" + update.origin().dedupeKey();
  }

  /** Announces this instance and begins to look for what others have left behind. */
  public Future<Void> start() {
    return journal.renew(LIFE).onSuccess(done -> startTimers());
  }

  private void startTimers() {
    renewing =
        vertx.setPeriodic(RENEW.toMillis(), tick -> journal.renew(LIFE).onFailure(this::logLost));
    sweeping = vertx.setPeriodic(100, SWEEP.toMillis(), tick -> sweep().onFailure(this::logLost));
  }

  private void logLost(Throwable failure) {
    LOG.warn("the journal cannot be reached: {}", failure.toString());
  }

  /** Stops looking for others' work and lets them take what is left here at once. */
  public Future<Void> stop() {
    vertx.cancelTimer(renewing);
    vertx.cancelTimer(sweeping);
    return journal.resign();
  }

  /** How many updates are being worked or wait for their turn. */
  public int depth() {
    return inFlight.size();
  }

  /** How many updates this instance has set aside since it runs. */
  public long setAside() {
    return setAside;
  }

  /**
   * Succeeds when every update is in the journal or was before; only then may the platform be told so. Fails with {@link
   * OverloadedException}, or with what Redis failed with.
   *
   * @param window how long the platform may repeat an update
   */
  public Future<Void> accept(List<Update> updates, Duration window) {
    Optional<String> refusal = intake.refusal().or(() -> load.refusal(updates));
    if (refusal.isPresent()) {
      return Future.failedFuture(new OverloadedException(refusal.get()));
    }
    for (Update update : updates) {
      if (lanes.depth(update.chat()) >= bounds.perChat()) {
        return Future.failedFuture(new OverloadedException("too many updates of one chat"));
      }
    }
    Duration kept = window.compareTo(SHORTEST_WINDOW) > 0 ? window : SHORTEST_WINDOW;
    List<Future<Void>> accepted = new ArrayList<>(updates.size());
    for (Update update : updates) {
      accepted.add(envelope
          .close(update)
          .map(closed -> closed.compose(other -> accept(other, kept)))
          .orElseGet(() -> accept(update, kept)));
    }
    return accepted.size() == 1 ? accepted.get(0) : Future.join(accepted).mapEmpty();
  }

  /**
   * What the turn needs to know is asked for together with the journal's word, so that both cost one round trip; not so
   * while an earlier update of the chat may still change it.
   */
  private Future<Void> accept(Update update, Duration window) {
    return Trail.on(operation(update), () -> journaled(update, window));
  }

  private Future<Void> journaled(Update update, Duration window) {
    ChatId chat = update.chat();
    boolean quiet = lanes.depth(chat) == 0 && arriving.add(chat);
    Optional<P> prepared = quiet ? Optional.of(worker.prepare(update)) : Optional.empty();
    Intake.Entry entry = intake.begin();
    return journal
        .accept(update, window)
        .onComplete(answer -> entry.answered(), failure -> entry.answered())
        .onFailure(failure -> entry.end())
        .compose(answer -> begin(update, answer, prepared, entry))
        .onComplete(done -> {
          if (quiet) {
            arriving.remove(chat);
          }
        });
  }

  private Future<Void> begin(
      Update update, Journal.Accepted accepted, Optional<P> prepared, Intake.Entry entry) {
    LOG.debug("arrived: {}", accepted.acceptance());
    if (accepted.acceptance() != Journal.Acceptance.NEW) {
      entry.end();
    }
    return switch (accepted.acceptance()) {
      case FULL -> Future.failedFuture(new OverloadedException("the journal is full"));
      case DUPLICATE -> Future.succeededFuture();
      case NEW -> {
        Journal.Mark mark = accepted.mark();
        Future<Future<Void>> effect =
            effect(mark, update, prepared).onComplete(done -> entry.end(), failure -> entry.end());
        var unused = settled(mark, update, 1, effect);
        yield Future.succeededFuture();
      }
    };
  }

  /** Succeeds when the update is settled, or has failed and may be tried again, or is set aside. */
  private Future<Void> work(Journal.Mark mark, Update update, int attempt) {
    return Trail.on(
        operation(update),
        () -> settled(mark, update, attempt, effect(mark, update, Optional.empty())));
  }

  private Future<Future<Void>> effect(Journal.Mark mark, Update update, Optional<P> prepared) {
    String operation = Trail.current();
    inFlight.add(mark);
    load.begin(update);
    return Trail.kept(lanes.run(
        update.chat(), () -> Trail.on(operation, () -> patiently(update, prepared))));
  }

  private Future<Void> settled(
      Journal.Mark mark, Update update, int attempt, Future<Future<Void>> effect) {
    return effect
        .compose(said -> said)
        .compose(done -> settle(mark), failure -> failed(mark, update, attempt, failure))
        .otherwiseEmpty()
        .onComplete(done -> {
          inFlight.remove(mark);
          load.end(update);
          LOG.debug("ended: {}, attempt {}", done.succeeded() ? "settled" : "not settled", attempt);
        });
  }

  private Future<Future<Void>> patiently(Update update, Optional<P> prepared) {
    Future<Future<Void>> working =
        worker.work(update, prepared.orElseGet(() -> worker.prepare(update)));
    return patience.with(working);
  }

  private Future<Void> settle(Journal.Mark mark) {
    unsettled.add(mark);
    return journal.settle(mark).onSuccess(done -> unsettled.remove(mark));
  }

  private Future<Void> failed(Journal.Mark mark, Update update, int attempt, Throwable failure) {
    LOG.error("update {} failed, attempt {}", Trail.current(), attempt, failure);
    if (Poison.isOfTheStore(failure)) {
      unlucky.add(mark);
      return Future.succeededFuture();
    }
    return attempt < MOST_ATTEMPTS ? Future.succeededFuture() : bury(mark, Poison.reason(failure));
  }

  private Future<Void> bury(Journal.Mark mark, String reason) {
    LOG.error("journal entry {} is set aside after {} attempts: {}", mark, MOST_ATTEMPTS, reason);
    setAside++;
    return journal.bury(mark, reason);
  }

  /** Looks once through the journal for entries that nobody works, and works them. */
  Future<Void> sweep() {
    return orphans.sweep();
  }

  private final class OwnHands implements Orphans.Hands {
    @Override
    public boolean hold(Journal.Mark mark) {
      return inFlight.contains(mark);
    }

    @Override
    public Optional<Future<Void>> settleIfDone(Journal.Mark mark) {
      return unsettled.contains(mark) ? Optional.of(settle(mark)) : Optional.empty();
    }

    @Override
    public boolean wasTried(Journal.Mark mark) {
      return !unlucky.remove(mark);
    }

    @Override
    public Future<Void> work(Journal.Found entry, int attempt) {
      if (attempt > MOST_ATTEMPTS) {
        return bury(entry.mark(), Poison.ENDED);
      }
      try {
        return Inbox.this.work(entry.mark(), UpdateJson.read(entry.json()), attempt);
      } catch (IllegalArgumentException e) {
        return bury(entry.mark(), Poison.UNREADABLE);
      }
    }
  }
}
