package io.reunion.registration;

import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Deletes a member with everything that is kept about them. */
public final class Erasure {
  private final MemberStore members;
  private final List<Function<MemberId, Future<Void>>> others;

  /** @param others what other parts keep of a member; each forgets it, and does no harm when asked twice */
  public Erasure(MemberStore members, List<Function<MemberId, Future<Void>>> others) {
    this.members = members;
    this.others = List.copyOf(others);
  }

  /** The record goes last: until then the deletion can be asked for again. */
  public Future<Void> of(MemberId member) {
    return forgotten(member).compose(done -> members.remove(member));
  }

  /** All but the record, where that is gone already. Calling twice is harmless. */
  public Future<Void> forgotten(MemberId member) {
    List<Future<Void>> forgotten = new ArrayList<>();
    others.forEach(other -> forgotten.add(other.apply(member)));
    return Future.join(forgotten).mapEmpty();
  }
}
