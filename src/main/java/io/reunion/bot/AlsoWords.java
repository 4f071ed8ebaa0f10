package io.reunion.bot;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Sentences that begin with a command's name and are about something else: "me and two kids", "list me for the gala", "who is
 * coming to the gala?", 求报名, 记录一下，我参加. For whoever may not give an order every command's name is a mere word.
 */
final class AlsoWords {
  private static final String UNSUBSCRIBE = "unsubscribe";
  private static final Set<String> NAMES = Set.of("me", "list", "need", "journal", UNSUBSCRIBE);
  /** Another name of {@code find}, with which most questions about an event begin. */
  private static final Pattern WHO = Pattern.compile("who\\s", Pattern.CASE_INSENSITIVE);

  private static final String ANSWER = "rsvp ";

  /** What ends by "stop": of "stop hiding my email" it is not the announcements. */
  private static final Pattern NEWS = Pattern.compile(
      "^(?:(?:please|pls|now|it|this|that|all|everything|from|of|to|at|me|us|the|these|those|any|your|more|so|many|sending|getting"
          + "|receiving|posting|texting|messaging|mailing|writing|bothering|spamming|talking|you|bot|thanks|thank|announcements?"
          + "|messages?|emails|mails|texts|posts|spam|news|newsletters?|broadcasts?|bulletins?|mailings?|lists?|here|again|forever)"
          + "\\b\\W{0,5}){1,20}+$|\\p{IsHan}",
      Pattern.CASE_INSENSITIVE);

  private AlsoWords() {}

  /** Whether {@code text} may mean something else than the command that it begins with. */
  static boolean mayBeOne(Turn turn, CommandTable.Found found, String text) {
    boolean word = NAMES.contains(found.command().name())
        || WHO.matcher(text).lookingAt()
        || !turn.speaker().has(found.command().role());
    String arguments = found.arguments();
    return word
        && !arguments.isEmpty()
        && !Usage.beginsWith(turn, found)
        && !isSetOff(text.substring(0, text.length() - arguments.length()));
  }

  /** Whether a name stands apart as nobody writes a word: 求 一位讲师, {@code need: a speaker}. */
  private static boolean isSetOff(String name) {
    boolean han = Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.HAN;
    String bare = name.strip();
    return bare.endsWith(":") || bare.endsWith("：") || (han && !name.equals(bare));
  }

  /** Whether what was {@code heard} in the whole sentence is something else. */
  static boolean isOne(Turn turn, CommandTable.Found found, Router.Heard heard) {
    Command command = found.command();
    boolean may = turn.speaker().has(command.role());
    if (heard.commands().isEmpty() && command.name().equals(UNSUBSCRIBE)) {
      return !NEWS.matcher(found.arguments()).find();
    }
    return heard.commands().isEmpty()
        ? !heard.choices().isEmpty()
            && heard.choices().stream()
                .allMatch(choice -> !may || choice.command().startsWith(ANSWER))
        : heard.commands().stream()
            .noneMatch(line -> command.names().contains(line.split(" ", 2)[0]));
  }
}
