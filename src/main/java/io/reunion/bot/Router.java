package io.reunion.bot;

import io.reunion.bot.Invocation.Via;
import io.reunion.chat.Update.ButtonPressed;
import io.reunion.chat.Update.MessageReceived;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Decides whether a turn is for the bot and which command is meant. Silence is the default: in a group the bot hears only
 * what names it, answers one of its cards, or answers a question that it has open with that person.
 */
public final class Router {
  /** Words that answer a question that is open, also where one of them is a command's name. */
  private static final Set<String> AGREEMENT = Set.of("yes", "ok", "confirm", "确认");

  private final CommandTable commands;
  private final Forms forms;
  private final Words words;

  /** What is made of words that name no command. */
  @FunctionalInterface
  public interface Words {
    Heard understand(Turn turn, String text, boolean addressed);

    /** The command that talk in a group means which is not for the bot; nothing but a sign-up list means one. */
    default Optional<String> overheard(Turn turn, String text) {
      return Optional.empty();
    }

    /** What is meant by the words that stand behind a command's name, as the command itself would write it. */
    default Optional<String> meant(Turn turn, Command command, String arguments) {
      return Optional.empty();
    }

    /** All that is wanted where more is than the command: "rsvp gala yes, and who works in fintech?" */
    default Heard several(Turn turn, Command command, String arguments) {
      return Heard.NOTHING;
    }
  }

  /**
   * What words come to.
   *
   * @param commands the command lines that they mean, in the order in which to work them; none if they mean nothing that
   *     the bot may act on
   * @param choices what to offer where that is not certain, or besides
   * @param courtesy the words ask for nothing, and nothing or a short word is said to them
   */
  public record Heard(List<String> commands, List<Choice> choices, Optional<Courtesy> courtesy) {
    public static final Heard NOTHING = new Heard(List.of(), List.of());

    public Heard(List<String> commands, List<Choice> choices) {
      this(commands, choices, Optional.empty());
    }

    public Heard {
      commands = List.copyOf(commands);
      choices = List.copyOf(choices);
    }

    static Heard of(Courtesy courtesy) {
      return new Heard(List.of(), List.of(), Optional.of(courtesy));
    }
  }

  /** What is said out of courtesy. */
  public enum Courtesy {
    THANKS,
    /** "Ok great", "haha". */
    NOTED,
    /** "Hi": the same is offered as where something is not understood, in other words. */
    GREETING
  }

  /**
   * One thing that may be meant; {@code bot.choice.NAME} says it.
   *
   * @param command what it would do
   * @param words what it would be done with, where that has to be told
   */
  public record Choice(String name, String command, String words) {
    public Choice(String name, String command) {
      this(name, command, "");
    }
  }

  public Router(CommandTable commands, Forms forms, Words words) {
    this.commands = commands;
    this.forms = forms;
    this.words = words;
  }

  Future<Reply> press(Turn turn, ButtonPressed press) {
    return turn.rehearsed() && Forms.isAnswer(press.command())
        ? Future.succeededFuture(Reply.SILENCE)
        : pressed(turn, press.command()).compose(reply -> forms.takeUp(turn, reply));
  }

  private Future<Reply> pressed(Turn turn, String command) {
    return Forms.isAnswer(command)
        ? forms.press(asking(turn, "", Via.BUTTON), command)
        : commands
            .read(command)
            .map(found -> run(turn, found, Via.BUTTON))
            .orElseGet(() -> Future.succeededFuture(Reply.discreetly(turn.say("bot.button.old"))))
            .compose(reply -> resume(turn, reply));
  }

  Future<Reply> message(Turn turn, MessageReceived message) {
    String text = CommandTable.tightened(message.text());
    boolean addressed = message.mentioned() || message.replyToBot() || !turn.inGroup();
    Future<Reply> said = apart(turn, message, text, addressed);
    return (turn.invocation().subject().isPresent()
            ? said.compose(reply -> resume(turn, reply))
            : said)
        .compose(reply -> forms.takeUp(turn, reply));
  }

  private Future<Reply> apart(Turn turn, MessageReceived message, String text, boolean addressed) {
    boolean overheard = !addressed && turn.invocation().subject().isEmpty();
    Optional<CommandTable.Found> list =
        overheard ? words.overheard(turn, text).flatMap(commands::read) : Optional.empty();
    if (list.isPresent()) {
      return run(turn, list.get(), Via.WORDS);
    }
    // What answers a card is meant for that card; where the bot only listens no question is open.
    Optional<Forms.Open> form = turn.invocation().subject().isPresent() || turn.rehearsed()
        ? Optional.empty()
        : forms.open(turn.session());
    if (form.isPresent()) {
      boolean toOthers = message.replyTo().isPresent() && !message.replyToBot();
      return toOthers && !addressed
          ? Future.succeededFuture(Reply.SILENCE)
          : inForm(turn, form.get(), text, addressed);
    }
    if (text.startsWith("/")) {
      return slash(turn, text.substring(1).strip(), addressed);
    }
    Optional<CommandTable.Found> found = addressed ? commands.read(text) : Optional.empty();
    return found.isPresent() ? command(turn, text, found.get()) : words(turn, text, addressed);
  }

