package io.reunion.announcement;

import io.reunion.announcement.Announcement.Timing;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.delivery.Ledger;
import io.reunion.text.Language;
import io.reunion.text.Marked;
import io.reunion.text.Moments;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an author sees before anything is sent: to whom it goes, what they will read, and what is wrong with it. */
final class Previews {
  private static final int MOST_NAMED = 8;

  private final Announcer announcer;
  private final Trials trials;

  Previews(Announcer announcer, Trials trials) {
    this.announcer = announcer;
    this.trials = trials;
  }

  /** To whoever sends one again: how it stands. */
  static Reply already(Turn turn, Announcement announcement) {
    String state = announcement.state().name().toLowerCase(Locale.ROOT);
    return Reply.discreetly(turn.say("announcement.already", "state", state));
  }

  Future<String> of(Turn turn, Announcement announcement) {
    return announcer
        .reach(announcement.audience())
        .compose(reached -> announcer
            .faults(announcement)
            .compose(faults -> announcer
                .uses(announcement, reached)
                .map(uses -> text(turn, announcement, reached, faults, uses))));
  }

  private String text(
      Turn turn,
      Announcement announcement,
      List<Recipient> reached,
      List<Fault> faults,
      List<Quotas.Use> uses) {
    StringBuilder text = new StringBuilder(head(turn, announcement, reached));
    conditions(turn, announcement).forEach(line -> text.append('\n').append(line));
    uses.stream()
        .filter(Quotas.Use::fits)
        .forEach(use -> text.append('\n').append(quota(turn, use)));
    if (!faults.isEmpty()) {
      text.append('\n').append(faults(turn.texts(), faults));
    }
    for (Language language : new TreeSet<>(announcement.content().texts().keySet())) {
      text.append("\n\n").append(trials.text(announcement, turn.in(language)));
    }
    return text.toString();
  }

  private static List<String> conditions(Turn turn, Announcement announcement) {
    List<String> lines = new ArrayList<>();
    Timing timing = announcement.timing();
    timing.sendAt().ifPresent(at -> lines.add(when(turn, "announcement.preview.at", at)));
    timing.expiresAt().ifPresent(end -> lines.add(when(turn, "announcement.preview.until", end)));
    if (timing.urgent()) {
      lines.add(turn.say("announcement.preview.urgent"));
    }
    announcement
        .content()
        .image()
        .ifPresent(url -> lines.add(turn.say("announcement.preview.image", "url", url)));
    if (announcement.content().pin()) {
      lines.add(turn.say("announcement.preview.pin"));
    }
    if (announcement.unfinished() == Ledger.Unfinished.AGAIN) {
      lines.add(turn.say("announcement.preview.again"));
    }
    return lines;
  }

  private static String when(Turn turn, String key, Instant at) {
    return turn.say(
        key,
        "when",
        Moments.dayAndTime(at, turn.zone(), turn.now(), turn.texts().language()));
  }

  private static String quota(Turn turn, Quotas.Use use) {
    return turn.say(
        "announcement.preview.quota",
        "platform",
        use.account().platform().value(),
        "needed",
        use.needed(),
        "left",
        use.left(),
        "uncounted",
        use.uncounted(),
        "window",
        use.window().name().toLowerCase(Locale.ROOT));
  }

  private static String head(Turn turn, Announcement announcement, List<Recipient> reached) {
    String names = reached.stream()
        .limit(MOST_NAMED)
        .map(Recipient::name)
        .collect(Collectors.joining(turn.texts().language() == Language.ZH ? "、" : ", "));
    String rest = reached.size() > MOST_NAMED ? turn.say("announcement.preview.etc") : "";
    return switch (announcement.audience().to()) {
      case GROUPS ->
        turn.say(
            "announcement.preview",
            "count",
            reached.size(),
            "names",
            names,
            "rest",
            new Marked(rest));
      case MEMBERS ->
        turn.say(
            "announcement.preview.members",
            "count",
            reached.size(),
            "names",
            names,
            "rest",
            new Marked(rest));
    };
  }

  static String faults(Sentences say, List<Fault> faults) {
    return faults.stream().map(fault -> "⚠ " + fault.said(say)).collect(Collectors.joining("\n"));
  }

  Future<Void> trial(Turn turn, Announcement announcement) {
    return trials.send(announcement, turn.chat(), turn.room().kind(), turn.operation());
  }
}
