package io.reunion.member;

import io.reunion.member.MemberStore.Edit;
import io.reunion.member.PutOutcome.Status;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes records together with what leads to them, which lies in other hash slots. The order makes every crash in between
 * harmless: the look-up keys are taken first (one that leads to a record which does not say the same is nobody's), then
 * the write is noted in the feed, made, told, and the keys that are not needed any more are given back.
 */
final class Writing {
  private final Records records;
  private final LookUps lookUps;
  private final ChangeFeed feed;

  Writing(Records records, LookUps lookUps, ChangeFeed feed) {
    this.records = records;
    this.lookUps = lookUps;
    this.feed = feed;
  }

  Future<List<PutOutcome>> put(List<Edit> edits) {
    List<Future<Boolean>> claims = new ArrayList<>();
    edits.forEach(edit -> claims.add(claim(edit)));
    return Future.all(claims)
        .compose(claimed -> write(edits, claimed.list()))
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
          List<Future<PutOutcome>> writes = new ArrayList<>();
          for (int i = 0; i < edits.size(); i++) {
            writes.add(write(edits.get(i), claimed.get(i)));
          }
          return Future.all(writes);
        })
        .map(written -> written.<PutOutcome>list())
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

  /** Takes the keys that are new; false if one of them is another member's. */
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
              ? Future.succeededFuture(false)
              : lookUps.claim(entry, id, Optional.of(holder)).map(id::equals));
    });
  }

  private static List<NaturalKey> keys(Optional<Member> member) {
    return member.map(m -> NaturalKey.of(m.particulars())).orElse(List.of());
  }

  private Future<List<PutOutcome>> release(List<Edit> edits, List<PutOutcome> outcomes) {
    List<Future<Void>> releases = new ArrayList<>();
    for (int i = 0; i < edits.size(); i++) {
      Edit edit = edits.get(i);
      if (outcomes.get(i).isStored()) {
        List<NaturalKey> after = NaturalKey.of(edit.after().particulars());
        keys(edit.before()).stream()
            .filter(key -> !after.contains(key))
            .forEach(key ->
                releases.add(lookUps.release(LookUps.key(key), edit.after().id())));
      }
    }
    return Future.all(releases).map(outcomes);
  }

  Future<Void> remove(MemberId id) {
    String operation = MemberId.random().value();
    List<MemberId> ids = List.of(id);
    return feed.intend(ids, operation)
        .compose(noted -> records.remove(id))
        .compose(removed -> feed.gone(ids, operation));
  }
}
