package io.reunion.platform.slack;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slack's {@code ts}: seconds and microseconds, {@code 1583636399.000700}; also the name of a message in its channel. */
final class SlackTimes {
  private static final Pattern TS = Pattern.compile("([0-9]{1,11})\\.([0-9]{6})");

  private SlackTimes() {}

  static boolean isTs(String text) {
    return TS.matcher(text).matches();
  }

  /** The moment that {@code ts} tells, or {@code otherwise} if it tells none. */
  static Instant instant(String ts, Instant otherwise) {
    Matcher matcher = TS.matcher(ts);
    return matcher.matches()
        ? Instant.ofEpochSecond(
            Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)) * 1_000)
        : otherwise;
  }
}
