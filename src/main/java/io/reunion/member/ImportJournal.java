package io.reunion.member;

import io.lettuce.core.KeyValue;
import io.lettuce.core.MapScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.reunion.chat.UserId;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.reunion.redis.Steps;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What each import has changed, for {@link #KEPT}. A row is noted before it is written: what a killed import left behind
 * can be rolled back too, and what it had not written yet is seen as unchanged.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code member-imports}</td><td>sorted set: id by when it began (ms); those older than 30 days are dropped</td></tr>
 * <tr><td>{@code member-import:{ID}}</td><td>hash: at and beat (ms), state, done and total (rows), report; 30 days</td></tr>
 * <tr><td>{@code member-import:{ID}:rows}</td><td>hash: member to {@link ImportedRow} as JSON; 30 days</td></tr>
 * </table>
 */
public final class ImportJournal {
  public static final Duration KEPT = Duration.ofDays(30);

  /** An import that has not gone on for so long was killed. */
  private static final Duration SILENT = Duration.ofMinutes(2);

  private static final String ALL = "member-imports";
  private static final int PAGE = 200;
  private static final int NEWEST = 100;

  private final Redis redis;
  private final MemberStore store;
  private final Clock clock;

  /** How far an import has come. */
  public enum State {
    RUNNING,
    /** Killed before its end: give the list again, or roll it back. */
    INTERRUPTED,
    DONE,
    /** There was something wrong with the list as a whole; nothing of it was taken. */
    REFUSED,
    ROLLED_BACK
  }

  /**
   * An import.
   *
   * @param members how many it has changed
   */
  public record Entry(String id, Instant at, State state, long members, Pace pace) {}

  /**
   * How fast it goes.
   *
   * @param done rows so far
   * @param total rows of the list; 0 until they are counted
   * @param millis since it began
   */
  public record Pace(long done, long total, long millis) {
    private static final double SECOND = 1000;

    /** Rows a second. */
    public double perSecond() {
      return millis <= 0 ? 0 : done * SECOND / millis;
    }

    /** Until it is done; empty before the first rows are. */
    public OptionalLong secondsLeft() {
      return done == 0 || millis <= 0
          ? OptionalLong.empty()
          : OptionalLong.of((long) Math.ceil(Math.max(0, total - done) * (millis / SECOND) / done));
    }
  }

  ImportJournal(Redis redis, MemberStore store, Clock clock) {
    this.redis = redis;
    this.store = store;
    this.clock = clock;
  }

  private static String key(String id) {
    return "member-import:{" + id + "}";
  }

  private static String rows(String id) {
    return key(id) + ":rows";
  }

  /** Opens the journal of a new import; gives its id. */
  public Future<String> begin() {
    String id = MemberId.random().value();
    long now = clock.millis();
    return state(id, Map.of("at", Long.toString(now), "beat", Long.toString(now)), State.RUNNING)
        .compose(done -> redis.call(c -> c.zadd(ALL, (double) now, id)))
        .compose(done -> redis.call(
            c -> c.zremrangebyscore(ALL, io.lettuce.core.Range.create(0, now - KEPT.toMillis()))))
        .map(id);
  }

  private Future<Void> state(String id, Map<String, String> more, State state) {
    Map<String, String> fields = new LinkedHashMap<>(more);
    fields.put("state", state.name());
    return redis
        .call(c -> c.hset(key(id), fields))
        .compose(set -> redis.call(c -> c.pexpire(key(id), KEPT.toMillis())))
        .mapEmpty();
  }

  /** Notes what is about to be written. */
  public Future<Void> note(String id, Map<MemberId, ImportedRow> changes) {
    if (changes.isEmpty()) {
      return Future.succeededFuture();
    }
    String[] ids = changes.keySet().stream().map(MemberId::value).toArray(String[]::new);
    return redis
        .call(c -> c.hmget(rows(id), ids))
        .compose(earlier -> redis.call(c -> c.hset(rows(id), merged(changes, earlier))))
        .compose(set -> redis.call(c -> c.pexpire(rows(id), KEPT.toMillis())))
        .compose(set -> state(id, Map.of("beat", Long.toString(clock.millis())), State.RUNNING));
  }

  private static Map<String, String> merged(
      Map<MemberId, ImportedRow> changes, List<KeyValue<String, String>> earlier) {
    Map<String, ImportedRow> noted = new HashMap<>();
    earlier.stream()
        .filter(KeyValue::hasValue)
        .forEach(old -> noted.put(old.getKey(), ImportedRow.read(old.getValue())));
    Map<String, String> rows = new LinkedHashMap<>();
    changes.forEach((id, row) -> {
      Optional<ImportedRow> old = Optional.ofNullable(noted.get(id.value()));
      rows.put(id.value(), old.map(first -> row.after(first, id)).orElse(row).json());
    });
    return rows;
  }

  /** Tells how far it is; without that for some minutes it counts as killed. */
  public Future<Void> progress(String id, long done, long total) {
    return state(
        id,
        Map.of(
            "beat",
            Long.toString(clock.millis()),
            "done",
            Long.toString(done),
            "total",
            Long.toString(total)),
        State.RUNNING);
  }

  public Future<Void> done(String id) {
    return state(id, Map.of(), State.DONE);
  }

  public Future<Void> refused(String id) {
    return state(id, Map.of(), State.REFUSED);
  }

  /** Keeps what became of the list, as JSON, for whoever asks later. */
  public Future<Void> report(String id, String json) {
    return redis.call(c -> c.hset(key(id), "report", json)).mapEmpty();
  }

