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
import java.time.Duration;
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
 * </table>
 */
public final class Pacer {
  private static final Script PACE = Script.beside(Pacer.class, "pace.lua");
  private static final Script HOLD = Script.beside(Pacer.class, "hold.lua");
  private static final Script REPLY = Script.beside(Pacer.class, "reply.lua");

  /** How long a reply waits: for what concerns the whole account, and for its chat. */
  record Turn(Duration account, Duration chat) {
    Duration longer() {
      return account.compareTo(chat) > 0 ? account : chat;
    }
  }

  private final Vertx vertx;
  private final Redis redis;

  public Pacer(Vertx vertx, Redis redis) {
    this.vertx = vertx;
    this.redis = redis;
  }

  /** The keys and numbers of all limits that hold for one chat. */
  private record Applied(List<String> keys, List<String> numbers) {
    /** None but the holds, which hold in any case. */
    static final Applied NONE = new Applied(List.of(), List.of());

    static Applied to(ChatId chat, ChatKind kind, Capabilities platform, LimitScope... scopes) {
      List<LimitScope> wanted = List.of(scopes);
      List<String> keys = new ArrayList<>();
      List<String> numbers = new ArrayList<>();
      List<Limit> limits = platform.limits();
      for (int i = 0; i < limits.size(); i++) {
        Limit limit = limits.get(i);
        if (wanted.contains(limit.scope())
            && (limit.scope() != LimitScope.GROUP || kind == ChatKind.GROUP)) {
          keys.add(prefix(chat.account())
              + i
              + (limit.scope() == LimitScope.ACCOUNT ? "" : ":" + chat.value()));
          numbers.add(Long.toString(limit.emissionMicros()));
          numbers.add(Integer.toString(limit.burst()));
        }
      }
      return new Applied(keys, numbers);
    }
  }

  private static String prefix(AccountId account) {
    return "limit:{" + account + "}:";
  }

  private static List<String> withFirst(List<String> rest, String... first) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }

  private Future<Duration> ask(
      long longestMicros, ChatId chat, ChatKind kind, Capabilities platform) {
    return run(chat, Applied.to(chat, kind, platform, LimitScope.values()), longestMicros);
  }

  private Future<Duration> run(ChatId chat, Applied limits, long longestMicros) {
    String hold = prefix(chat.account()) + "hold";
    return redis
        .run(
            PACE,
            withFirst(limits.keys(), hold, hold + ":" + chat.value()),
            withFirst(limits.numbers(), Long.toString(longestMicros)))
        .map(reply -> micros(reply.number()));
  }

  /**
   * Waits until a message to {@code chat} may be sent, if that is soon. A hold that comes while it waits is waited for
   * too, or told.
   *
   * @return zero when it may be sent now; else how long it would have to wait
   */
  public Future<Duration> acquire(
      ChatId chat, ChatKind kind, Capabilities platform, Duration longest) {
    return ask(longest.toNanos() / 1_000, chat, kind, platform)
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
    List<String> numbers = new ArrayList<>(List.of(Integer.toString(own.keys().size())));
    numbers.addAll(own.numbers());
    numbers.addAll(others.numbers());
    return redis
        .run(REPLY, keys, numbers)
        .map(reply -> new Turn(micros(reply.number(0)), micros(reply.number(1))));
  }

  private static Duration micros(long number) {
    return Duration.ofNanos(number * 1_000);
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
    String hold = prefix(chat.account()) + "hold" + (account ? "" : ":" + chat.value());
    return redis
        .run(
            HOLD,
            withFirst(limits.keys(), hold),
            withFirst(limits.numbers(), Long.toString(howLong.toNanos() / 1_000)))
        .mapEmpty();
  }
}
