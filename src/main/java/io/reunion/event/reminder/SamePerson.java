package io.reunion.event.reminder;

import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.event.calendar.CalendarKeys;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.rsvp.RsvpStore.Standing;
import io.reunion.event.waitlist.Confirmations;
import io.reunion.member.ChangeFeed.Changes;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts everybody once whose accounts were linked, or whose records were merged, after they had answered under several:
 * their last word counts, and seats that come free go to those who wait. It reads the members' changes; any instance may
 * do it at any time, since every step may be repeated.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code events:{united}}</td><td>string: the number up to which the members' changes are read</td></tr>
 * </table>
 */
public final class SamePerson {
  private static final String READ = "events:{united}";
  private static final int AT_ONCE = 500;
  private static final int MOST_TRIES = 5;

  private final Redis redis;
  private final MemberStore members;
  private final EventStore events;
  private final RsvpStore rsvps;
  private final CalendarKeys calendars;
  private final Confirmations confirmations;

  public SamePerson(
      Redis redis,
      MemberStore members,
      EventStore events,
      RsvpStore rsvps,
      CalendarKeys calendars,
      Confirmations confirmations) {
    this.redis = redis;
    this.members = members;
    this.events = events;
    this.rsvps = rsvps;
    this.calendars = calendars;
    this.confirmations = confirmations;
  }

  /** Follows all that has changed about members since it was done last, for events that are not over at {@code now}. */
  Future<Void> round(Instant now) {
    return redis
        .call(c -> c.get(READ))
        .compose(read -> members.changesAfter(read == null ? 0 : Long.parseLong(read), AT_ONCE))
        .compose(changes -> follow(changes, now));
  }

  private Future<Void> follow(Changes changes, Instant now) {
    if (changes.changed().isEmpty() && changes.gone().isEmpty()) {
      return Future.succeededFuture();
    }
    return known(changes)
        .compose(by -> by.isEmpty() ? Future.succeededFuture() : unite(by, now))
        .compose(done -> redis.call(c -> c.set(READ, Long.toString(changes.upTo()))))
        .compose(done -> changes.more() ? round(now) : Future.succeededFuture());
  }

  /** Whom each key means beside the member's own: their accounts, and records that became theirs. */
  private Future<Map<String, Member>> known(Changes changes) {
    Map<String, Member> by = new HashMap<>();
    return members
        .get(changes.changed())
        .map(found -> {
          found
              .values()
              .forEach(member -> member.users().forEach(user -> by.put("u:" + user, member)));
          return by;
        })
        .compose(done -> Batches.map(
            changes.gone(),
            id -> members.get(id).map(into -> into.map(one -> by.put(key(id), one)))))
        .map(by);
  }

  private static String key(MemberId id) {
    return "m:" + id;
  }

  private Future<Void> unite(Map<String, Member> by, Instant now) {
    return events
        .upcoming(now)
        .compose(upcoming -> Batches.map(upcoming, event -> unite(event, by)))
        .compose(done -> Batches.map(
            List.copyOf(by.entrySet()),
            one -> calendars.goOn(one.getKey(), key(one.getValue().id()))))
        .mapEmpty();
  }

  /** Under which keys, besides their own, a member has answered. */
  private record Several(Member member, List<String> keys) {}

  private Future<Void> unite(Event event, Map<String, Member> by) {
    return rsvps.keys(event.id()).compose(keys -> {
      Map<MemberId, Several> several = new LinkedHashMap<>();
      keys.stream()
          .sorted()
          .forEach(key -> Optional.ofNullable(by.get(key))
              .ifPresent(member -> several
                  .computeIfAbsent(member.id(), id -> new Several(member, new ArrayList<>()))
                  .keys()
                  .add(key)));
      return Batches.map(
              List.copyOf(several.values()), one -> unite(event, one.member(), one.keys(), 1))
          .mapEmpty();
    });
  }

  private Future<Void> unite(Event event, Member member, List<String> others, int attempt) {
    List<String> all = new ArrayList<>(List.of(key(member.id())));
    all.addAll(others);
    return Batches.map(all, key -> rsvps.standing(event.id(), key)).compose(standings -> {
      Optional<Standing> newest = newest(standings);
      return newest.isEmpty()
          ? Future.succeededFuture()
          : unite(event, member, others, newest.get(), attempt);
    });
  }

  /** The first of those that are equally new, as the answers' script has it. */
  private static Optional<Standing> newest(List<Optional<Standing>> standings) {
    return standings.stream()
        .flatMap(Optional::stream)
        .reduce((one, other) -> other.time().isAfter(one.time()) ? other : one);
  }

  private Future<Void> unite(
      Event event, Member member, List<String> others, Standing newest, int attempt) {
    Attendee said = newest.attendee();
    Attendee person = new Attendee(
        key(member.id()),
        member.name(),
        said.user(),
        said.sponsor(),
        Optional.of(member.id().toString()),
        said.chat(),
        said.guests(),
        said.shown());
    String operation = "unite|" + person.key() + "|" + String.join("|", others) + "|"
        + newest.time().toEpochMilli();
    return rsvps
        .unite(event.id(), person, others, newest.time(), operation)
        .compose(outcome -> outcome.result() == RsvpOutcome.Result.STALE
            // They said something meanwhile, which counts now.
            ? attempt < MOST_TRIES
                ? unite(event, member, others, attempt + 1)
                : Future.succeededFuture()
            : confirmations.promoted(event, outcome.promoted(), operation));
  }
}
