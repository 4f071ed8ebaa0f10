package io.reunion.language;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether words that could pass for an answer are about the event itself: "change the title of breakfast to Brunch", "put the
 * gala in my calendar", and orders that are only passed on. Nobody is signed up or off by these.
 */
final class NoAnswer {
  /** Of oneself: these change an answer. */
  private static final Pattern OWN = Pattern.compile(
      "\\b(?:i|i'm|i'll|me|us|we|mine|ours|myself|my (?!(?:google |phone |own |work )?(?:calendar|diary|agenda|schedule)))\\b"
          + "|\\b(?:rsvp|answer|registration|booking|guest|guests)\\b");

  private static final String ORDER =
      "^\\W{0,3}(?:(?:please|pls|kindly|just|can you|could you|would you|let's|we should|hi|hello|hey|ok)[, ]{1,3}){0,3}";

  private static final Pattern CHANGED = Pattern.compile(ORDER
      + "(?:rename|retitle|(?:change|set|update|alter|edit|correct|amend|fix|switch|move|make|turn|increase|raise|reduce|lower)"
      + "\\b[^,;.!?]{0,80}\\b(?:title|name|place|venue|location|address|room|capacity|seats (?:of|for|at)|deadline|date|description"
      + "|(?:to|into|be|an?)? ?(?:online|virtual|hybrid|in person) ?(?:event)?$))\\b");
  private static final Pattern CALENDAR = Pattern.compile(ORDER
      + "(?:put|add|save|get|send|give|export|create|make|download|sync|show|stick|enter|copy)\\b[^,;.!?]{0,80}"
      + "\\b(?:calendars?|diary|agenda|ics|ical)\\b");

  private static final Pattern HAN_OWN = Pattern.compile("我(?!的?日[历曆程])|咱|报名|報名|席位|座位|位子|位置");
  private static final Pattern HAN_CHANGED = Pattern.compile(
      "^\\W{0,3}(?:请|請|麻烦|麻煩|帮忙|幫忙)?(?:把|将|將)[^，。；！？]{1,30}(?:改|换|換|变|變|设|設)(?:成|为|為|到|在|作)"
          + "|(?:名称|名稱|名字|标题|標題|题目|地点|地點|场地|場地|地址|会场|會場|容量|人数上限|人數上限|日期|截止)(?:改|换|換|变|變)");
  private static final Pattern HAN_CALENDAR = Pattern.compile(
      "(?:加|放|存|写|寫|记|記|导|導|同步|添加)[^，。；！？了]{0,6}(?:日历|日曆|日程)[^了]{0,6}$|(?:发|發|给|給|来|來|要|求|生成)[^，。；！？]{0,12}(?:日历|日曆)");

  /** Whoever says besides that they come answers. */
  private static final Pattern COMES =
      Pattern.compile("\\b(?:i|we|i'm|i'll|count me|sign me)\\b|我[也就都会能不可以要]{0,3}[去来來到参參报報]");

  private final PhraseBook book;
  private final Tokens tokens;

  NoAnswer(PhraseBook book, Tokens tokens) {
    this.book = book;
    this.tokens = tokens;
  }

  boolean is() {
    String text = tokens.source().strip().toLowerCase(Locale.ROOT);
    boolean calendar = CALENDAR.matcher(text).find();
    if (!OWN.matcher(text).find() && (calendar || CHANGED.matcher(text).find())) {
      return true;
    }
    if (!HAN_OWN.matcher(text).find() && HAN_CHANGED.matcher(text).find()) {
      return true;
    }
    return !COMES.matcher(text).find()
        && ((calendar && !text.contains(" me down"))
            || HAN_CALENDAR.matcher(text).find()
            || isPassedOn());
  }

  private boolean isPassedOn() {
    Wording wording = new Wording(tokens);
    return book.commands(tokens).stream()
        .filter(hit -> hit.mark() == Mark.EVENT_MOVE || hit.mark() == Mark.EVENT_CANCEL)
        .anyMatch(wording::isOfOthers);
  }
}
