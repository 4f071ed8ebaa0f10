package io.reunion.platform;

import io.reunion.chat.UserId;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How people are called, where updates tell only their ids. Asked once, then known for a while. */
public final class KnownNames {
  private static final int MOST = 10_000;
  private static final Duration KEPT = Duration.ofHours(12);
  /** A platform that does not tell is not asked at every message. */
  private static final Duration UNTOLD = Duration.ofMinutes(10);

  private record Known(String name, Instant until) {}

  private final Function<UserId, Future<String>> ask;
  private final Clock clock;

  /** In the order in which they were asked for. */
  private final Map<UserId, Known> known = new LinkedHashMap<>();

  /**
   * @param ask the platform; succeeds with an empty name if there is none
   */
  public KnownNames(Function<UserId, Future<String>> ask, Clock clock) {
    this.ask = ask;
    this.clock = clock;
  }

  /** Empty for people without a name and where the platform does not tell it. */
  public Future<String> of(UserId user) {
    Optional<Known> name = Optional.ofNullable(known.get(user))
        .filter(found -> found.until().isAfter(clock.instant()));
    return name.isPresent()
        ? Future.succeededFuture(name.get().name())
        : ask.apply(user)
            .map(told -> remember(user, told, KEPT))
            .otherwise(failure -> remember(user, "", UNTOLD));
  }

  private String remember(UserId user, String name, Duration kept) {
    known.remove(user);
    known.put(user, new Known(name, clock.instant().plus(kept)));
    if (known.size() > MOST) {
      known.remove(known.keySet().iterator().next());
    }
    return name;
  }
}
