package io.reunion.registration;

import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.redis.Batches;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes a member with everything that is kept about them. */
public final class Erasure {
  private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

  private final MemberStore members;
  private final Erased erased;
  private final List<Function<MemberId, Future<Void>>> others;

  /** @param others what other parts keep of a member; each forgets it, and does no harm when asked twice */
  public Erasure(
      MemberStore members, Erased erased, List<Function<MemberId, Future<Void>>> others) {
    this.members = members;
    this.erased = erased;
    this.others = List.copyOf(others);
  }

  /** The record goes last: until then the deletion can be asked for again. */
  public Future<Void> of(MemberId member) {
    return members
        .formerly(member)
        .compose(former -> noted(member, former))
        .compose(noted -> forgotten(member))
        .compose(done -> members.remove(member));
  }

  /** All but the record, where that is gone already. Calling twice is harmless. */
  public Future<Void> forgotten(MemberId member) {
    List<Future<Void>> forgotten = new ArrayList<>();
    others.forEach(other -> forgotten.add(other.apply(member)));
    return Future.join(forgotten).mapEmpty();
  }

  private Future<Void> noted(MemberId member, Set<MemberId> former) {
    Set<MemberId> all = new TreeSet<>(former);
    all.add(member);
    return erased.note(all);
  }

  /** Deletes again who has come back with a backup that is older than their deletion. Calling twice is harmless. */
  public Future<Void> again() {
    return erased
        .all()
        .compose(ids -> members.get(ids))
        .compose(back -> Batches.map(List.copyOf(back.keySet()), this::again))
        .mapEmpty();
  }

  private Future<Void> again(MemberId member) {
    LOG.warn("member {} was deleted and is there again, most likely from a backup", member);
    return of(member);
  }
}
