package io.reunion.introduction;

import io.reunion.member.MemberId;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The introductions of a record that went into another one go on as those of that one; so do a pause and whom they want none
 * from. What was between the two is nothing any more.
 */
public final class Onward {
  private final Redis redis;

  public Onward(Redis redis) {
    this.redis = redis;
  }

  private static String key(String part) {
    return IntroductionStore.key(part);
  }

  /** Calling twice is harmless. */
  public Future<Void> goOn(MemberId gone, MemberId into) {
    return asked(gone.value(), into.value())
        .compose(done -> wasAsked(gone.value(), into.value()))
        .compose(done -> paused(gone.value(), into.value()))
        .compose(done -> blocks(gone.value(), into.value()));
  }

  /** Each step is first done for the one and then undone for the other: cut short, it is found again. */
  private Future<Void> asked(String gone, String into) {
    return redis
        .call(c -> c.zrangeWithScores(key("by:" + gone), 0, -1))
        .compose(entries -> Batches.map(entries, entry -> {
          String[] parts = entry.getValue().split(" ", 2);
          return parts[1].equals(into)
              ? dropped(parts[0], gone, into)
              : redis
                  .call(c -> c.zadd(key("by:" + into), entry.getScore(), entry.getValue()))
                  .compose(done -> side(parts[0], "a", into))
                  .compose(done -> redis.call(c -> c.zrem(key("by:" + gone), entry.getValue())));
        }))
        .mapEmpty();
  }

  private Future<Void> wasAsked(String gone, String into) {
    return redis
        .call(c -> c.smembers(key("about:" + gone)))
        .compose(ids -> Batches.map(
            List.copyOf(ids),
            id -> redis.call(c -> c.hget(IntroductionStore.one(id), "a")).compose(asker -> {
              if (asker == null) {
                return redis.call(c -> c.srem(key("about:" + gone), id)).<Void>mapEmpty();
              }
              return asker.equals(into)
                  ? dropped(id, into, gone).<Void>mapEmpty()
                  : wasAsked(id, asker, gone, into);
            })))
        .mapEmpty();
  }

  private Future<Void> wasAsked(String id, String asker, String gone, String into) {
    String by = key("by:" + asker);
    return renamed(by, id + " " + gone, by, id + " " + into)
        .compose(done -> renamed(key("told:" + gone), id, key("told:" + into), id))
        .compose(done -> redis.call(c -> c.sadd(key("about:" + into), id)))
        .compose(done -> side(id, "b", into))
        .compose(done -> redis.call(c -> c.srem(key("about:" + gone), id)))
        .mapEmpty();
  }

  private Future<Void> renamed(String from, String member, String to, String successor) {
    Future<@Nullable Double> score = redis.call(c -> c.zscore(from, member));
    return score.compose(at -> at == null
        ? Future.succeededFuture()
        : redis
            .call(c -> c.zadd(to, at, successor))
            .compose(done -> redis.call(c -> c.zrem(from, member)))
            .mapEmpty());
  }

  /** Only of one that is there, since a part of one would be none. */
  private Future<Void> side(String id, String side, String into) {
    String one = IntroductionStore.one(id);
    return redis
        .call(c -> c.exists(one))
        .compose(there -> there == 0
            ? Future.succeededFuture()
            : redis.call(c -> c.hset(one, side, into)).mapEmpty());
  }

  private Future<Long> dropped(String id, String asker, String asked) {
    return redis
        .call(c -> c.del(IntroductionStore.one(id)))
        .compose(done -> redis.call(c -> c.srem(key("about:" + asked), id)))
        .compose(done -> redis.call(c -> c.zrem(key("told:" + asked), id)))
        .compose(done -> redis.call(c -> c.zrem(key("by:" + asker), id + " " + asked)));
  }

  private Future<Void> paused(String gone, String into) {
    String paused = key("paused");
    return redis
        .call(c -> c.sismember(paused, gone))
        .compose(is -> !is
            ? Future.succeededFuture()
            : redis
                .call(c -> c.sadd(paused, into))
                .compose(done -> redis.call(c -> c.srem(paused, gone)))
                .mapEmpty());
  }

  private Future<Void> blocks(String gone, String into) {
    String blocks = key("blocks");
    return redis
        .call(c -> c.smembers(blocks))
        .compose(all -> Batches.map(
            all.stream().filter(one -> List.of(one.split(" ")).contains(gone)).toList(),
            one -> redis
                .call(c -> c.sadd(blocks, one.replace(gone, into)))
                .compose(done -> redis.call(c -> c.srem(blocks, one)))))
        .mapEmpty();
  }
}
