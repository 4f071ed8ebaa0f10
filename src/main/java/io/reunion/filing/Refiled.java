package io.reunion.filing;

import io.reunion.member.MemberId;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/**
 * What drawers keep of a member whose record went into another one is kept of that one: an id is replaced wherever it
 * stands, in records and as the id of one.
 */
public final class Refiled {
  private static final Script REPLACE = Script.beside(Drawer.class, "replace.lua");
  private static final int TRIES = 50;

  private final Redis redis;
  private final List<String> drawers;

  /** @param drawers their names */
  public Refiled(Redis redis, List<String> drawers) {
    this.redis = redis;
    this.drawers = List.copyOf(drawers);
  }

  /** Calling twice is harmless. A record that {@code into} has of its own under an id stays as it is, and the other goes. */
  public Future<Void> goOn(MemberId gone, MemberId into) {
    return Batches.map(drawers, name -> goOn(name + ":{all}:records", gone.value(), into.value()))
        .mapEmpty();
  }

  private Future<Void> goOn(String records, String gone, String into) {
    return redis
        .call(c -> c.hgetall(records))
        .compose(all -> Batches.map(
            all.entrySet().stream()
                .filter(one -> one.getKey().contains(gone) || one.getValue().contains(gone))
                .toList(),
            one -> replaced(records, one, gone, into, TRIES)))
        .mapEmpty();
  }

  private Future<Void> replaced(
      String records, Map.Entry<String, String> record, String gone, String into, int tries) {
    String id = record.getKey();
    String json = record.getValue().replace(gone, into);
    if (id.contains(gone)) {
      return replace(records, id.replace(gone, into), "", json)
          .compose(done -> redis.call(c -> c.hdel(records, id)))
          .mapEmpty();
    }
    return replace(records, id, record.getValue(), json).compose(done -> {
      if (done) {
        return Future.succeededFuture();
      }
      return tries == 0
          ? Future.failedFuture(new IllegalStateException(
              records + " " + id + ": changed by others all the time (expected: a quiet moment)"))
          : redis
              .call(c -> c.hget(records, id))
              .compose(now -> now == null
                  ? Future.succeededFuture()
                  : replaced(records, Map.entry(id, now), gone, into, tries - 1));
    });
  }

  private Future<Boolean> replace(String records, String id, String before, String after) {
    return redis
        .run(REPLACE, List.of(records), List.of(id, before, after))
        .map(reply -> reply.number() == 1);
  }
}
