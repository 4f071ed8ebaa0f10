package io.reunion.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody offers or needs.
 *
 * @param by {@code m:MEMBER}
 * @param tags in the text behind a {@code #}, folded
 * @param until shown until then
 * @param told when its owner was told of somebody whom it fits, as far as that limits more
 */
public record Card(
    int number,
    Kind kind,
    String by,
    String text,
    List<String> tags,
    Instant at,
    Instant until,
    boolean withdrawn,
    List<Instant> told) {
  private static final Pattern TAG = Pattern.compile("[#＃]([\\p{L}\\p{N}_-]{1,30})");

  /** Which way it goes. */
  public enum Kind {
    OFFER,
    NEED
  }

  public Card {
    tags = List.copyOf(tags);
    told = List.copyOf(told);
  }

  static List<String> tagsIn(String text) {
    return TAG.matcher(text)
        .results()
        .map(found -> found.group(1).toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  static String withoutTags(String text) {
    return TAG.matcher(text).replaceAll(found -> Matcher.quoteReplacement(found.group(1)));
  }

  public boolean isOpen(Instant now) {
    return !withdrawn && now.isBefore(until);
  }

  Card until(Instant other) {
    return new Card(number, kind, by, text, tags, at, other, false, told);
  }

  Card asWithdrawn() {
    return new Card(number, kind, by, text, tags, at, until, true, told);
  }

  Card told(List<Instant> times) {
    return new Card(number, kind, by, text, tags, at, until, withdrawn, times);
  }
}
