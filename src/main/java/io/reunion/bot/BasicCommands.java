package io.reunion.bot;

import io.reunion.bot.Invocation.Via;
import io.reunion.member.Role;
import io.reunion.text.Language;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The commands that every feature leans on: {@code help}, {@code undo}, {@code why} and {@code lang}. */
public final class BasicCommands {
  /** Under these names a session remembers how to take the last change back, and how it was understood. */
  public static final String UNDO = "undo";

  /** Until when, in ms since 1970; without it the last change can be taken back as long as it is remembered. */
  public static final String UNDO_UNTIL = "undo-until";

  public static final String WHY = "why";

  private BasicCommands() {}

  /** All commands: {@code features} and the basic ones, which need to see the whole table. */
  public static CommandTable with(List<Command> features) {
    BasicCommands basic = new BasicCommands();
    CommandTable[] table = new CommandTable[1];
    List<Command> all = java.util.stream.Stream.concat(
            java.util.stream.Stream.of(
                new Command(
                        "help",
                        List.of("帮助", "start", "?", "？"),
                        Role.GUEST,
                        turn -> basic.help(turn, table[0]))
                    .saidWhereListening(),
                new Command("undo", List.of("撤销"), Role.GUEST, turn -> basic.undo(turn, table[0])),
                new Command("why", List.of("为什么"), Role.GUEST, basic::why).saidWhereListening(),
                new Command("lang", List.of("语言", "language"), Role.GUEST, basic::language)
                    .saidWhereListening()),
            features.stream())
        .toList();
    table[0] = new CommandTable(all);
    return table[0];
  }

  private Future<Reply> help(Turn turn, CommandTable table) {
    StringBuilder text = new StringBuilder(turn.say("help.title"));
    for (Command command : table.commands()) {
      if (turn.speaker().has(command.role())) {
        text.append('\n')
            .append(turn.say(
                "help.line",
                "usage",
                turn.say("usage." + command.name()),
                "what",
                turn.mark("help." + command.name())));
      }
    }
    return Future.succeededFuture(
        Reply.discreetly(text.append('\n').append(turn.say("help.footer")).toString()));
  }

  /** Runs the command that the last change left behind for this. */
  private Future<Reply> undo(Turn turn, CommandTable table) {
    Optional<CommandTable.Found> back = turn.session().recall(UNDO).flatMap(table::read);
    if (back.isEmpty()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("bot.undo.nothing")));
    }
    if (turn.session()
        .recall(UNDO_UNTIL)
        .filter(until -> turn.now().toEpochMilli() > Long.parseLong(until))
        .isPresent()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("bot.undo.late")));
    }
    Turn undoing =
        turn.asking(new Invocation(back.get().arguments(), Via.COMMAND, Optional.empty()));
    return back.get()
        .command()
        .handler()
        .handle(undoing)
        .map(reply ->
            reply.keeping(reply.session().orElse(turn.session()).forget(UNDO).forget(UNDO_UNTIL)));
  }

  private Future<Reply> why(Turn turn) {
    return Future.succeededFuture(
        Reply.discreetly(turn.session().recall(WHY).orElseGet(() -> turn.say("bot.why.nothing"))));
  }

  private Future<Reply> language(Turn turn) {
    String wanted = turn.arguments().strip().toLowerCase(Locale.ROOT);
    Optional<Language> language = switch (wanted) {
      case "中文", "汉语", "chinese" -> Optional.of(Language.ZH);
      case "英文", "英语", "english" -> Optional.of(Language.EN);
      default -> Language.ofTag(wanted);
    };
    return Future.succeededFuture(language
        .map(chosen -> speak(turn, chosen))
        .orElseGet(() -> Reply.discreetly(turn.say("bot.language.which"))));
  }

  private static Reply speak(Turn turn, Language chosen) {
    return new Reply(List.of(), List.of(), Optional.of(turn.session().speaking(chosen)))
        .and(Say.discreetly(turn.in(chosen).say("bot.language.set")));
  }
}
