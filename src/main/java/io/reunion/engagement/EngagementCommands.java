package io.reunion.engagement;

import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.engagement.Report.Row;
import io.reunion.member.ChapterNames;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code engagement}: the report, and by which the office tells how many gave. */
public final class EngagementCommands {
  private static final Pattern GIFTS = Pattern.compile(
      "(?:gifts?|giving|donors?|捐赠)\\s+(\\d{1,7})((?:\\s+\\S+?[=＝]\\d{1,7})*)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern GROUP = Pattern.compile("(?<![^\\s=＝])([^\\s=＝]++)[=＝](\\d{1,7})");
  private static final Pattern DECADE = Pattern.compile("\\d{3}0s?(?:年代)?");

  private final Engagement engagement;
  private final ChapterNames chapters;

  public EngagementCommands(Engagement engagement, ChapterNames chapters) {
    this.engagement = engagement;
    this.chapters = chapters;
  }

  public List<Command> commands() {
    return List.of(new Command("engagement", List.of("参与度", "参与报告"), Role.ADMIN, this::engagement));
  }

  private Future<Reply> engagement(Turn turn) {
    if (turn.inGroup()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("engagement.private")));
    }
    String words = turn.arguments().strip();
    Matcher gifts = GIFTS.matcher(words);
    if (gifts.matches()) {
      return gifts(turn, Long.parseLong(gifts.group(1)), gifts.group(2));
    }
    return switch (words.toLowerCase(Locale.ROOT)) {
      case "", "chapters", "chapter", "分会" -> report(turn, Grouping.CHAPTER);
      case "classes", "class", "years", "届", "届别", "年级" -> report(turn, Grouping.CLASS);
      default -> Future.succeededFuture(Reply.privately(turn.say("engagement.how")));
    };
  }

  private Future<Reply> gifts(Turn turn, long total, String groups) {
    Map<Grouping, Map<String, Long>> counts = new EnumMap<>(Grouping.class);
    GROUP.matcher(groups).results().forEach(found -> {
      String name = found.group(1);
      boolean decade = DECADE.matcher(name).matches();
      counts
          .computeIfAbsent(decade ? Grouping.CLASS : Grouping.CHAPTER, by -> new HashMap<>())
          .merge(
              decade ? name.substring(0, 4) + "s" : name,
              Long.parseLong(found.group(2)),
              Long::sum);
    });
    try {
      return engagement
          .give(total, counts, was -> {})
          .map(done -> Reply.privately(turn.say(
              "engagement.gifts", "count", total, "month", engagement.month().toString())));
    } catch (IllegalArgumentException tooMany) {
      return Future.succeededFuture(
          Reply.privately(turn.say("engagement.gifts.many", "count", total)));
    }
  }

  private Future<Reply> report(Turn turn, Grouping by) {
    return engagement.report(by).map(report -> {
      StringBuilder text = new StringBuilder(turn.say(
          "engagement.title",
          "from",
          report.from().toString(),
          "to",
          report.to().toString(),
          "members",
          number(turn, report.total().size())));
      for (Mode mode : Mode.values()) {
        text.append('\n')
            .append(turn.say(
                "engagement.mode." + mode.name().toLowerCase(Locale.ROOT),
                "count",
                number(turn, report.total().counts().getOrDefault(mode, Optional.empty()))));
      }
      text.append('\n').append(turn.say("engagement.any", "count", number(turn, report.any())));
      text.append("\n\n").append(turn.say("engagement.groups"));
      report.rows().forEach(row -> text.append('\n').append(line(turn, by, row)));
      return Reply.privately(
          text.append("\n\n").append(turn.say("engagement.few")).toString());
    });
  }

  private String line(Turn turn, Grouping by, Row row) {
    String name;
    if (row.group().equals(Grouping.NONE)) {
      name = turn.say("engagement.none");
    } else {
      name =
          by == Grouping.CHAPTER ? chapters.in(turn.texts().language(), row.group()) : row.group();
    }
    Map<Mode, Optional<Long>> counts = row.counts();
    return turn.say(
        "engagement.row",
        "group",
        name,
        "members",
        number(turn, row.size()),
        "volunteer",
        number(turn, counts.getOrDefault(Mode.VOLUNTEER, Optional.empty())),
        "experiential",
        number(turn, counts.getOrDefault(Mode.EXPERIENTIAL, Optional.empty())),
        "communication",
        number(turn, counts.getOrDefault(Mode.COMMUNICATION, Optional.empty())),
        "philanthropic",
        number(turn, counts.getOrDefault(Mode.PHILANTHROPIC, Optional.empty())));
  }

  private static String number(Turn turn, Optional<Long> count) {
    return count.map(Object::toString).orElseGet(() -> turn.say("engagement.hidden"));
  }
}
