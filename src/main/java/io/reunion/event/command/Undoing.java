package io.reunion.event.command;

import io.reunion.bot.BasicCommands;
import io.reunion.bot.Invocation.Via;
import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The command that takes an answer back: it makes the one before it stand again, with its party. */
final class Undoing {
  /** What would part a name or an answer in two. */
  private static final Pattern PARTS =
      Pattern.compile("[;；,，、]|(^|\\s)(for|with|替|帮|给|带|和)(\\s|$)");

  /** The word for a turn on the waiting list. */
  static final String TURN = "turn=";

  private static final Pattern WITH_TURN = Pattern.compile(" " + TURN + "\\d+");

  private Undoing() {}

  /**
   * @param before how the answer stood until then
   * @param person for whom it was answered, if it was somebody else
   */
  static String command(Event event, AnswerMemory.Before before, Optional<String> person) {
    String back = before
        .status()
        .map(status -> switch (status.answer()) {
          case ACCEPTED ->
            (event.terms().hybrid()
                    ? "yes " + before.seat().name().toLowerCase(Locale.ROOT)
                    : "yes")
                + " +"
                + (before.seats() - 1)
                + before.turn().map(turn -> " " + TURN + turn).orElse("")
                + with(before.guests());
          case TENTATIVE -> "maybe";
          case DECLINED -> "no";
          case NONE -> "cancel";
        })
        .orElse("cancel");
    return "rsvp " + event.id() + " " + back
        + person.map(name -> " for " + name).orElse("");
  }

  /** The turn on the waiting list that is given back. Who types one has none. */
  static Optional<Long> turn(Turn turn, RsvpWords words) {
    return words.turn().filter(before -> turn.invocation().via() == Via.UNDO);
  }

  /** What was written, for people to read. */
  static String words(Turn turn) {
    return turn.invocation().via() == Via.UNDO
        ? WITH_TURN.matcher(turn.arguments()).replaceAll("")
        : turn.arguments();
  }

  /** Whether {@code name} would be read as more than one. */
  static boolean isParted(String name) {
    return PARTS.matcher(name).find();
  }

  private static String with(List<String> guests) {
    return guests.isEmpty() || guests.stream().anyMatch(Undoing::isParted)
        ? ""
        : " with " + String.join("、", guests);
  }

  /** Of what one message said about several people all is taken back. */
  static Optional<Session> joined(Optional<Session> first, Optional<Session> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.or(() -> second);
    }
    String one = first.get().recall(BasicCommands.UNDO).orElse("");
    String other =
        second.get().recall(BasicCommands.UNDO).orElse("").replaceFirst("^rsvp \\S+ ", "");
    Session both = BasicCommands.together(second.get(), first.get());
    return Optional.of(both.remember(BasicCommands.UNDO, one + "; " + other));
  }
}
