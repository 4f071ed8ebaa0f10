package io.reunion.event;

import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The words that stand behind {@code rsvp}, before they are read and where they are asked about. */
final class AskedWords {
  private AskedWords() {}

  /** What was written, or what it means where that is said in the person's own words. */
  static String of(Turn turn, List<RsvpWords> all) {
    boolean own = all.stream().anyMatch(RsvpWords::unread);
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

  /** What a button asks that names the event itself. */
  static String rest(String arguments, RsvpWords first) {
    String rest = arguments.replaceAll("[《“\"][^《》“”\"]*[》”\"]", " ").strip();
    return first
        .event()
        .map(EventId::value)
        .or(first::title)
        .map(named -> rest.replaceFirst("(?i)(^|\\s)" + Pattern.quote(named) + "(?=\\s|$)", " "))
        .orElse(rest)
        .strip();
  }

  /** What does not fit on a button is asked again. */
  static String forButton(String command, String rest) {
    String whole = command + " " + rest;
    return rest.isEmpty() || whole.getBytes(StandardCharsets.UTF_8).length > Button.MAX_COMMAND
        ? command
        : whole;
  }
}
