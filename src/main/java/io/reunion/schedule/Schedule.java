package io.reunion.schedule;

import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.reunion.redis.ScriptReply;
import io.reunion.redis.Steps;
import io.reunion.schedule.Job.State;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Jobs and when they are due. Workers of any instance take what is due for the time of a lease, and say durably that they
 * begin before an effect leaves: after a crash it is known what certainly had none, and nothing is done twice.
 *
 * <table>
 * <caption>Keys; NAME is the schedule's</caption>
 * <tr><td>{@code schedule:{NAME}:due}</td><td>sorted set: job by the ms at which it is due</td></tr>
 * <tr><td>{@code schedule:{NAME}:jobs}</td><td>hash: job to "STATE:attempt:detail"</td></tr>
 * <tr><td>{@code schedule:{NAME}:work}</td><td>hash: job to what is to be done; until it has ended</td></tr>
 * <tr><td>{@code schedule:{NAME}:leases}</td><td>sorted set: job by the ms at which its worker is given up</td></tr>
 * <tr><td>{@code schedule:{NAME}:ended}</td><td>sorted set: job by the ms at which it ended; remembered for 90 days</td></tr>
 * </table>
 */
public final class Schedule {
  private static final Script PUT = Script.beside(Schedule.class, "put.lua");
  private static final Script TAKE = Script.beside(Schedule.class, "take.lua");
  private static final Script STEP = Script.beside(Schedule.class, "step.lua");
  private static final Duration MEMORY = Duration.ofDays(90);

  private final Redis redis;
  private final String name;

  /**
   * @param name of this schedule: lower-case letters
   */
  public Schedule(Redis redis, String name) {
    this.redis = redis;
    this.name = name;
  }

  private String key(String part) {
    return "schedule:{" + name + "}:" + part;
  }

  private List<String> keys() {
    return List.of(key("due"), key("jobs"), key("work"), key("ended"), key("leases"));
  }

  /**
   * Puts a job on the schedule. Calling twice is harmless, also after it was done.
   *
   * @return false if there is or was a job of this id
   */
  public Future<Boolean> put(String id, Instant due, String work, Instant now) {
    return redis
        .run(
            PUT,
            keys().subList(0, 4),
            List.of(
                id,
                Long.toString(due.toEpochMilli()),
                work,
                Long.toString(now.toEpochMilli()),
                Long.toString(MEMORY.toMillis())))
        .map(reply -> reply.number() == 1);
  }

  /** Takes up to {@code most} jobs that are due at {@code now}, the earliest first. */
  public Future<List<Job>> take(Instant now, int most, Duration lease) {
    return redis
        .run(
            TAKE,
            keys(),
            List.of(
                Long.toString(now.toEpochMilli()),
                Integer.toString(most),
                Long.toString(lease.toMillis())))
        .map(Schedule::jobs);
  }

  private static List<Job> jobs(ScriptReply reply) {
    List<Job> jobs = new ArrayList<>(reply.size() / 4);
    for (int i = 0; i < reply.size(); i += 4) {
      jobs.add(new Job(
          reply.text(i),
          Instant.ofEpochMilli(reply.number(i + 1)),
          (int) reply.number(i + 2),
          reply.text(i + 3)));
    }
    return jobs;
  }

  /**
   * Works all that is due, some at a time, until there is no more.
   *
   * @param most at once
   * @param work ends with the job, also where that is dropped; a failure ends the round and leaves the job to the next
   */
  public Future<Void> workDue(
      Clock clock, int most, Duration lease, Function<Job, Future<Void>> work) {
    return Steps.whileMore(() -> take(clock.instant(), most, lease)
        .compose(jobs -> Future.join(jobs.stream().map(work).toList()).map(!jobs.isEmpty())));
  }

  /**
   * Says that the effect is about to happen.
   *
   * @return false if the job is not in this worker's hands any more: it must not be done
   */
  public Future<Boolean> begin(Job job, Instant now, Duration lease) {
    return step(job, State.TAKEN, State.BEGUN, now, lease.toMillis(), "");
  }

  /**
   * The same for an effect that may be repeated until {@code again} without anybody noticing: if the worker is lost before
   * that, the job is done again instead of ending unknown.
   */
  public Future<Boolean> begin(Job job, Instant now, Duration lease, Instant again) {
    return step(
        job, State.TAKEN, State.BEGUN, now, lease.toMillis(), "again:" + again.toEpochMilli());
  }

  /** The job has ended: {@code from} TAKEN if it never began. Calling twice is harmless. */
  public Future<Void> end(Job job, State from, State outcome, String detail, Instant now) {
    return step(job, from, outcome, now, 0, detail).mapEmpty();
  }

  /** The job certainly had no effect and is due again at {@code due}. */
  public Future<Void> postpone(Job job, State from, Instant due, Instant now) {
    return step(job, from, State.QUEUED, now, due.toEpochMilli(), "").mapEmpty();
  }

  private Future<Boolean> step(
      Job job, State from, State to, Instant now, long time, String detail) {
    return redis
        .run(
            STEP,
            keys(),
            List.of(
                job.id(),
                Integer.toString(job.attempt()),
                from.name(),
                to.name(),
                Long.toString(now.toEpochMilli()),
                Long.toString(time),
                detail))
        .map(reply -> reply.text().equals("OK"));
  }

  /** Where a job stands; empty if there is and was none of this id, or it ended long ago. */
  public Future<Optional<State>> state(String id) {
    return redis
        .call(c -> c.hget(key("jobs"), id))
        .map(job -> Optional.ofNullable(job)
            .map(known -> State.valueOf(known.substring(0, known.indexOf(':')))));
  }

  /** How many jobs stand where. */
  public Future<Map<State, Integer>> counts() {
    return redis.call(c -> c.hvals(key("jobs"))).map(all -> {
      Map<State, Integer> counts = new EnumMap<>(State.class);
      all.forEach(
          job -> counts.merge(State.valueOf(job.substring(0, job.indexOf(':'))), 1, Integer::sum));
      return counts;
    });
  }
}
