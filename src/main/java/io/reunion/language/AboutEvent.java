package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a question such as "where is ..." asks about an event: its clause names one, or has nothing besides the question
 * but small words. "Where is Tom?" and 张伟在哪里工作 ask for people.
 */
final class AboutEvent {
  private static final List<WordSet> SMALL = List.of(
      WordSet.FILLER,
      WordSet.ARTICLE,
      WordSet.PREPOSITION,
      WordSet.THAT_ONE,
      WordSet.UNNAMED,
      WordSet.COURTESY,
      WordSet.SELF,
      WordSet.LINK,
      WordSet.JOINT,
      WordSet.QUESTIONING);
  private static final Set<String> ASKING = Set.of("吗", "么", "嘛", "没", "否", "呢", "不");

  private static final Set<String> YOU = Set.of("你", "您", "他", "她", "你们", "们");
  private static final Set<String> NOW = Set.of("现在", "今天", "明天", "昨天", "今儿");

  private final Lexicon lexicon;
  private final Tokens tokens;

  AboutEvent(Lexicon lexicon, Tokens tokens) {
    this.lexicon = lexicon;
    this.tokens = tokens;
  }

  boolean is(Hit hit) {
    int from = tokens.clauseFrom(hit.from());
    int to = tokens.clauseTo(hit.to());
    boolean certain = hit.mark() != Mark.ABOUT_GUESTS && hit.mark() != Mark.ABOUT_SEATS;
    return (certain || asks(hit, to))
        && (names(from, to) || (isCovered(from, to, hit) && !isOfNow(hit)));
  }

  /** 几点了, 你在哪, 今天星期几: of the clock, of the bot, of the day. */
  private boolean isOfNow(Hit hit) {
    boolean time = hit.mark() == Mark.ABOUT_WHEN;
    String before = hit.from() == 0 ? "" : tokens.form(hit.from() - 1);
    String behind = hit.to() == tokens.size() ? "" : tokens.form(hit.to());
    return YOU.contains(before)
        || (time && behind.equals("了"))
        || (time && hit.from() > 1 && NOW.contains(tokens.form(hit.from() - 2) + before));
  }

  private boolean asks(Hit hit, int to) {
    boolean asks = tokens.kind(hit.from()) == Kind.WORD
        || (to < tokens.size() && tokens.kind(to) == Kind.QUERY);
    for (int i = hit.from(); i < to && !asks; i++) {
      asks = ASKING.contains(tokens.form(i))
          || lexicon.startingAt(tokens, i, to, WordSet.QUESTIONING) > 0;
    }
    return asks;
  }

  private boolean names(int from, int to) {
    for (int i = from; i < to; i++) {
      if (tokens.eventAt(i) > 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isCovered(int from, int to, Hit hit) {
    int at = from;
    while (at < to) {
      int step = at >= hit.from() && at < hit.to() ? hit.to() - at : small(at, to);
      if (step == 0) {
        return false;
      }
      at += step;
    }
    return true;
  }

  private int small(int at, int to) {
    int longest = tokens.kind(at) == Kind.SYMBOL || tokens.kind(at) == Kind.NUMBER ? 1 : 0;
    for (WordSet set : SMALL) {
      longest = Math.max(longest, lexicon.startingAt(tokens, at, to, set));
    }
    return longest;
  }
}
