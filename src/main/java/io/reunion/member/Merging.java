package io.reunion.member;

import io.reunion.redis.Batches;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Makes one record of two. They lie in different hash slots, hence the order: the redirect is set first, by which the one
 * may take over the other's look-up keys; then the one is written with everything, the accounts lead to it, and the other
 * is removed. A crash in between loses nothing, and merging again finishes it.
 */
final class Merging {
  private static final int MOST_TRIES = 5;

  private final MemberStore members;
  private final Records records;
  private final Redirects redirects;
  private final LookUps lookUps;

  Merging(MemberStore members, Records records, Redirects redirects, LookUps lookUps) {
    this.members = members;
    this.records = records;
    this.redirects = redirects;
    this.lookUps = lookUps;
  }

  /** The one record; empty if one of the two is not there (any more) and they were not merged. */
  Future<Optional<Member>> merge(MemberId kept, MemberId gone) {
    if (kept.equals(gone)) {
      return Future.succeededFuture(Optional.empty());
    }
    return records
        .get(kept)
        .compose(one -> records
            .get(gone)
            .compose(other -> one.isPresent() && other.isPresent()
                ? redirects
                    .put(gone, kept)
                    .compose(set -> written(kept, other.get(), MOST_TRIES))
                    .compose(merged -> moved(merged, other.get()))
                : redirects.of(gone).map(into -> one.filter(m -> into.equals(Optional.of(kept))))));
  }

  private Future<Member> written(MemberId kept, Member gone, int tries) {
    return records.get(kept).compose(found -> {
      if (found.isEmpty()) {
        return redirects
            .remove(gone.id())
            .compose(done -> Future.failedFuture(
                new IllegalStateException("member " + kept + " was removed while merging")));
      }
      Member merged = Merged.of(found.get(), gone);
      if (merged.equals(found.get())) {
        return Future.succeededFuture(merged);
      }
      return members.put(List.of(new MemberStore.Edit(found, merged))).compose(outcomes -> {
        PutOutcome outcome = outcomes.get(0);
        if (outcome.isStored()) {
          return Future.succeededFuture(outcome.member());
        }
        return tries > 1
            ? written(kept, gone, tries - 1)
            : redirects
                .remove(gone.id())
                .compose(done -> Future.failedFuture(new IllegalStateException(
                    "member " + kept + " cannot be written: " + outcome.status())));
      });
    });
  }

  private Future<Optional<Member>> moved(Member merged, Member gone) {
    return Batches.map(
            List.copyOf(gone.users()),
            user -> lookUps.claim(LookUps.key(user), merged.id(), Optional.of(gone.id())))
        .compose(claimed -> members.remove(gone.id()))
        .map(Optional.of(merged));
  }
}
