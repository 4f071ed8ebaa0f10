package io.reunion.announcement;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An audience that stands before a text in words: "to the London folks: the hall has moved", 给北京的同学们：改地方了. Its words
 * are given as {@link AudienceWords} reads them.
 *
 * @param audience the words that say to whom; {@code all} where nobody else is named
 * @param text what is announced
 */
record SpokenAudience(String audience, String text) {
  private static final int LONGEST = 60;

  /** Of the name of a chapter. */
  private static final int MOST_WORDS = 4;

  private static final Pattern EN = Pattern.compile(
      "^(?:to|for|tell)\\s+([^:：\\n]{1,60}?)\\s*(?:[:：]|,?\\s+that\\s)\\s*(\\S.*)$",
      Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern ZH = Pattern.compile(
      "^(?:给|向|致|发给|通知|告诉)([^:：\\n]{1,40}?)(?:发(?:个|一个|一条|条)?(?:公告|通知|消息)?)?\\s*[:：]\\s*(\\S.*)$",
      Pattern.DOTALL);

  /** What says of people only that they are some. */
  private static final Set<String> IDLE = Set.of(
      "the",
      "all",
      "of",
      "in",
      "at",
      "and",
      "our",
      "my",
      "from",
      "dear",
      "everyone",
      "everybody",
      "folks",
      "people",
      "alumni",
      "alums",
      "alum",
      "guys",
      "friends",
      "group",
      "groups",
      "chat",
      "chats",
      "chapter",
      "chapters",
      "association",
      "club",
      "network",
      "society",
      "branch",
      "class",
      "classes",
      "year",
      "years",
      "graduates",
      "ones",
      "based");

  private static final Pattern HAN_IDLE =
      Pattern.compile("所有的|所有|全体|各位|大家|的|同学们|同学|校友们|校友会|校友|朋友们|朋友|分会|群里|群|们|级以后");
  private static final Pattern PARTS = Pattern.compile("[\\s,，、;；&]+|和|及|与|跟");

  /** The audience before {@code line}, if it begins with one. */
  static Optional<SpokenAudience> read(String line, Map<String, String> chapterNames) {
    String head = line.strip();
    Matcher en = EN.matcher(head);
    if (en.matches()) {
      return Optional.of(of(en, chapterNames));
    }
    Matcher zh = ZH.matcher(head);
    return zh.matches() ? Optional.of(of(zh, chapterNames)) : Optional.empty();
  }

  private static SpokenAudience of(Matcher matcher, Map<String, String> chapterNames) {
    List<String> words = Arrays.stream(
            PARTS.split(matcher.group(1).strip().toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty() && !IDLE.contains(word))
        .toList();
    StringJoiner joined = new StringJoiner(" ");
    int at = 0;
    while (at < words.size()) {
      int length = longestName(words.subList(at, words.size()), chapterNames);
      String plain = plain(String.join(" ", words.subList(at, at + length)), chapterNames);
      if (!plain.isEmpty()) {
        joined.add(plain);
      }
      at += length;
    }
    String known = joined.toString();
    return new SpokenAudience(
        known.isEmpty() ? "all" : known.substring(0, Math.min(LONGEST, known.length())),
        matcher.group(2).strip());
  }

  /** How many of the first words are a chapter's name together, as in "Hong Kong" or "New York"; 1 where none are. */
  private static int longestName(List<String> words, Map<String, String> chapterNames) {
    for (int length = Math.min(MOST_WORDS, words.size()); length > 1; length--) {
      if (chapter(String.join(" ", words.subList(0, length)), chapterNames).isPresent()) {
        return length;
      }
    }
    return 1;
  }

  /** The word by which {@link AudienceWords} knows who is meant; the word itself where nobody is. */
  private static String plain(String word, Map<String, String> chapterNames) {
    if (chapterNames.containsKey(word)) {
      return chapterNames.get(word);
    }
    String bare = HAN_IDLE.matcher(word).replaceAll("");
    return bare.isEmpty() ? "" : chapter(bare, chapterNames).orElse(bare);
  }

  /** The one chapter whose name begins with these words: "London" of "London Chapter", 伦敦 of 伦敦校友会. */
  private static Optional<String> chapter(String word, Map<String, String> chapterNames) {
    Set<String> found = chapterNames.entrySet().stream()
        .filter(entry -> entry.getKey().equals(word) || begins(entry.getKey(), word))
        .map(Map.Entry::getValue)
        .collect(Collectors.toCollection(TreeSet::new));
    return found.size() == 1 ? Optional.of(List.copyOf(found).get(0)) : Optional.empty();
  }

  private static boolean begins(String name, String word) {
    boolean han = word.codePoints().anyMatch(Character::isIdeographic);
    if (!name.startsWith(word) || name.length() == word.length()) {
      return false;
    }
    // "New" is not yet New York.
    return han
        ? word.length() >= 2
        : name.charAt(word.length()) == ' '
            && IDLE.containsAll(List.of(name.substring(word.length() + 1).split(" ")));
  }
}
