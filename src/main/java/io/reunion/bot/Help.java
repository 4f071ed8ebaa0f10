package io.reunion.bot;

import io.reunion.chat.Button;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code help}: what the bot is for, what one topic or one command does, and the list of them all. */
final class Help {
  private static final Set<String> EVERYTHING = Set.of("all", "全部", "所有");
  private static final int BUTTONS_IN_A_ROW = 3;

  private Help() {}

  static Future<Reply> help(Turn turn, CommandTable table) {
    List<Command> all = table.commands().stream()
        .filter(command -> command.isFor(turn.speaker()))
        .toList();
    return Future.succeededFuture(
        isOnEverything(turn.arguments())
            ? Reply.discreetly(listed(turn, all))
            : table
                .read(turn.arguments())
                .map(CommandTable.Found::command)
                .filter(all::contains)
                .map(command -> Reply.discreetly(helped(turn, command, all)))
                .orElseGet(() -> Reply.of(overview(turn, all))));
  }

  /** Whether {@code help} with these words behind it lists every command. */
  static boolean isOnEverything(String arguments) {
    return EVERYTHING.contains(arguments.strip().toLowerCase(Locale.ROOT));
  }

  /** So short that it is read: what can be said, and what there is more to ask for. A group gets no buttons, which anybody may press. */
  private static Say overview(Turn turn, List<Command> all) {
    List<Topic> topics =
        Arrays.stream(Topic.values()).filter(topic -> topic.isFor(all)).toList();
    boolean member = turn.speaker().has(Role.MEMBER);
    String text = turn.say(member ? "help.title" : "help.title.guest")
        + topics.stream().map(topic -> "\n" + topic.told(turn)).collect(Collectors.joining())
        + "\n" + turn.say("help.footer");
    return turn.inGroup()
        ? Say.discreetly(text)
        : Say.discreetly(text)
            .withButtons(rows(topics.stream().map(topic -> topic.button(turn)).toList()));
  }

  private static List<List<Button>> rows(List<Button> buttons) {
    List<List<Button>> rows = new ArrayList<>();
    for (int i = 0; i < buttons.size(); i += BUTTONS_IN_A_ROW) {
      rows.add(buttons.subList(i, Math.min(buttons.size(), i + BUTTONS_IN_A_ROW)));
    }
    return rows;
  }

  /** What one command does; by the first of a topic all of that is meant. */
  private static String helped(Turn turn, Command command, List<Command> all) {
    return Topic.ledBy(command.name()).map(topic -> topic.of(all)).orElse(List.of(command)).stream()
        .map(each -> helped(turn, each))
        .collect(Collectors.joining("\n"));
  }

  private static String helped(Turn turn, Command command) {
    String line = line(turn, command);
    return office(turn, command).map(more -> line + "\n" + more).orElse(line);
  }

  /** What it does behind the first way to write it, and the others below. */
  private static String line(Turn turn, Command command) {
    String[] usage = turn.say("usage." + command.name()).split("\n", 2);
    String line =
        turn.say("help.line", "usage", usage[0], "what", turn.mark("help." + command.name()));
    return usage.length == 1 ? line : line + "\n" + brief(turn, usage[1]);
  }

  /** All commands; those that only few may use are listed more briefly. */
  private static String listed(Turn turn, List<Command> commands) {
    StringBuilder text = new StringBuilder(turn.say("help.all"));
    StringBuilder office = new StringBuilder();
    for (Command command : commands) {
      if (command.role().compareTo(Role.MEMBER) > 0) {
        office.append('\n').append(brief(turn, turn.say("usage." + command.name())));
      } else {
        text.append('\n').append(line(turn, command));
        office(turn, command).ifPresent(line -> office.append('\n').append(line));
      }
    }
    if (!office.isEmpty()) {
      text.append('\n').append(turn.say("help.office")).append(office);
    }
    return text.append('\n').append(turn.say("help.all.footer")).toString();
  }

  private static String brief(Turn turn, String usage) {
    return usage
        .lines()
        .map(way -> turn.say("help.short", "usage", way))
        .collect(Collectors.joining("\n"));
  }

  /** What organisers or admins may do besides with a command of everybody's, if there is such. */
  private static Optional<String> office(Turn turn, Command command) {
    return office(turn, command, Role.ORGANISER, ".office")
        .or(() -> office(turn, command, Role.ADMIN, ".admin"));
  }

  private static Optional<String> office(Turn turn, Command command, Role role, String whose) {
    String usage = "usage." + command.name() + whose;
    return turn.speaker().has(role) && turn.texts().has(usage)
        ? Optional.of(brief(turn, turn.say(usage)))
        : Optional.empty();
  }
}
