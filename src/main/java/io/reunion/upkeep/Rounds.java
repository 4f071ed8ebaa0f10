package io.reunion.upkeep;

import io.reunion.member.Member;
import io.reunion.member.MemberStore;
import io.reunion.notice.Notices;
import io.reunion.redis.Recurring;
import io.reunion.redis.Redis;
import io.reunion.schedule.Job;
import io.reunion.schedule.Schedule;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once a day, as long as that is wanted, it is planned who is asked in the two weeks to come; everybody has a day of their
 * own there, so that they do not come all at once. One of several instances does it.
 */
final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final LocalTime MORNING = LocalTime.of(10, 0);
  private static final int DAYS = 14;
  private static final int PAGE = 500;

  private final Schedule schedule;
  private final CareStore store;
  private final MemberStore members;
  private final Notices notices;
  private final Clock clock;
  private final ZoneId zone;
  private String planned = "";
  private final Recurring looking;

  /** What rounds are made of. */
  record Parts(
      Vertx vertx,
      Redis redis,
      CareStore store,
      MemberStore members,
      Notices notices,
      Clock clock,
      ZoneId zone) {}

  Rounds(Parts parts) {
    this.schedule = new Schedule(parts.redis(), "upkeep");
    this.store = parts.store();
    this.members = parts.members();
    this.notices = parts.notices();
    this.clock = parts.clock();
    this.zone = parts.zone();
    this.looking = new Recurring(
        parts.vertx(),
        LOOK,
        this::round,
        failure -> LOG.warn("profiles are not asked after: {}", failure.toString()));
  }

  void start() {
    looking.start();
  }

  void stop() {
    looking.stop();
  }

  private Future<Void> round() {
    return store.rounds().compose(rounds -> rounds.on() ? work(rounds) : Future.succeededFuture());
  }

  private Future<Void> work(CareStore.Rounds rounds) {
    String day =
        LocalDate.ofInstant(clock.instant(), zone) + " " + rounds.since().toEpochMilli();
    Future<?> put = day.equals(planned)
        ? Future.succeededFuture()
        : schedule.put(day, clock.instant(), day, clock.instant());
    return put.compose(done -> schedule.take(clock.instant(), 1, LEASE))
        .onSuccess(jobs -> planned = day)
        .compose(jobs -> jobs.isEmpty() ? Future.succeededFuture() : sweep(jobs.get(0)));
  }

  private Future<Void> sweep(Job job) {
    return store
        .all()
        .compose(cares -> sweep(0, cares))
        .compose(done ->
            schedule.end(job, Job.State.TAKEN, Job.State.DROPPED, "planned", clock.instant()));
  }

  private Future<Void> sweep(long from, Map<String, Care> cares) {
    return members.page(from, PAGE).compose(page -> {
      List<Future<Void>> plans = page.members().stream()
          .filter(member -> member.verified() && !member.users().isEmpty())
          .map(member -> plan(
              member,
              cares.getOrDefault(member.id().value(), Care.of(member.id().value()))))
          .toList();
      return Future.join(plans)
          .compose(done -> page.more() ? sweep(page.next(), cares) : Future.succeededFuture());
    });
  }

  /** A second plan of one quarter plans nothing. */
  private Future<Void> plan(Member member, Care care) {
    LocalDate day = LocalDate.ofInstant(clock.instant(), zone)
        .plusDays(1 + Math.floorMod(member.id().bits(), DAYS));
    Instant due = day.atTime(MORNING).atZone(zone).toInstant();
    return care.mayBeAsked(due)
        ? notices.plan(Upkeep.KIND, "m:" + member.id(), Care.quarter(day), due)
        : Future.succeededFuture();
  }
}
