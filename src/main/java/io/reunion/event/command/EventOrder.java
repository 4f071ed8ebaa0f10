package io.reunion.event.command;

import io.reunion.event.EventId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing to do with one event, as an organiser writes it: {@code VERB ID [following] [| WORDS]}, or with the verb
 * behind the id.
 *
 * @param following whether it is meant for the later occurrences of a series too
 */
record EventOrder(Verb verb, EventId event, boolean following, String words) {
  /** What can be done. */
  enum Verb {
    CANCEL,
    CLOSE,
    OPEN,
    MOVE,
    PLACE,
    SEATS,
    DEADLINE,
    ONLINE,
    HYBRID,
    ASK,
    FOR,
    HOST,
    OWNER,
    REPEAT,
    SERIES,
    REMIND,
    TITLE,
    END,
    PARTY,
    WAITLIST,
    DRAFT
  }

  private static final Map<String, Verb> VERBS = Map.ofEntries(
      Map.entry("cancel", Verb.CANCEL),
      Map.entry("取消", Verb.CANCEL),
      Map.entry("close", Verb.CLOSE),
      Map.entry("截止报名", Verb.CLOSE),
      Map.entry("关闭", Verb.CLOSE),
      Map.entry("open", Verb.OPEN),
      Map.entry("开放", Verb.OPEN),
      Map.entry("move", Verb.MOVE),
      Map.entry("改期", Verb.MOVE),
      Map.entry("place", Verb.PLACE),
      Map.entry("地点", Verb.PLACE),
      Map.entry("seats", Verb.SEATS),
      Map.entry("名额", Verb.SEATS),
      Map.entry("deadline", Verb.DEADLINE),
      Map.entry("截止", Verb.DEADLINE),
      Map.entry("online", Verb.ONLINE),
      Map.entry("link", Verb.ONLINE),
      Map.entry("线上", Verb.ONLINE),
      Map.entry("链接", Verb.ONLINE),
      Map.entry("hybrid", Verb.HYBRID),
      Map.entry("线上名额", Verb.HYBRID),
      Map.entry("混合", Verb.HYBRID),
      Map.entry("ask", Verb.ASK),
      Map.entry("question", Verb.ASK),
      Map.entry("提问", Verb.ASK),
      Map.entry("问题", Verb.ASK),
      Map.entry("for", Verb.FOR),
      Map.entry("对象", Verb.FOR),
      Map.entry("范围", Verb.FOR),
      Map.entry("host", Verb.HOST),
      Map.entry("cohost", Verb.HOST),
      Map.entry("协办", Verb.HOST),
      Map.entry("owner", Verb.OWNER),
      Map.entry("owners", Verb.OWNER),
      Map.entry("主办", Verb.OWNER),
      Map.entry("repeat", Verb.REPEAT),
      Map.entry("重复", Verb.REPEAT),
      Map.entry("remind", Verb.REMIND),
      Map.entry("提醒", Verb.REMIND),
      Map.entry("title", Verb.TITLE),
      Map.entry("rename", Verb.TITLE),
      Map.entry("名称", Verb.TITLE),
      Map.entry("改名", Verb.TITLE),
      Map.entry("end", Verb.END),
      Map.entry("结束", Verb.END),
      Map.entry("结束时间", Verb.END),
      Map.entry("party", Verb.PARTY),
      Map.entry("每人", Verb.PARTY),
      Map.entry("waitlist", Verb.WAITLIST),
      Map.entry("候补", Verb.WAITLIST),
      Map.entry("draft", Verb.DRAFT),
      Map.entry("草稿", Verb.DRAFT),
      Map.entry("series", Verb.SERIES),
      Map.entry("系列", Verb.SERIES));

  private static final Pattern FOLLOWING = Pattern.compile(
      "^(following|and following|onwards|及以后|以后|及之后|之后|后续)(?=$|[\\s|｜])[\\s|｜]*",
      Pattern.CASE_INSENSITIVE);

  /** What {@code words} order, if they do. */
  static Optional<EventOrder> read(String words) {
    String[] parts = words.strip().split("[\\s|｜]+", 3);
    if (parts.length < 2) {
      return Optional.empty();
    }
    String rest = parts.length < 3 ? "" : parts[2].replaceFirst("^[|｜]\\s*", "").strip();
    return read(parts[0], parts[1], rest).or(() -> read(parts[1], parts[0], rest));
  }

  private static Optional<EventOrder> read(String verb, String event, String rest) {
    Verb found = VERBS.get(verb.toLowerCase(Locale.ROOT));
    if (found == null) {
      return Optional.empty();
    }
    Matcher following = FOLLOWING.matcher(rest);
    boolean later = following.find();
    return EventId.typed(event)
        .map(
            id -> new EventOrder(found, id, later, later ? rest.substring(following.end()) : rest));
  }
}
