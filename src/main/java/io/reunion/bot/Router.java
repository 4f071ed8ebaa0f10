package io.reunion.bot;

import io.reunion.bot.Invocation.Via;
import io.reunion.chat.Button;
import io.reunion.chat.Update.ButtonPressed;
import io.reunion.chat.Update.MessageReceived;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether a turn is for the bot and which command is meant. Silence is the default: in a group the bot hears only
 * what names it, answers one of its cards, or answers a question that it has open with that person.
 */
public final class Router {
  private final CommandTable commands;
  private final Map<String, Command.Handler> dialogues;
  private final Words words;

  /** What is made of words that name no command. */
  @FunctionalInterface
  public interface Words {
    Heard understand(Turn turn, String text, boolean addressed);
  }

  /**
   * What words come to.
   *
   * @param command the command line that they mean; absent if they mean nothing that the bot may act on
   * @param choices what to offer where that is not certain
   */
  public record Heard(Optional<String> command, List<Choice> choices) {
    public static final Heard NOTHING = new Heard(Optional.empty(), List.of());
  }

  /**
   * One thing that may be meant; {@code bot.choice.NAME} says it.
   *
   * @param command what it would do
   */
  public record Choice(String name, String command) {}

  /**
   * @param dialogues handlers of answers, by the dialogue's name
   */
  public Router(CommandTable commands, Map<String, Command.Handler> dialogues, Words words) {
    this.commands = commands;
    this.dialogues = Map.copyOf(new HashMap<>(dialogues));
    this.words = words;
  }

  Future<Reply> press(Turn turn, ButtonPressed press) {
    return commands
        .read(press.command())
        .map(found -> run(turn, found, Via.BUTTON))
        .orElseGet(() -> Future.succeededFuture(Reply.discreetly(turn.say("bot.button.old"))));
  }

  Future<Reply> message(Turn turn, MessageReceived message) {
    String text = message.text().strip();
    boolean addressed = message.mentioned() || message.replyToBot() || !turn.inGroup();
    if (text.startsWith("/")) {
      return slash(turn, text.substring(1).strip(), addressed);
    }
    if (addressed) {
      Optional<CommandTable.Found> found = commands.read(text);
      if (found.isPresent()) {
        return run(turn, found.get(), Via.COMMAND);
      }
    }
    Optional<Command.Handler> dialogue =
        turn.session().dialogue().map(open -> dialogues.get(open.name()));
    if (dialogue.isPresent()) {
      return dialogue
          .get()
          .handle(turn.asking(new Invocation(text, Via.ANSWER, turn.invocation().subject())));
    }
    return words(turn, text, addressed);
  }

  private Future<Reply> slash(Turn turn, String line, boolean addressed) {
    Optional<CommandTable.Found> found = line.isEmpty() ? Optional.empty() : commands.read(line);
    if (found.isPresent()) {
      return run(turn, found.get(), Via.COMMAND);
    }
    // In a group an unknown slash command may be meant for another bot.
    return addressed ? hint(turn, line) : Future.succeededFuture(Reply.SILENCE);
  }

  private Future<Reply> words(Turn turn, String text, boolean addressed) {
    boolean heard = addressed || turn.invocation().subject().isPresent();
    if (!heard) {
      return Future.succeededFuture(Reply.SILENCE);
    }
    Heard meant = words.understand(turn, text, addressed);
    Optional<CommandTable.Found> found = meant.command().flatMap(commands::read);
    if (found.isPresent()) {
      return run(turn, found.get(), Via.WORDS);
    }
    if (meant.choices().size() > 1) {
      return ask(turn, meant.choices());
    }
    return addressed ? hint(turn, text) : Future.succeededFuture(Reply.SILENCE);
  }

  /** The buttons carry what the message answered, since an answer to them no longer tells. */
  private static Future<Reply> ask(Turn turn, List<Choice> choices) {
    Say question = Say.discreetly(turn.say("bot.ask"));
    List<Button> buttons = choices.stream()
        .map(choice -> new Button(
            turn.say("bot.choice." + choice.name().toLowerCase(Locale.ROOT)), choice.command()))
        .toList();
    Say asked = question.withButtons(List.of(buttons));
    return Future.succeededFuture(
        Reply.of(turn.invocation().subject().map(asked::about).orElse(asked)));
  }

  private Future<Reply> hint(Turn turn, String text) {
    String first = text.split("\\s", 2)[0];
    String say = commands
        .nearest(first)
        .map(near -> turn.say("bot.unknown.near", "word", shortened(first), "near", near))
        .orElseGet(() -> turn.say("bot.unknown"));
    return Future.succeededFuture(Reply.discreetly(say));
  }

  private static String shortened(String word) {
    return word.codePointCount(0, word.length()) <= 30
        ? word
        : word.substring(0, word.offsetByCodePoints(0, 20)) + "…";
  }

  private Future<Reply> run(Turn turn, CommandTable.Found found, Via via) {
    Command command = found.command();
    if (!turn.speaker().has(command.role())) {
      return Future.succeededFuture(Reply.discreetly(
          turn.say("bot.refused." + command.role().name().toLowerCase(java.util.Locale.ROOT))));
    }
    return command
        .handler()
        .handle(
            turn.asking(new Invocation(found.arguments(), via, turn.invocation().subject())));
  }

  List<Command> commandsFor(Speaker speaker) {
    return commands.commands().stream()
        .filter(command -> speaker.has(command.role()))
        .toList();
  }
}
