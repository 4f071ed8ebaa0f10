package io.reunion.bot;

import io.reunion.chat.Button;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is said where words are not clear. */
final class Unclear {
  /** In words, of one with a slip in its name: "rspv gala yes +2". */
  private static final int LONGEST_COMMAND = 4;

  private Unclear() {}

  /** Which of several things was meant. */
  static Say question(Turn turn, Router.Heard meant) {
    return question(turn, turn.say(asking(meant)), meant.choices());
  }

  /** Whether this is wanted besides what has been done. */
  static Say also(Turn turn, List<Router.Choice> choices) {
    return question(turn, turn.say("bot.ask.also"), choices);
  }

  private static String asking(Router.Heard meant) {
    return meant.courtesy().isPresent()
        ? "bot.greeting"
        : meant.choices().size() == 1 ? "bot.ask.one" : "bot.ask";
  }

  /** The buttons carry what the message answered, since an answer to them no longer tells. */
  private static Say question(Turn turn, String text, List<Router.Choice> choices) {
    List<Button> buttons = choices.stream()
        .map(choice -> new Button(label(turn, choice), choice.command()))
        .toList();
    Say asked = Say.discreetly(text).withButtons(List.of(buttons));
    return turn.invocation().subject().map(asked::about).orElse(asked);
  }

  private static String label(Turn turn, Router.Choice choice) {
    return choice.words().isEmpty()
        ? turn.say("bot.choice." + choice.name().toLowerCase(Locale.ROOT))
        : turn.say(
            "bot.choice.with",
            "name",
            choice.name().toLowerCase(Locale.ROOT),
            "words",
            choice.words());
  }

  /** That nothing was understood, with the command of which the first word may be a slip; that of a sentence is none. */
  static Future<Reply> hint(Turn turn, CommandTable commands, String text) {
    String[] words = text.split("\\s+", LONGEST_COMMAND + 1);
    String first = words[0];
    String say = Optional.of(first)
        .filter(any -> words.length <= LONGEST_COMMAND)
        .flatMap(commands::nearest)
        .map(near -> turn.say("bot.unknown.near", "word", shortened(first), "near", near))
        .orElseGet(() -> turn.say("bot.unknown"));
    return Future.succeededFuture(Reply.discreetly(say));
  }

  private static String shortened(String word) {
    return word.codePointCount(0, word.length()) <= 30
        ? word
        : word.substring(0, word.offsetByCodePoints(0, 20)) + "…";
  }
}
