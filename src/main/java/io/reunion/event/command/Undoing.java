package io.reunion.event.command;

import io.reunion.bot.BasicCommands;
import io.reunion.bot.Invocation.Via;
import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.event.rsvp.Answer;
import io.reunion.session.Session;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command that takes an answer back: it makes the one before it stand again, with its party. */
final class Undoing {
  /** What would part a name or an answer in two. */
  private static final Pattern PARTS =
      Pattern.compile("[;；,，、]|(^|\\s)(for|with|替|帮|给|带|和)(\\s|$)");

  /** The word for a turn on the waiting list. */
  static final String TURN = "turn=";

  /** The word for guests whose names would not be read again as they are. */
  static final String GUESTS = "guests=";

  private static final Pattern WITH_TURN = Pattern.compile(" " + TURN + "\\d+");
  private static final Pattern WITH_GUESTS = Pattern.compile(GUESTS + "(\\S+)");

  private static final Pattern COMMAND = Pattern.compile("^rsvp \\S+ ");

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
        ? WITH_GUESTS
            .matcher(WITH_TURN.matcher(turn.arguments()).replaceAll(""))
            .replaceAll(found -> Matcher.quoteReplacement(
                "with " + guests(found.group(1)).map(Undoing::listed).orElse(found.group(1))))
        : turn.arguments();
  }

  /** Whether {@code name} would be read as more than one. */
  static boolean isParted(String name) {
    return PARTS.matcher(name).find();
  }

  private static String with(List<String> guests) {
    if (guests.isEmpty()) {
      return "";
    }
    return isReadAgain(guests)
        ? " with " + listed(guests)
        : guests.stream()
            .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
            .collect(Collectors.joining(",", " " + GUESTS, ""));
  }

  private static boolean isReadAgain(List<String> guests) {
    List<RsvpWords> read = RsvpWords.readAll("yes with " + listed(guests));
    return read.size() == 1
        && read.get(0).person().isEmpty()
        && read.get(0).guests().equals(guests);
  }

  private static String listed(List<String> names) {
    return String.join("、", names);
  }

  /** The names in what stands behind {@link #GUESTS}; empty if nobody has written it who knows how. */
  static Optional<List<String>> guests(String written) {
    try {
      return Optional.of(Arrays.stream(written.split(","))
          .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8).strip())
          .filter(name -> !name.isEmpty())
          .toList());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Of what one message said about several people, or twice about one, all is taken back: everybody stands as they did before
   * the first of it.
   */
  static Optional<Session> joined(Optional<Session> first, Optional<Session> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.or(() -> second);
    }
    Session both = BasicCommands.together(second.get(), first.get());
    return Optional.of(
        both.remember(BasicCommands.UNDO, joined(back(first.get()), back(second.get()))));
  }

  private static String back(Session session) {
    return session.recall(BasicCommands.UNDO).orElse("");
  }

  /**
   * Who stood otherwise twice stands as before the first. The rest goes backwards, and nobody takes a seat or a turn on the
   * waiting list that another has to leave first.
   */
  private static String joined(String first, String second) {
    Matcher command = COMMAND.matcher(first);
    String head = command.find() ? command.group() : "";
    Map<String, String> people = new LinkedHashMap<>();
    for (String back : List.of(first, second)) {
      for (String one : COMMAND.matcher(back).replaceFirst("").split("; ")) {
        people.putIfAbsent(RsvpWords.read(one).person().orElse(""), one);
      }
    }
    List<String> all = new ArrayList<>(people.values());
    Collections.reverse(all);
    all.sort(Comparator.comparingLong(Undoing::order));
    return head + String.join("; ", all);
  }

  /** First who gives a seat up, then who takes one, then who waits. */
  private static long order(String one) {
    RsvpWords words = RsvpWords.read(one);
    return words.answer().equals(Optional.of(Answer.ACCEPTED)) ? words.turn().orElse(0L) : -1;
  }
}
