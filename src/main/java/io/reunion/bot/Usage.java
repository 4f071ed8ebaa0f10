package io.reunion.bot;

import io.reunion.member.Role;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a command is written, by the sentence that help prints of it. */
final class Usage {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern WORDS = Pattern.compile("[^\\p{L}]+");

  private Usage() {}

  /** "me and my friends" is not the command {@code me}, which is written without anything behind it. */
  static boolean takesArguments(Turn turn, Command command) {
    String usage = key(command);
    return !turn.texts().has(usage)
        || turn.say(usage).indexOf(' ') > 0
        || (turn.speaker().has(Role.ADMIN) && turn.texts().has(usage + ".admin"));
  }

  /** "Me correct …": the second word is one of those with which the command is used. */
  static boolean beginsWith(Turn turn, CommandTable.Found found) {
    return words(turn, found.command()).contains(found.arguments().split("\\s", 2)[0]);
  }

  /** "Lang zh", "events mine": no word of it is the writer's own. */
  static boolean isAllOf(Turn turn, CommandTable.Found found) {
    Set<String> words = words(turn, found.command());
    return BLANKS.splitAsStream(found.arguments()).allMatch(words::contains);
  }

  /** Also with which organisers or admins may use it, which is printed apart. */
  private static Set<String> words(Turn turn, Command command) {
    return Stream.of("", ".office", ".admin")
        .map(whose -> key(command) + whose)
        .filter(turn.texts()::has)
        .flatMap(usage -> WORDS.splitAsStream(turn.say(usage)).skip(1))
        .collect(Collectors.toSet());
  }

  private static String key(Command command) {
    return "usage." + command.name();
  }
}
