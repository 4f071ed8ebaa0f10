package io.reunion.event;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The hours in which nobody is told anything that can wait, on their own clock. They may go over midnight.
 *
 * @param from when they begin; no hours are quiet if it is the same as {@code until}
 * @param until when they end
 */
public record Quiet(LocalTime from, LocalTime until) {
  /** From ten in the evening until eight. */
  public static final Quiet NIGHT = new Quiet(LocalTime.of(22, 0), LocalTime.of(8, 0));

  /** Every hour will do. */
  public static final Quiet NONE = new Quiet(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  /** As in {@code 22:00-08:00}, or {@code none}. */
  public static Quiet parse(String hours) {
    int dash = hours.indexOf('-');
    return dash < 0
        ? NONE
        : new Quiet(
            LocalTime.parse(hours.substring(0, dash)), LocalTime.parse(hours.substring(dash + 1)));
  }

  /** {@code moment}, or the end of the quiet hours that it lies in. */
  public Instant after(Instant moment, ZoneId zone) {
    ZonedDateTime local = moment.atZone(zone);
    LocalTime time = local.toLocalTime();
    boolean overMidnight = until.isBefore(from);
    boolean quiet = overMidnight
        ? !time.isBefore(from) || time.isBefore(until)
        : !time.isBefore(from) && time.isBefore(until);
    if (!quiet) {
      return moment;
    }
    boolean tomorrow = overMidnight && !time.isBefore(from);
    LocalDateTime end = local.toLocalDate().plusDays(tomorrow ? 1 : 0).atTime(until);
    return end.atZone(zone).toInstant();
  }
}
