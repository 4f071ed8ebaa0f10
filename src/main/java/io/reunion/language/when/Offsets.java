package io.reunion.language.when;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A length of time and the moment it is counted from are one moment: "half an hour before 1pm", 下午1点前半小时. */
final class Offsets {
  private final String text;

  private Offsets(String text) {
    this.text = text;
  }

  static List<When> joined(String text, List<When> found) {
    if (found.size() < 2) {
      return found;
    }
    Offsets offsets = new Offsets(text);
    List<When> all = new ArrayList<>();
    for (When when : found) {
      Optional<When> one =
          all.isEmpty() ? Optional.empty() : offsets.one(all.get(all.size() - 1), when);
      one.ifPresent(both -> all.remove(all.size() - 1));
      all.add(one.orElse(when));
    }
    return List.copyOf(all);
  }

  private Optional<When> one(When first, When second) {
    if (first.reading() instanceof Reading.Lasting length && second.relation() != Relation.AT) {
      return isEnglish(first, second) ? shifted(first, second, second, length) : Optional.empty();
    }
    boolean tight = first.relation() != Relation.AT && first.to() == second.from();
    return tight && second.reading() instanceof Reading.Lasting length && isChinese(first, second)
        ? shifted(first, second, first, length)
        : Optional.empty();
  }

  /** "An hour before noon", but not "free for an hour after noon". */
  private boolean isEnglish(When length, When moment) {
    String between =
        text.substring(length.to(), moment.spans().get(0).to()).strip().toLowerCase(Locale.ROOT);
    boolean counts =
        between.startsWith("before") || between.startsWith("after") || between.startsWith("prior");
    String before =
        text.substring(Math.max(0, length.from() - 4), length.from()).toLowerCase(Locale.ROOT);
    return counts && !before.equals("for ");
  }

  /** 1点前半小时, but not 1点后半小时内. */
  private boolean isChinese(When moment, When length) {
    char side = text.charAt(moment.to() - 1);
    boolean open = length.to() == text.length() || "内里以".indexOf(text.charAt(length.to())) < 0;
    return (side == '前' || side == '后' || side == '後') && open;
  }

  private static Optional<When> shifted(
      When first, When second, When moment, Reading.Lasting length) {
    boolean back = moment.relation() == Relation.BY;
    List<Ambiguity> ambiguities = new ArrayList<>();
    for (Ambiguity ambiguity : moment.ambiguities()) {
      List<Reading> readings = ambiguity.readings().stream()
          .flatMap(reading -> shifted(reading, length.length(), back).stream())
          .toList();
      ambiguities.add(new Ambiguity(ambiguity.reason(), readings));
    }
    List<When.Span> spans = new ArrayList<>(first.spans());
    spans.addAll(second.spans());
    return shifted(moment.reading(), length.length(), back)
        .map(reading -> new When(
            first.from(),
            second.to(),
            spans,
            Relation.AT,
            reading,
            moment.zone(),
            moment.assumed(),
            ambiguities));
  }

  private static Optional<Reading> shifted(Reading reading, Amount by, boolean back) {
    if (!(reading instanceof Reading.Point point)) {
      return Optional.empty();
    }
    return shifted(point.at(), by, back).map(Reading.Point::new);
  }

  private static Optional<Moment> shifted(Moment moment, Amount by, boolean back) {
    if (moment instanceof Moment.At at) {
      ZonedDateTime shifted = back ? by.before(at.at()) : by.after(at.at());
      return Optional.of(new Moment.At(shifted));
    }
    if (moment instanceof Moment.Day day && by.isByCalendar()) {
      LocalDateTime start = day.day().atStartOfDay();
      LocalDateTime shifted = back ? by.before(start) : by.after(start);
      return Optional.of(new Moment.Day(shifted.toLocalDate(), Optional.empty()));
    }
    if (moment instanceof Moment.Clock clock && !by.isByCalendar()) {
      int minutes = clock.clock().toSecondOfDay() / 60 + (back ? -by.minutes() : by.minutes());
      boolean sameDay = minutes >= 0 && minutes < 24 * 60;
      return sameDay
          ? Optional.of(new Moment.Clock(
              clock.clock().plusMinutes(back ? -by.minutes() : by.minutes()),
              clock.days(),
              clock.zone()))
          : Optional.empty();
    }
    return Optional.empty();
  }
}
