package io.reunion.bot;

import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much the bot says to one person in one chat: so many replies a minute, then one request to slow down, then nothing
 * until the minute is over. What was asked is done all the same. In a direct chat nobody else is disturbed, so there it
 * may be more. Each instance counts for itself.
 */
final class NoiseBudget {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_KNOWN = 20_000;
  private static final int IN_GROUP = 60;
  private static final int IN_DIRECT = 240;

  /** What may be said now. */
  enum Allowed {
    REPLY,
    SLOW_DOWN,
    NOTHING
  }

  private record Pair(ChatId chat, UserId user) {
    /**
     * In a direct chat both often have the same id, and what a record makes of two like hashes is a multiple of 32, by
     * which a table of thousands has but hundreds of places.
     */
    @Override
    public int hashCode() {
      return chat.hashCode() * 0x9E3779B1 + user.hashCode();
    }
  }

  private record Count(Instant since, int replies) {}

  /** In the order of their first reply. */
  private final Map<Pair, Count> counts = new LinkedHashMap<>();

  /** Counts one reply. */
  Allowed ask(Turn turn) {
    Pair pair = new Pair(turn.chat(), turn.speaker().user());
    Instant now = turn.now();
    Count count = Optional.ofNullable(counts.get(pair))
        .filter(known -> now.isBefore(known.since().plus(MINUTE)))
        .map(known -> new Count(known.since(), known.replies() + 1))
        .orElseGet(() -> new Count(now, 1));
    if (count.replies() == 1) {
      counts.remove(pair);
    }
    counts.put(pair, count);
    if (counts.size() > MOST_KNOWN) {
      counts.remove(counts.keySet().iterator().next());
    }
    int over = count.replies() - (turn.inGroup() ? IN_GROUP : IN_DIRECT);
    return over <= 0 ? Allowed.REPLY : over == 1 ? Allowed.SLOW_DOWN : Allowed.NOTHING;
  }
}
