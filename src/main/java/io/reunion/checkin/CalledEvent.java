package io.reunion.checkin;

import io.reunion.event.Event;
import io.reunion.event.Series;
import io.reunion.event.rsvp.NameKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An event that was called by its id or its whole title, in 《》 or not.
 *
 * @param rest what stands behind that
 */
record CalledEvent(Event event, String rest) {
  private static final Pattern MARKS = Pattern.compile("[《》“”\"]");

  /** What Chinese writes without a space behind a title, and before it. */
  private static final String HAN_VERB = "(开始|开启|结束|停止|关闭|报告|缺席|未到|大门|门口|二维码|撤销)";

  private static final Pattern BEHIND = Pattern.compile("(?<=\\S)" + HAN_VERB + "$");
  private static final Pattern BEFORE = Pattern.compile("^" + HAN_VERB + "(?=\\S)");

  /** The words with a space between a title and what is to be done. */
  static String parted(String words) {
    return BEFORE.matcher(BEHIND.matcher(words).replaceFirst(" $1")).replaceFirst("$1 ");
  }

  /**
   * Those that {@code words} begin with the name of: all that have the longest such name, of a series only the occurrence
   * that goes on or comes next, or the last one there was.
   */
  static List<CalledEvent> atTheBeginningOf(String words, List<Event> events, Instant now) {
    List<String> all = List.of(MARKS.matcher(words).replaceAll(" ").strip().split("\\s+"));
    for (int end = all.size(); end > 0; end--) {
      String name = String.join(" ", all.subList(0, end));
      String rest = String.join(" ", all.subList(end, all.size()));
      List<Event> called =
          events.stream().filter(event -> isCalled(event, name)).toList();
      if (!called.isEmpty()) {
        return nextOfEach(called, now).stream()
            .map(event -> new CalledEvent(event, rest))
            .toList();
      }
    }
    return List.of();
  }

  private static boolean isCalled(Event event, String name) {
    String wanted = NameKey.of(name);
    return event.id().value().equalsIgnoreCase(name)
        || (!wanted.isEmpty()
            && event.titles().stream().anyMatch(title -> wanted.equals(NameKey.of(title))));
  }

  /** Those that are not over come first, the next one before the others; what is over only where there is nothing else. */
  static List<Event> nextOfEach(List<Event> events, Instant now) {
    List<Event> order = new ArrayList<>(
        events.stream().filter(event -> now.isBefore(event.over())).toList());
    boolean isOver = order.isEmpty();
    order.addAll(isOver ? events : List.of());
    Comparator<Event> byStart = Comparator.comparing(Event::startsAt);
    order.sort(isOver ? byStart.reversed() : byStart);
    Set<String> seen = new HashSet<>();
    return order.stream()
        .filter(event -> seen.add(event
            .terms()
            .series()
            .map(Series::id)
            .map(Object::toString)
            .orElse("event " + event.id())))
        .toList();
  }
}
