package io.reunion.member;

import io.reunion.chat.UserId;
import io.reunion.member.ChangeFeed.Changes;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.reunion.redis.Remembered;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The members in Redis. Their keys are those of {@link Records}, {@link LookUps} and {@link ChangeFeed}: {@code
 * member:{ID}}, {@code user:{PLATFORM:USER}}, {@code member-key:{HASH}}, {@code members:{all}:...}; those of {@link ImportJournal} tell what imports changed.
 *
 * <p>Every method fails only when Redis is away, and may be called again then: a write that was made already is seen as
 * made.
 */
public final class MemberStore {
  private static final int MOST_TRIES = 5;

  private final Records records;
  private final LookUps lookUps;
  private final ChangeFeed feed;
  private final Clock clock;
  private final Writing writing;
  private final Linking linking;
  private final ImportJournal imports;
  private final Redirects redirects;
  private final Departures departures;
  private final Duplicates duplicates;

  public MemberStore(Redis redis, Clock clock) {
    this.records = new Records(redis);
    this.lookUps = new LookUps(redis);
    this.feed = new ChangeFeed(redis);
    this.clock = clock;
    this.redirects = new Redirects(redis);
    this.writing = new Writing(records, lookUps, feed, redirects);
    this.linking = new Linking(this, lookUps);
    this.departures = new Departures(redis, this, clock);
    this.imports = new ImportJournal(redis, this, clock);
    Merging merging = new Merging(this, records, redirects, lookUps);
    this.duplicates = new Duplicates(redis, this, merging, clock);
  }

  /** What each import has changed, by which it can be rolled back. */
  public ImportJournal imports() {
    return imports;
  }

  /** Who was missing in a full list. */
  public Departures departures() {
    return departures;
  }

  /** Records that may be of one person. */
  public Duplicates duplicates() {
    return duplicates;
  }

  /** The member of that id, or whom that record was merged into. */
  public Future<Optional<Member>> get(MemberId id) {
    return get(id, MOST_TRIES);
  }

  /** The same a moment later. */
  Supplier<Future<Optional<Member>>> ahead(MemberId id) {
    Supplier<Future<Optional<Member>>> there = records.ahead(id);
    return () ->
        there.get().compose(found -> found.isPresent() ? Future.succeededFuture(found) : get(id));
  }

  private Future<Optional<Member>> get(MemberId id, int hops) {
    return records
        .get(id)
        .compose(found -> found.isPresent() || hops == 0
            ? Future.succeededFuture(found)
            : redirects
                .of(id)
                .compose(into -> into.map(next -> get(next, hops - 1))
                    .orElse(Future.succeededFuture(Optional.empty()))));
  }

  /** Of {@code ids} those whose record went into another, and into which; that one may be gone by now. */
  public Future<Map<MemberId, MemberId>> merged(Collection<MemberId> ids) {
    List<MemberId> all = List.copyOf(ids);
    return Batches.map(all, redirects::of)
        .map(into -> IntStream.range(0, all.size())
            .filter(i -> into.get(i).isPresent())
            .mapToObj(all::get)
            .toList())
        .compose(some -> Batches.map(some, id -> last(id, MOST_TRIES)).map(ends -> {
          Map<MemberId, MemberId> merged = new HashMap<>();
          for (int i = 0; i < some.size(); i++) {
            if (!ends.get(i).equals(some.get(i))) {
              merged.put(some.get(i), ends.get(i));
            }
          }
          return merged;
        }));
  }

  /** A merge that was begun and broken off has its redirect, and the record as well. */
  private Future<MemberId> last(MemberId id, int hops) {
    return records
        .get(id)
        .compose(found -> found.isPresent() || hops == 0
            ? Future.succeededFuture(id)
            : redirects
                .of(id)
                .compose(into ->
                    into.map(next -> last(next, hops - 1)).orElse(Future.succeededFuture(id))));
  }

  /** Under which other ids there were records that are part of this one now. */
  public Future<Set<MemberId>> formerly(MemberId id) {
    return redirects.formerly(id);
  }

  /** Whether the record under that very id went into another one. */
  public Future<Boolean> isMerged(MemberId id) {
    return redirects.of(id).map(Optional::isPresent);
  }

  /** The record under that very id. */
  Future<Optional<Member>> exactly(MemberId id) {
    return records.get(id);
  }

  /** Those of {@code ids} that exist under that very id, in the same order. */
  public Future<Map<MemberId, Member>> get(Collection<MemberId> ids) {
    return records.get(ids);
  }

  /** The member that {@code user} is; empty if the account is linked to nobody. */
  public Future<Optional<Member>> byUser(UserId user) {
    return linking.member(user);
  }

  /** The same for whoever needs it when another command has been answered, as {@link Remembered#ahead} gives it. */
  public Supplier<Future<Optional<Member>>> ahead(UserId user) {
    return linking.ahead(user);
  }

  /** The member with this student number. */
  public Future<Optional<Member>> byStudentNumber(String number) {
    return byKey(Field.STUDENT_NUMBER, number);
  }

