package io.reunion.event.calendar;

import io.reunion.event.Event;
import io.reunion.event.OnlineLink;
import io.reunion.event.Published;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Events as an iCalendar file (RFC 5545): local times with the zone's rules around them, a stable UID, and a sequence that
 * rises with every change that it shows, and not with answers.
 */
public final class CalendarFile {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  /** Longest line, in bytes, without its end. */
  private static final int LONGEST = 75;

  private static final Duration AROUND = Duration.ofDays(400);

  private final StringBuilder text = new StringBuilder();

  private CalendarFile() {}

  /** An event, and by what calendars know it. */
  public record Entry(Event event, Published published) {}

  /** One event; a cancelled one takes itself out of the calendar that it is put into. */
  public static String of(Entry entry, Instant now) {
    boolean cancelled = entry.event().state() == Event.State.CANCELLED;
    return written(
        List.of(entry), cancelled ? "CANCEL" : "PUBLISH", entry.event().title(), now);
  }

  /** Several, to be subscribed to. */
  public static String feed(List<Entry> entries, String name, Instant now) {
    return written(entries, "PUBLISH", name, now);
  }

  private static String written(List<Entry> entries, String method, String name, Instant now) {
    CalendarFile file = new CalendarFile();
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//Reunion//Events//EN");
    file.line("METHOD:" + method);
    file.line("X-WR-CALNAME:" + escaped(name));
    entries.stream()
        .map(Entry::event)
        .collect(
            Collectors.groupingBy(Event::zone, java.util.LinkedHashMap::new, Collectors.toList()))
        .forEach((zone, there) -> {
          if (!isFixed(zone)) {
            file.zone(zone, there);
          }
        });
    entries.forEach(entry -> file.event(entry.event(), entry.published(), now));
    file.line("END:VCALENDAR");
    return file.text.toString();
  }

  private void event(Event event, Published published, Instant now) {
    line("BEGIN:VEVENT");
    line("UID:" + published.uid());
    line("DTSTAMP:" + UTC.format(now));
    line("SEQUENCE:" + published.sequence());
    line("DTSTART" + moment(event.startsAt(), event.zone()));
    line("DTEND" + moment(event.over(), event.zone()));
    line("SUMMARY:" + escaped(event.title()));
    if (!event.place().isEmpty()) {
      line("LOCATION:" + escaped(event.place()));
    }
    if (!event.terms().agenda().isEmpty()) {
      line("DESCRIPTION:" + escaped(String.join("\n", event.terms().agenda())));
    }
    event.terms().online().filter(OnlineLink::open).ifPresent(link -> line("URL:" + link.url()));
    line("STATUS:" + (event.state() == Event.State.CANCELLED ? "CANCELLED" : "CONFIRMED"));
    line("END:VEVENT");
  }

  /** By the clock of the place; what that shows twice, or for ever the same way, is said by no clock's rules. */
  private static String moment(Instant moment, ZoneId zone) {
    ZonedDateTime there = moment.atZone(zone);
    boolean plain = there.equals(there.withEarlierOffsetAtOverlap()) && !isFixed(zone);
    return plain ? ";TZID=" + zone.getId() + ":" + LOCAL.format(there) : ":" + UTC.format(moment);
  }

  /** Such as {@code UTC+08:00}, which could not be a parameter as it stands. */
  private static boolean isFixed(ZoneId zone) {
    return zone.getRules().isFixedOffset();
  }

  /** The zone's changes from before the first event to after the last, each for itself, and what holds before them. */
  private void zone(ZoneId zone, List<Event> events) {
    ZoneRules rules = zone.getRules();
    Instant from = events.stream()
        .map(Event::startsAt)
        .min(Instant::compareTo)
        .orElseThrow()
        .minus(AROUND);
    Instant to =
        events.stream().map(Event::over).max(Instant::compareTo).orElseThrow().plus(AROUND);
    line("BEGIN:VTIMEZONE");
    line("TZID:" + zone.getId());
    ZoneOffset before = rules.getOffset(from);
    observance(rules, from, LocalDateTime.of(1970, 1, 1, 0, 0), before, before);
    for (ZoneOffsetTransition change : changes(rules, from, to)) {
      observance(
          rules,
          change.getInstant(),
          change.getDateTimeBefore(),
          change.getOffsetBefore(),
          change.getOffsetAfter());
    }
    line("END:VTIMEZONE");
  }

  private static List<ZoneOffsetTransition> changes(ZoneRules rules, Instant from, Instant to) {
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    ZoneOffsetTransition next = rules.nextTransition(from);
    while (next != null && next.getInstant().isBefore(to)) {
      changes.add(next);
      next = rules.nextTransition(next.getInstant());
    }
    return changes;
  }

  private void observance(
      ZoneRules rules, Instant at, LocalDateTime onset, ZoneOffset before, ZoneOffset after) {
    String kind = rules.isDaylightSavings(at) ? "DAYLIGHT" : "STANDARD";
    line("BEGIN:" + kind);
    line("DTSTART:" + LOCAL.format(onset));
    line("TZOFFSETFROM:" + offset(before));
    line("TZOFFSETTO:" + offset(after));
    line("END:" + kind);
  }

  private static String offset(ZoneOffset offset) {
    String id = offset.getId();
    return id.equals("Z") ? "+0000" : id.replace(":", "");
  }

  private static String escaped(String words) {
    return words
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\n", "\\n")
        .replaceAll("\\p{Cc}", "");
  }

  /** Folds at 75 bytes, never within a character. */
  private void line(String line) {
    int bytes = 0;
    for (int i = 0; i < line.length(); ) {
      int point = line.codePointAt(i);
      int width = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
      if (bytes + width > LONGEST) {
        text.append("\r\n ");
        bytes = 1;
      }
      text.appendCodePoint(point);
      bytes += width;
      i += Character.charCount(point);
    }
    text.append("\r\n");
  }
}