  private Future<Reply> command(Turn turn, String text, CommandTable.Found found) {
    if (AlsoWords.mayBeOne(turn, found, text)) {
      Heard meant = words.understand(turn, text, true);
      if (AlsoWords.isOne(turn, found, meant)) {
        return heard(turn, meant);
      }
    }
    boolean sentence = !found.arguments().isEmpty()
        && !Usage.takesArguments(turn, found.command())
        && !isHelpOnSomething(found);
    // "Stop sending me reminders" begins like the command that ends announcements.
    List<CommandTable.Found> several = sentence
        ? found(words.understand(turn, text, true))
        : found(words.several(turn, found.command(), found.arguments()));
    return several.isEmpty() ? run(turn, found, Via.COMMAND) : runAll(turn, several);
  }

  /** "help find" or "help all", but not "help me", which asks for help. */
  private boolean isHelpOnSomething(CommandTable.Found found) {
    return found.command().name().equals("help")
        && !found.arguments().equalsIgnoreCase("me")
        && (Help.isOnEverything(found.arguments())
            || commands
                .read(found.arguments())
                .filter(one -> one.arguments().isEmpty())
                .isPresent());
  }

  /** A question is open with the one who writes: an answer to it, a command in between, or talk that is not for us. */
  private Future<Reply> inForm(Turn turn, Forms.Open form, String text, boolean addressed) {
    String line = text.startsWith("/") ? text.substring(1).strip() : text;
    if (Forms.isAnswer(line)) {
      return forms.press(asking(turn, text, Via.ANSWER), line);
    }
    if (text.startsWith("/") && FormMove.of(line).isEmpty()) {
      return slash(turn, line, addressed).compose(reply -> resume(turn, reply));
    }
    Optional<CommandTable.Found> between = addressed ? between(turn, form, line) : Optional.empty();
    if (between.isPresent()) {
      return run(turn, between.get(), Via.COMMAND).compose(reply -> forms.resume(turn, reply));
    }
    boolean free = form.step().takes() != Step.Takes.CHOICE;
    if (free && !addressed && FormMove.of(line).isEmpty()) {
      return Future.succeededFuture(Reply.SILENCE);
    }
    return forms
        .answer(
            asking(turn, line, Via.ANSWER),
            form,
            line,
            addressed,
            ask -> addressed
                ? instead(turn, line, ask).map(Optional::of)
                : Future.succeededFuture(Optional.empty()))
        .map(reply -> reply.orElse(Reply.SILENCE));
  }

  /** What is no answer may be something else that is wanted; if it is nothing, the question is asked again. */
  private Future<Reply> instead(Turn turn, String text, Supplier<Future<Reply>> ask) {
    List<CommandTable.Found> found =
        BareWords.isOne(text) ? List.of() : found(words.understand(turn, text, true));
    return found.isEmpty()
        ? ask.get()
        : runAll(turn, found).compose(reply -> forms.resume(turn, reply));
  }

  private List<CommandTable.Found> found(Heard meant) {
    return meant.commands().stream()
        .flatMap(line -> commands.read(line).stream())
        .toList();
  }

  /** One after the other, each with what the one before has to remember. */
  private Future<Reply> runAll(Turn turn, List<CommandTable.Found> found) {
    Future<Reply> said = run(turn, found.get(0), Via.WORDS);
    for (CommandTable.Found next : found.subList(1, found.size())) {
      said = said.compose(
          before -> run(before.session().map(turn::remembering).orElse(turn), next, Via.WORDS)
              .map(reply -> before.then(BasicCommands.undoneTogether(turn, before, reply))));
    }
    return said;
  }

  /** What had an answer of its own leaves the open question as it is; it is asked again, or nobody would see it any more. */
  private Future<Reply> resume(Turn turn, Reply reply) {
    return reply.equals(Reply.SILENCE) || turn.rehearsed()
        ? Future.succeededFuture(reply)
        : forms.resume(turn, reply);
  }

  private Optional<CommandTable.Found> between(Turn turn, Forms.Open form, String text) {
    boolean agrees = form.step().takes() == Step.Takes.CHOICE
        && AGREEMENT.contains(text.toLowerCase(Locale.ROOT));
    return agrees
        ? Optional.empty()
        : commands.readApart(text).filter(found -> isOrder(turn, form.step().takes(), found));
  }

