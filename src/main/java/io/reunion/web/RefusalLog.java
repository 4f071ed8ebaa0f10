package io.reunion.web;

import io.reunion.chat.AccountId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what is refused at a webhook, but no more than so many lines a minute for each account: whoever sends forged
 * requests without end does not fill the log. How many were left out is told with the first line of a later minute; the
 * meters count all of them.
 */
final class RefusalLog {
  private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

  /** Enough to see what is wrong with an account whose secret was mistyped. */
  static final int MOST = 20;

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final LongSupplier nanos;
  private final Map<AccountId, Minute> minutes = new HashMap<>();

  RefusalLog() {
    this(System::nanoTime);
  }

  RefusalLog(LongSupplier nanos) {
    this.nanos = nanos;
  }

  private static final class Minute {
    private long since;
    private int lines;
  }

  /** @param what in words, such as "refused a request" */
  void write(AccountId account, String what, String why) {
    long now = nanos.getAsLong();
    Minute minute = minutes.computeIfAbsent(account, any -> new Minute());
    if (minute.lines == 0 || now - minute.since >= MINUTE) {
      int leftOut = minute.lines - MOST;
      if (leftOut > 0) {
        LOG.warn("{}: {} more requests were refused and not written down", account, leftOut);
      }
      minute.since = now;
      minute.lines = 0;
    }
    minute.lines++;
    if (minute.lines <= MOST) {
      LOG.warn("{}: {}: {}", account, what, why);
    }
  }
}
