package io.reunion;

import io.reunion.chat.AccountId;
import io.reunion.chat.Platform;
import io.reunion.chat.Sender;
import io.reunion.chat.UserId;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How people are called where updates carry no name. The platform is asked, but nobody waits for it longer than a moment:
 * what somebody wants done matters more than their name, and they are then shown by their id. Whoever was waited for in
 * vain is not waited for again for a while.
 */
final class Names {
  static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final Duration REST = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  private final Map<AccountId, Platform> platforms;
  private final Clock clock;

  /** Until when somebody's name is not asked for, in the order in which they were asked for. */
  private final Map<UserId, Instant> untold = new LinkedHashMap<>();

  Names(Map<AccountId, Platform> platforms, Clock clock) {
    this.platforms = Map.copyOf(platforms);
    this.clock = clock;
  }

  /** Succeeds always, within {@link #LONGEST_WAIT}. */
  Future<Sender> named(AccountId account, Sender sender) {
    return sender.displayName().isBlank()
            && platforms.get(account) instanceof Platform.NamesPeople names
            && !isResting(sender.user())
        ? names
            .nameOf(sender.user())
            .timeout(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
            .map(name -> new Sender(sender.user(), name, sender.language()))
            .onFailure(late -> rest(sender.user()))
            .otherwise(sender)
        : Future.succeededFuture(sender);
  }

  private boolean isResting(UserId user) {
    Instant until = untold.get(user);
    return until != null && clock.instant().isBefore(until);
  }

  private void rest(UserId user) {
    untold.remove(user);
    untold.put(user, clock.instant().plus(REST));
    if (untold.size() > MOST) {
      untold.remove(untold.keySet().iterator().next());
    }
  }
}
