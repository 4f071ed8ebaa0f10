package io.reunion.announcement;

import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.delivery.Counts;
import io.reunion.delivery.Delivery.State;
import io.reunion.text.Language;
import io.reunion.text.Moments;
import io.reunion.text.Sentences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The report in words, as its author reads it in the chat. */
final class ReportText {
  private static final int MOST_NAMED = 8;
  private static final int MOST_REASONS = 5;

  private ReportText() {}

  /** What is done with it, as the texts select by: {@code recall}, {@code correction} or {@code other}. */
  static String kind(Announcement announcement) {
    return announcement
        .change()
        .map(change -> change.kind().name().toLowerCase(Locale.ROOT))
        .orElse("other");
  }

  /** @param announcement what it is the report of; a correction or recall sends nothing new */
  static String of(Announcement announcement, Counts counts, Reports.Report report, Sentences say) {
    StringBuilder text = new StringBuilder(say.say(
        "announcement.done",
        "kind",
        kind(announcement),
        "sent",
        counts.sent(),
        "total",
        counts.total(),
        "took",
        took(report.took().orElse(Duration.ZERO), say)));
    if (report.byPlatform().size() > 1) {
      report
          .byPlatform()
          .forEach((platform, states) -> text.append('\n')
              .append(say.say(
                  "announcement.report.platform",
                  "platform",
                  platform,
                  "sent",
                  states.getOrDefault(State.SENT, 0),
                  "total",
                  states.values().stream().mapToInt(Integer::intValue).sum())));
    }
    report.byReason().entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_REASONS)
        .forEach(reason -> text.append('\n')
            .append(say.say(
                "announcement.report.reason",
                "reason",
                reason.getKey(),
                "count",
                reason.getValue())));
    if (report.seen() > 0) {
      text.append('\n').append(say.say("announcement.report.seen", "count", report.seen()));
    }
    if (!report.pins().isEmpty()) {
      text.append('\n')
          .append(say.say(
              "announcement.report.pins", "pinned", report.pinned(), "not", report.notPinned()));
    }
    if (!report.twice().isEmpty()) {
      text.append('\n')
          .append(say.say(
              "announcement.report.twice",
              "count",
              report.twice().size(),
              "names",
              names(
                  report.lines().stream()
                      .filter(line -> report.twice().contains(line.copy().recipient()))
                      .toList(),
                  say)));
    }
    return text.append(unknown(report, say)).toString();
  }

  /** Who did what and when, the earliest first. */
  static String journal(Turn turn, Announcement announcement, List<Deed> deeds) {
    StringBuilder text = new StringBuilder(turn.say(
        "announcement.journal",
        "author",
        announcement.author(),
        "when",
        moment(turn, announcement.createdAt())));
    deeds.forEach(deed -> text.append('\n')
        .append(turn.say(
            "announcement.journal.line",
            "when",
            moment(turn, deed.at()),
            "who",
            deed.who(),
            "what",
            deed.what())));
    return text.toString();
  }

  private static String moment(Turn turn, Instant at) {
    return Moments.dayAndTime(at, turn.zone(), turn.now(), turn.texts().language());
  }

  private static String took(Duration took, Sentences say) {
    return took.toSeconds() == 0
        ? say.say("announcement.report.quick")
        : Moments.length(took, say.language());
  }

  private static String unknown(Reports.Report report, Sentences say) {
    List<Reports.Line> unknown = report.ended(State.UNKNOWN);
    return unknown.isEmpty()
        ? ""
        : "\n"
            + say.say(
                "announcement.report.unknown",
                "count",
                unknown.size(),
                "names",
                names(unknown, say));
  }

  private static String names(List<Reports.Line> lines, Sentences say) {
    return lines.stream()
        .limit(MOST_NAMED)
        .map(Reports.Line::name)
        .collect(Collectors.joining(say.language() == Language.ZH ? "、" : ", "));
  }

  /** What can be done about the copies that did not arrive, or may not have. */
  static List<List<Button>> choices(String id, Counts counts, Sentences say) {
    List<Button> row = new ArrayList<>();
    if (counts.failed() > 0) {
      row.add(new Button(say.say("announcement.button.retry"), "announce retry " + id));
    }
    if (counts.unknown() > 0) {
      row.add(new Button(say.say("announcement.button.resend"), "announce resend " + id));
      row.add(new Button(say.say("announcement.button.leave"), "announce leave " + id));
    }
    return row.isEmpty() ? List.of() : List.of(row);
  }
}
