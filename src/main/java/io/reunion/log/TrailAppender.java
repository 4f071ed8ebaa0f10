package io.reunion.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.slf4j.event.KeyValuePair;

/** Hands lines to another thread, each with the {@link Trail} of the thread that wrote it. */
public final class TrailAppender extends AsyncAppender {
  /** The name under which the id stands in a line. */
  static final String KEY = "operation";

  @Override
  protected void preprocess(ILoggingEvent event) {
    String id = Trail.current();
    if (!id.isEmpty() && event instanceof LoggingEvent line) {
      line.addKeyValuePair(new KeyValuePair(KEY, id));
    }
    super.preprocess(event);
  }
}
