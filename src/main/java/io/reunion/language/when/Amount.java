package io.reunion.language.when;

import com.google.errorprone.annotations.Immutable;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZonedDateTime;

/** A length of time as people state it. Months and days are by the calendar, minutes by the clock; none is negative. */
@Immutable
public record Amount(int months, int days, int minutes) {
  boolean isByCalendar() {
    return minutes == 0;
  }

  boolean isEmpty() {
    return months == 0 && days == 0 && minutes == 0;
  }

  Amount plus(Amount other) {
    return new Amount(months + other.months, days + other.days, minutes + other.minutes);
  }

  LocalDateTime after(LocalDateTime start) {
    return start.plusMonths(months).plusDays(days).plusMinutes(minutes);
  }

  LocalDateTime before(LocalDateTime end) {
    return end.minusMonths(months).minusDays(days).minusMinutes(minutes);
  }

  /** The moment that is this long before {@code end}: days by the calendar, minutes by the clock. */
  public ZonedDateTime before(ZonedDateTime end) {
    return end.minusMonths(months).minusDays(days).minusMinutes(minutes);
  }

  /** The moment that is this long after {@code start}: days by the calendar, minutes by the clock. */
  public ZonedDateTime after(ZonedDateTime start) {
    return start.plusMonths(months).plusDays(days).plusMinutes(minutes);
  }

  /** The ISO 8601 form, such as {@code PT1H30M} or {@code P3D}. */
  public String iso() {
    String calendar = Period.of(months / 12, months % 12, days).toString();
    StringBuilder out = new StringBuilder(calendar.equals("P0D") && minutes > 0 ? "P" : calendar);
    if (minutes > 0) {
      out.append('T');
      if (minutes >= 60) {
        out.append(minutes / 60).append('H');
      }
      if (minutes % 60 > 0) {
        out.append(minutes % 60).append('M');
      }
    }
    return out.toString();
  }
}
