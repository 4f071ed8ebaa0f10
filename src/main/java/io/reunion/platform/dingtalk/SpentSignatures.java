package io.reunion.platform.dingtalk;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A signature of DingTalk covers a moment and nothing else, so whoever has got hold of one could put it above words of
 * their own for as long as the moment counts. What a signature was first used for it stays good for; anything else may
 * come with it only for as long as two people may have written in the same millisecond. Each instance remembers its own.
 */
final class SpentSignatures {
  /** Between the arrival of two that were sent at the same moment. */
  static final Duration TOGETHER = Duration.ofSeconds(5);

  /** Of a window, several a second; only authentic ones come here. */
  private static final int MOST = 20_000;

  private final Map<String, First> known = new LinkedHashMap<>() {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, First> eldest) {
      return size() > MOST;
    }
  };

  private record First(String what, Instant at) {}

  /** Whether {@code signature} may stand above {@code what}, which arrives now. */
  synchronized boolean cover(String signature, String what, Instant now) {
    First first = known.putIfAbsent(signature, new First(what, now));
    return first == null || first.what.equals(what) || now.isBefore(first.at.plus(TOGETHER));
  }
}
