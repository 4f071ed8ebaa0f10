package io.reunion.announcement;

import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * {@code announce recall} and the like without an id: asked which announcement is meant, since a text that says no more than
 * "recall" is none.
 */
final class WhichAnnouncement {
  private static final int MOST = 5;
  private static final int LONGEST_LABEL = 24;

  /** In both languages, and what they are in commands. */
  private static final Map<String, String> VERBS = Map.ofEntries(
      Map.entry("recall", "recall"),
      Map.entry("撤回", "recall"),
      Map.entry("correct", "correct"),
      Map.entry("更正", "correct"),
      Map.entry("pause", "pause"),
      Map.entry("暂停", "pause"),
      Map.entry("resume", "resume"),
      Map.entry("继续", "resume"),
      Map.entry("cancel", "cancel"),
      Map.entry("取消", "cancel"),
      Map.entry("approve", "approve"),
      Map.entry("批准", "approve"),
      Map.entry("retry", "retry"),
      Map.entry("重试", "retry"),
      Map.entry("resend", "resend"),
      Map.entry("重发", "resend"),
      Map.entry("journal", "journal"),
      Map.entry("日志", "journal"),
      Map.entry("记录", "journal"),
      Map.entry("list", "journal"),
      Map.entry("列表", "journal"),
      Map.entry("status", "journal"),
      Map.entry("状态", "journal"),
      Map.entry("report", "journal"),
      Map.entry("报告", "journal"),
      Map.entry("send", "send"),
      Map.entry("发送", "send"));

  private static final Pattern LAST = Pattern.compile(
      "(?:(?:the |my )?(?:last|latest|newest|previous)(?: one| announcement)?|it|that|this|上一条|上一个|最近一条|最新一条|最近的|刚才的|刚才那条|那条|这条)");

  private final AnnouncementStore store;

  WhichAnnouncement(AnnouncementStore store) {
    this.store = store;
  }

  /** The question, if {@code words} are only what is to be done. */
  Optional<Future<Reply>> asked(Turn turn, String words, Predicate<Announcement> theirs) {
    String[] parts = words.strip().toLowerCase(Locale.ROOT).split("\\s+", 2);
    Optional<String> verb = Optional.ofNullable(VERBS.get(parts[0]))
        .filter(found -> parts.length == 1 || LAST.matcher(parts[1].strip()).matches());
    return verb.map(found -> store
        .newest(MOST)
        .map(all -> all.stream().filter(theirs).toList())
        .map(all -> all.isEmpty()
            ? Reply.discreetly(turn.say("announcement.which.none"))
            : Reply.of(which(turn, found, all))));
  }

  private static Say which(Turn turn, String verb, List<Announcement> all) {
    List<List<Button>> buttons = all.stream()
        .map(one -> List.of(new Button(label(one), "announce " + verb + " " + one.id())))
        .toList();
    return Say.discreetly(turn.say("announcement.which", "verb", verb)).withButtons(buttons);
  }

  private static String label(Announcement announcement) {
    String text = announcement.content().texts().values().stream()
        .findFirst()
        .orElse(announcement.id())
        .replaceAll("\\s+", " ")
        .strip();
    return text.codePointCount(0, text.length()) <= LONGEST_LABEL
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
  }
}
