package io.reunion.delivery;

import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.Capabilities.Limit;
import io.reunion.chat.Capabilities.LimitScope;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.SendFailedException;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Keeps all instances together inside a platform's limits. The limits are a table in the platform's capability record;
 * the counting is one script on Redis' clock.
 *
 * <table>
 * <caption>Keys; all expire by themselves</caption>
 * <tr><td>{@code limit:{ACCOUNT}:hold}, {@code limit:{ACCOUNT}:hold:CHAT}</td><td>string: nothing before this, µs</td></tr>
 * <tr><td>{@code limit:{ACCOUNT}:N}, {@code limit:{ACCOUNT}:N:CHAT}</td><td>string: theoretical arrival for limit N, µs</td></tr>
 * <tr><td>{@code limit:{ACCOUNT}:N:replies}</td><td>string: the same for replies alone</td></tr>
 * <tr><td>{@code limit:{ACCOUNT}:pace}, {@code limit:{ACCOUNT}:pace:CHAT}</td><td>string: what a "too many" has left of the
 *     rate, and when; it recovers by a twentieth of the full rate a minute</td></tr>
 * <tr><td>{@code limit:{ACCOUNT}:quota:N:BEGIN}</td><td>string: how many of quota N are used since BEGIN, in s</td></tr>
 * </table>
 */
public final class Pacer {
  private static final Script PACE = Script.beside(Pacer.class, "pace.lua");
  private static final Script HOLD = Script.beside(Pacer.class, "hold.lua");
  private static final Script UNSPEND = Script.beside(Pacer.class, "unspend.lua");
  private static final Script REPLY = Script.beside(Pacer.class, "reply.lua");

  /** How long a reply waits: for what concerns the whole account, and for its chat. */
  record Turn(Duration account, Duration chat) {
    Duration longer() {
      return account.compareTo(chat) > 0 ? account : chat;
    }
  }

  private final Vertx vertx;
  private final Redis redis;
  private final Clock clock;

  /**
   * @param clock tells in which day or month a quota is; all else is told by Redis' own
   */
  public Pacer(Vertx vertx, Redis redis, Clock clock) {
    this.vertx = vertx;
    this.redis = redis;
    this.clock = clock;
  }

  /** What time it is. */
  Instant now() {
    return clock.instant();
  }

  /** The keys and numbers of all limits that hold for one chat; a number more for each tells which pace it follows. */
  private record Applied(List<String> keys, List<String> numbers, List<String> paces) {
    /** None but the holds, which hold in any case. */
    static final Applied NONE = new Applied(List.of(), List.of(), List.of());

    static Applied to(ChatId chat, ChatKind kind, Capabilities platform, LimitScope... scopes) {
      List<LimitScope> wanted = List.of(scopes);
      Applied applied = new Applied(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      List<Limit> limits = platform.limits();
      for (int i = 0; i < limits.size(); i++) {
        Limit limit = limits.get(i);
        if (wanted.contains(limit.scope())
            && (limit.scope() != LimitScope.GROUP || kind == ChatKind.GROUP)) {
          boolean account = limit.scope() == LimitScope.ACCOUNT;
          applied.keys.add(prefix(chat.account()) + i + (account ? "" : ":" + chat.value()));
          applied.numbers.add(Long.toString(limit.emissionMicros()));
          applied.numbers.add(Integer.toString(limit.burst()));
          applied.paces.add(account ? "3" : "4");
        }
      }
      return applied;
    }

    /** As the script takes them: µs, burst, pace. */
    List<String> paced() {
      List<String> all = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        all.addAll(List.of(numbers.get(2 * i), numbers.get(2 * i + 1), paces.get(i)));
      }
      return all;
    }
  }

