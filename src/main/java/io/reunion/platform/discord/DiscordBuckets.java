package io.reunion.platform.discord;

import io.reunion.platform.ApiAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Discord's headers tell of each route's limit: one that is used up is not called again before it is full, since
 * refused requests count against the address.
 */
final class DiscordBuckets {
  private static final int MOST = 4_096;

  private final Clock clock;
  private final Map<String, Instant> usedUpUntil = new LinkedHashMap<>();

  DiscordBuckets(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param route a method and what its limit is for, such as a channel
   * @return how long it has to rest; empty if not at all
   */
  Optional<Duration> rest(String route) {
    Instant now = clock.instant();
    Optional<Instant> until =
        Optional.ofNullable(usedUpUntil.get(route)).filter(end -> end.isAfter(now));
    if (until.isEmpty()) {
      usedUpUntil.remove(route);
    }
    return until.map(end -> Duration.between(now, end));
  }

  void learn(String route, ApiAnswer answer) {
    if (!"0".equals(answer.headers().get("X-RateLimit-Remaining"))) {
      return;
    }
    Optional.ofNullable(answer.headers().get("X-RateLimit-Reset-After"))
        .flatMap(ApiAnswer::seconds)
        .ifPresent(wait -> note(route, clock.instant().plus(wait)));
  }

  private void note(String route, Instant until) {
    usedUpUntil.remove(route);
    usedUpUntil.put(route, until);
    if (usedUpUntil.size() > MOST) {
      usedUpUntil.remove(usedUpUntil.keySet().iterator().next());
    }
  }
}
