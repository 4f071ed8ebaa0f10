package io.reunion.lookup;

import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import java.util.List;

/**
 * Commands that show other things than people. After them "the second one" is one of those, and "in London" asks for one of
 * them: no search goes on past what was shown since.
 */
final class Overtaken {
  private Overtaken() {}

  static List<Command> by(List<Command> commands) {
    return commands.stream().map(Overtaken::by).toList();
  }

  private static Command by(Command command) {
    return new Command(
        command.name(),
        command.aliases(),
        command.role(),
        turn -> command.handler().handle(turn).map(reply -> forgetting(turn, reply)),
        command.rehearsal(),
        command.obeyedWhereListening(),
        command.theirs());
  }

  /** What has nothing to forget keeps nothing, which costs no round to the store. */
  private static Reply forgetting(Turn turn, Reply reply) {
    boolean after = Page.isAround(turn.session());
    return after && !reply.equals(Reply.SILENCE)
        ? reply.keeping(Page.overtaken(reply.session().orElse(turn.session())))
        : reply;
  }
}