  /**
   * Whether a line that begins with a command's name is the command, where any words may be the answer. What is written as
   * help prints it is nobody's announcement; "events: gala on Friday" may be one, and behind a slash it is still a command.
   */
  private boolean isOrder(Turn turn, Step.Takes takes, CommandTable.Found found) {
    return found.arguments().isEmpty()
        || isHelpOnSomething(found)
        || (takes == Step.Takes.PROSE
            ? Usage.isAllOf(turn, found)
            : Usage.takesArguments(turn, found.command()));
  }

  /** Whether a message is the order that is obeyed also where the bot only listens, from somebody who may give it. */
  boolean isObeyedWhereListening(Speaker speaker, MessageReceived message) {
    String text = CommandTable.tightened(message.text());
    boolean slash = text.startsWith("/");
    boolean addressed = slash || message.mentioned() || message.replyToBot();
    return addressed
        && commands
            .read(slash ? text.substring(1).strip() : text)
            .map(CommandTable.Found::command)
            .filter(command -> command.obeyedWhereListening() && speaker.has(command.role()))
            .isPresent();
  }

  private static Turn asking(Turn turn, String text, Via via) {
    return turn.asking(new Invocation(text, via, turn.invocation().subject()));
  }

  private Future<Reply> slash(Turn turn, String line, boolean addressed) {
    Optional<CommandTable.Found> found = line.isEmpty() ? Optional.empty() : commands.read(line);
    if (found.isPresent()) {
      return run(turn, found.get(), Via.COMMAND);
    }
    // In a group an unknown slash command may be meant for another bot.
    return addressed ? Unclear.hint(turn, commands, line) : Future.succeededFuture(Reply.SILENCE);
  }

  private Future<Reply> words(Turn turn, String text, boolean addressed) {
    boolean heard = addressed || turn.invocation().subject().isPresent();
    if (!heard) {
      return Future.succeededFuture(Reply.SILENCE);
    }
    if (addressed && leads(turn, text)) {
      return Future.succeededFuture(Reply.discreetly(turn.say("bot.form.none")));
    }
    Heard meant = words.understand(turn, text, addressed);
    if (!meant.commands().isEmpty() || !meant.choices().isEmpty()) {
      return heard(turn, meant);
    }
    if (meant.courtesy().isPresent()) {
      boolean thanks = meant.courtesy().get() == Courtesy.THANKS && !turn.inGroup();
      return Future.succeededFuture(
          thanks ? Reply.discreetly(turn.say("bot.thanks")) : Reply.SILENCE);
    }
    return addressed ? Unclear.hint(turn, commands, text) : Future.succeededFuture(Reply.SILENCE);
  }

  /** "Skip" and "back" belong to a question of ours: once that is answered they are no answer to anything else. */
  private static boolean leads(Turn turn, String text) {
    return turn.invocation().subject().isEmpty()
        && FormMove.of(text).filter(move -> move != FormMove.CANCEL).isPresent();
  }

  private Future<Reply> heard(Turn turn, Heard meant) {
    List<CommandTable.Found> found = found(meant);
    if (found.isEmpty()) {
      return Future.succeededFuture(Reply.of(Unclear.question(turn, meant)));
    }
    return runAll(turn, found)
        .map(reply ->
            meant.choices().isEmpty() ? reply : reply.and(Unclear.also(turn, meant.choices())));
  }

  private static String cut(String line) {
    return line.codePointCount(0, line.length()) <= 200
        ? line
        : line.substring(0, line.offsetByCodePoints(0, 200)) + "…";
  }

  private Future<Reply> run(Turn turn, CommandTable.Found found, Via via) {
    Command command = found.command();
    if (!turn.speaker().has(command.role())) {
      return Future.succeededFuture(Reply.discreetly(
          turn.say("bot.refused." + command.role().name().toLowerCase(Locale.ROOT))));
    }
    Supplier<Optional<String>> meant =
        via == Via.COMMAND ? () -> words.meant(turn, command, found.arguments()) : Optional::empty;
    Invocation asked = new Invocation(found.arguments(), via, turn.invocation().subject(), meant);
    return turn.rehearsed() && !command.obeyedWhereListening()
        ? rehearse(turn.asking(asked), command)
        : command.handler().handle(turn.asking(asked));
  }

  /** What would be said; where only the doing tells, what would be done. */
  private static Future<Reply> rehearse(Turn turn, Command command) {
    String line = (command.name() + " " + turn.arguments()).strip();
    return command
        .rehearsal()
        .map(rehearsal -> rehearsal.handle(turn))
        .orElseGet(() -> Future.succeededFuture(
            Reply.discreetly(turn.say("bot.listen.would", "command", cut(line)))));
  }
}
