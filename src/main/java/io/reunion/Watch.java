package io.reunion;

import io.reunion.delivery.Outbound;
import io.reunion.redis.CommandListener;
import io.reunion.trace.Spans;
import io.reunion.web.Meters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who hears how long everything takes and what becomes of it: the meters, the traces, and the log if it is asked to. */
record Watch(Meters meters, Spans spans) {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  CommandListener redis() {
    CommandListener metered = meters.redis();
    return (command, nanos, well) -> {
      metered.ended(command, nanos, well);
      spans.within(command, nanos, well);
      // Asked before: the arguments alone would cost more than all the rest.
      if (LOG.isTraceEnabled()) {
        LOG.trace("redis: {} took {} µs{}", command, nanos / 1_000, well ? "" : " and failed");
      }
    };
  }

  Outbound.Sends sends() {
    Outbound.Sends metered = meters.sends();
    return (account, outcome, nanos) -> {
      metered.ended(account, outcome, nanos);
      if (spans != Spans.NONE) {
        spans.within("send " + account.platform(), nanos, outcome.equals("SENT"));
      }
      if (LOG.isDebugEnabled()) {
        LOG.debug("a message by {}: {} after {} µs", account, outcome, nanos / 1_000);
      }
    };
  }
}
