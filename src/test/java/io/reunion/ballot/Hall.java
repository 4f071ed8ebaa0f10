package io.reunion.ballot;

import io.reunion.ballot.seal.TrusteeKey;
import io.reunion.chat.UserId;
import io.reunion.member.ChapterNames;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Particulars;
import io.reunion.redis.Redis;
import io.reunion.redis.RedisOptions;
import io.reunion.redis.RedisServer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** One run of the service's voting part on its event loop, with the members of an association. */
final class Hall {
  private final Context context;
  private final Redis redis;
  final MemberStore members;
  final Voting voting;
  private int known;

  Hall(RedisServer server, Path keys, Clock clock) {
    context = server.vertx().getOrCreateContext();
    redis = run(() -> Redis.connect(
        server.vertx(), RedisOptions.of(server.uri()).withTimeout(Duration.ofSeconds(10))));
    members = new MemberStore(redis, clock);
    voting = Voting.of(
        server.vertx(), redis, members, ChapterNames.NONE, keys, Duration.ofMillis(150), clock);
  }

  /** Begins {@code work} on the loop and waits for what it comes to. */
  <T> T run(Supplier<Future<T>> work) {
    return RedisServer.await(begin(work));
  }

  <T> Future<T> begin(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(now -> {
      try {
        work.get().onComplete(promise);
      } catch (RuntimeException e) {
        promise.fail(e);
      }
    });
    return promise.future();
  }

  /** All at once. */
  <T> List<T> all(List<Supplier<Future<T>>> works) {
    List<Future<T>> begun = new ArrayList<>();
    works.forEach(work -> begun.add(begin(work)));
    return RedisServer.await(Future.join(begun).map(done -> done.<T>list()));
  }

  /** As a crash would end it. */
  void die() {
    RedisServer.await(redis.close());
  }

  /** Verified members, the first {@code twice} of them with two accounts; on three platforms in turn. */
  List<List<UserId>> people(int many, int twice) {
    List<String> platforms = List.of("telegram", "wecom", "feishu");
    List<Supplier<Future<List<UserId>>>> works = new ArrayList<>();
    for (int i = known; i < known + many; i++) {
      String name = "Voter" + i;
      List<UserId> users = new ArrayList<>();
      users.add(UserId.of(platforms.get(i % 3), "u" + i));
      if (i < known + twice) {
        users.add(UserId.of(platforms.get((i + 1) % 3), "v" + i));
      }
      works.add(() -> person(name, users));
    }
    known += many;
    return all(works);
  }

  private Future<List<UserId>> person(String name, List<UserId> users) {
    Member fresh =
        Member.unstored(MemberId.random(), new Particulars(Map.of(Field.NAME, List.of(name))));
    Future<?> linked = members.put(fresh);
    for (UserId user : users) {
      linked = linked.compose(done -> members.link(fresh.id(), user));
    }
    return linked.map(users);
  }

  Future<MemberId> member(UserId user) {
    return members.byUser(user).map(found -> found.orElseThrow().id());
  }

  static List<TrusteeKey> trustees(int many) {
    return IntStream.range(0, many).mapToObj(i -> TrusteeKey.random()).toList();
  }
}
