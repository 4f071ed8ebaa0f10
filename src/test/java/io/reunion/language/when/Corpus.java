package io.reunion.language.when;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Phrases with what they mean.
 *
 * <p>A file has lines of {@code split, text, expected}; a line {@code @ moment zone} sets now for those after it; "\n" in
 * a text is a line break. Expected are all values found, joined by {@code &}: a day ({@code 2026-12-12}, with the part of the
 * day if one was named), a local time of the chat's zone, {@code T19:30} for a time without a day, {@code a..b} for a range, an
 * ISO duration, or a rule and its first occurrence; BY or AFTER before it, {@code ~} after it if it is inexact, and
 * {@code ? REASONS} if it is to be asked about.
 */
final class Corpus {
  record Line(String split, ZonedDateTime now, String text, String expected) {}

  /** What became of a line. A silent error is a wrong value with nothing to be asked. */
  enum Verdict {
    RIGHT,
    WRONG_BUT_ASKED,
    MISSED,
    SILENTLY_WRONG
  }

  private Corpus() {}

  static List<Line> read(String name) {
    List<Line> lines = new ArrayList<>();
    ZonedDateTime now = null;
    for (String line : raw(name)) {
      String[] columns = line.split("\t", -1);
      if (columns[0].equals("@")) {
        now = LocalDateTime.parse(columns[1]).atZone(ZoneId.of(columns[2]));
      } else {
        lines.add(new Line(
            columns[0], Objects.requireNonNull(now), columns[1].replace("\\n", "\n"), columns[2]));
      }
    }
    return lines;
  }

  static List<String> raw(String name) {
    try (InputStream in = Corpus.class.getResourceAsStream(name)) {
      BufferedReader reader = new BufferedReader(
          new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8));
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#\t") && !line.startsWith("# "))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Verdict judge(Line line, List<When> found) {
    if (render(found).equals(line.expected())) {
      return Verdict.RIGHT;
    }
    if (found.isEmpty()) {
      return Verdict.MISSED;
    }
    List<String> wanted = Arrays.asList(line.expected().split(" & "));
    for (int i = 0; i < found.size(); i++) {
      String want = i < wanted.size() ? wanted.get(i).replaceAll(" \\?.*", "") : "";
      boolean right = render(found.get(i)).replaceAll(" \\?.*", "").equals(want);
      boolean unasked = found.get(i).isCertain() && (!right || wanted.get(i).contains("?"));
      if (unasked) {
        return Verdict.SILENTLY_WRONG;
      }
    }
    return Verdict.WRONG_BUT_ASKED;
  }

  static String render(List<When> found) {
    return found.stream().map(Corpus::render).collect(Collectors.joining(" & "));
  }

  static String render(When when) {
    StringBuilder out = new StringBuilder();
    if (when.relation() != Relation.AT) {
      out.append(when.relation()).append(' ');
    }
    out.append(render(when.reading()));
    if (when.assumed().contains(Assumption.APPROXIMATE)) {
      out.append('~');
    }
    if (!when.isCertain()) {
      out.append(" ? ")
          .append(when.ambiguities().stream()
              .map(ambiguity -> ambiguity.reason().name())
              .sorted()
              .collect(Collectors.joining(",")));
    }
    return out.toString();
  }

  static String render(Reading reading) {
    if (reading instanceof Reading.Point point) {
      return render(point.at());
    }
    if (reading instanceof Reading.Range range) {
      return render(range.from()) + ".." + render(range.to());
    }
    if (reading instanceof Reading.Lasting lasting) {
      return lasting.length().iso();
    }
    Reading.Repeated repeated = (Reading.Repeated) reading;
    String until = repeated.until().map(end -> ".." + render(end)).orElse("");
    return render(repeated.rule()) + " " + render(repeated.first()) + until;
  }

  private static String render(Recurrence rule) {
    StringBuilder out = new StringBuilder(rule.frequency().name());
    if (rule.interval() > 1) {
      out.append('/').append(rule.interval());
    }
    rule.dayOfMonth().ifPresent(day -> out.append(' ').append(day));
    rule.week().ifPresent(week -> out.append(' ').append(week));
    if (!rule.days().isEmpty()) {
      out.append(' ')
          .append(new TreeSet<>(rule.days())
              .stream().map(DayOfWeek::name).collect(Collectors.joining(",")));
    }
    return out.toString();
  }

  private static String render(Moment moment) {
    if (moment instanceof Moment.Day day) {
      return day.day() + day.part().map(part -> " " + part).orElse("");
    }
    if (moment instanceof Moment.Clock clock) {
      return "T" + clock.clock();
    }
    return ((Moment.At) moment).at().toLocalDateTime().toString();
  }
}
