package io.reunion.checkin;

import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.member.ChangeFeed.Changes;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.redis.Batches;
import io.reunion.redis.Recurring;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who came to an event under an account that was linked to their record later, or under a record that was merged into another,
 * has come as the one person that they are: their arrivals and codes go along. Every instance looks; each step may be repeated.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code checkins:{united}}</td><td>string: the number up to which the members' changes are read</td></tr>
 * </table>
 */
public final class SameGuest {
  private static final Logger LOG = LoggerFactory.getLogger(SameGuest.class);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final String READ = "checkins:{united}";
  private static final int AT_ONCE = 500;

  private final Redis redis;
  private final MemberStore members;
  private final EventStore events;
  private final CheckInStore arrivals;
  private final Recurring looking;

  public SameGuest(Vertx vertx, Redis redis, MemberStore members, EventStore events) {
    this.redis = redis;
    this.members = members;
    this.events = events;
    this.arrivals = new CheckInStore(redis);
    this.looking = new Recurring(
        vertx,
        LOOK,
        this::round,
        failure -> LOG.warn("arrivals of linked accounts are behind: {}", failure.toString()));
  }

  public void start() {
    looking.start();
  }

  public void stop() {
    looking.stop();
  }

  Future<Void> round() {
    return redis
        .call(c -> c.get(READ))
        .compose(read -> members.changesAfter(read == null ? 0 : Long.parseLong(read), AT_ONCE))
        .compose(this::follow);
  }

  private Future<Void> follow(Changes changes) {
    if (changes.changed().isEmpty() && changes.gone().isEmpty()) {
      return Future.succeededFuture();
    }
    return known(changes)
        .compose(by -> by.isEmpty() ? Future.succeededFuture() : unite(by))
        .compose(done -> redis.call(c -> c.set(READ, Long.toString(changes.upTo()))))
        .compose(done -> changes.more() ? round() : Future.succeededFuture());
  }

  /** Whom each key means beside the member's own: their accounts, and records that became theirs. */
  private Future<Map<String, MemberId>> known(Changes changes) {
    Map<String, MemberId> by = new HashMap<>();
    return members
        .get(changes.changed())
        .compose(found -> {
          found
              .values()
              .forEach(member -> member.users().forEach(user -> by.put("u:" + user, member.id())));
          return Batches.map(
              changes.gone(),
              id -> members
                  .get(id)
                  .map(into -> into.map(Member::id).map(one -> by.put("m:" + id, one))));
        })
        .map(by);
  }

  /** What is over long since too: it counts in what is told of a year. */
  private Future<Void> unite(Map<String, MemberId> by) {
    return events
        .all()
        .compose(all -> Batches.map(all, event -> unite(event, by)))
        .mapEmpty();
  }

  private Future<Void> unite(Event event, Map<String, MemberId> by) {
    return arrivals.people(event.id()).compose(keys -> {
      Map<MemberId, List<String>> others = new LinkedHashMap<>();
      keys.stream()
          .sorted()
          .forEach(key -> Optional.ofNullable(by.get(key))
              .ifPresent(
                  id -> others.computeIfAbsent(id, any -> new ArrayList<>()).add(key)));
      return Batches.map(
              List.copyOf(others.entrySet()),
              one -> arrivals.unite(event.id(), "m:" + one.getKey(), one.getValue()))
          .mapEmpty();
    });
  }
}
