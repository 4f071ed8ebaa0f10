package io.reunion.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Moments written for people: 12月12日（周六）14:00, Sat 12 Dec 2026, 14:00. */
public final class Moments {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter EN_DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  private Moments() {}

  /** The day and time on the clock of {@code zone}; with the year when it is not this year's by {@code now}. */
  public static String dayAndTime(Instant moment, ZoneId zone, Instant now, Language language) {
    ZonedDateTime local = moment.atZone(zone);
    return day(local, now.atZone(zone).getYear(), language) + " " + TIME.format(local);
  }

  /** The day alone; with the year when it is not this year's by {@code now}. */
  public static String day(LocalDate day, ZoneId zone, Instant now, Language language) {
    return day(day.atStartOfDay(zone), now.atZone(zone).getYear(), language).replaceFirst(",$", "");
  }

  private static String day(ZonedDateTime local, int thisYear, Language language) {
    boolean otherYear = local.getYear() != thisYear;
    return switch (language) {
      case ZH ->
        (otherYear ? local.getYear() + "年" : "")
            + local.getMonthValue() + "月" + local.getDayOfMonth() + "日（"
            + local.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.SIMPLIFIED_CHINESE) + "）";
      case EN -> EN_DAY.format(local) + (otherYear ? " " + local.getYear() : "") + ",";
    };
  }

  public static String time(Instant moment, ZoneId zone) {
    return TIME.format(moment.atZone(zone));
  }

  /** A length of time to its largest two units, for progress and waiting: {@code 1 min 20 s}. */
  public static String length(Duration length, Language language) {
    long seconds = Math.max(0, length.toSeconds());
    long hours = seconds / 3600;
    long minutes = seconds % 3600 / 60;
    boolean zh = language == Language.ZH;
    if (hours > 0) {
      return hours + (zh ? "小时" : " h ") + minutes + (zh ? "分" : " min");
    }
    if (minutes > 0) {
      return minutes + (zh ? "分" : " min ") + seconds % 60 + (zh ? "秒" : " s");
    }
    return seconds + (zh ? "秒" : " s");
  }
}
