package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that the speaker gives for others: "sign up Alice for me".
 *
 * @param hit the words that say so
 * @param people for whom; one or more
 */
record OnBehalf(Hit hit, List<Names.Person> people) {
  static List<OnBehalf> in(PhraseBook book, Tokens tokens) {
    List<OnBehalf> found = new ArrayList<>();
    for (Hit hit : book.forOthers(tokens)) {
      SlotReader.@Nullable Span who = book.slots(tokens).read(hit, "who");
      if (who != null && !goesWithSpeaker(book.lexicon(), tokens, who)) {
        // "My friend Tom" is Tom.
        int mine = book.lexicon().startingAt(tokens, who.from(), who.to(), WordSet.SELF);
        List<Names.Person> people = book.names().people(tokens, who.from() + mine, who.to());
        if (!people.isEmpty()) {
          found.add(new OnBehalf(hit, people));
        }
      }
    }
    return List.copyOf(found);
  }

  /** "Sign up me and Tom", 帮我和王强报名: both come, and it is the speaker's own answer. */
  private static boolean goesWithSpeaker(Lexicon lexicon, Tokens tokens, SlotReader.Span who) {
    int joint = lexicon.startingAt(tokens, who.from(), who.to(), WordSet.JOINT);
    // 同 joins two names, but not in 同学.
    return joint > 0
        && joint >= lexicon.startingAt(tokens, who.from(), who.to(), WordSet.RELATION)
        && lexicon.endingAt(tokens, 0, who.from(), WordSet.SELF) > 0;
  }

  Intent intent() {
    return hit.mark() == Mark.FOR_YES ? Intent.RSVP_YES : Intent.RSVP_WITHDRAW;
  }
}