  /** The member with that student number, e-mail address or phone number, in any spelling of it. */
  public Future<Optional<Member>> byKey(Field field, String value) {
    Optional<NaturalKey> asked = NaturalKey.of(field, value);
    return asked
        .map(key -> lookUps
            .holder(LookUps.key(key))
            .compose(
                holder -> holder.map(records::get).orElse(Future.succeededFuture(Optional.empty())))
            .map(found ->
                found.filter(member -> NaturalKey.of(member.particulars()).contains(key))))
        .orElse(Future.succeededFuture(Optional.empty()));
  }

  /**
   * Everybody, page by page: begin at 0 and go on at {@link MemberPage#next} while there is more. Who is changed meanwhile
   * comes again on a later page; nobody is left out.
   */
  public Future<MemberPage> page(long from, int most) {
    return feed.after(from, most)
        .compose(changes -> records
            .get(changes.changed())
            .map(found ->
                new MemberPage(List.copyOf(found.values()), changes.upTo(), changes.more())));
  }

  /** How many members there are. */
  public Future<Long> count() {
    return feed.count();
  }

  /** Stores {@code member}, new or changed since it was read. A new one has version 0. */
  public Future<PutOutcome> put(Member member) {
    return records.get(member.id()).compose(before -> {
      boolean same = before.map(Member::version).orElse(0L) == member.version();
      return same
          ? put(List.of(new Edit(before, member))).map(outcomes -> outcomes.get(0))
          : Future.succeededFuture(new PutOutcome(PutOutcome.Status.CONFLICT, member));
    });
  }

  /** One member as it was read, and as it is to be. */
  public record Edit(Optional<Member> before, Member after) {}

  /** Stores some hundreds at once; tells what became of each, in the same order. */
  public Future<List<PutOutcome>> put(List<Edit> edits) {
    List<Edit> stamped = new ArrayList<>();
    for (Edit edit : edits) {
      Member.Stamp stamp = new Member.Stamp(edit.after.version(), clock.instant());
      stamped.add(new Edit(edit.before, edit.after.with(stamp)));
    }
    return writing.put(stamped);
  }

  /**
   * Changes the member as {@code edit} says, which is asked again if somebody else was faster; one who was merged into
   * another is that one. Empty if there is no such member.
   */
  public Future<Optional<PutOutcome>> change(MemberId id, UnaryOperator<Member> edit) {
    return change(id, edit, MOST_TRIES);
  }

  private Future<Optional<PutOutcome>> change(MemberId id, UnaryOperator<Member> edit, int tries) {
    return get(id).compose(found -> {
      if (found.isEmpty()) {
        return Future.succeededFuture(Optional.empty());
      }
      Member after = edit.apply(found.get());
      if (after.equals(found.get())) {
        return Future.succeededFuture(Optional.of(new PutOutcome(PutOutcome.Status.STORED, after)));
      }
      return put(List.of(new Edit(found, after)))
          .map(outcomes -> outcomes.get(0))
          .compose(outcome -> outcome.status() == PutOutcome.Status.CONFLICT && tries > 1
              ? change(id, edit, tries - 1)
              : Future.succeededFuture(Optional.of(outcome)));
    });
  }

  /** Takes the member out, with all that leads to them. Succeeds also if there is none. */
  public Future<Void> remove(MemberId id) {
    return records
        .get(id)
        .compose(found -> writing.remove(id).compose(removed -> {
          Set<String> entries = new LinkedHashSet<>();
          found.ifPresent(member -> {
            NaturalKey.of(member.particulars()).forEach(key -> entries.add(LookUps.key(key)));
            member.users().forEach(user -> entries.add(LookUps.key(user)));
          });
          List<Future<Void>> releases = new ArrayList<>();
          entries.forEach(entry -> releases.add(lookUps.release(entry, id)));
          return Future.all(releases)
              .compose(done -> imports.forget(id, found))
              .compose(done -> departures.forget(id))
              .compose(done -> redirects.forget(id));
        }));
  }

  /**
   * Links an account to a member, who counts as verified from then on: call it only once it is certain that the account
   * is this person.
   */
  public Future<LinkOutcome> link(MemberId id, UserId user) {
    return linking.link(id, user);
  }

  /** Takes the link of an account away; without any the member is no longer verified. False if there was none. */
  public Future<Boolean> unlink(UserId user) {
    return linking.unlink(user);
  }

  /** Whom each of {@code keys} leads to, whether or not that record exists or still says so. */
  public Future<List<Optional<MemberId>>> holders(List<NaturalKey> keys) {
    return Batches.map(keys, key -> lookUps.holder(LookUps.key(key)));
  }

  /** See {@link ChangeFeed#after}; from 0 on that is everybody. */
  public Future<Changes> changesAfter(long number, int most) {
    return feed.after(number, most);
  }

  /** See {@link ChangeFeed#sweep}. */
  public Future<Long> sweep(Duration ago) {
    return feed.sweep(ago);
  }
}
