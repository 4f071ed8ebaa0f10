package io.reunion.language;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds which event a message names: {@code #42}, {@code event 42}, 活动42, a title in quotation marks, or a word of it. */
final class EventReference {
  private static final int LONGEST = 4096;

  private static final Pattern ID = Pattern.compile(
      "(?:#|\\b(?:event|rsvp|list)\\s{1,3}#?|活动\\s?#?|报名\\s|名单\\s)([A-Za-z]{0,6}-?\\d{1,9})(?![\\d个人位点号月日:：/])",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern TITLE = Pattern.compile("[《「“]([^《》「」“”\\n]{2,60})[》」”]");

  private EventReference() {}

  /** As {@link #in(String)}; or else the words by which one is called, such as "gala" and 年会. */
  static Optional<String> in(String text, Tokens tokens) {
    return in(text).or(() -> called(tokens));
  }

  private static Optional<String> called(Tokens tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      int length = tokens.eventAt(i);
      if (length > 0) {
        return Optional.of(tokens.eventName(i));
      }
    }
    return Optional.empty();
  }

  /**
   * An event by its number or its title.
   *
   * @param from where it is named, in characters
   */
  record Named(String event, int from, int to) {}

  /** Every event that is named by number or title, the numbers first. */
  static List<Named> all(String text) {
    if (!mayName(text)) {
      return List.of();
    }
    String head = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    return Stream.of(ID, TITLE)
        .flatMap(names -> names.matcher(head).results())
        .map(found -> new Named(found.group(1).strip(), found.start(), found.end()))
        .toList();
  }

  static Optional<String> in(String text) {
    if (!mayName(text)) {
      return Optional.empty();
    }
    String head = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    Matcher id = ID.matcher(head);
    if (id.find()) {
      return Optional.of(id.group(1));
    }
    Matcher title = TITLE.matcher(head);
    return title.find() ? Optional.of(title.group(1).strip()) : Optional.empty();
  }

  /** Most messages have neither a title in quotation marks nor a number behind one of our words, and are not searched. */
  private static boolean mayName(String text) {
    boolean word = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if ((digit && word) || c == '《' || c == '「' || c == '“') {
        return true;
      }
      word |= c == '#' || c == '动' || c == '名' || c == '单' || isWordEnd(text, i);
    }
    return false;
  }

  private static boolean isWordEnd(String text, int i) {
    return switch (text.charAt(i)) {
      case 'p', 'P' -> ends(text, i, "rsvp");
      case 't', 'T' -> ends(text, i, "event") || ends(text, i, "list");
      default -> false;
    };
  }

  private static boolean ends(String text, int i, String word) {
    return text.regionMatches(true, i + 1 - word.length(), word, 0, word.length());
  }
}