  private List<String> quotaKeys(AccountId account, Capabilities platform) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < platform.quotas().size(); i++) {
      long begin = platform.quotas().get(i).begin(clock.instant()).getEpochSecond();
      keys.add(prefix(account) + "quota:" + i + ":" + begin);
    }
    return keys;
  }

  /** How many there are, and for how long the count is of use. */
  private List<String> quotaNumbers(Capabilities platform) {
    List<String> numbers = new ArrayList<>();
    platform.quotas().forEach(quota -> {
      Duration left = Duration.between(clock.instant(), quota.end(clock.instant()));
      numbers.add(Integer.toString(quota.count()));
      numbers.add(Long.toString(left.plus(Duration.ofDays(1)).toMillis()));
    });
    return numbers;
  }

  private static String prefix(AccountId account) {
    return "limit:{" + account + "}:";
  }

  private static List<String> withFirst(List<String> rest, String... first) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }

  private Future<Duration> run(
      ChatId chat, Applied limits, long longestMicros, List<String> quotas, List<String> counts) {
    String hold = prefix(chat.account()) + "hold";
    String pace = prefix(chat.account()) + "pace";
    List<String> keys =
        withFirst(limits.keys(), hold, hold + ":" + chat.value(), pace, pace + ":" + chat.value());
    keys.addAll(quotas);
    List<String> numbers = withFirst(
        limits.paced(),
        Long.toString(longestMicros),
        Integer.toString(limits.keys().size()));
    numbers.addAll(counts);
    return redis
        .runTogether(PACE, keys, numbers)
        .compose(reply -> reply.number() < 0
            ? Future.failedFuture(spent())
            : Future.succeededFuture(micros(reply.number())));
  }

  private Future<Duration> run(ChatId chat, Applied limits, long longestMicros) {
    return run(chat, limits, longestMicros, List.of(), List.of());
  }

  /**
   * Waits until a message to {@code chat} may be sent, if that is soon. A hold that comes while it waits is waited for
   * too, or told.
   *
   * @return zero when it may be sent now; else how long it would have to wait; fails with {@link SendFailedException}
   *     {@code SUSPENDED} if a quota is used up
   */
  public Future<Duration> acquire(
      ChatId chat, ChatKind kind, Capabilities platform, Duration longest) {
    return run(
            chat,
            Applied.to(chat, kind, platform, LimitScope.values()),
            longest.toNanos() / 1_000,
            quotaKeys(chat.account(), platform),
            quotaNumbers(platform))
        .compose(wait -> afterwards(chat, wait, longest));
  }

  private Future<Duration> afterwards(ChatId chat, Duration wait, Duration longest) {
    return wait.isZero() || wait.compareTo(longest) > 0
        ? Future.succeededFuture(wait)
        : vertx
            .timer(wait.toMillis() + 1, TimeUnit.MILLISECONDS)
            .compose(later -> run(chat, Applied.NONE, 0))
            .compose(held -> afterwards(chat, held, longest));
  }

  /** What was counted for a message that certainly was not sent is not used after all. */
  public Future<Void> unspend(AccountId account, Capabilities platform) {
    return platform.quotas().isEmpty()
        ? Future.succeededFuture()
        : redis.run(UNSPEND, quotaKeys(account, platform), List.of()).mapEmpty();
  }

  /** How many of each of its quotas, in their order, an account has used in the present day or month. */
  public Future<List<Integer>> used(AccountId account, Capabilities platform) {
    List<Future<Integer>> used = quotaKeys(account, platform).stream()
        .map(key -> redis.call(c -> c.get(key)).map(n -> n == null ? 0 : Integer.parseInt(n)))
        .toList();
    return Future.join(used).map(done -> done.list());
  }

  /** As {@link #acquire}, for the change of a message: only what holds for the whole account counts. */
  Future<Duration> acquireEdit(
      ChatId chat, ChatKind kind, Capabilities platform, Duration longest) {
    return run(
            chat, Applied.to(chat, kind, platform, LimitScope.ACCOUNT), longest.toNanos() / 1_000)
        .compose(wait -> afterwards(chat, wait, longest));
  }

  /**
   * Counts a reply in any case, so that what is less urgent waits the longer, and tells how long it should wait: for holds,
   * and for the replies before it.
   */
  Future<Turn> reply(ChatId chat, ChatKind kind, Capabilities platform) {
    Applied own = Applied.to(chat, kind, platform, LimitScope.ACCOUNT);
    Applied others = Applied.to(chat, kind, platform, LimitScope.CHAT, LimitScope.GROUP);
    String hold = prefix(chat.account()) + "hold";
    List<String> keys = new ArrayList<>(List.of(hold, hold + ":" + chat.value()));
    own.keys().forEach(key -> keys.addAll(List.of(key + ":replies", key)));
    keys.addAll(others.keys());
    keys.addAll(quotaKeys(chat.account(), platform));
    List<String> numbers = new ArrayList<>(List.of(
        Integer.toString(own.keys().size()),
        Integer.toString(own.keys().size() + others.keys().size())));
    numbers.addAll(own.numbers());
    numbers.addAll(others.numbers());
    numbers.addAll(quotaNumbers(platform));
    return redis
        .runTogether(REPLY, keys, numbers)
        .map(reply -> new Turn(micros(reply.number(0)), micros(reply.number(1))));
  }

  private static Duration micros(long number) {
    return Duration.ofNanos(number * 1_000);
  }

  /** How long all that an account sends is held, because the platform said "too many". */
  public Future<Duration> held(AccountId account) {
    return held(new ChatId(account, "-"));
  }

  /** How long what concerns {@code chat} is held; nothing is counted. */
  Future<Duration> held(ChatId chat) {
    return run(chat, Applied.NONE, 0);
  }

  /** The platform said "too many": holds what its answer covers, for all instances. */
  public Future<Void> hold(
      ChatId chat,
      ChatKind kind,
      Capabilities platform,
      SendFailedException.Scope scope,
      Duration howLong) {
    boolean account = scope == SendFailedException.Scope.ACCOUNT;
    Applied limits = account
        ? Applied.to(chat, kind, platform, LimitScope.ACCOUNT)
        : Applied.to(chat, kind, platform, LimitScope.CHAT, LimitScope.GROUP);
    String suffix = account ? "" : ":" + chat.value();
    return redis
        .run(
            HOLD,
            withFirst(
                limits.keys(),
                prefix(chat.account()) + "hold" + suffix,
                prefix(chat.account()) + "pace" + suffix),
            withFirst(limits.numbers(), Long.toString(howLong.toNanos() / 1_000)))
        .mapEmpty();
  }

  private static SendFailedException spent() {
    return SendFailedException.of(
        SendFailedException.Reason.SUSPENDED, SendFailedException.Scope.ACCOUNT, "quota-spent");
  }
}
