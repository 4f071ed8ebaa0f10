package io.reunion.language.when;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins a day and a time that stand apart in one sentence: "Christmas Eve drinks at 6pm", 周五聚餐，7点开始. */
final class Joiner {
  /** How many words may lie between the two. */
  private static final int FARTHEST = 24;

  private Joiner() {}

  static List<Phrase> join(Tokens t, List<Phrase> phrases) {
    List<Phrase> result = new ArrayList<>(phrases.size());
    for (Phrase phrase : phrases) {
      Phrase last = result.isEmpty() ? null : result.get(result.size() - 1);
      if (last != null && isTheme(last, phrase) && isOneSentence(t, last, phrase)) {
        result.set(result.size() - 1, phrase);
        continue;
      }
      Phrase joined =
          last == null || !isOneSentence(t, last, phrase) ? null : joined(t, last, phrase);
      if (joined != null) {
        result.set(result.size() - 1, joined);
      } else {
        result.add(phrase);
      }
    }
    return result;
  }

  /** "Christmas drinks 11/12": a holiday before a date of its own only gives it its name. */
  private static boolean isTheme(Phrase a, Phrase b) {
    boolean named = a.isDayOnly() && a.start().day() instanceof DaySpec.Holiday;
    DaySpec day = b.start().day();
    boolean told = day instanceof DaySpec.Date || day instanceof DaySpec.Slash;
    return named && told && a.relation() == Relation.AT && a.start().part() == null;
  }

  private static boolean isOneSentence(Tokens t, Phrase a, Phrase b) {
    if (b.from() - a.to() > FARTHEST || a.joined()) {
      return false;
    }
    for (int i = a.to(); i < b.from(); i++) {
      Token token = t.at(i);
      boolean list = token.is(Sort.OR)
          || token.is(Sort.AND)
          || (token.is(Sort.FOR) && i == t.skipSpace(a.to()));
      if (token.is(Sort.LINE)
          || list
          || ("。！？；!?;".indexOf(token.mark()) >= 0 && token.mark() != 0)) {
        return false;
      }
      if (token.isMark('.') && !t.is(i + 1, Sort.NUM)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Phrase joined(Tokens t, Phrase a, Phrase b) {
    if (isOneDay(a) && a.relation() == Relation.AT && b.isClockOnly() && isBeside(t, a, b)) {
      return merged(a, b, a, b);
    }
    boolean plain = a.relation() == Relation.AT && b.relation() == Relation.AT;
    if (!plain) {
      return null;
    }
    if (isLengthOf(t, a, b)) {
      return lengthened(a, b);
    }
    if (isOneDay(a) && b.isClockOnly()) {
      return merged(a, b, a, b);
    }
    return isOneDay(b) && a.isClockOnly() ? merged(a, b, b, a) : null;
  }

  /** 周六14:00开始，时长3小时. */
  private static boolean isLengthOf(Tokens t, Phrase a, Phrase b) {
    boolean alone = b.length() != null && b.start().isEmpty();
    boolean open = a.start().clock() != null && a.end() == null && a.length() == null;
    return alone && open && t.is(t.before(b.from()), Sort.FOR);
  }

  private static Phrase lengthened(Phrase a, Phrase b) {
    List<int[]> spans = new ArrayList<>(a.spans());
    spans.addAll(b.spans());
    return new Phrase(
        a.from(),
        b.to(),
        List.copyOf(spans),
        Relation.AT,
        a.start(),
        null,
        b.length(),
        null,
        a.zone(),
        a.approximate() || b.approximate(),
        true,
        a.torn() || b.torn(),
        a.meal(),
        a.continues());
  }

  /** "Wednesday after 6": only the word of the relation between the two. */
  private static boolean isBeside(Tokens t, Phrase a, Phrase b) {
    for (int i = a.to(); i < b.from(); i++) {
      Token token = t.at(i);
      if (!token.is(Sort.SPACE) && !token.is(Sort.AFTER) && !token.is(Sort.BY)) {
        return false;
      }
    }
    return b.from() - a.to() <= 3;
  }

  private static boolean isOneDay(Phrase phrase) {
    DaySpec day = phrase.start().day();
    return phrase.isDayOnly()
        && day != null
        && (Side.isSingle(day) || day instanceof DaySpec.Repeat || day instanceof DaySpec.Nth);
  }

  private static @Nullable Phrase merged(Phrase a, Phrase b, Phrase dayed, Phrase timed) {
    Side day = dayed.start();
    Side time = timed.start();
    if (day.part() != null && time.part() != null && day.part() != time.part()) {
      return null;
    }
    PartOfDay part = time.part() != null ? time.part() : day.part();
    List<int[]> spans = new ArrayList<>(a.spans());
    spans.addAll(b.spans());
    return new Phrase(
        a.from(),
        b.to(),
        List.copyOf(spans),
        timed.relation(),
        new Side(day.day(), day.check(), part, time.clock()),
        timed.end(),
        timed.length(),
        null,
        timed.zone() != null ? timed.zone() : dayed.zone(),
        a.approximate() || b.approximate(),
        true,
        a.torn() || b.torn(),
        a.meal(),
        null);
  }
}
