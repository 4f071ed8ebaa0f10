package io.reunion.event;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What stands behind {@code rsvp}: {@code [ID] [yes|no|maybe|cancel] [+N | N人]}, in any order and in both languages.
 *
 * @param event as typed
 * @param answer if one was given, or follows from a number of seats
 * @param seats including the person; empty if none were named
 */
record RsvpWords(Optional<EventId> event, Optional<Answer> answer, Optional<Integer> seats) {
  private static final Map<String, Answer> ANSWERS = Map.ofEntries(
      Map.entry("yes", Answer.ACCEPTED),
      Map.entry("y", Answer.ACCEPTED),
      Map.entry("going", Answer.ACCEPTED),
      Map.entry("in", Answer.ACCEPTED),
      Map.entry("join", Answer.ACCEPTED),
      Map.entry("参加", Answer.ACCEPTED),
      Map.entry("去", Answer.ACCEPTED),
      Map.entry("是", Answer.ACCEPTED),
      Map.entry("报名", Answer.ACCEPTED),
      Map.entry("no", Answer.DECLINED),
      Map.entry("n", Answer.DECLINED),
      Map.entry("out", Answer.DECLINED),
      Map.entry("decline", Answer.DECLINED),
      Map.entry("不参加", Answer.DECLINED),
      Map.entry("不去", Answer.DECLINED),
      Map.entry("否", Answer.DECLINED),
      Map.entry("maybe", Answer.TENTATIVE),
      Map.entry("perhaps", Answer.TENTATIVE),
      Map.entry("tentative", Answer.TENTATIVE),
      Map.entry("待定", Answer.TENTATIVE),
      Map.entry("也许", Answer.TENTATIVE),
      Map.entry("可能", Answer.TENTATIVE),
      Map.entry("cancel", Answer.NONE),
      Map.entry("withdraw", Answer.NONE),
      Map.entry("remove", Answer.NONE),
      Map.entry("取消", Answer.NONE),
      Map.entry("退出", Answer.NONE));

  /** Words that cannot be read are ignored: the reply says what was understood. */
  static RsvpWords read(String arguments) {
    Optional<EventId> event = Optional.empty();
    Optional<Answer> answer = Optional.empty();
    Optional<Integer> seats = Optional.empty();
    for (String raw : arguments.strip().split("\\s+")) {
      String word = normal(raw);
      Optional<Integer> number = seats(word);
      Answer said = ANSWERS.get(word);
      if (said != null) {
        answer = Optional.of(said);
      } else if (number.isPresent()) {
        seats = number;
      } else if (event.isEmpty()) {
        event = EventId.typed(word);
      }
    }
    if (answer.isEmpty() && seats.isPresent()) {
      answer = Optional.of(Answer.ACCEPTED);
    }
    return new RsvpWords(event, answer, seats);
  }

  private static String normal(String word) {
    return java.text.Normalizer.normalize(word, java.text.Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT);
  }

  /** {@code +2} is two guests besides the person; {@code 3人} and {@code x3} are three seats in all. */
  private static Optional<Integer> seats(String word) {
    if (word.startsWith("+")) {
      return number(word.substring(1)).map(guests -> guests + 1);
    }
    if (word.endsWith("人") || word.endsWith("位")) {
      return number(word.substring(0, word.length() - 1));
    }
    return word.startsWith("x") ? number(word.substring(1)) : Optional.empty();
  }

  private static Optional<Integer> number(String digits) {
    boolean plain = !digits.isEmpty()
        && digits.length() <= 4
        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
  }
}
