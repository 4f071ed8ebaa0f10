package io.reunion.bot;

import io.reunion.session.Dialogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What becomes of the form that is open when another begins: it waits and is taken up again. Only one waits, or nobody would
 * know any more what is asked for; one that is left over, and one that is begun anew itself, is given up, and it is said how
 * to begin it again.
 */
final class Interruption {
  private static final String DROPPED = "bot.form.dropped.";

  /** What cannot be undone is not asked for again after something else: a yes might be meant for that. */
  private static final String FINAL = "me-delete";

  private Interruption() {}

  /** {@code begun} over what is open with the one who speaks. */
  static Dialogue over(Turn turn, Dialogue begun) {
    return before(turn)
        .filter(open -> !open.name().equals(begun.name()) && !open.name().equals(FINAL))
        .findFirst()
        .map(begun::over)
        .orElse(begun);
  }

  /** What is said of those that were open before {@code begun}; empty if nothing of them is lost or waits. */
  static String told(Turn turn, Dialogue begun) {
    Optional<Dialogue> waiting = begun.interrupted();
    Stream<String> dropped = before(turn)
        .filter(open -> !waiting.map(Dialogue::name).equals(Optional.of(open.name())))
        .filter(open -> !open.name().equals(begun.name()) || !known(open).equals(known(begun)))
        .map(open -> DROPPED + open.name())
        .filter(turn.texts()::has)
        .map(turn::say);
    boolean isNew =
        waiting.isPresent() && waiting.equals(turn.session().dialogue().map(Dialogue::alone));
    Stream<String> waits =
        isNew && isOurs(turn, waiting.get()) ? Stream.of(turn.say("bot.form.waits")) : Stream.of();
    return Stream.concat(dropped, waits).collect(Collectors.joining("\n"));
  }

  /** The open one, and then the one that waits under it. */
  private static Stream<Dialogue> before(Turn turn) {
    Optional<Dialogue> open = turn.session().dialogue();
    return Stream.concat(
        open.map(Dialogue::alone).stream(), open.flatMap(Dialogue::interrupted).stream());
  }

  /** One that an older version has left is not. */
  private static boolean isOurs(Turn turn, Dialogue open) {
    return turn.texts().has(DROPPED + open.name());
  }

  /** The answers without what tells one form of that name from the next. */
  private static Map<String, String> known(Dialogue dialogue) {
    Map<String, String> known = new HashMap<>(dialogue.answers());
    known.keySet().removeAll(List.of(Forms.NUMBER, Forms.LANGUAGE));
    return known;
  }
}
