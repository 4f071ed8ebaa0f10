package io.reunion.language;

import io.reunion.language.when.Hint;
import io.reunion.language.when.Moment;
import io.reunion.language.when.Reading;
import io.reunion.language.when.When;
import io.reunion.language.when.WhenParser;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The date of a message: of several the one that something is moved to, else the first; with a length, its end. */
final class MessageDate {
  /** What stands before the new date of what is moved. */
  private static final List<String> MOVED_TO = List.of(
      "改到",
      "改成",
      "改为",
      "改在",
      "改至",
      "推迟到",
      "推迟至",
      "推到",
      "延到",
      "延后到",
      "延期到",
      "延期至",
      "提前到",
      "提前至",
      "提到",
      "挪到",
      "移到",
      "换到",
      "换成",
      "调到",
      "调整到",
      "调整为",
      "顺延到",
      "延至",
      "变成",
      "變成",
      "改為",
      "推遲到",
      "延後到",
      "挪去",
      "rescheduled to",
      "moved to",
      "postponed to",
      "pushed to",
      "pushed back to",
      "changed to",
      "brought forward to",
      "to",
      "until",
      "till");

  /** What is done to an event whose old and new dates both follow. */
  private static final List<String> MOVED = List.of(
      "moved from",
      "moving from",
      "move it from",
      "move from",
      "rescheduled from",
      "postponed from",
      "pushed from",
      "pushed back from",
      "changed from",
      "change it from",
      "shifted from",
      "brought forward from",
      "delayed from",
      "改到",
      "推迟到",
      "延期到",
      "延后到",
      "提前到",
      "调整到",
      "挪到",
      "推遲到",
      "調整到");

  private static final int FAR = 40;

  private static final int LONGEST_CUE = 24;

  private final WhenParser parser = new WhenParser();

  /** The date in the part of {@code text} that is read for meaning. */
  Optional<When> in(String text, ZonedDateTime now, String language) {
    String head = text.length() <= Tokeniser.LONGEST ? text : text.substring(0, Tokeniser.LONGEST);
    List<When> found = parser.find(head, now, Hint.forLanguage(language));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    When chosen = found.get(0);
    for (When later : found.subList(1, found.size())) {
      boolean moved = later.start().isPresent() && isMovedTo(head, later.from());
      boolean only = chosen.start().isEmpty() && later.start().isPresent();
      chosen = moved || only ? later : chosen;
    }
    return Optional.of(lasting(moved(head, chosen), found));
  }

  /** "Moved from Friday to Saturday" is no range. */
  private static When moved(String text, When when) {
    if (!(when.reading() instanceof Reading.Range range)) {
      return when;
    }
    String around =
        text.substring(Math.max(0, when.from() - FAR), when.to()).toLowerCase(Locale.ROOT);
    return MOVED.stream().anyMatch(around::contains)
        ? when.reading(new Reading.Point(range.to()))
        : when;
  }

  private static boolean isMovedTo(String text, int from) {
    String before =
        text.substring(Math.max(0, from - LONGEST_CUE), from).strip().toLowerCase(Locale.ROOT);
    return MOVED_TO.stream().anyMatch(cue -> endsWith(before, cue));
  }

  private static boolean endsWith(String before, String cue) {
    int start = before.length() - cue.length();
    boolean word = cue.charAt(0) >= 0x80
        || start <= 0
        || !Character.isLetter(before.charAt(Math.min(start, before.length()) - 1));
    return before.endsWith(cue) && word;
  }

  /** "Saturday 2 pm, for two hours" has an end. */
  private static When lasting(When when, List<When> found) {
    if (!(when.reading() instanceof Reading.Point point)
        || !(point.at() instanceof Moment.At start)) {
      return when;
    }
    for (When other : found) {
      if (other.reading() instanceof Reading.Lasting lasting && other.from() >= when.to()) {
        return when.reading(
            new Reading.Range(start, new Moment.At(lasting.length().after(start.at()))));
      }
    }
    return when;
  }
}
