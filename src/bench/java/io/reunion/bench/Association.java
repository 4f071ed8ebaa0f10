package io.reunion.bench;

import io.reunion.chat.UserId;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberStore;
import io.reunion.member.People;
import io.reunion.redis.Redis;
import io.reunion.redis.RedisOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Very many of everything, written by the service's own stores some hundred at a time. */
public final class Association {
  private static final int AT_ONCE = 256;
  private static final List<String> FAMILY = List.of("王", "李", "张", "刘", "陈", "杨", "黄", "赵");
  private static final List<String> GIVEN = List.of("伟", "芳", "秀英", "敏", "静", "丽", "强", "建国");
  private static final List<String> CITIES = List.of("北京", "上海", "深圳", "London", "New York");

  private Association() {}

  /** More patient than the service: the machine may have other things to do. */
  public static Future<Redis> connect(Vertx vertx, String uri) {
    return Redis.connect(vertx, RedisOptions.of(uri).withTimeout(Duration.ofMinutes(1)));
  }

  static void members(Redis redis, int count) throws Exception {
    MemberStore members = new MemberStore(redis, Clock.systemUTC());
    each(count, i -> members.put(member(i)).mapEmpty());
  }

  /** Members to each of whom an account is linked. */
  public static void linked(Redis redis, int count, IntFunction<UserId> account) throws Exception {
    MemberStore members = new MemberStore(redis, Clock.systemUTC());
    each(count, i -> {
      Member member = member(i);
      return members
          .put(member)
          .compose(stored -> members.link(member.id(), account.apply(i)))
          .mapEmpty();
    });
  }

  /** With all that an office has of somebody. */
  private static Member member(int i) {
    return People.named(FAMILY.get(i % 8) + GIVEN.get(i / 8 % 8) + GIVEN.get(i / 64 % 8))
        .id(i + 1L)
        .year(1970 + i % 55)
        .city(CITIES.get(i % 5))
        .company("Company " + i % 5_000)
        .with(Field.STUDENT_NUMBER, "S" + (1_000_000 + i))
        .with(Field.MAJOR, "Computer Science")
        .with(Field.TITLE, "Engineer")
        .with(Field.EMAIL, "m" + i + "@example.org")
        .with(Field.PHONE, "+86138" + (10_000_000 + i))
        .member();
  }

  /** Does {@code write} for 0 to {@code count}. */
  public static void each(int count, IntFunction<Future<Void>> write) throws Exception {
    for (int from = 0; from < count; from += AT_ONCE) {
      await(Future.join(
          IntStream.range(from, Math.min(count, from + AT_ONCE)).mapToObj(write).toList()));
    }
  }

  public static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.MINUTES);
  }
}
