package io.reunion.bot;

import io.reunion.bot.Invocation.Via;
import io.reunion.member.Role;
import io.reunion.session.Session;
import io.reunion.text.Language;
import io.reunion.text.Marked;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The commands that every feature leans on: {@code help}, {@code undo}, {@code why} and {@code lang}. */
public final class BasicCommands {
  /** Under these names a session remembers how to take the last change back, a command a line, and how it was understood. */
  public static final String UNDO = "undo";

  /** Until when, in ms since 1970; without it the last change can be taken back as long as it is remembered. */
  public static final String UNDO_UNTIL = "undo-until";

  /** Under this name, what that takes back, in words. It counts as long as the same command would take it back. */
  public static final String UNDO_WHAT = "undo-what";

  public static final String WHY = "why";

  /** Under these names a session remembers which event somebody has answered, and until when that is meant by what they say. */
  public static final String ANSWERED = "answered";

  public static final String ANSWERED_UNTIL = "answered-until";

  private BasicCommands() {}

  /** Whether the one who speaks has answered an event a moment ago. */
  public static boolean hasJustAnswered(Turn turn) {
    return turn.session()
        .recall(ANSWERED_UNTIL)
        .filter(until -> turn.now().toEpochMilli() <= Long.parseLong(until))
        .isPresent();
  }

  /** All commands: {@code features} and the basic ones, which need to see the whole table. */
  public static CommandTable with(List<Command> features) {
    BasicCommands basic = new BasicCommands();
    CommandTable[] table = new CommandTable[1];
    List<Command> all = Stream.concat(
            Stream.of(
                new Command(
                        "help",
                        List.of("帮助", "start", "?", "？"),
                        Role.GUEST,
                        turn -> Help.help(turn, table[0]))
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

  /** Runs the command that the last change left behind for this. */
  private Future<Reply> undo(Turn turn, CommandTable table) {
    List<CommandTable.Found> back = turn.session().recall(UNDO).stream()
        .flatMap(String::lines)
        .flatMap(line -> table.read(line).stream())
        .toList();
    if (back.isEmpty()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("bot.undo.nothing")));
    }
    if (turn.session()
        .recall(UNDO_UNTIL)
        .filter(until -> turn.now().toEpochMilli() > Long.parseLong(until))
        .isPresent()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("bot.undo.late")));
    }
    Future<Reply> undone = undone(turn, back.get(0));
    for (CommandTable.Found next : back.subList(1, back.size())) {
      undone = undone.compose(before ->
          undone(before.session().map(turn::remembering).orElse(turn), next).map(before::then));
    }
    return undone;
  }

  private static Future<Reply> undone(Turn turn, CommandTable.Found back) {
    return back.command()
        .handler()
        .handle(turn.asking(new Invocation(back.arguments(), Via.UNDO, Optional.empty())))
        .map(reply -> told(turn, reply)
            .keeping(reply
                .session()
                .orElse(turn.session())
                .forget(UNDO)
                .forget(UNDO_UNTIL)
                .forget(UNDO_WHAT)));
  }

  /** Says first what is taken back, unless nothing was: then what the command says is all. */
  private static Reply told(Turn turn, Reply reply) {
    Optional<String> what = turn.session()
        .recall(UNDO_WHAT)
        .filter(told -> isOf(told, turn.session().recall(UNDO).orElse("")))
        .map(told -> told.substring(told.indexOf(' ') + 1));
    if (what.isEmpty() || reply.session().isEmpty() || reply.says().isEmpty()) {
      return reply;
    }
    Say first = reply.says().get(0);
    List<Say> says = new ArrayList<>(reply.says());
    says.set(
        0,
        first.saying(
            turn.say("bot.undo.done", "what", new Marked(what.get())) + "\n" + first.text()));
    return new Reply(says, reply.letters(), reply.session());
  }

  /** Whether all of {@code undo} is done by the command whose name {@code what} begins with. */
  private static boolean isOf(String what, String undo) {
    String command = what.substring(0, what.indexOf(' ') + 1);
    return undo.lines().allMatch(line -> line.startsWith(command));
  }

  /**
   * What several commands of one turn have done is taken back together, the last one first.
   *
   * @param turn before any of them
   * @param before what was to be remembered until then
   */
  static Reply undoneTogether(Turn turn, Reply before, Reply next) {
    // Two changes in a row may be taken back by the same words, but not until the same moment.
    Optional<String> first = before
        .session()
        .filter(session -> !session.recall(UNDO).equals(turn.session().recall(UNDO))
            || !session.recall(UNDO_UNTIL).equals(turn.session().recall(UNDO_UNTIL)))
        .flatMap(session -> session.recall(UNDO));
    Optional<String> second = next.session().flatMap(session -> session.recall(UNDO));
    return first.isEmpty() || second.isEmpty() || first.equals(second)
        ? next
        : next.keeping(together(before.session().get(), next.session().get())
            .remember(UNDO, second.get() + "\n" + first.get()));
  }

  /** {@code session} in which {@code back} takes the last change back, as long as that is remembered. */
  public static Session undoneBy(Session session, String back) {
    return session.forget(UNDO_UNTIL).forget(UNDO_WHAT).remember(UNDO, back);
  }

  /** What both take back, in words. */
  public static Session together(Session first, Session second) {
    Optional<String> one = first.recall(UNDO_WHAT);
    Optional<String> other = second.recall(UNDO_WHAT);
    return one.isEmpty() || other.isEmpty()
        ? second
        : second.remember(
            UNDO_WHAT, one.get() + "; " + other.get().substring(other.get().indexOf(' ') + 1));
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
