package io.reunion.member;

import io.reunion.member.MemberStore.Edit;
import io.reunion.member.PutOutcome.Status;
import io.reunion.redis.Batches;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Writes records together with what leads to them, which lies in other hash slots. The order makes every crash in between
 * harmless: the look-up keys are taken first (one that leads to a record which does not say the same is nobody's), then
 * the write is noted in the feed, made, told, and the keys that are not needed any more are given back.
 */
final class Writing {
  private final Records records;
  private final LookUps lookUps;
  private final ChangeFeed feed;
  private final Redirects redirects;

  Writing(Records records, LookUps lookUps, ChangeFeed feed, Redirects redirects) {
    this.records = records;
    this.lookUps = lookUps;
    this.feed = feed;
    this.redirects = redirects;
  }

  Future<List<PutOutcome>> put(List<Edit> edits) {
    return Batches.map(edits, this::claim)
        .compose(claimed -> write(edits, claimed))
        .compose(outcomes -> release(edits, outcomes));
  }

  private Future<List<PutOutcome>> write(List<Edit> edits, List<Boolean> claimed) {
    String operation = MemberId.random().value();
    List<MemberId> ids = new ArrayList<>();
    for (int i = 0; i < edits.size(); i++) {
      if (claimed.get(i)) {
        ids.add(edits.get(i).after().id());
      }
    }
    return feed.intend(ids, operation)
        .compose(noted -> {
          List<Integer> places = IntStream.range(0, edits.size()).boxed().toList();
          return Batches.map(places, i -> write(edits.get(i), claimed.get(i)));
        })
        .compose(outcomes -> feed.changed(ids, operation).map(outcomes));
  }

  private Future<PutOutcome> write(Edit edit, boolean claimed) {
    if (!claimed) {
      return Future.succeededFuture(new PutOutcome(Status.KEY_TAKEN, edit.after()));
    }
    Member after = edit.after();
    return records
        .put(after)
        .map(version -> version
            .map(v -> after.with(new Member.Stamp(v, after.stamp().updatedAt())))
            .map(stored -> new PutOutcome(Status.STORED, stored))
            .orElse(new PutOutcome(Status.CONFLICT, after)));
  }

  /** Takes the keys that are new; false if one of them is another member's who is not just merged into this one. */
  private Future<Boolean> claim(Edit edit) {
    List<NaturalKey> before = keys(edit.before());
    List<Future<Boolean>> claims = new ArrayList<>();
    for (NaturalKey key : NaturalKey.of(edit.after().particulars())) {
      if (!before.contains(key)) {
        claims.add(claim(key, edit.after().id()));
      }
    }
    return Future.all(claims).map(done -> !done.list().contains(false));
  }

  private Future<Boolean> claim(NaturalKey key, MemberId id) {
    String entry = LookUps.key(key);
    return lookUps.claim(entry, id, Optional.empty()).compose(holder -> {
      if (holder.equals(id)) {
        return Future.succeededFuture(true);
      }
      return records
          .get(holder)
          .compose(other -> keys(other).contains(key)
              ? redirects.of(holder).map(into -> into.equals(Optional.of(id)))
              : Future.succeededFuture(true))
          .compose(free -> free
              ? lookUps.claim(entry, id, Optional.of(holder)).map(id::equals)
              : Future.succeededFuture(false));
    });
  }

  private static List<NaturalKey> keys(Optional<Member> member) {
    return member.map(m -> NaturalKey.of(m.particulars())).orElse(List.of());
  }

  private Future<List<PutOutcome>> release(List<Edit> edits, List<PutOutcome> outcomes) {
    List<Release> releases = new ArrayList<>();
    for (int i = 0; i < edits.size(); i++) {
      Edit edit = edits.get(i);
      if (outcomes.get(i).isStored()) {
        List<NaturalKey> after = NaturalKey.of(edit.after().particulars());
        keys(edit.before()).stream()
            .filter(key -> !after.contains(key))
            .forEach(key -> releases.add(new Release(key, edit.after().id())));
      }
    }
    return Batches.map(releases, r -> lookUps.release(LookUps.key(r.key), r.id)).map(outcomes);
  }

  /** A key that is not needed any more. */
  private record Release(NaturalKey key, MemberId id) {}

  Future<Void> remove(MemberId id) {
    String operation = MemberId.random().value();
    List<MemberId> ids = List.of(id);
    return feed.intend(ids, operation)
        .compose(noted -> records.remove(id))
        .compose(removed -> feed.gone(ids, operation));
  }
}
