package io.reunion.event.command;

import io.reunion.bot.TimeReader;
import io.reunion.language.when.Amount;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By how much something is put off or brought forward: "+1h", "back by 30 minutes", "a week later", 提前半小时. Hours go by the
 * clock; days and weeks by the calendar of the place, so that seven in the evening stays that when the clocks change.
 */
record Shift(Amount by, Direction direction) {
  enum Direction {
    LATER,
    EARLIER,
    /** "Forward", which people take for either. */
    EITHER,
    /** 一周后: after what was agreed, or from now on. */
    LATER_OR_FROM_NOW
  }

  private static final int LONGEST = 60;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private static final Pattern BEFORE = Pattern.compile(
      "^(.+?) (?:before|ahead|earlier|prior)(?: (?:it|that|(?:the )?(?:start|event|beginning)|(?:it|the event) (?:starts|begins)))?"
          + "|(?:提前|提早|(?:活动)?(?:开始)?(?:之前|以前|前))(.+)",
      Pattern.CASE_INSENSITIVE);

  private static final String BY = " ?(?:by |for |了|个)? ?";

  private static final List<Rule> RULES = List.of(
      rule("(?:\\+|plus )" + BY + "(.+)", Direction.LATER),
      rule("(?:[-−–—]|minus )" + BY + "(.+)", Direction.EARLIER),
      rule("(?:by )?(.+?) ?(?:later|back|after that|further)", Direction.LATER),
      rule("(?:by )?(.+?) ?(?:earlier|sooner|up|ahead)", Direction.EARLIER),
      rule("(?:by )?(.+?) ?forwards?", Direction.EITHER),
      rule("(?:back|later|out|off)(?![a-z])" + BY + "(.+)", Direction.LATER),
      rule("(?:earlier|sooner|up|ahead)(?![a-z])" + BY + "(.+)", Direction.EARLIER),
      rule("forwards?(?![a-z])" + BY + "(.+)", Direction.EITHER),
      rule(
          "(?:再|往|向)?[后後]?(?:推迟|推遲|延后|延後|延迟|延遲|延期|推后|推後|后推|後推|顺延|順延|推|延|晚|移|挪)"
              + BY
              + "(.+?)(?:再说|吧)?",
          Direction.LATER),
      rule("(?:再|往|向)?前?(?:提前|提早|早|提|移|挪)" + BY + "(.+?)(?:吧)?", Direction.EARLIER),
      rule("(.+?)(?:以后|以後|之后|之後|后|後)", Direction.LATER_OR_FROM_NOW),
      rule("(?:by )?(.+)", Direction.LATER));

  private record Rule(Pattern words, Direction direction) {}

  private static Rule rule(String words, Direction direction) {
    return new Rule(
        Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), direction);
  }

  /** Empty if {@code words} say no length of time, or more than that. */
  static Optional<Shift> read(String words) {
    String plain = plain(words);
    for (Rule rule : RULES) {
      Matcher matcher = rule.words().matcher(plain);
      Optional<Amount> by =
          matcher.matches() ? TimeReader.length(matcher.group(1).strip()) : Optional.empty();
      if (by.isPresent()) {
        return by.map(amount -> new Shift(amount, rule.direction()));
      }
    }
    return Optional.empty();
  }

  /** With single blanks; what is too long says no length. */
  private static String plain(String words) {
    return words.length() > LONGEST ? "" : BLANKS.matcher(words.strip()).replaceAll(" ");
  }

  /** How long before the event something is to be: "2 days before", "a day before the start", 提前两天, 活动前一天. */
  static Optional<Amount> before(String words) {
    Matcher matcher = BEFORE.matcher(plain(words));
    return matcher.matches()
        ? TimeReader.length(matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
        : Optional.empty();
  }

  /** Where it leads from {@code start}, the likelier first. */
  List<Instant> from(ZonedDateTime start, Instant now) {
    Instant later = by.after(start).toInstant();
    Instant earlier = by.before(start).toInstant();
    return switch (direction) {
      case LATER -> List.of(later);
      case EARLIER -> List.of(earlier);
      case EITHER -> List.of(earlier, later);
      case LATER_OR_FROM_NOW ->
        List.of(later, by.after(now.atZone(start.getZone())).toInstant());
    };
  }
}
