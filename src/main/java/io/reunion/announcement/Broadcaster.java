package io.reunion.announcement;

import io.reunion.announcement.Announcement.State;
import io.reunion.delivery.Counts;
import io.reunion.delivery.Ledger;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works the announcements that are running. Every instance does; the ledger's leases keep them apart. It holds nothing
 * that a restart would miss: what is active is looked up each second.
 */
public final class Broadcaster {
  private static final Logger LOG = LoggerFactory.getLogger(Broadcaster.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** How many copies of one announcement have a turn, a request or its settling under way. */
  private static final int IN_FLIGHT = 48;

  /** How many more are taken and made ready meanwhile, so that no turn waits for the store. */
  private static final int AHEAD = 96;

  /** Work found untouched for longer than this is stale: its author decides. */
  private static final Duration STALE = Duration.ofMinutes(30);

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** What one instance does for one announcement. */
  private static final class Run {
    private final Announcement announcement;
    private final Circuit circuit = new Circuit();
    private final Deque<Copier.Copy> ready = new ArrayDeque<>();
    private int ahead;
    private int inFlight;
    private boolean claiming;
    private boolean stopped;

    Run(Announcement announcement) {
      this.announcement = announcement;
    }
  }

  private final Vertx vertx;
  private final AnnouncementStore store;
  private final Ledger ledger;
  private final Copier copier;
  private final Progress progress;
  private final Clock clock;
  private final Map<String, Duration> harmless;
  private final Map<String, Run> runs = new HashMap<>();
  private int inFlight;
  private long looking;
  private boolean stopping;

  /**
   * @param harmless how the chats begin for which a second try shows no second copy, and for how long
   */
  Broadcaster(
      Vertx vertx,
      AnnouncementStore store,
      Ledger ledger,
      Copier copier,
      Progress progress,
      Clock clock,
      Map<String, Duration> harmless) {
    this.harmless = Map.copyOf(harmless);
    this.vertx = vertx;
    this.store = store;
    this.ledger = ledger;
    this.copier = copier;
    this.progress = progress;
    this.clock = clock;
  }

  public void start() {
    looking = vertx.setPeriodic(LOOK.toMillis(), tick -> lookAtAll());
  }

  /** Claims nothing more; what is being sent is finished by its own Futures. */
  public void stop() {
    stopping = true;
    vertx.cancelTimer(looking);
  }

  /** How many copies are being made ready, sent and settled now. */
  public int inFlight() {
    return inFlight;
  }

  private void lookAtAll() {
    store
        .active()
        .onSuccess(this::attendAll)
        .onFailure(
            failure -> LOG.warn("announcements cannot be looked up: {}", failure.toString()));
  }

  /** What is worked here and is not active any more was paused or ended elsewhere. */
  private void attendAll(List<Announcement> active) {
    active.forEach(announcement -> quietly(announcement.id(), attend(announcement)));
    Set<String> ids = active.stream().map(Announcement::id).collect(Collectors.toSet());
    List.copyOf(runs.keySet()).stream().filter(id -> !ids.contains(id)).forEach(this::look);
  }

  private static void quietly(String id, Future<Void> work) {
    work.onFailure(failure -> LOG.warn("announcement {}: {}", id, failure.toString()));
  }

  /** Looks at one announcement now instead of within a second. */
  void look(String id) {
    quietly(
        id,
        store
            .find(id)
            .compose(found -> found.isEmpty() ? Future.succeededFuture() : attend(found.get())));
  }

  private Future<Void> attend(Announcement announcement) {
    if (stopping) {
      return Future.succeededFuture();
    }
    return switch (announcement.state()) {
      case SCHEDULED -> startIfDue(announcement);
      case RUNNING -> run(announcement);
      case DRAFT, AWAITING_APPROVAL, PAUSED, DONE, CANCELLED -> end(announcement);
    };
  }

  private Future<Void> startIfDue(Announcement announcement) {
    Optional<Instant> sendAt = announcement.timing().sendAt();
    if (sendAt.filter(at -> at.isAfter(clock.instant())).isPresent()) {
      return Future.succeededFuture();
    }
    boolean late = sendAt.filter(at -> at.plus(STALE).isBefore(clock.instant())).isPresent();
    if (late) {
      return pauseAsStale(announcement);
    }
    return store
        .touch(announcement.id(), clock.instant())
        .compose(touched -> store.move(announcement.id(), State.RUNNING, State.SCHEDULED))
        .mapEmpty();
  }

  private Future<Void> pauseAsStale(Announcement announcement) {
    LOG.warn("announcement {} is overdue and waits for its author's word", announcement.id());
    return store
        .move(announcement.id(), State.PAUSED, State.RUNNING, State.SCHEDULED)
        .compose(moved -> progress.stale(announcement));
  }

  private boolean isOver(Announcement announcement) {
    return announcement
        .timing()
        .expiresAt()
        .filter(end -> !clock.instant().isBefore(end))
        .isPresent();
  }

  private Future<Void> run(Announcement announcement) {
    Run run = runs.get(announcement.id());
    if (isOver(announcement)) {
      return ledger
          .drop(announcement.id(), "expired")
          .compose(dropped -> ledger.counts(announcement.id()))
          .compose(counts -> advance(run == null ? new Run(announcement) : run, counts));
    }
    if (run != null) {
      claim(run);
      return store
          .touch(announcement.id(), clock.instant())
          .compose(touched -> ledger.counts(announcement.id()))
          .compose(counts -> advance(run, counts));
    }
    return store.touched(announcement.id()).compose(touched -> {
      boolean stale =
          touched.filter(at -> at.plus(STALE).isBefore(clock.instant())).isPresent();
      return stale ? pauseAsStale(announcement) : take(announcement);
    });
  }

  /** What was agreed to is what is sent: with another text or another audience it waits for somebody's word. */
  private Future<Void> take(Announcement announcement) {
    return store
        .approved(announcement.id())
        .compose(agreed ->
            agreed.filter(digest -> !digest.equals(announcement.digest())).isPresent()
                ? store
                    .move(announcement.id(), State.AWAITING_APPROVAL, State.RUNNING)
                    .<Void>mapEmpty()
                : store.begin(announcement.id(), clock.instant()).map(done -> begin(announcement)));
  }

  private @Nullable Void begin(Announcement announcement) {
    Run run = new Run(announcement);
    if (!stopping && runs.putIfAbsent(announcement.id(), run) == null) {
      claim(run);
    }
    return null;
  }

  private Future<Void> end(Announcement announcement) {
    Run run = runs.remove(announcement.id());
    if (run == null) {
      return Future.succeededFuture();
    }
    run.stopped = true;
    return run.circuit.isTripped()
        ? Future.succeededFuture()
        : ledger.counts(announcement.id()).compose(counts -> progress.show(announcement, counts));
  }

  /** Takes as many copies as there is room for, and each that is finished makes room for the next. */
  private void claim(Run run) {
    int room = AHEAD - run.ahead;
    if (run.claiming || run.stopped || stopping || room < AHEAD / 2) {
      return;
    }
    run.claiming = true;
    ledger
        .claim(run.announcement.id(), room, Copier.LEASE, run.announcement.unfinished(), harmless)
        .onComplete(done -> run.claiming = false)
        .onSuccess(claims -> claims.forEach(claim -> prepare(run, claim)))
        .onFailure(
            failure -> LOG.warn("announcement {}: {}", run.announcement.id(), failure.toString()));
  }

  private void prepare(Run run, Ledger.Claim claim) {
    run.ahead++;
    inFlight++;
    copier
        .prepare(run.announcement, claim)
        .onSuccess(prepared -> prepared.copy().ifPresentOrElse(run.ready::add, () -> {
          unready(run);
          note(run, prepared.result());
        }))
        .onFailure(failure -> {
          unready(run);
          left(run, failure);
        })
        .onComplete(done -> pump(run));
  }

  private void unready(Run run) {
    run.ahead--;
    inFlight--;
  }

  private static void left(Run run, Throwable failure) {
    LOG.warn("a copy of {} is left to its lease: {}", run.announcement.id(), failure.toString());
  }

  /** What is ready is sent, also when the run is stopped: the ledger then lets none begin, and takes them back. */
  private void pump(Run run) {
    while (run.inFlight < IN_FLIGHT && !run.ready.isEmpty()) {
      Copier.Copy copy = run.ready.remove();
      run.ahead--;
      run.inFlight++;
      (stopping ? copier.giveBack(copy) : copier.send(copy))
          .onSuccess(result -> note(run, result))
          .onFailure(failure -> left(run, failure))
          .onComplete(done -> {
            run.inFlight--;
            inFlight--;
            pump(run);
          });
    }
    claim(run);
  }

  private void note(Run run, Copier.Result result) {
    if (result == Copier.Result.LATER || result == Copier.Result.SPARED || run.stopped) {
      return;
    }
    run.circuit.note(result == Copier.Result.FAILED);
    if (run.circuit.isTripped()) {
      run.stopped = true;
      quietly(
          run.announcement.id(),
          trip(run).onComplete(done -> runs.remove(run.announcement.id(), run)));
    }
  }

  /** Half of the copies fail: the rest is kept until somebody has looked. */
  private Future<Void> trip(Run run) {
    LOG.warn(
        "announcement {} is paused: {} of the last {} copies failed",
        run.announcement.id(),
        run.circuit.failed(),
        run.circuit.lookedAt());
    return ledger
        .halt(run.announcement.id(), true)
        .compose(halted -> store.move(run.announcement.id(), State.PAUSED, State.RUNNING))
        .compose(moved -> progress.tripped(run.announcement, run.circuit));
  }

  private Future<Void> advance(Run run, Counts counts) {
    if (!counts.done()) {
      return progress.show(run.announcement, counts);
    }
    // The report comes before the state, so that a crash between them repeats the report and never
    // swallows it.
    return store
        .find(run.announcement.id())
        .map(found -> found.orElse(run.announcement))
        .compose(
            latest -> mayFinish(latest) ? finish(run, latest, counts) : Future.succeededFuture());
  }

  /** The message that becomes the report may still be on its way to the chat. */
  private boolean mayFinish(Announcement announcement) {
    boolean shown = announcement.progress().isPresent() || !announcement.fromChat();
    return announcement.state() == State.RUNNING
        && (shown || announcement.createdAt().plus(PATIENCE).isBefore(clock.instant()));
  }

  private Future<Void> finish(Run run, Announcement latest, Counts counts) {
    return store
        .end(latest.id(), clock.instant())
        .compose(ended -> progress.report(latest, counts))
        .compose(reported -> store.move(latest.id(), State.DONE, State.RUNNING))
        .onSuccess(moved -> runs.remove(run.announcement.id()))
        .mapEmpty();
  }
}
