package io.reunion.introduction;

import io.reunion.introduction.Introduction.State;
import io.reunion.introduction.Task.Kind;
import io.reunion.redis.Recurring;
import io.reunion.schedule.Job;
import io.reunion.schedule.Schedule;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries introductions out: what came about in Redis is put on the schedule, and what is due is told. Every instance
 * looks; jobs have derived ids and the schedule keeps the instances apart, so each thing is told once, after a restart
 * too.
 */
final class Introducer {
  private static final Logger LOG = LoggerFactory.getLogger(Introducer.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final int AT_ONCE = 32;

  private final IntroductionStore store;
  private final Schedule schedule;
  private final Teller teller;
  private final Clock clock;
  private final Recurring looking;

  Introducer(Vertx vertx, IntroductionStore store, Schedule schedule, Teller teller, Clock clock) {
    this.store = store;
    this.schedule = schedule;
    this.teller = teller;
    this.clock = clock;
    this.looking = new Recurring(
        vertx,
        LOOK,
        this::round,
        failure -> LOG.warn("introductions are behind: {}", failure.toString()));
  }

  public void start() {
    looking.start();
  }

  public void stop() {
    looking.stop();
  }

  private Future<Void> round() {
    return store
        .unplanned()
        .compose(entries -> {
          List<Future<Void>> planned = new ArrayList<>();
          entries.forEach(entry -> planned.add(plan(entry)));
          return Future.join(planned).<Void>mapEmpty();
        })
        .compose(done -> work());
  }

  /** Planning the same twice plans nothing more. */
  private Future<Void> plan(String entry) {
    String[] parts = entry.split(" ", 2);
    String id = parts[0];
    Instant now = clock.instant();
    return store
        .find(id)
        .compose(found -> {
          if (found.isEmpty()) {
            return Future.succeededFuture();
          }
          return State.valueOf(parts[1]) == State.AGREED
              ? Future.join(put(Kind.MADE_ASKER, id, now), put(Kind.MADE_ASKED, id, now))
              : Future.join(
                  put(Kind.ASK, id, now), put(Kind.END, id, found.get().until()));
        })
        .compose(put -> store.planned(entry));
  }

  private Future<Boolean> put(Kind kind, String id, Instant due) {
    Task task = new Task(kind, id);
    return schedule.put(
        kind.name().toLowerCase(Locale.ROOT) + "-" + id, due, task.written(), clock.instant());
  }

  /** All that is due, some at a time. */
  private Future<Void> work() {
    return schedule.workDue(clock, AT_ONCE, LEASE, this::work);
  }

  private Future<Void> work(Job job) {
    Task task = Task.read(job.work());
    return store
        .find(task.id())
        .compose(found -> found.isEmpty()
            ? teller.drop(job, "forgotten")
            : teller.tell(job, task.kind(), found.get()));
  }
}
