package io.reunion.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The command {@code rsvp ID [yes|no|maybe] [+N]} and {@code 报名 ID ...}, which means the same everywhere; {@code
 * 取消报名 ID} takes an answer back.
 *
 * @param event the event's id; empty if only the answer was written
 * @param words the answer in the person's own words, which are still to be read; empty if it was one of the above
 * @param bare nothing but the event's id, which may as well be an answer: "rsvp nope"
 */
record RsvpCommand(
    Optional<String> event, Lean answer, OptionalInt seats, String words, boolean bare) {
  private static final Set<String> HEADS = Set.of("rsvp", "/rsvp", "报名", "/报名", "報名", "/報名");
  private static final Set<String> BACK = Set.of("取消报名", "/取消报名", "取消報名", "退出报名", "退报");
  private static final Set<String> YES =
      Set.of("yes", "y", "in", "going", "accept", "参加", "去", "是", "来");
  private static final Set<String> NO = Set.of("no", "n", "out", "decline", "不参加", "不去", "否", "不来");
  private static final Set<String> MAYBE = Set.of("maybe", "tentative", "待定", "可能", "不确定", "也许");
  private static final Set<String> CANCEL = Set.of("cancel", "withdraw", "取消", "退出");
  private static final String BLANKS = " \t\n\u000B\f\r";
  private static final int MOST_WORDS = 4;
  private static final int LONGEST = 100;

  /** The command that the whole of {@code text} is, if it is one. */
  static Optional<RsvpCommand> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String line = text.strip();
    String head = firstWord(line).toLowerCase(Locale.ROOT);
    boolean back = BACK.contains(head);
    if (!back && !HEADS.contains(head)) {
      return Optional.empty();
    }
    String[] words = line.split("\\s+", MOST_WORDS + 1);
    int at = 1;
    Optional<String> event = Optional.empty();
    if (at < words.length && answer(words[at]) == Lean.NONE && isId(words[at])) {
      event = Optional.of(words[at].startsWith("#") ? words[at].substring(1) : words[at]);
      at++;
    }
    int first = at;
    Lean answer = at < words.length ? answer(words[at]) : Lean.NONE;
    at += answer == Lean.NONE ? 0 : 1;
    OptionalInt seats = at < words.length ? plus(words[at]) : OptionalInt.empty();
    at += seats.isPresent() ? 1 : 0;
    // "yes, but late" is read as a whole.
    int own = at < words.length ? first : words.length;
    String rest = String.join(" ", Arrays.asList(words).subList(own, words.length));
    if (event.isEmpty() && (answer == Lean.NONE || !rest.isEmpty())) {
      return Optional.empty();
    }
    Lean meant = answer == Lean.NONE ? (back ? Lean.WITHDRAW : Lean.ACCEPT) : answer;
    boolean bare = event.isPresent() && words.length == 2 && !back && !words[1].startsWith("#");
    return Optional.of(new RsvpCommand(event, meant, seats, rest, bare));
  }

  private static String firstWord(String line) {
    int end = 0;
    while (end < line.length() && BLANKS.indexOf(line.charAt(end)) < 0) {
      end++;
    }
    return line.substring(0, end);
  }

  private static Lean answer(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (YES.contains(lower)) {
      return Lean.ACCEPT;
    }
    if (NO.contains(lower)) {
      return Lean.DECLINE;
    }
    if (CANCEL.contains(lower)) {
      return Lean.WITHDRAW;
    }
    return MAYBE.contains(lower) ? Lean.TENTATIVE : Lean.NONE;
  }

  private static boolean isId(String word) {
    String id = word.startsWith("#") ? word.substring(1) : word;
    return id.length() <= 32
        && !id.isEmpty()
        && id.chars()
            .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'))
        && !Set.of("for", "please", "me", "to", "the", "is", "as")
            .contains(id.toLowerCase(Locale.ROOT));
  }

  /** {@code +2} is two more than the speaker. */
  private static OptionalInt plus(String word) {
    return word.matches("[+＋]\\d{1,2}")
        ? OptionalInt.of(1 + Integer.parseInt(word.substring(1)))
        : OptionalInt.empty();
  }
}
