package io.reunion.language;

import java.util.Set;

/**
 * Whether words such as 羽毛球改到12月7日 and "move the gala to Friday" have an event at another time, or "call off the hike" at
 * none.
 */
final class MovedEvent {
  /** What tells a day or an hour, beside any number. */
  private static final Set<String> WHEN = Set.of(
      "monday",
      "tuesday",
      "wednesday",
      "thursday",
      "friday",
      "saturday",
      "sunday",
      "mon",
      "tue",
      "wed",
      "thu",
      "fri",
      "sat",
      "sun",
      "today",
      "tonight",
      "tomorrow",
      "next",
      "noon",
      "week",
      "hour",
      "hours",
      "later",
      "earlier",
      "周",
      "期",
      "拜",
      "月",
      "号",
      "日",
      "点",
      "晚",
      "时",
      "天");

  /** 徒步改到周六我就去: what comes of it for the speaker is no order. */
  private static final Set<String> SPEAKER = Set.of("i", "we", "我", "咱");

  /** 年会我晚一个小时: whoever comes late moves nothing. */
  private static final Set<String> LATE = Set.of("晚", "早");

  private static final Set<String> ASKING = Set.of("吗", "么", "嘛", "没", "哪", "啥", "几", "何");

  /** Without these "the picnic is off" is news, to which nothing is to be done. */
  private static final Set<String> ORDERING =
      Set.of("call", "tell", "inform", "notify", "let", "message", "warn", "通", "告", "跟", "说");

  private static final Set<String> ALL = Set.of("whole", "all", "everything", "event");
  private static final Set<String> OFF = Set.of("call", "pull", "cancel", "scrap", "axe");

  private final Lexicon lexicon;
  private final Tokens tokens;

  MovedEvent(Lexicon lexicon, Tokens tokens) {
    this.lexicon = lexicon;
    this.tokens = tokens;
  }

  /** An event is named before and a time behind; it is neither asked nor only heard. */
  boolean is(Hit hit) {
    return isOrder(hit)
        && (hasTime(hit.to(), tokens.clauseTo(hit.to()))
            || new Shifted(tokens).words(hit).isPresent());
  }

  /** An event is named before or in the words that call it off, and it is an order to do so or to tell others. */
  boolean isOff(Hit hit) {
    return (isOrder(hit) && has(ORDERING, hit.from(), tokens.size())) || isAllOff(hit);
  }

  /** "Call the whole thing off" names no event and leaves no doubt that it is an order. */
  private boolean isAllOff(Hit hit) {
    boolean orders = tokens.kind(hit.from()) == Kind.WORD
        && has(ALL, hit.from(), hit.to())
        && has(OFF, hit.from(), hit.to());
    int to = tokens.clauseTo(hit.to());
    return orders
        && (to == tokens.size() || tokens.kind(to) != Kind.QUERY)
        && !new Wording(tokens).isOfOthers(hit);
  }

  /** When it is to be: as it is told, or by how much it is put off or brought forward, as 推迟一周 or "an hour later". */
  String when(Hit hit, String rest) {
    return new Shifted(tokens).words(hit).orElse(rest);
  }

  private boolean isOrder(Hit hit) {
    int from = tokens.clauseFrom(hit.from());
    int to = tokens.clauseTo(hit.to());
    boolean asks = (to < tokens.size() && tokens.kind(to) == Kind.QUERY)
        || has(ASKING, from, to)
        || has(SPEAKER, hit.to(), to)
        || (LATE.contains(tokens.form(hit.from())) && has(SPEAKER, from, hit.from()));
    asks |= new Wording(tokens).isOfOthers(hit);
    boolean named = false;
    for (int i = from; i < hit.to(); i++) {
      named |= tokens.eventAt(i) > 0;
      asks |= lexicon.startingAt(tokens, i, hit.to(), Lexicon.WordSet.HEARSAY) > 0;
    }
    return named && !asks;
  }

  private boolean hasTime(int from, int to) {
    boolean number = false;
    for (int i = from; i < to; i++) {
      number |= tokens.kind(i) == Kind.NUMBER;
    }
    return number || has(WHEN, from, to);
  }

  private boolean has(Set<String> forms, int from, int to) {
    for (int i = from; i < to; i++) {
      if (forms.contains(tokens.form(i))) {
        return true;
      }
    }
    return false;
  }
}
