package io.reunion.event.command;

import io.reunion.event.EventId;
import io.reunion.event.Seat;
import io.reunion.event.rsvp.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands behind {@code rsvp}: {@code [ID|《title》] [yes|no|maybe|cancel] [online|room] [+N [more|fewer] | N人] [turn=N]
 * [seats=WORD] [with NAME, NAME | guests=NAME,NAME] [for NAME]}, in both languages.
 *
 * @param event as typed
 * @param title words of its title, where it was named so
 * @param answer if one was given, or follows from a number of seats
 * @param seats including the person; empty if none were named
 * @param more so many seats more than before, fewer where {@link #wanted} is negative
 * @param seat where, if that was said
 * @param turn on the waiting list, where an answer is taken back
 * @param guests named companions
 * @param person for whom, if not for the speaker
 * @param unread whether there were words besides that are no answer
 * @param noNumber what stands where the number of seats does, and is none that can be read
 */
record RsvpWords(
    Optional<EventId> event,
    Optional<String> title,
    Optional<Answer> answer,
    Optional<Integer> seats,
    boolean more,
    Optional<Seat> seat,
    Optional<Long> turn,
    List<String> guests,
    Optional<String> person,
    boolean unread,
    Optional<String> noNumber) {
  private static final Set<String> FOR =
      Set.of("for", "on-behalf-of", "替", "代", "代替", "代表", "帮", "给", "幫", "給", "代為", "代为");
  private static final Set<String> WITH = Set.of("with", "带", "和");
  private static final Set<String> SELF =
      Set.of("me", "myself", "us", "我", "我们", "自己", "it", "this");
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

  private static final Pattern SEVERAL = Pattern.compile("[;；]");
  /** A larger one is no number of people, and cannot be told apart from one that slipped. */
  private static final int LONGEST_NUMBER = 9;

  private static final int LONGEST_COUNT = 4;
  private static final Pattern SIZE = Pattern.compile("[-+]+[0-9][-+.0-9]*[人位个]?|[0-9]{5,}[人位]");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern IN_PERSON =
      Pattern.compile("\\b(in) (person)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern TITLE = Pattern.compile("[《“\"]([^《》“”\"]{1,200})[》”\"]");
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

  /** One answer each of what {@code ;} separates: what one message said about several people. */
  static List<RsvpWords> readAll(String arguments) {
    return Arrays.stream(SEVERAL.split(arguments)).map(RsvpWords::read).toList();
  }

  /** Words that cannot be read are ignored: the reply says what was understood. */
  static RsvpWords read(String arguments) {
    Matcher quoted = TITLE.matcher(arguments);
    Optional<String> title =
        quoted.find() ? Optional.of(quoted.group(1).strip()) : Optional.empty();
    String rest = IN_PERSON
        .matcher(title.isPresent() ? quoted.replaceFirst(" ") : arguments)
        .replaceAll("$1-$2");
    List<String> words = List.of(BLANKS.split(rest.strip()));
    int person = indexOf(words, FOR, words.size());
    int guests = Math.min(indexOf(words, WITH, words.size()), person);
    return read(words.subList(0, guests), title)
        .with(companions(words, guests, person), person(words, person));
  }

  private static int indexOf(List<String> words, Set<String> wanted, int none) {
    for (int i = 0; i < words.size() - 1; i++) {
      if (wanted.contains(normal(words.get(i)))) {
        return i;
      }
    }
    return none;
  }

  private static List<String> companions(List<String> words, int from, int to) {
    if (from >= to) {
      return List.of();
    }
    return Arrays.stream(String.join(" ", words.subList(from + 1, to)).split("[,，、]"))
        .map(String::strip)
        .filter(name -> !name.isEmpty() && name.length() <= 40)
        .toList();
  }

  private static Optional<String> person(List<String> words, int from) {
    return from >= words.size()
        ? Optional.empty()
        : Optional.of(String.join(" ", words.subList(from + 1, words.size())).strip())
            .filter(name -> !name.isEmpty() && !SELF.contains(normal(name)));
  }

  private RsvpWords with(List<String> companions, Optional<String> other) {
    List<String> all = companions.isEmpty() ? guests : companions;
    boolean come = !all.isEmpty() && seats.isEmpty() && !more;
    return new RsvpWords(
        event,
        title,
        answer.or(() ->
            other.isPresent() || !all.isEmpty() ? Optional.of(Answer.ACCEPTED) : Optional.empty()),
        come ? Optional.of(1 + all.size()) : seats,
        more,
        seat,
        turn,
        all,
        other,
        unread,
        noNumber);
  }

  /** The speaker's own yes for so many seats, with these guests. */
  RsvpWords ofParty(int all, List<String> companions) {
    return new RsvpWords(
        event,
        title,
        Optional.of(Answer.ACCEPTED),
        Optional.of(all),
        false,
        seat,
        Optional.empty(),
        companions,
        Optional.empty(),
        unread,
        noNumber);
  }

  private static RsvpWords read(List<String> words, Optional<String> title) {
    Optional<EventId> event = Optional.empty();
    Optional<Answer> answer = Optional.empty();
    Optional<Integer> seats = Optional.empty();
    Optional<Seat> seat = Optional.empty();
    Optional<Long> turn = Optional.empty();
    List<String> guests = List.of();
    boolean more = false;
    boolean fewer = false;
    boolean unread = false;
    Optional<String> noNumber = Optional.empty();
    Optional<String> named = title;
    for (String raw : words) {
      String word = normal(raw);
      Optional<String> where = where(word);
      if (where.isPresent()) {
        seat = Optional.ofNullable(SEATS.get(where.get()));
        word = word.replace(where.get(), "");
        if (word.isEmpty()) {
          continue;
        }
      }
      Optional<Integer> number = seats(word);
      Answer said = ANSWERS.get(word);
      if (said != null) {
        answer = Optional.of(said);
      } else if (word.equals("more") || word.equals("再加")) {
        more = true;
      } else if (word.equals("fewer") || word.equals("减")) {
        fewer = true;
      } else if (number.isPresent()) {
        seats = number;
      } else if (word.startsWith(WRITTEN)) {
        noNumber = Optional.of(raw.substring(WRITTEN.length()));
      } else if (isSize(word)) {
        noNumber = Optional.of(raw);
      } else if (word.startsWith(Undoing.TURN)) {
        turn = turn(word.substring(Undoing.TURN.length()));
      } else if (word.startsWith(Undoing.GUESTS)) {
        guests = Undoing.guests(raw.substring(Undoing.GUESTS.length())).orElse(List.of());
      } else if (event.isEmpty()) {
        event = EventId.typed(word);
        unread |= event.isEmpty() && named.isPresent();
        named = event.isPresent() || word.isEmpty() ? named : named.or(() -> Optional.of(raw));
      } else {
        unread = true;
      }
    }
    if (answer.isEmpty() && (seats.isPresent() || seat.isPresent())) {
      answer = Optional.of(Answer.ACCEPTED);
    }
    // Words alone may be an answer as well as a title.
    boolean own = title.isEmpty() && named.isPresent() && answer.isEmpty();
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

  /** How many seats to ask for: the number, or how many more; negative if fewer. */
  int wanted() {
    int all = seats.orElse(1);
    return more ? all - 1 : all;
  }

  private static String normal(String word) {
    return java.text.Normalizer.normalize(word, java.text.Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT);
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
