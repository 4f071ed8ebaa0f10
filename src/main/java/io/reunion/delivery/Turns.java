package io.reunion.delivery;

import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.Capabilities.Limit;
import io.reunion.chat.Capabilities.LimitScope;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.SendFailedException;
import io.reunion.log.Trail;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives replies and changes of messages their turn. As long as an instance sends less than half of what its account may,
 * and knows of no hold, a reply does not wait for the {@link Pacer}'s word, it is only counted there once it has gone out;
 * what the word then says holds for the next one.
 *
 * <p>Should Redis be away, replies go out unpaced: it keeps the inbox too, so there will be few.
 */
final class Turns {
  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
  private static final int MOST_HOLDS = 10_000;

  private final Vertx vertx;
  private final Pacer pacer;
  private final LongSupplier nanos;
  /** By account or chat: until when nothing goes out unasked. */
  private final Map<Object, Long> holds = new HashMap<>();
  /** By account: when the share of this instance is free again. */
  private final Map<AccountId, Long> arrivals = new HashMap<>();

  Turns(Vertx vertx, Pacer pacer, LongSupplier nanos) {
    this.vertx = vertx;
    this.pacer = pacer;
    this.nanos = nanos;
  }

  /**
   * Sends a reply when it may go out; fails with {@code RETRY_AFTER} when that would be after {@code longest}. One that went
   * out unasked is counted when its outcome is known, in one write with what is noted of that.
   */
  <T> Future<T> reply(
      ChatId chat,
      ChatKind kind,
      Capabilities platform,
      Duration longest,
      Supplier<Future<T>> send) {
    if (isCalm(chat, platform)) {
      return send.get()
          .onComplete(sent -> counted(chat, kind, platform)
              .onFailure(failure -> LOG.warn("a reply was not counted: {}", failure.toString())));
    }
    return paced(counted(chat, kind, platform)
            .map(Pacer.Turn::longer)
            .compose(wait -> after(chat, wait, longest)))
        .compose(now -> send.get());
  }

  private Future<Pacer.Turn> counted(ChatId chat, ChatKind kind, Capabilities platform) {
    return pacer.reply(chat, kind, platform).onSuccess(turn -> learn(chat, turn));
  }

  /** The same for a change of a message, which is less urgent than a reply. */
  Future<Void> edit(ChatId chat, ChatKind kind, Capabilities platform, Duration longest) {
    return paced(pacer
        .acquireEdit(chat, kind, platform, longest)
        .compose(wait -> wait.isZero() ? Future.succeededFuture() : tooLong(wait)));
  }

  /** The platform has just asked to wait. */
  void held(ChatId chat, SendFailedException.Scope scope, Duration wait) {
    switch (scope) {
      case ACCOUNT -> hold(chat.account(), wait);
      case CHAT -> hold(chat, wait);
    }
  }

  private void learn(ChatId chat, Pacer.Turn turn) {
    hold(chat.account(), turn.account());
    hold(chat, turn.chat());
  }

  private void hold(Object what, Duration wait) {
    if (wait.isZero()) {
      return;
    }
    long now = nanos.getAsLong();
    if (holds.size() >= MOST_HOLDS) {
      holds.values().removeIf(until -> until - now <= 0);
    }
    holds.merge(what, now + wait.toNanos(), (a, b) -> a - b > 0 ? a : b);
  }

  private boolean isHeld(Object what) {
    Long until = holds.get(what);
    if (until == null) {
      return false;
    }
    if (until - nanos.getAsLong() > 0) {
      return true;
    }
    holds.remove(what);
    return false;
  }

  private boolean isCalm(ChatId chat, Capabilities platform) {
    return !isHeld(chat.account()) && !isHeld(chat) && isWithinShare(chat.account(), platform);
  }

  private boolean isWithinShare(AccountId account, Capabilities platform) {
    long gap = 0;
    int burst = Integer.MAX_VALUE;
    for (Limit limit : platform.limits()) {
      if (limit.scope() == LimitScope.ACCOUNT) {
        gap = Math.max(gap, 2_000 * limit.emissionMicros());
        burst = Math.min(burst, limit.burst());
      }
    }
    if (gap == 0) {
      return true;
    }
    long now = nanos.getAsLong();
    long arrival = arrivals.getOrDefault(account, now);
    long next = (arrival - now > 0 ? arrival : now) + gap;
    if (next - now > gap * burst) {
      return false;
    }
    arrivals.put(account, next);
    return true;
  }

  private Future<Void> after(ChatId chat, Duration wait, Duration longest) {
    if (wait.isZero()) {
      return Future.succeededFuture();
    }
    return wait.compareTo(longest) > 0
        ? tooLong(wait)
        : Trail.kept(vertx.timer(wait.toMillis() + 1, TimeUnit.MILLISECONDS))
            .compose(later -> pacer.held(chat))
            .compose(held -> after(chat, held, longest));
  }

  private static Future<Void> tooLong(Duration wait) {
    return Future.failedFuture(
        SendFailedException.retryAfter(wait, SendFailedException.Scope.ACCOUNT, "paced"));
  }

  private static Future<Void> paced(Future<Void> turn) {
    return turn.recover(failure -> {
      if (failure instanceof SendFailedException) {
        return Future.failedFuture(failure);
      }
      LOG.warn("sent unpaced: {}", failure.toString());
      return Future.succeededFuture();
    });
  }
}
