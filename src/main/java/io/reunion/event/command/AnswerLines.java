package io.reunion.event.command;

import io.reunion.bot.Letter;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words that an answer is given in, and those of several answers together. */
final class AnswerLines {
  /** In words that blanks part. */
  private static final int LONGEST_NAME = 3;

  private AnswerLines() {}

  /** What was written, or what it means where that is said in the person's own words. */
  static String written(Turn turn, List<RsvpWords> all) {
    if (noNumber(all).isPresent()) {
      return turn.arguments();
    }
    boolean own = all.stream().anyMatch(words -> words.unread() || isSentence(words));
    // "rsvp nope" has the shape of an event's id.
    boolean alone = all.size() == 1 && all.get(0).answer().isEmpty();
    if (!own && !alone) {
      return turn.arguments();
    }
    return turn.invocation()
        .meant()
        .get()
        .filter(meant -> own || RsvpWords.read(meant).event().isEmpty())
        .orElseGet(turn::arguments);
  }

  /** What was written for a number of seats and is none: whatever else the words mean, that is not to be guessed. */
  static Optional<String> noNumber(List<RsvpWords> all) {
    return all.stream().flatMap(words -> words.noNumber().stream()).findFirst();
  }

  /** "For my husband to the gala" has more in it than whom it is for. */
  private static boolean isSentence(RsvpWords words) {
    return words
        .person()
        .filter(name -> name.split("\\s+").length > LONGEST_NAME)
        .isPresent();
  }

  /** What a button asks that names the event itself. */
  static String rest(String arguments, RsvpWords first) {
    String rest = arguments.replaceAll("[《“\"][^《》“”\"]*[》”\"]", " ").strip();
    return first
        .event()
        .map(EventId::value)
        .or(first::title)
        .map(named -> rest.replaceFirst("(?i)(^|\\s)" + Pattern.quote(named) + "(?=\\s|$)", " "))
        .orElse(rest)
        .strip()
        .replaceAll("\\s{2,}", " ");
  }

  /** What does not fit on a button is asked again. */
  static String forButton(String command, String rest) {
    String whole = command + " " + rest;
    return rest.isEmpty() || whole.getBytes(StandardCharsets.UTF_8).length > Button.MAX_COMMAND
        ? command
        : whole;
  }

  static Reply joined(Reply before, Reply next) {
    Say first = before.says().get(0);
    Say second = next.says().get(0);
    Say both = new Say(
        first.text() + "\n" + second.text(),
        Stream.concat(first.buttons().stream(), second.buttons().stream()).toList(),
        first.to(),
        first.subject().or(second::subject),
        Optional.empty());
    List<Letter> letters = new ArrayList<>(before.letters());
    letters.addAll(next.letters());
    return new Reply(List.of(both), letters, Undoing.joined(before.session(), next.session()));
  }

  static boolean isOfGoodSize(RsvpWords words) {
    int seats = words.more() ? Math.abs(words.wanted()) : words.wanted();
    return seats >= 1 && seats <= Event.MAX_PARTY && words.guests().size() < Event.MAX_PARTY;
  }
}
