package io.reunion.event.command;

import io.reunion.event.EventId;
import io.reunion.event.Seat;
import io.reunion.event.rsvp.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
  private static final Pattern SEVERAL = Pattern.compile("[;；]");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern IN_PERSON =
      Pattern.compile("\\b(in) (person)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern TITLE = Pattern.compile("[《“\"]([^《》“”\"]{1,200})[》”\"]");
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
    AnswerWords reading = new AnswerWords(title);
    words.forEach(reading::take);
    return reading.words(title.isEmpty());
  }

  /** How many seats to ask for: the number, or how many more; negative if fewer. */
  int wanted() {
    int all = seats.orElse(1);
    return more ? all - 1 : all;
  }

  static String normal(String word) {
    return java.text.Normalizer.normalize(word, java.text.Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT);
  }
}
