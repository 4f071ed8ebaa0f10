package io.reunion.event.command;

import io.reunion.chat.Button;
import io.reunion.event.EventId;
import io.reunion.text.Language;
import java.nio.charset.StandardCharsets;
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
 * @param only whether it is said not to be
 */
record EventOrder(Verb verb, EventId event, boolean following, boolean only, String words) {
  /** What can be done. */
  enum Verb {
    CANCEL("cancel", "取消"),
    CLOSE("close", "关闭"),
    OPEN("open", "开放"),
    MOVE("move", "改期"),
    PLACE("place", "地点"),
    SEATS("seats", "名额"),
    DEADLINE("deadline", "截止"),
    ONLINE("online", "线上"),
    HYBRID("hybrid", "混合"),
    ASK("ask", "提问"),
    FOR("for", "对象"),
    HOST("host", "协办"),
    OWNER("owner", "主办"),
    REPEAT("repeat", "重复"),
    SERIES("series", "系列"),
    REMIND("remind", "提醒"),
    TITLE("title", "名称"),
    END("end", "结束"),
    PARTY("party", "每人"),
    WAITLIST("waitlist", "候补"),
    DRAFT("draft", "草稿");

    private final String english;
    private final String chinese;

    Verb(String english, String chinese) {
      this.english = english;
      this.chinese = chinese;
    }

    /** What may stand behind it, where it says nothing without that. */
    Optional<String> example() {
      return switch (this) {
        case MOVE, DEADLINE -> Optional.of("2026-12-12 14:00");
        case END -> Optional.of("21:00");
        case SEATS -> Optional.of("40");
        case PARTY -> Optional.of("2");
        case PLACE -> Optional.of("…");
        case CANCEL,
            CLOSE,
            OPEN,
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
            WAITLIST,
            DRAFT -> Optional.empty();
      };
    }

    /** As it is written in {@code language}. */
    String in(Language language) {
      return switch (language) {
        case EN -> english;
        case ZH -> chinese;
      };
    }
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

  /** Of the event that is named and of no other; a title that begins so has no bar behind it. */
  private static final Pattern ONLY = Pattern.compile(
      "^(?:(?:only|just) this(?: one)?|[仅只就][改限]?[这本此]一?[场次个])(?:\\s*[|｜]\\s*|$)",
      Pattern.CASE_INSENSITIVE);

  /** As a button carries it; what does not fit is asked again. */
  String command() {
    String begin = "events " + verb.name().toLowerCase(Locale.ROOT) + " " + event
        + (following ? " following" : only ? " only this|" : "");
    String whole = words.isEmpty() ? begin : begin + (only ? "" : " ") + words;
    return whole.getBytes(StandardCharsets.UTF_8).length > Button.MAX_COMMAND ? begin : whole;
  }

  EventOrder with(String otherWords) {
    return new EventOrder(verb, event, following, only, otherWords);
  }

  /** The same of this occurrence alone, or of the later ones too. */
  EventOrder of(boolean laterToo) {
    return new EventOrder(verb, event, laterToo, !laterToo, words);
  }

  /** What {@code words} order, if they do. */
  static Optional<EventOrder> read(String words) {
    String[] parts = words.strip().split("[\\s|｜]+", 3);
    if (parts.length < 2) {
      return Optional.empty();
    }
    String rest = parts.length < 3 ? "" : parts[2].replaceFirst("^[|｜]\\s*", "").strip();
    return read(parts[0], parts[1], rest).or(() -> read(parts[1], parts[0], rest));
  }

  /** What {@code word} orders, if it does. */
  static Optional<Verb> verb(String word) {
    return Optional.ofNullable(VERBS.get(word.toLowerCase(Locale.ROOT)));
  }

  /** The order that begins like this one, of the event that turned out to be meant; the rest is what it is ordered with. */
  static EventOrder of(Verb verb, EventId event, String rest) {
    Matcher following = FOLLOWING.matcher(rest);
    if (following.find()) {
      return new EventOrder(verb, event, true, false, rest.substring(following.end()));
    }
    Matcher only = ONLY.matcher(rest);
    return only.find()
        ? new EventOrder(verb, event, false, true, rest.substring(only.end()))
        : new EventOrder(verb, event, false, false, rest);
  }

  private static Optional<EventOrder> read(String verb, String event, String rest) {
    return verb(verb)
        .filter(found -> found != Verb.MOVE || !isTitle(rest))
        .flatMap(found -> EventId.typed(event).map(id -> of(found, id, rest)));
  }

  /** Of "pub night | an hour later" the night belongs to what is moved, even where there is an event with the id "pub". */
  private static boolean isTitle(String rest) {
    int bar = rest.replace('｜', '|').indexOf('|');
    String before = bar < 0 ? "" : rest.substring(0, bar).strip();
    return !before.isEmpty()
        && !FOLLOWING.matcher(before).matches()
        && !ONLY.matcher(before).matches();
  }
}