  /** What {@link #report(String, String)} has kept. */
  public Future<Optional<String>> report(String id) {
    return redis.call(c -> c.hget(key(id), "report")).map(Optional::ofNullable);
  }

  /** The newest imports first, a hundred at most. */
  public Future<List<Entry>> list() {
    return redis
        .call(c -> c.zrevrange(ALL, 0, NEWEST - 1))
        .compose(ids -> Batches.map(ids, this::find))
        .map(found -> found.stream()
            .flatMap(Optional::stream)
            .sorted(Comparator.comparing(Entry::at).reversed())
            .toList());
  }

  /** The import of that id, if it is not too old. */
  public Future<Optional<Entry>> find(String id) {
    return redis
        .call(c -> c.hgetall(key(id)))
        .compose(
            fields -> redis.call(c -> c.hlen(rows(id))).map(count -> entry(id, fields, count)));
  }

  private Optional<Entry> entry(String id, Map<String, String> fields, long members) {
    String stored = fields.get("state");
    if (stored == null) {
      return Optional.empty();
    }
    long at = Long.parseLong(fields.getOrDefault("at", "0"));
    long beat = Long.parseLong(fields.getOrDefault("beat", "0"));
    State state = State.valueOf(stored);
    boolean silent = state == State.RUNNING && clock.millis() - beat > SILENT.toMillis();
    Pace pace = new Pace(
        Long.parseLong(fields.getOrDefault("done", "0")),
        Long.parseLong(fields.getOrDefault("total", "0")),
        beat - at);
    return Optional.of(
        new Entry(id, Instant.ofEpochMilli(at), silent ? State.INTERRUPTED : state, members, pace));
  }

  /**
   * Makes everybody as they were before the import, except those whom somebody has changed since: these are told. May be
   * called again at any time; empty if there is no such import.
   */
  public Future<Optional<Rollback>> rollBack(String id) {
    return find(id)
        .compose(found -> found.isEmpty()
            ? Future.succeededFuture(Optional.empty())
            : pages(id, new Rollback.Tally())
                .compose(tally -> state(id, Map.of(), State.ROLLED_BACK)
                    .compose(done -> store.departures().withdraw(id))
                    .map(Optional.of(tally.total(id)))));
  }

  private Future<Rollback.Tally> pages(String id, Rollback.Tally tally) {
    AtomicReference<ScanCursor> from = new AtomicReference<>(ScanCursor.INITIAL);
    return Steps.until(() -> redis
        .<MapScanCursor<String, String>>call(
            c -> c.hscan(rows(id), from.get(), ScanArgs.Builder.limit(PAGE)))
        .compose(page -> Batches.map(
                List.copyOf(page.getMap().entrySet()),
                row -> back(new MemberId(row.getKey()), ImportedRow.read(row.getValue())))
            .map(outcomes -> {
              outcomes.forEach(tally::add);
              from.set(page);
              return page.isFinished() ? Optional.of(tally) : Optional.<Rollback.Tally>empty();
            })));
  }

  private Future<Rollback.One> back(MemberId id, ImportedRow row) {
    return store.exactly(id).compose(found -> {
      if (found.isEmpty()) {
        return Future.succeededFuture(new Rollback.One(id, Rollback.What.NOTHING));
      }
      Member now = found.get();
      Optional<Member> before = row.memberBefore(id);
      String print = ImportedRow.print(now);
      if (before.filter(was -> ImportedRow.print(was).equals(print)).isPresent()) {
        return unlinked(now, before.get(), row);
      }
      boolean linkedSince =
          now.users().stream().anyMatch(user -> !row.accounts().contains(user.toString()));
      if (!print.equals(row.after()) || (before.isEmpty() && linkedSince)) {
        return Future.succeededFuture(new Rollback.One(id, Rollback.What.CHANGED_SINCE));
      }
      return before.isEmpty()
          ? store.remove(id).map(new Rollback.One(id, Rollback.What.REMOVED))
          : restore(now, before.get(), row);
    });
  }

  private Future<Rollback.One> restore(Member now, Member before, ImportedRow row) {
    return store
        .put(now.with(before.particulars()).with(before.privacy()))
        .compose(put -> put.isStored()
            ? unlinked(now, before, row).map(new Rollback.One(now.id(), Rollback.What.RESTORED))
            : Future.succeededFuture(new Rollback.One(now.id(), Rollback.What.CHANGED_SINCE)));
  }

  /** Takes the links away that the import made. */
  private Future<Rollback.One> unlinked(Member now, Member before, ImportedRow row) {
    List<UserId> linked = new ArrayList<>(now.users());
    linked.removeIf(
        user -> before.users().contains(user) || !row.accounts().contains(user.toString()));
    Rollback.What what = linked.isEmpty() ? Rollback.What.NOTHING : Rollback.What.RESTORED;
    return Batches.map(linked, store::unlink).map(new Rollback.One(now.id(), what));
  }

  /**
   * Drops what the journals hold of a member who is gone, in rows and in reports: nobody who is deleted stays behind in
   * them.
   */
  Future<Void> forget(MemberId id, Optional<Member> member) {
    Set<String> words = member.map(ImportReports::words).orElse(Set.of());
    return redis
        .call(c -> c.zrange(ALL, 0, -1))
        .compose(all -> Batches.map(
            all,
            one -> redis
                .call(c -> c.hdel(rows(one), id.value()))
                .compose(gone -> report(one))
                .compose(report -> report
                    .flatMap(json -> ImportReports.without(json, words))
                    .map(clean -> report(one, clean))
                    .orElseGet(Future::succeededFuture))))
        .mapEmpty();
  }
}
