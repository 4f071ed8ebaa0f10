package io.reunion.language.when;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is written out in many styles is read back as what it was. The seed is fixed. */
class WhenRoundTripTest {
  private static final int ROUNDS = 400;
  private static final String DIGITS = "〇一二三四五六七八九";

  private final WhenParser parser = new WhenParser();
  private final Random random = new Random(20261118);

  private static final List<Function<LocalDateTime, String>> WITH_YEAR = List.of(
      at -> at.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")),
      at -> at.format(DateTimeFormatter.ofPattern("yyyy/M/d HH:mm")),
      at -> at.format(DateTimeFormatter.ofPattern("yyyy.MM.dd HH:mm")),
      at -> at.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss")),
      at -> at.format(DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm")),
      at -> at.format(DateTimeFormatter.ofPattern("yyyy年M月d号 HH:mm")),
      at -> wide(at.format(DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm"))),
      at -> at.format(english("d MMMM yyyy 'at' HH:mm")),
      at -> at.format(english("EEEE, MMMM d, yyyy, h:mm a")),
      at -> at.format(english("EEE d MMM yyyy, h.mma")),
      at -> at.format(english("h:mm a 'on' d MMM yyyy")),
      at -> at.format(english("d-MMM-yyyy HH:mm")));

  private static final List<Function<LocalDateTime, String>> WITHIN_A_YEAR = List.of(
      at -> at.format(DateTimeFormatter.ofPattern("M月d日")) + chineseTime(at),
      at -> at.format(DateTimeFormatter.ofPattern("M月d号")) + weekday(at) + chineseTime(at),
      at -> numeral(at.getMonthValue()) + "月" + numeral(at.getDayOfMonth()) + "号" + chineseTime(at),
      at -> at.format(DateTimeFormatter.ofPattern("M月d日（")) + weekday(at) + "）" + chineseTime(at),
      at -> at.format(english("MMM d, h:mm a")),
      at -> at.format(english("EEE d MMM 'at' h:mma")),
      at -> at.format(english("h:mm a 'on' EEEE, MMMM d")));

  private static DateTimeFormatter english(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.UK);
  }

  private static String wide(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().forEach(c -> out.append(c > 0x20 && c < 0x7F ? (char) (c + 0xFEE0) : (char) c));
    return out.toString();
  }

  private static String weekday(LocalDateTime at) {
    return at.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.SIMPLIFIED_CHINESE);
  }

  private static String numeral(int n) {
    String tens = n < 10 ? "" : (n < 20 ? "" : DIGITS.substring(n / 10, n / 10 + 1)) + "十";
    return tens + (n % 10 == 0 && n > 0 ? "" : DIGITS.substring(n % 10, n % 10 + 1));
  }

  private static String chineseTime(LocalDateTime at) {
    int hour = at.getHour();
    String part = hour < 6 ? "凌晨" : hour < 12 ? "上午" : hour == 12 ? "中午" : hour < 18 ? "下午" : "晚上";
    String minute = switch (at.getMinute()) {
      case 0 -> "点";
      case 30 -> "点半";
      case 15 -> "点一刻";
      default -> "点" + numeral(at.getMinute()) + "分";
    };
    return part + numeral(hour > 12 ? hour - 12 : hour) + minute;
  }

  private ZonedDateTime now() {
    return LocalDate.of(2026, 1, 1)
        .plusDays(random.nextInt(1500))
        .atTime(random.nextInt(24), random.nextInt(60))
        .atZone(ZoneId.of("Asia/Shanghai"));
  }

  private LocalDateTime minuteAfter(ZonedDateTime now, int days) {
    LocalDateTime day = now.toLocalDateTime().plusDays(1L + random.nextInt(days));
    int hour = 1 + random.nextInt(23);
    int minute = random.nextBoolean() ? 15 * random.nextInt(4) : 10 + random.nextInt(50);
    return day.toLocalDate().atTime(hour, minute);
  }

  private void readsBack(LocalDateTime at, ZonedDateTime now, String text) {
    List<When> found = parser.find(text, now, Hint.NONE);
    assertThat(Corpus.render(found)).as("%s, written at %s", text, now).isEqualTo(at.toString());
    assertThat(found.get(0).from()).as(text).isZero();
    assertThat(found.get(0).to()).as(text).isEqualTo(text.length());
  }

  @Test
  void datesWithAYearAreReadBackInEveryStyle() {
    for (int round = 0; round < ROUNDS; round++) {
      ZonedDateTime now = now();
      LocalDateTime at = minuteAfter(now, 700);
      for (Function<LocalDateTime, String> style : WITH_YEAR) {
        readsBack(at, now, style.apply(at));
      }
    }
  }

  @Test
  void datesWithoutAYearAreTheNextOnes() {
    for (int round = 0; round < ROUNDS; round++) {
      ZonedDateTime now = now();
      LocalDateTime at = minuteAfter(now, 250);
      for (Function<LocalDateTime, String> style : WITHIN_A_YEAR) {
        readsBack(at, now, style.apply(at));
      }
    }
  }

  @Test
  void chineseWeekdaysAreCountedInWeeksFromMonday() {
    for (int round = 0; round < ROUNDS; round++) {
      ZonedDateTime now = now();
      LocalDateTime at = minuteAfter(now, 27);
      LocalDate monday = now.toLocalDate().with(java.time.DayOfWeek.MONDAY);
      long weeks = java.time.temporal.ChronoUnit.DAYS.between(monday, at.toLocalDate()) / 7;
      String shift = List.of("这", "下", "下下").get((int) Math.min(weeks, 2));
      if (weeks > 2) {
        continue;
      }
      String day = "一二三四五六日"
          .substring(at.getDayOfWeek().getValue() - 1, at.getDayOfWeek().getValue());
      for (String week : List.of("周", "星期", "礼拜", "個禮拜", "週")) {
        readsBack(at, now, shift + week + day + chineseTime(at));
      }
    }
  }

  @Test
  void rangesAreReadBackWithBothEnds() {
    for (int round = 0; round < ROUNDS; round++) {
      ZonedDateTime now = now();
      LocalDateTime from = minuteAfter(now, 200).withHour(8 + random.nextInt(4));
      LocalDateTime to = from.plusMinutes(60L + random.nextInt(500));
      String day = from.format(DateTimeFormatter.ofPattern("M月d日"));
      String clock = from.format(DateTimeFormatter.ofPattern("HH:mm"));
      String end = to.format(DateTimeFormatter.ofPattern("HH:mm"));
      for (String link : List.of("-", "—", "——", " - ", "～", "~", "至", "到")) {
        String text = day + clock + link + end;
        String wanted = from + ".." + to;
        assertThat(Corpus.render(parser.find(text, now, Hint.NONE))).as(text).isEqualTo(wanted);
      }
    }
  }
}
