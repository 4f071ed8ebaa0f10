package io.reunion.bot;

import io.reunion.session.Dialogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Only one form is open at a time: who was filling in another is told that it is given up, and how to begin it again. */
final class Dropped {
  private Dropped() {}

  /** What is said of the form that is open when {@code begun} begins; empty if nothing of it is lost. */
  static String by(Turn turn, Dialogue begun) {
    return turn.session()
        .dialogue()
        .filter(open -> !open.name().equals(begun.name()) || !known(open).equals(known(begun)))
        .map(Dialogue::name)
        // One that an older version has left is not ours.
        .filter(name -> turn.texts().has("bot.form.dropped." + name))
        .map(name -> turn.say("bot.form.dropped." + name))
        .orElse("");
  }

  /** The answers without what tells one form of that name from the next. */
  private static Map<String, String> known(Dialogue dialogue) {
    Map<String, String> known = new HashMap<>(dialogue.answers());
    known.keySet().removeAll(List.of(Forms.NUMBER, Forms.LANGUAGE));
    return known;
  }
}
