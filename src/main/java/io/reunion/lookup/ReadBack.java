package io.reunion.lookup;

import io.reunion.bot.Turn;
import io.reunion.member.search.Match;
import io.reunion.member.search.MemberQuery;
import io.reunion.text.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * What was taken of a whole sentence, told to whoever said it, so that they see what to say otherwise.
 *
 * @param left what none of those who are shown meets
 * @param refined whether it was made out of the question before
 */
record ReadBack(MemberQuery asked, List<String> left, boolean refined) {
  ReadBack {
    left = List.copyOf(left);
  }

  static ReadBack of(Page page) {
    List<String> left = new ArrayList<>();
    if (!page.matches().isEmpty()) {
      left.addAll(page.matches().get(0).missing());
      page.matches().stream().map(Match::missing).forEach(left::retainAll);
    }
    return new ReadBack(page.question(), left, page.refined());
  }

  boolean isTold() {
    return (refined || asked.isSentence()) && !asked.asked().isEmpty();
  }

  /** Where it is told for all of them at once, each need not have it. */
  List<String> missing(Match match) {
    List<String> missing = new ArrayList<>(match.missing());
    if (isTold()) {
      missing.removeAll(left);
    }
    return missing;
  }

  /** One line, or nothing where the words were all taken. */
  String line(Turn turn) {
    if (!isTold()) {
      return "";
    }
    List<String> met = new ArrayList<>(asked.asked());
    met.removeAll(left);
    return "\n"
        + (refined ? part(turn, "lookup.by.now", met) : part(turn, "lookup.by", met))
        + part(turn, "lookup.by.rather", asked.wishes())
        + part(turn, "lookup.by.without", asked.excluded())
        + part(turn, "lookup.by.left", left);
  }

  private static String part(Turn turn, String key, List<String> words) {
    return words.isEmpty() ? "" : turn.say(key, "words", listed(turn, words));
  }

  static String listed(Turn turn, List<String> values) {
    return String.join(turn.texts().language() == Language.ZH ? "、" : ", ", values);
  }
}
