package io.reunion.ballot;

import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What cannot be taken back is asked for twice: a {@code yes} behind the command does it. */
final class SureFirst {
  private static final Set<String> YES =
      Set.of("yes", "y", "ok", "confirm", "是", "好", "确认", "確認", "确定", "確定");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private SureFirst() {}

  static boolean isSaid(String words) {
    return YES.contains(last(words));
  }

  /** {@code words} without the yes at their end. */
  static String without(String words) {
    return isSaid(words)
        ? words
            .strip()
            .substring(0, words.strip().length() - last(words).length())
            .strip()
        : words;
  }

  private static String last(String words) {
    String[] all = BLANKS.split(words.strip().toLowerCase(Locale.ROOT));
    return all[all.length - 1];
  }

  /** @param command what is to be done, to which the button says yes */
  static Reply ask(Turn turn, String question, String command) {
    Button yes = new Button(turn.say("ballot.button.close"), command + " yes", Button.Style.DANGER);
    return Reply.of(Say.discreetly(question).withButtons(List.of(List.of(yes))));
  }
}
