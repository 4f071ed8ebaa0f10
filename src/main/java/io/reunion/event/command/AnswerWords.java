package io.reunion.event.command;

import io.reunion.event.EventId;
import io.reunion.event.Seat;
import io.reunion.event.rsvp.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the words of one answer say, read one after the other. */
final class AnswerWords {
  /** Words for where; in Chinese one may stand in one word with the answer. */
  private static final Map<String, Seat> SEATS = Map.ofEntries(
      Map.entry("online", Seat.ONLINE),
      Map.entry("remote", Seat.ONLINE),
      Map.entry("remotely", Seat.ONLINE),
      Map.entry("virtual", Seat.ONLINE),
      Map.entry("virtually", Seat.ONLINE),
      Map.entry("线上", Seat.ONLINE),
      Map.entry("線上", Seat.ONLINE),
      Map.entry("远程", Seat.ONLINE),
      Map.entry("遠程", Seat.ONLINE),
      Map.entry("网上", Seat.ONLINE),
      Map.entry("room", Seat.ROOM),
      Map.entry("in-person", Seat.ROOM),
      Map.entry("onsite", Seat.ROOM),
      Map.entry("on-site", Seat.ROOM),
      Map.entry("offline", Seat.ROOM),
      Map.entry("现场", Seat.ROOM),
      Map.entry("現場", Seat.ROOM),
      Map.entry("线下", Seat.ROOM),
      Map.entry("線下", Seat.ROOM));

  /** Before a number of people as somebody wrote it in a sentence, which may be none. */
  private static final String WRITTEN = "seats=";

  /** A larger one is no number of people, and cannot be told apart from one that slipped. */
  private static final int LONGEST_NUMBER = 9;

  private static final int LONGEST_COUNT = 4;
  private static final Pattern SIZE = Pattern.compile("[-+]+[0-9][-+.0-9]*[人位个]?|[0-9]{5,}[人位]");
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

  private Optional<EventId> event = Optional.empty();
  private Optional<String> named;
  private Optional<Answer> answer = Optional.empty();
  private Optional<Integer> seats = Optional.empty();
  private Optional<Seat> seat = Optional.empty();
  private Optional<Long> turn = Optional.empty();
  private List<String> guests = List.of();
  private boolean more;
  private boolean fewer;
  private boolean unread;
  private Optional<String> noNumber = Optional.empty();

  AnswerWords(Optional<String> title) {
    named = title;
  }

  void take(String raw) {
    String word = RsvpWords.normal(raw);
    Optional<String> where = where(word);
    if (where.isPresent()) {
      seat = Optional.ofNullable(SEATS.get(where.get()));
      word = word.replace(where.get(), "");
    }
    boolean known = (where.isPresent() && word.isEmpty())
        || isAnswer(word)
        || isNumber(word, raw)
        || isUndo(word, raw);
    if (!known) {
      name(word, raw);
    }
  }

  private boolean isAnswer(String word) {
    Answer said = ANSWERS.get(word);
    if (said != null) {
      answer = Optional.of(said);
      return true;
    }
    boolean adds = word.equals("more") || word.equals("再加");
    boolean takes = word.equals("fewer") || word.equals("减");
    more |= adds;
    fewer |= takes;
    return adds || takes;
  }

  private boolean isNumber(String word, String raw) {
    Optional<Integer> number = seats(word);
    if (number.isPresent()) {
      seats = number;
      return true;
    }
    boolean written = word.startsWith(WRITTEN);
    if (written || isSize(word)) {
      noNumber = Optional.of(written ? raw.substring(WRITTEN.length()) : raw);
      return true;
    }
    return false;
  }

  private boolean isUndo(String word, String raw) {
    if (word.startsWith(Undoing.TURN)) {
      turn = turn(word.substring(Undoing.TURN.length()));
      return true;
    }
    if (word.startsWith(Undoing.GUESTS)) {
      guests = Undoing.guests(raw.substring(Undoing.GUESTS.length())).orElse(List.of());
      return true;
    }
    return false;
  }

  private void name(String word, String raw) {
    if (event.isPresent()) {
      unread = true;
      return;
    }
    event = EventId.typed(word);
    unread |= event.isEmpty() && named.isPresent();
    named = event.isPresent() || word.isEmpty() ? named : named.or(() -> Optional.of(raw));
  }

  /** @param untitled no title was quoted: words alone may be an answer as well as a title */
  RsvpWords words(boolean untitled) {
    if (answer.isEmpty() && (seats.isPresent() || seat.isPresent())) {
      answer = Optional.of(Answer.ACCEPTED);
    }
    boolean own = untitled && named.isPresent() && answer.isEmpty();
    return new RsvpWords(
        event,
        named,
        answer,
        fewer ? seats.map(all -> 2 - all) : seats,
        (more || fewer) && seats.isPresent(),
        seat,
        turn,
        guests,
        Optional.empty(),
        unread || own,
        noNumber);
  }

  /** The word for a place that {@code word} is, or that a Chinese word has within it. */
  private static Optional<String> where(String word) {
    return SEATS.containsKey(word)
        ? Optional.of(word)
        : word.chars().allMatch(c -> c <= 0x2E80)
            ? Optional.empty()
            : SEATS.keySet().stream()
                .filter(one -> one.charAt(0) > 0x2E80 && word.contains(one))
                .findFirst();
  }

  /** {@code +2} is two guests besides the person, {@code -2} what nobody can ask for; {@code 3人} and {@code x3} are three seats in all. */
  private static Optional<Integer> seats(String word) {
    boolean counted = word.endsWith("人") || word.endsWith("位");
    String bare = counted || word.endsWith("个") ? word.substring(0, word.length() - 1) : word;
    if (word.startsWith(WRITTEN)) {
      return number(word.substring(WRITTEN.length()), LONGEST_NUMBER);
    }
    if (bare.startsWith("+")) {
      return number(bare.substring(1), LONGEST_NUMBER).map(guests -> guests + 1);
    }
    if (bare.startsWith("-")) {
      return number(bare.substring(1), LONGEST_NUMBER).map(fewer -> 1 - fewer);
    }
    if (counted) {
      return number(bare, LONGEST_NUMBER);
    }
    // An event's id may begin with this letter, and go on with digits.
    return word.startsWith("x") ? number(word.substring(1), LONGEST_COUNT) : Optional.empty();
  }

  /** Whether {@code word} can be nothing but a number of seats; a full stop behind it ends the sentence. */
  private static boolean isSize(String word) {
    return !word.endsWith(".") && SIZE.matcher(word).matches();
  }

  private static Optional<Long> turn(String digits) {
    return digits.matches("[0-9]{1,15}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }

  private static Optional<Integer> number(String digits, int longest) {
    boolean plain = !digits.isEmpty()
        && digits.length() <= longest
        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
  }
}
