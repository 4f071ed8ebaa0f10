package io.reunion.language;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The command {@code rsvp ID [yes|no|maybe] [+N]} and {@code 报名 ID ...}, which means the same everywhere.
 *
 * @param event the event's id; empty if only the answer was written
 */
record RsvpCommand(Optional<String> event, Lean answer, OptionalInt seats) {
  private static final Set<String> YES =
      Set.of("yes", "y", "in", "going", "accept", "参加", "去", "是", "来");
  private static final Set<String> NO = Set.of("no", "n", "out", "decline", "不参加", "不去", "否", "不来");
  private static final Set<String> MAYBE = Set.of("maybe", "tentative", "待定", "可能", "不确定", "也许");
  private static final Set<String> CANCEL = Set.of("cancel", "withdraw", "取消", "退出");
  private static final int MOST_WORDS = 4;
  private static final int LONGEST = 100;

  /** The command that the whole of {@code text} is, if it is one. */
  static Optional<RsvpCommand> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String[] words = text.strip().split("\\s+", MOST_WORDS + 1);
    String head = words[0].toLowerCase(Locale.ROOT);
    if (words.length > MOST_WORDS
        || !Set.of("rsvp", "/rsvp", "报名", "/报名", "報名", "/報名").contains(head)) {
      return Optional.empty();
    }
    int at = 1;
    Optional<String> event = Optional.empty();
    if (at < words.length && answer(words[at]) == Lean.NONE && isId(words[at])) {
      event = Optional.of(words[at].startsWith("#") ? words[at].substring(1) : words[at]);
      at++;
    }
    Lean answer = at < words.length ? answer(words[at]) : Lean.NONE;
    at += answer == Lean.NONE ? 0 : 1;
    OptionalInt seats = at < words.length ? plus(words[at]) : OptionalInt.empty();
    at += seats.isPresent() ? 1 : 0;
    boolean says = event.isPresent() || answer != Lean.NONE;
    return at < words.length || !says
        ? Optional.empty()
        : Optional.of(new RsvpCommand(event, answer == Lean.NONE ? Lean.ACCEPT : answer, seats));
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
